import { listRefunds, readOrderFacets, readRefundTotals, refundAsker, refundState } from '../../../../contracts/admin';
import type { RefundRow } from '../../../../contracts/admin';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { CurrencyChoice } from '../../shell/facet-choices';
import {
  Amount,
  Choice,
  Controls,
  Email,
  FilterChips,
  ListPage,
  Moment,
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
import { RefundPanel } from './refund-panel';

const NAMES = ['search', 'state', 'askedBy', 'currency', 'range', 'from', 'to'] as const;

const useFilters = () => {
  const url = useUrlState(NAMES);
  const days = useDays(url.values);
  const { search, state, askedBy, currency } = url.values;
  const query = {
    search,
    currency,
    state: refundState.safeParse(state).data,
    askedBy: refundAsker.safeParse(askedBy).data,
    from: days?.from,
    to: days?.to,
  };
  return { ...url, query };
};
type Filters = ReturnType<typeof useFilters>;

const useColumns = (): Column<RefundRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    { key: 'order', label: words('field.order'), render: (one) => <Named name={one.orderNumber} note={one.products} /> },
    { key: 'buyer', label: words('field.buyer'), render: (one) => <Email address={one.email} /> },
    {
      key: 'state',
      label: words('field.state'),
      render: (one) => (
        <>
          <StateChip of="refund" state={one.state} />
          {one.failure ? (
            <div>
              <Quiet>{one.failure}</Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'by',
      label: words('refunds.askedBy'),
      render: (one) => (
        <>
          {one.askedBy === 'staff' ? <bdi>{one.requestedBy}</bdi> : say('refunds.by', one.askedBy, one.askedBy)}
          {one.reason ? (
            <div>
              <Quiet>{one.reason}</Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'asked', label: words('refunds.asked'), render: (one) => <Moment at={one.createdAt} /> },
    {
      key: 'amount',
      label: words('refunds.amount'),
      figure: true,
      render: (one) => <Amount value={one.amount} why={{ of: 'order_sum', id: one.orderNumber, part: 'refunded' }} />,
    },
  ];
};

const FilterBar = ({ filters: { values, change } }: { readonly filters: Filters }) => {
  const words = useWords();
  const currencies = useRead(readOrderFacets).data?.data.currencies;
  return (
    <Controls>
      <SearchBox value={values.search} label={words('refunds.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={refundState.options.map((value) => ({ value, label: words(`state.refund.${value}`) }))}
      />
      <Choice
        label={words('refunds.askedBy')}
        value={values.askedBy}
        onChoose={(askedBy) => change({ askedBy })}
        options={refundAsker.options.map((value) => ({ value, label: words(`refunds.by.${value}`) }))}
      />
      <CurrencyChoice currencies={currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
      <DayRangePicker values={values} change={change} />
    </Controls>
  );
};

/** How many the filters match and what became of them: one row per currency. */
const Totals = ({ query }: { readonly query: Filters['query'] }) => {
  const words = useWords();
  const totals = useRead(readRefundTotals, { query }).data?.data ?? [];
  return (
    <>
      {totals.map((total) => (
        <tr key={total.currency} role="row">
          <td role="cell" colSpan={5}>
            {words('refunds.totals', { count: total.refunds, currency: total.currency })}{' '}
            <Quiet>
              {words('refunds.wentBack')} <Amount value={total.booked} /> · {words('refunds.underWay')} <Amount value={total.underWay} /> ·{' '}
              {words('refunds.failed')} <Amount value={total.failed} />
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

/** Every refund: who asked for it and why, what became of it, and what it took back from whom. */
export const RefundsPage = () => {
  const words = useWords();
  const filters = useFilters();
  const linkOf = useRowLink('refund');
  const [open, close] = usePanel('refund');
  const { search } = filters.values;
  const chips = search ? [{ key: 'search', text: `“${search}”`, remove: () => filters.change({ search: undefined }) }] : [];
  return (
    <ListPage
      title={words('refunds.title')}
      subtitle={words('refunds.subtitle')}
      permission="orders.read"
      controls={<FilterBar filters={filters} />}
      above={<FilterChips chips={chips} onClear={filters.clear} />}
      query={useList(listRefunds, filters.query)}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      foot={<Totals query={filters.query} />}
      empty={{ title: words('refunds.empty'), hint: words('refunds.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    >
      {open ? <RefundPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
