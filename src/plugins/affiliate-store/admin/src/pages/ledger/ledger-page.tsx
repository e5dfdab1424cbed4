import { useIntl } from 'react-intl';
import { listAccounts, readLedgerTotals } from '../../../../contracts/admin';
import type { AccountRow } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { CurrencyChoice } from '../../shell/facet-choices';
import {
  Amount,
  Choice,
  Controls,
  DataTable,
  FilterChips,
  isZero,
  Loaded,
  PageFrame,
  Quiet,
  Rows,
  SearchBox,
  Section,
  Skeleton,
  Stack,
  StateChip,
  to,
  useCodeWords,
  useList,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';

const NAMES = ['search', 'type', 'currency', 'owner', 'nonZero'] as const;

/** Kinds of account, as the chart of accounts lists them. */
const TYPES = [
  'stripe_clearing',
  'dispute_hold',
  'tax_payable',
  'payable',
  'payouts_in_transit',
  'unattributed_cash',
  'platform_revenue',
  'payment_fees',
  'dispute_fees',
  'bonus_expense',
  'bad_debt',
  'loss_double_reversal',
  'rounding',
  'bank',
  'manual_clearing',
  'refunds_in_transit',
  'rolling_reserve',
  'customer_credit',
  'input_tax',
  'opening_balance',
] as const;

type Total = Data<typeof readLedgerTotals>[number];

/** The trial balance, one line per currency: what was debited has been credited, to the cent. */
const TrialBalance = () => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const query = useRead(readLedgerTotals);
  const columns: Column<Total>[] = [
    { key: 'currency', label: words('field.currency'), render: (total) => total.currency },
    {
      key: 'debits',
      label: words('ledger.debits'),
      figure: true,
      render: (total) => <Amount value={total.debits} why={{ of: 'trial_balance', id: 'debits', part: total.currency }} />,
    },
    {
      key: 'credits',
      label: words('ledger.credits'),
      figure: true,
      render: (total) => <Amount value={total.credits} why={{ of: 'trial_balance', id: 'credits', part: total.currency }} />,
    },
    {
      key: 'difference',
      label: words('ledger.difference'),
      figure: true,
      render: (total) => <Amount value={total.difference} why={{ of: 'trial_balance', id: 'difference', part: total.currency }} />,
    },
    { key: 'journals', label: words('ledger.journals'), figure: true, render: (total) => formatNumber(total.journals) },
    {
      key: 'state',
      label: words('field.state'),
      figure: true,
      render: (total) => <StateChip of="balance" state={isZero(total.difference) ? 'even' : 'broken'} />,
    },
  ];
  return (
    <Loaded query={query} skeleton={<Skeleton rows={1} height={140} />}>
      {({ data }) =>
        data.length === 0 ? null : (
          <Section title={words('ledger.trial')}>
            <DataTable plain caption={words('ledger.trial')} rows={data} columns={columns} keyOf={({ currency }) => currency} />
          </Section>
        )
      }
    </Loaded>
  );
};

const useColumns = (): Column<AccountRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    {
      key: 'account',
      label: words('ledger.account'),
      render: (account) => (
        <>
          {say('account', account.type, account.type.replaceAll('_', ' '))} <bdi>{account.ownerName ?? account.owner}</bdi>
          {account.bucket ? ` · ${say('bucket', account.bucket, account.bucket)}` : ''}
          <div>
            <Quiet>
              <bdi dir="ltr">{account.address}</bdi>
            </Quiet>
          </div>
        </>
      ),
    },
    { key: 'entries', label: words('ledger.entries'), figure: true, render: (account) => account.entries },
    {
      key: 'debits',
      label: words('ledger.debits'),
      figure: true,
      render: (account) => <Amount value={account.debits} quiet why={{ of: 'account', id: account.address, part: account.currency }} />,
    },
    {
      key: 'credits',
      label: words('ledger.credits'),
      figure: true,
      render: (account) => <Amount value={account.credits} quiet why={{ of: 'account', id: account.address, part: account.currency }} />,
    },
    {
      key: 'balance',
      label: words('ledger.balance'),
      figure: true,
      render: (account) => <Amount value={account.balance} why={{ of: 'account', id: account.address, part: account.currency }} />,
    },
  ];
};

type State = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change }: Pick<State, 'values' | 'change'>) => {
  const words = useWords();
  const say = useCodeWords();
  const currencies = useRead(readLedgerTotals).data?.data.map(({ currency }) => currency) ?? [];
  return (
    <Controls>
      <SearchBox value={values.search} label={words('ledger.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('ledger.type')}
        value={values.type}
        onChoose={(type) => change({ type })}
        options={TYPES.map((value) => ({ value, label: say('account', value, value) }))}
      />
      <CurrencyChoice currencies={currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
      <Choice
        label={words('ledger.which')}
        value={values.nonZero}
        onChoose={(nonZero) => change({ nonZero })}
        options={[{ value: 'true', label: words('ledger.nonZero') }]}
      />
    </Controls>
  );
};

/** Where every cent lies; each balance says why. */
export const LedgerPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const { nonZero, ...others } = values;
  const query = useList(listAccounts, { ...others, ...(nonZero === 'true' ? { nonZero: 'true' as const } : {}) });
  const owner = query.data?.data.find((account) => account.owner === values.owner)?.ownerName ?? values.owner;
  const chips = values.owner
    ? [{ key: 'owner', text: `${words('ledger.owner')}: ${owner}`, remove: () => change({ owner: undefined }) }]
    : [];
  const columns = useColumns();
  return (
    <PageFrame
      title={words('ledger.title')}
      subtitle={words('ledger.subtitle')}
      permission="ledger.read"
      controls={<Filters values={values} change={change} />}
    >
      <Stack>
        <FilterChips chips={chips} onClear={clear} />
        {filtered ? null : <TrialBalance />}
        <Rows
          caption={words('ledger.title')}
          query={query}
          columns={columns}
          keyOf={(account) => `${account.currency} ${account.address}`}
          linkOf={(account) => to.account(account.address, account.currency)}
          empty={{ title: words('ledger.empty'), hint: words('ledger.emptyHint') }}
          onClear={filtered ? clear : null}
        />
      </Stack>
    </PageFrame>
  );
};
