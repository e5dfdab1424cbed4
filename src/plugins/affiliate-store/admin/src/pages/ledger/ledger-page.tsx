import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import { listAccounts, readLedgerTotals } from '../../../../contracts/admin';
import type { AccountRow } from '../../../../contracts/admin';
import {
  Amount,
  Choice,
  Controls,
  DataTable,
  Empty,
  FilterChips,
  isZero,
  Loaded,
  PageFrame,
  Pager,
  Panel,
  Quiet,
  SearchBox,
  Skeleton,
  Stack,
  StateChip,
  to,
  useCodeWords,
  usePlace,
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
  'opening_balance',
] as const;

const Balances = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 40px;
  align-items: baseline;
  dt {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    font-size: 1.6rem;
    font-weight: 500;
  }
`;

/** The trial balance in one line per currency: what was debited has been credited, to the cent. */
const TrialBalance = () => {
  const words = useWords();
  const query = useRead(readLedgerTotals);
  return (
    <Loaded query={query} skeleton={<Skeleton rows={1} height={72} />}>
      {({ data }) => (
        <Stack>
          {data.map((total) => (
            <Panel key={total.currency} aria-label={words('ledger.trialOf', { currency: total.currency })}>
              <Balances as="dl">
                <div>
                  <dt>{words('ledger.debits')}</dt>
                  <dd>
                    <Amount value={total.debits} />
                  </dd>
                </div>
                <div>
                  <dt>{words('ledger.credits')}</dt>
                  <dd>
                    <Amount value={total.credits} />
                  </dd>
                </div>
                <div>
                  <dt>{words('ledger.difference')}</dt>
                  <dd>
                    <Amount value={total.difference} />
                  </dd>
                </div>
                <div>
                  <dt>{words('ledger.journals')}</dt>
                  <dd>{total.journals}</dd>
                </div>
                <StateChip of="invariant" state={isZero(total.difference) ? 'holds' : 'broken'} />
              </Balances>
            </Panel>
          ))}
        </Stack>
      )}
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
    { key: 'debits', label: words('ledger.debits'), figure: true, render: (account) => <Amount value={account.debits} quiet /> },
    { key: 'credits', label: words('ledger.credits'), figure: true, render: (account) => <Amount value={account.credits} quiet /> },
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
      <Choice
        label={words('field.currency')}
        value={values.currency}
        onChoose={(currency) => change({ currency })}
        options={currencies.map((value) => ({ value, label: value }))}
      />
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
  const place = usePlace();
  const columns = useColumns();
  const { nonZero, ...others } = values;
  const query = useRead(listAccounts, {
    query: {
      ...others,
      ...(nonZero === 'true' ? { nonZero: 'true' as const } : {}),
      ...(place.cursor ? { cursor: place.cursor } : {}),
      pageSize: 50,
    },
  });
  const chips = values.owner
    ? [{ key: 'owner', text: `${words('ledger.owner')}: ${values.owner}`, remove: () => change({ owner: undefined }) }]
    : [];
  return (
    <PageFrame
      title={words('ledger.title')}
      subtitle={words('ledger.subtitle')}
      permission="ledger.read"
      controls={<Filters values={values} change={change} />}
    >
      <Stack>
        <FilterChips chips={chips} onClear={clear} />
        <TrialBalance />
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
                <Empty title={words('ledger.empty')} hint={words('ledger.emptyHint')} />
              )
            ) : (
              <div>
                <DataTable
                  caption={words('ledger.title')}
                  rows={data}
                  columns={columns}
                  keyOf={(account) => `${account.currency} ${account.address}`}
                  linkOf={(account) => to.account(account.address, account.currency)}
                  busy={query.isPlaceholderData}
                />
                <Pager pagination={pagination} shown={data.length} />
              </div>
            )
          }
        </Loaded>
      </Stack>
    </PageFrame>
  );
};
