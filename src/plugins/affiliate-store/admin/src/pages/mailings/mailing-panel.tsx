import { useState } from 'react';
import { goOnWithMailing, readMailing, stopMailing } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Facts, Loaded, Moment, Stack, StateChip, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';

/** How often the panel looks while letters are written. */
const FOLLOWS_MS = 1_000;

/** One letter to many: whom it is for, how far it is, and who joined. */
export const MailingPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const [follows, setFollows] = useState(true);
  const query = useRead(readMailing, { params: { id } }, follows ? { refreshMs: FOLLOWS_MS } : {});
  const running = query.data?.data.state === 'running';
  if (query.data && running !== follows) setFollows(running);
  return (
    <SidePanel title={query.data?.data.program.name ?? words('mailings.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('field.state'), <StateChip key="state" of="mailing" state={data.state} />],
                [words('mailings.written'), words('mailings.of', { written: data.written, expected: data.expected })],
                [words('mailings.looked'), String(data.looked)],
                [words('mailings.joined'), String(data.joined)],
                [words('mailings.bought'), data.product ?? words('mailings.anything')],
                [words('mailings.since'), data.since],
                [words('mailings.basis'), words(`mailings.basis.${data.basis}`)],
                [words('mailings.words'), data.words === '' ? null : <span dir="auto">{data.words}</span>],
                [words('mailings.until'), <Moment key="until" at={data.expiresAt} full />],
                [words('imports.by'), data.madeBy],
              ]}
            />
            <div>
              {data.state === 'running' ? (
                <ActButton
                  endpoint={stopMailing}
                  asked={{ params: { id } }}
                  touches={['adminMailings']}
                  label={words('mailings.stop')}
                  done={words('mailings.stopped')}
                />
              ) : null}
              {data.state === 'stopped' ? (
                <ActButton
                  endpoint={goOnWithMailing}
                  asked={{ params: { id } }}
                  touches={['adminMailings']}
                  label={words('mailings.goOn')}
                  done={words('mailings.started')}
                />
              ) : null}
            </div>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
