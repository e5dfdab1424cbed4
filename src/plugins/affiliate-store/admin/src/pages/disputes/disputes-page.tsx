import { disputeState, listDisputes, readDisputeFacets, readDisputeTotals, readOrderFacets } from '../../../../contracts/admin';
import type { DisputeRow } from '../../../../contracts/admin';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { CurrencyChoice } from '../../shell/facet-choices';
import {
  Amount,
  Choice,
  Controls,
  Day,
  Email,
  FilterChips,
  ListPage,
  Named,
  Quiet,
  SearchBox,
  StateChip,
  useCodeWords,
  useList,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { DisputePanel } from './dispute-panel';
import { TimeLeft } from './time-left';

const NAMES = ['search', 'state', 'reason', 'currency', 'range', 'from', 'to'] as const;

/** What is asked for like a state: that somebody has to answer. */
const WAITING = 'waiting';

const useFilters = () => {
  const url = useUrlState(NAMES);
  const days = useDays(url.values);
  const { search, state, reason, currency } = url.values;
  const query = {
    search,
    reason,
    currency,
    state: disputeState.safeParse(state).data,
    ...(state === WAITING ? { waiting: 'true' as const } : {}),
    from: days?.from,
    to: days?.to,
  };
  return { ...url, query };
};
type Filters = ReturnType<typeof useFilters>;

const useReason = () => {
  const say = useCodeWords();
  return (reason: string) => say('disputeReason', reason, reason.replaceAll('_', ' '));
};

const useColumns = (): Column<DisputeRow>[] => {
  const words = useWords();
  const reasonOf = useReason();
  return [
    { key: 'order', label: words('field.order'), render: (one) => <Named name={one.orderNumber} note={one.products} /> },
    { key: 'buyer', label: words('field.buyer'), render: (one) => <Email address={one.email} /> },
    {
      key: 'reason',
      label: `${words('disputes.reason')} · ${words('disputes.opened')}`,
      render: (one) => (
        <>
          {reasonOf(one.reason)}{' '}
          <Quiet>
            <Day at={one.openedAt} />
          </Quiet>
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="dispute" state={one.state} /> },
    {
      key: 'due',
      label: words('disputes.due'),
      render: (one) => (one.waiting && one.evidenceDueAt ? <TimeLeft until={one.evidenceDueAt} /> : <Quiet>—</Quiet>),
    },
    {
      key: 'amount',
      label: words('disputes.amount'),
      figure: true,
      render: (one) => <Amount value={one.amount} why={{ of: 'order_sum', id: one.orderNumber, part: 'disputed' }} />,
    },
  ];
};

const FilterBar = ({ filters: { values, change } }: { readonly filters: Filters }) => {
  const words = useWords();
  const reasonOf = useReason();
  const reasons = useRead(readDisputeFacets).data?.data.reasons ?? [];
  const currencies = useRead(readOrderFacets).data?.data.currencies;
  return (
    <Controls>
      <SearchBox value={values.search} label={words('disputes.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={[
          { value: WAITING, label: words('disputes.waiting') },
          ...disputeState.options.map((value) => ({ value, label: words(`state.dispute.${value}`) })),
        ]}
      />
      <Choice
        label={words('disputes.reason')}
        value={values.reason}
        onChoose={(reason) => change({ reason })}
        options={reasons.map((value) => ({ value, label: reasonOf(value) }))}
      />
      <CurrencyChoice currencies={currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
      <DayRangePicker values={values} change={change} />
    </Controls>
  );
};

/** How many the filters match, how many of them wait, and what became of the others: one row per currency. */
const Totals = ({ query }: { readonly query: Filters['query'] }) => {
  const words = useWords();
  const totals = useRead(readDisputeTotals, { query }).data?.data ?? [];
  return (
    <>
      {totals.map((total) => (
        <tr key={total.currency} role="row">
          <td role="cell" colSpan={5}>
            {words('disputes.totals', { count: total.disputes, waiting: total.waiting, currency: total.currency })}{' '}
            <Quiet>
              {words('disputes.waitingAmount')} <Amount value={total.waitingAmount} /> · {words('disputes.won')}{' '}
              <Amount value={total.won} /> · {words('disputes.lost')} <Amount value={total.lost} />
            </Quiet>
          </td>
          <td role="cell" className="figure">
            <Amount value={total.amount} />
          </td>
        </tr>
      ))}
    </>
  );
};

/** Every dispute: those somebody has to answer by their deadline, then what became of the others. */
export const DisputesPage = () => {
  const words = useWords();
  const filters = useFilters();
  const linkOf = useRowLink('dispute');
  const [open, close] = usePanel('dispute');
  const { search } = filters.values;
  const chips = search ? [{ key: 'search', text: `“${search}”`, remove: () => filters.change({ search: undefined }) }] : [];
  return (
    <ListPage
      title={words('disputes.title')}
      subtitle={words('disputes.subtitle')}
      permission="orders.read"
      controls={<FilterBar filters={filters} />}
      above={<FilterChips chips={chips} onClear={filters.clear} />}
      query={useList(listDisputes, filters.query)}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      foot={<Totals query={filters.query} />}
      empty={{ title: words('disputes.empty'), hint: words('disputes.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    >
      {open ? <DisputePanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
