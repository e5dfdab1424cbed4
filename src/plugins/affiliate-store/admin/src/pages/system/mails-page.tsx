import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { listMails, mailState, readMail, resendMail } from '../../../../contracts/admin';
import type { MailRow } from '../../../../contracts/admin';
import { Confirm } from '../../shell/confirm';
import {
  Choice,
  Controls,
  DataTable,
  Email,
  Empty,
  Facts,
  Loaded,
  Moment,
  PageFrame,
  Pager,
  Quiet,
  SearchBox,
  Stack,
  StateChip,
  to,
  useAct,
  useCodeWords,
  useMay,
  usePlace,
  useRead,
  useRefusalWords,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';

const NAMES = ['search', 'state', 'kind', 'mail'] as const;

const Paper = styled.iframe`
  width: 100%;
  min-height: 52rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #fff;
`;
const Text = styled.pre`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.3rem;
  line-height: 1.5;
`;

const ResendButton = ({ mail }: { readonly mail: MailRow }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const resend = useAct(resendMail, ['adminMail']);
  const send = () =>
    resend.mutate(
      { asked: { params: { id: mail.id } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('mails.resent') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Confirm
      title={words('mails.resend')}
      text={words('mails.resendConfirm', { to: mail.to })}
      confirm={words('mails.resend')}
      onConfirm={send}
    >
      <Button variant="secondary" size="S" loading={resend.isPending}>
        {words('mails.resend')}
      </Button>
    </Confirm>
  );
};

/** A mail as it was written. It is shown without its scripts, and cannot leave its frame. */
const MailPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const maySend = useMay('mails.send');
  const query = useRead(readMail, { params: { id } });
  return (
    <SidePanel title={query.data?.data.subject ?? words('mails.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('mails.to'), <Email key="to" address={data.to} />],
                [words('field.state'), <StateChip key="state" of="mail" state={data.state} />],
                [words('mails.error'), data.lastError],
                [
                  words('field.order'),
                  data.orderNumber ? (
                    <Link key="order" to={to.order(data.orderNumber)}>
                      {data.orderNumber}
                    </Link>
                  ) : null,
                ],
                [words('mails.written'), <Moment key="written" at={data.createdAt} full />],
                [words('mails.sent'), data.sentAt ? <Moment key="sent" at={data.sentAt} full /> : null],
              ]}
            />
            {maySend ? (
              <Flex>
                <ResendButton mail={data} />
              </Flex>
            ) : null}
            <Paper title={data.subject} sandbox="" srcDoc={data.html} />
            <details>
              <summary>{words('mails.asText')}</summary>
              <Text dir="auto">{data.text}</Text>
            </details>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};

/** Everything the store has written to people. */
export const MailsPage = () => {
  const words = useWords();
  const say = useCodeWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const place = usePlace();
  const state = mailState.safeParse(values.state).data;
  const query = useRead(
    listMails,
    {
      query: {
        ...(state ? { state } : {}),
        search: values.search,
        kind: values.kind,
        ...(place.cursor ? { cursor: place.cursor } : {}),
        pageSize: 50,
      },
    },
    { refreshMs: 30_000 },
  );
  const columns: Column<MailRow>[] = [
    { key: 'subject', label: words('mails.subject'), render: (mail) => <span dir="auto">{mail.subject}</span> },
    { key: 'kind', label: words('mails.kind'), render: (mail) => <Quiet>{say('mailKind', mail.kind, mail.kind)}</Quiet> },
    { key: 'to', label: words('mails.to'), render: (mail) => <Email address={mail.to} /> },
    { key: 'state', label: words('field.state'), render: (mail) => <StateChip of="mail" state={mail.state} /> },
    {
      key: 'order',
      label: words('field.order'),
      render: (mail) => (mail.orderNumber ? <Link to={to.order(mail.orderNumber)}>{mail.orderNumber}</Link> : <Quiet>—</Quiet>),
    },
    { key: 'at', label: words('mails.written'), render: (mail) => <Moment at={mail.createdAt} /> },
    {
      key: 'open',
      label: words('field.actions'),
      figure: true,
      render: (mail) => (
        <Button size="S" variant="ghost" onClick={() => change({ mail: mail.id })}>
          {words('mails.open')}
        </Button>
      ),
    },
  ];
  return (
    <PageFrame
      title={words('mails.title')}
      subtitle={words('mails.subtitle')}
      permission="mails.read"
      controls={
        <Controls>
          <SearchBox value={values.search} label={words('mails.search')} onSearch={(search) => change({ search })} />
          <Choice
            label={words('field.state')}
            value={state}
            onChoose={(next) => change({ state: next })}
            options={mailState.options.map((value) => ({ value, label: words(`state.mail.${value}`) }))}
          />
        </Controls>
      }
    >
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            filtered ? (
              <Empty
                title={words('empty.noMatch')}
                action={
                  <Button variant="secondary" onClick={clear}>
                    {words('controls.clearAll')}
                  </Button>
                }
              />
            ) : (
              <Empty title={words('mails.none')} hint={words('mails.noneHint')} />
            )
          ) : (
            <>
              <DataTable
                caption={words('mails.title')}
                rows={data}
                columns={columns}
                keyOf={(mail) => mail.id}
                busy={query.isPlaceholderData}
              />
              <Pager pagination={pagination} shown={data.length} />
            </>
          )
        }
      </Loaded>
      {values.mail ? <MailPanel id={values.mail} onClose={() => change({ mail: undefined })} /> : null}
    </PageFrame>
  );
};
