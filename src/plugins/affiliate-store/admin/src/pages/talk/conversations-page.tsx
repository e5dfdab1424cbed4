import { listStaffConversations } from '../../../../contracts/admin';
import type { ConversationRow } from '../../../../contracts/admin';
import { Choice, Controls, ListPage, Moment, Named, Quiet, useList, usePanel, useRowLink, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { ConversationPanel } from './conversation-panel';

const WAITING = ['true', 'false'] as const;

const useColumns = (): Column<ConversationRow>[] => {
  const words = useWords();
  return [
    { key: 'affiliate', label: words('affiliates.one'), render: (one) => <Named name={one.affiliate.name} note={one.program} /> },
    {
      key: 'unread',
      label: words('conversations.unread'),
      render: (one) =>
        one.unread > 0 ? (
          <strong>{words('conversations.count', { count: one.unread })}</strong>
        ) : (
          <Quiet>{words(`conversations.last.${one.lastBy}`)}</Quiet>
        ),
    },
    { key: 'last', label: words('conversations.lastAt'), render: (one) => <Moment at={one.lastAt} full /> },
  ];
};

/** Conversations with affiliates: what nobody has read yet comes first. */
export const ConversationsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['waiting']);
  const linkOf = useRowLink('with');
  const [open, close] = usePanel('with');
  const waiting = WAITING.find((one) => one === values.waiting);
  const query = useList(listStaffConversations, waiting === undefined ? {} : { waiting });
  return (
    <ListPage
      title={words('conversations.title')}
      subtitle={words('conversations.subtitle')}
      permission="affiliates.messages"
      controls={
        <Controls>
          <Choice
            label={words('conversations.unread')}
            value={values.waiting}
            onChoose={(chosen) => change({ waiting: chosen })}
            options={WAITING.map((value) => ({ value, label: words(`conversations.waiting.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ affiliate }) => affiliate.id}
      linkOf={({ affiliate }) => linkOf(affiliate.id)}
      empty={{ title: words('conversations.none'), hint: words('conversations.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <ConversationPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
