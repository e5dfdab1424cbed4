import { listSms, mailState, resendSms } from '../../../../contracts/admin';
import type { SmsRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  OrderLink,
  Quiet,
  SearchBox,
  StateChip,
  useCodeWords,
  useList,
  useMay,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';

const NAMES = ['search', 'state'] as const;

/** Hands the same message over once more, after asking; not one that waits, and none whose number is forgotten. */
const ResendButton = ({ message }: { readonly message: SmsRow }) => {
  const words = useWords();
  const maySend = useMay('mails.send');
  if (!maySend || message.to === null || message.state === 'queued') return null;
  return (
    <ActButton
      endpoint={resendSms}
      asked={{ params: { id: message.id } }}
      touches={['adminSms']}
      label={words('mails.resend')}
      done={words('sms.resent')}
      confirm={words('sms.resendConfirm', { to: message.to })}
    />
  );
};

const useColumns = (): Column<SmsRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    {
      key: 'text',
      label: words('sms.text'),
      render: (message) => (
        <>
          <span dir="auto">{message.text}</span>
          <div>
            <Quiet>{say('mailKind', message.kind, message.kind)}</Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'to',
      label: words('mails.to'),
      render: (message) => (message.to === null ? <Quiet>{words('sms.forgotten')}</Quiet> : <bdi dir="ltr">{message.to}</bdi>),
    },
    {
      key: 'state',
      label: words('field.state'),
      render: (message) => (
        <>
          <StateChip of="mail" state={message.state} />
          {message.lastError === null ? null : (
            <div>
              <Quiet>{message.lastError}</Quiet>
            </div>
          )}
        </>
      ),
    },
    { key: 'attempts', label: words('sms.attempts'), figure: true, render: (message) => message.attempts },
    {
      key: 'order',
      label: words('field.order'),
      render: (message) => (message.orderNumber ? <OrderLink number={message.orderNumber} /> : null),
    },
    { key: 'at', label: words('mails.written'), render: (message) => <Moment at={message.createdAt} /> },
    { key: 'again', label: words('mails.resend'), render: (message) => <ResendButton message={message} /> },
  ];
};

/** Everything the shop has said to telephones. */
export const SmsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const state = mailState.safeParse(values.state).data;
  const query = useList(listSms, { ...(state ? { state } : {}), search: values.search }, 30_000);
  return (
    <ListPage
      title={words('sms.title')}
      subtitle={words('sms.subtitle')}
      permission="mails.read"
      controls={
        <Controls>
          <SearchBox value={values.search} label={words('sms.search')} onSearch={(search) => change({ search })} />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(chosen) => change({ state: chosen })}
            options={mailState.options.map((value) => ({ value, label: words(`state.mail.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(message) => message.id}
      empty={{ title: words('sms.none'), hint: words('sms.noneHint') }}
      onClear={filtered ? clear : null}
    />
  );
};
