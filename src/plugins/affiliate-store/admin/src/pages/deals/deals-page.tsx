import { listAdminDeals } from '../../../../contracts/admin';
import type { AdminDeal } from '../../../../contracts/admin';
import { Choice, Controls, Day, ListPage, Named, StateChip, useList, usePanel, useRowLink, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { percentText } from '../../shell/money';
import { DealPanel } from './deal-panel';

const STATES = ['proposed', 'accepted', 'declined', 'withdrawn'] as const;
type State = (typeof STATES)[number];

const useColumns = (): Column<AdminDeal>[] => {
  const words = useWords();
  return [
    {
      key: 'proposer',
      label: words('deals.proposer'),
      render: ({ proposer }) => <Named name={proposer.name} note={proposer.program.name} />,
    },
    { key: 'partner', label: words('deals.partner'), render: ({ partner }) => <Named name={partner.name} note={partner.program.name} /> },
    { key: 'rate', label: words('deals.rate'), figure: true, render: (one) => `${percentText(one.rateBasisPoints)} %` },
    { key: 'until', label: words('deals.until'), render: (one) => <Day at={one.endsAt} /> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="deal" state={one.phase} /> },
  ];
};

/** What sellers agreed on about each other's products. */
export const DealsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('deal');
  const [open, close] = usePanel('deal');
  const query = useList(listAdminDeals, { state: STATES.find((state) => state === (values.state as State)) });
  return (
    <ListPage
      title={words('deals.title')}
      subtitle={words('deals.subtitle')}
      permission="affiliates.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={STATES.map((value) => ({ value, label: words(`deals.state.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('deals.none'), hint: words('deals.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <DealPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
