import { balanceStanding, listBalances, readBalanceTotals, readLedgerTotals } from '../../../../contracts/admin';
import type { PartyBalanceRow } from '../../../../contracts/admin';
import type { MoneyView } from '../../../../contracts/primitives';
import { CurrencyChoice } from '../../shell/facet-choices';
import {
  Amount,
  Choice,
  Controls,
  FilterChips,
  isZero,
  ListPage,
  Named,
  Quiet,
  SearchBox,
  to,
  useList,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';

const NAMES = ['search', 'standing', 'currency'] as const;
const BUCKETS = ['pending', 'available', 'held', 'reserved'] as const;

const useFilters = () => {
  const url = useUrlState(NAMES);
  const { search, standing, currency } = url.values;
  return { ...url, query: { search, currency, standing: balanceStanding.safeParse(standing).data } };
};
type Filters = ReturnType<typeof useFilters>;

/** What lies in a bucket says why by its account; where nothing ever lay, there is no account to ask. */
const InBucket = ({ of, bucket }: { readonly of: PartyBalanceRow; readonly bucket: (typeof BUCKETS)[number] }) =>
  isZero(of[bucket]) ? (
    <Quiet>—</Quiet>
  ) : (
    <Amount value={of[bucket]} why={{ of: 'account', id: `payable:${of.party}:${bucket}`, part: of.currency }} />
  );

const OrNothing = ({ value }: { readonly value: MoneyView }) => (isZero(value) ? <Quiet>—</Quiet> : <Amount value={value} quiet />);

const useColumns = (): Column<PartyBalanceRow>[] => {
  const words = useWords();
  return [
    { key: 'party', label: words('balances.party'), render: (one) => <Named name={one.name} note={one.currency} /> },
    ...BUCKETS.map((bucket) => ({
      key: bucket,
      label: words(`balances.${bucket}`),
      figure: true,
      render: (one: PartyBalanceRow) => <InBucket of={one} bucket={bucket} />,
    })),
    { key: 'inTransit', label: words('balances.inTransit'), figure: true, render: (one) => <OrNothing value={one.inTransit} /> },
    { key: 'total', label: words('balances.total'), figure: true, render: (one) => <Amount value={one.total} /> },
    { key: 'paid', label: words('balances.paid'), figure: true, render: (one) => <OrNothing value={one.paid} /> },
  ];
};

const FilterBar = ({ filters: { values, change } }: { readonly filters: Filters }) => {
  const words = useWords();
  const currencies = useRead(readLedgerTotals).data?.data.map(({ currency }) => currency);
  return (
    <Controls>
      <SearchBox value={values.search} label={words('balances.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('balances.standing')}
        value={values.standing}
        onChoose={(standing) => change({ standing })}
        options={balanceStanding.options.map((value) => ({ value, label: words(`balances.standing.${value}`) }))}
      />
      <CurrencyChoice currencies={currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
    </Controls>
  );
};

/** The sums of everybody the filters match: one row per currency. */
const Totals = ({ query }: { readonly query: Filters['query'] }) => {
  const words = useWords();
  const totals = useRead(readBalanceTotals, { query }).data?.data ?? [];
  return (
    <>
      {totals.map((total) => (
        <tr key={total.currency} role="row">
          <td role="cell">
            {words('balances.totals', { count: total.parties, currency: total.currency })}
            {isZero(total.owed) ? null : (
              <div>
                <Quiet>
                  {words('balances.owed')} <Amount value={total.owed} />
                </Quiet>
              </div>
            )}
          </td>
          {BUCKETS.map((bucket) => (
            <td key={bucket} role="cell" className="figure" data-label={words(`balances.${bucket}`)}>
              <Amount value={total[bucket]} />
            </td>
          ))}
          <td role="cell" className="figure" data-label={words('balances.inTransit')}>
            <Amount value={total.inTransit} />
          </td>
          <td role="cell" className="figure" data-label={words('balances.total')}>
            <Amount value={total.total} />
          </td>
          <td role="cell" className="figure" data-label={words('balances.paid')}>
            <Amount value={total.paid} />
          </td>
        </tr>
      ))}
    </>
  );
};

/** What the shop owes everybody and where it lies; a row leads to the accounts it is the sum of. */
export const BalancesPage = () => {
  const words = useWords();
  const filters = useFilters();
  const { search } = filters.values;
  const chips = search ? [{ key: 'search', text: `“${search}”`, remove: () => filters.change({ search: undefined }) }] : [];
  return (
    <ListPage
      title={words('balances.title')}
      subtitle={words('balances.subtitle')}
      permission="ledger.read"
      controls={<FilterBar filters={filters} />}
      above={<FilterChips chips={chips} onClear={filters.clear} />}
      query={useList(listBalances, filters.query)}
      columns={useColumns()}
      keyOf={(one) => `${one.currency} ${one.party}`}
      linkOf={(one) => to.ledger({ owner: one.party, type: 'payable', currency: one.currency })}
      foot={<Totals query={filters.query} />}
      empty={{ title: words('balances.empty'), hint: words('balances.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    />
  );
};
