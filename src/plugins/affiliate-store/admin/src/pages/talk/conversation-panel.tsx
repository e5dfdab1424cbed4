import { useNotification } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { listStaffMessages, readFromAffiliate, writeToAffiliate } from '../../../../contracts/admin';
import { Loaded, Quiet, Stack, to, useAct, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { TalkForm, TalkLine } from '../../shell/talk';

const SHOWN = 100;

const Write = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(writeToAffiliate, ['adminConversations', 'adminOverview']);
  const send = (text: string, sent: () => void) =>
    act.mutate(
      { asked: { params: { id }, body: { text } } },
      {
        onSuccess: () => {
          sent();
          toggleNotification({ type: 'success', message: words('conversations.sent') });
        },
      },
    );
  return (
    <TalkForm
      label={words('conversations.write')}
      hint={words('conversations.writeHint')}
      send={words('cases.send')}
      busy={act.isPending}
      error={act.error}
      onSend={send}
    />
  );
};

/** One conversation; whoever opens it has read it, for the whole shop. */
export const ConversationPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(listStaffMessages, { params: { id }, query: { pageSize: SHOWN } });
  const { mutate } = useAct(readFromAffiliate, ['adminConversations', 'adminOverview']);
  const newest = query.data?.data[0];
  const toRead = newest?.by === 'partner' ? newest.id : null;
  useEffect(() => {
    if (toRead !== null) mutate({ asked: { params: { id } } });
  }, [id, toRead, mutate]);
  return (
    <SidePanel title={words('conversations.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data, pagination }) => (
          <Stack>
            <Link to={to.affiliates({ affiliate: id })}>{words('conversations.affiliate')}</Link>
            <Write id={id} />
            {data.length === 0 ? <Quiet>{words('conversations.nothing')}</Quiet> : null}
            <Stack as="ol">
              {data.map((one) => (
                <TalkLine key={one.id} who={one.who} text={one.text} at={one.at} />
              ))}
            </Stack>
            {(pagination?.total ?? 0) > SHOWN ? <Quiet>{words('conversations.older', { count: SHOWN })}</Quiet> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
