import { earningRow, listEarnings } from '../../../../contracts/admin';
import type { EarningRow } from '../../../../contracts/admin';
import { Amount, Choice, Controls, Day, ListPage, Named, Quiet, StateChip, useList, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const KINDS = earningRow.shape.kind;

const LeftOut = ({ of }: { readonly of: EarningRow['leftOut'] }) => {
  const words = useWords();
  return (
    <>
      {of.map(({ reason, count }) => (
        <div key={reason}>
          <Quiet>{words(`eventEarnings.leftOut.${reason}`, { count })}</Quiet>
        </div>
      ))}
    </>
  );
};

const useColumns = (): Column<EarningRow>[] => {
  const words = useWords();
  return [
    { key: 'affiliate', label: words('fraud.affiliate'), render: (one) => <Named name={one.affiliate.name} note={one.program} /> },
    { key: 'kind', label: words('eventEarnings.kind'), render: (one) => words(`eventEarnings.kind.${one.kind}`) },
    { key: 'day', label: words('eventEarnings.day'), render: (one) => <Day at={one.day} /> },
    { key: 'count', label: words('eventEarnings.count'), figure: true, render: (one) => one.count },
    { key: 'leftOut', label: words('eventEarnings.leftOut'), render: (one) => <LeftOut of={one.leftOut} /> },
    {
      key: 'amount',
      label: words('eventEarnings.amount'),
      figure: true,
      render: (one) => <Amount value={one.amount} why={{ of: 'paid_event', id: one.id }} />,
    },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="eventEarning" state={one.state} /> },
  ];
};

/** What accepted leads and the clicks of days earned. */
export const EventEarningsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['kind']);
  const kind = KINDS.safeParse(values.kind).data;
  const query = useList(listEarnings, { ...(kind ? { kind } : {}) });
  return (
    <ListPage
      title={words('eventEarnings.title')}
      subtitle={words('eventEarnings.subtitle')}
      permission="paid-events.read"
      controls={
        <Controls>
          <Choice
            label={words('eventEarnings.kind')}
            value={values.kind}
            onChoose={(chosen) => change({ kind: chosen })}
            options={KINDS.options.map((value) => ({ value, label: words(`eventEarnings.kind.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      empty={{ title: words('eventEarnings.none'), hint: words('eventEarnings.noneHint') }}
      onClear={filtered ? clear : null}
    />
  );
};
