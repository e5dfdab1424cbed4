import { Flex, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { listLetters, listMails, mailState, readMail, resendMail } from '../../../../contracts/admin';
import type { MailRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  Choice,
  Controls,
  Email,
  Facts,
  ListPage,
  Loaded,
  Moment,
  OrderLink,
  Quiet,
  SearchBox,
  Stack,
  StateChip,
  to,
  useCodeWords,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { Paper, PlainText } from './letter-panel';

const NAMES = ['search', 'state', 'kind'] as const;
/** Sends the same mail once more, after asking. */
const ResendButton = ({ mail }: { readonly mail: MailRow }) => {
  const words = useWords();
  return (
    <ActButton
      endpoint={resendMail}
      asked={{ params: { id: mail.id } }}
      touches={['adminMail']}
      label={words('mails.resend')}
      done={words('mails.resent')}
      confirm={words('mails.resendConfirm', { to: mail.to })}
    />
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
                [words('field.order'), data.orderNumber ? <OrderLink key="order" number={data.orderNumber} /> : null],
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
              <PlainText dir="auto">{data.text}</PlainText>
            </details>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};

const useColumns = (): Column<MailRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    {
      key: 'subject',
      label: words('mails.subject'),
      render: (mail) => (
        <>
          <span dir="auto">{mail.subject}</span>
          <div>
            <Quiet>{say('mailKind', mail.kind, mail.kind)}</Quiet>
          </div>
        </>
      ),
    },
    { key: 'to', label: words('mails.to'), render: (mail) => <Email address={mail.to} /> },
    { key: 'state', label: words('field.state'), render: (mail) => <StateChip of="mail" state={mail.state} /> },
    {
      key: 'order',
      label: words('field.order'),
      render: (mail) => (mail.orderNumber ? <OrderLink number={mail.orderNumber} /> : null),
    },
    { key: 'at', label: words('mails.written'), render: (mail) => <Moment at={mail.createdAt} /> },
  ];
};

const Filters = ({ values, change }: Pick<ReturnType<typeof useUrlState<typeof NAMES>>, 'values' | 'change'>) => {
  const words = useWords();
  const say = useCodeWords();
  const board = useRead(listLetters).data?.data;
  const kinds = board?.letters ?? [];
  return (
    <Controls>
      <SearchBox value={values.search} label={words('mails.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={mailState.options.map((value) => ({ value, label: words(`state.mail.${value}`) }))}
      />
      <Choice
        label={words('mails.kind')}
        value={values.kind}
        onChoose={(kind) => change({ kind })}
        options={kinds.map(({ kind }) => ({ value: kind, label: say('mailKind', kind, kind) }))}
      />
      {board?.smsPluggedIn ? (
        <LinkButton tag={Link} to={to.sms()} variant="tertiary">
          {words('sms.title')}
        </LinkButton>
      ) : null}
    </Controls>
  );
};

/** Everything the store has written to people. */
export const MailsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('mail');
  const [open, close] = usePanel('mail');
  const state = mailState.safeParse(values.state).data;
  const query = useList(listMails, { ...(state ? { state } : {}), search: values.search, kind: values.kind }, 30_000);
  return (
    <ListPage
      title={words('mails.title')}
      subtitle={words('mails.subtitle')}
      permission="mails.read"
      controls={<Filters values={values} change={change} />}
      query={query}
      columns={useColumns()}
      keyOf={(mail) => mail.id}
      linkOf={(mail) => linkOf(mail.id)}
      empty={{ title: words('mails.none'), hint: words('mails.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <MailPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
