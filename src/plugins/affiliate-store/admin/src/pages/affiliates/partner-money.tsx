import { Link } from 'react-router-dom';
import { listPlaceCommissions, readPlaceMoney } from '../../../../contracts/admin/partner-page';
import type { PlacePayout } from '../../../../contracts/admin/partner-page';
import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import type { BalanceView, CommissionView } from '../../../../contracts/partner';
import { commissionState } from '../../../../contracts/partner';
import { DayRangePicker, useDays } from '../../shell/day-range';
import {
  Amount,
  Choice,
  Controls,
  DataTable,
  Day,
  Loaded,
  Quiet,
  Rows,
  Section,
  Stack,
  StateChip,
  to,
  useListOf,
  useMay,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';

const PARTS = ['pending', 'available', 'held', 'reserved', 'inTransit', 'paid'] as const;

const useBalanceColumns = (): Column<BalanceView>[] => {
  const words = useWords();
  return [
    { key: 'currency', label: words('partnerPage.currency'), render: (row) => row.currency },
    ...PARTS.map((part): Column<BalanceView> => ({
      key: part,
      label: words(`partnerPage.balance.${part}`),
      figure: true,
      render: (row) => <Amount value={row[part]} />,
    })),
  ];
};

const usePayoutColumns = (): Column<PlacePayout>[] => {
  const words = useWords();
  return [
    { key: 'day', label: words('partnerPage.day'), render: (row) => <Day at={row.createdAt} /> },
    { key: 'state', label: words('field.state'), render: (row) => <StateChip of="payout" state={row.state} /> },
    { key: 'to', label: words('partnerPage.paidTo'), render: (row) => <bdi>{row.methodShown}</bdi> },
    { key: 'reason', label: words('partnerPage.reason'), render: (row) => row.reason ?? '' },
    {
      key: 'amount',
      label: words('partnerPage.amount'),
      figure: true,
      render: (row) => <Amount value={row.amount} why={{ of: 'payout', id: row.id }} />,
    },
  ];
};

/** What they have, what waits, and what was paid, in all their programs: money belongs to a person and not to a place. */
const Standing = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  const words = useWords();
  const mayLedger = useMay('ledger.read');
  const [balances, payouts] = [useBalanceColumns(), usePayoutColumns()];
  const query = useRead(readPlaceMoney, { params: { id: affiliate.id } });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <>
          <Section
            title={words('partnerPage.balances')}
            aside={mayLedger ? <Link to={to.ledger({ owner: affiliate.partyId })}>{words('affiliates.accounts')}</Link> : null}
          >
            <Quiet>{words('partnerPage.allPrograms')}</Quiet>
            {data.balances.length === 0 ? (
              <p>{words('partnerPage.noMoney')}</p>
            ) : (
              <DataTable
                plain
                caption={words('partnerPage.balances')}
                rows={data.balances}
                columns={balances}
                keyOf={({ currency }) => currency}
              />
            )}
            {data.nextPayable === null ? null : (
              <p>
                {words('partnerPage.nextPayable')} <Day at={data.nextPayable.at} /> · <Amount value={data.nextPayable.amount} />
              </p>
            )}
            {data.nextTransferAt === null ? null : (
              <p>
                {words('partnerPage.nextTransfer')} <Day at={data.nextTransferAt} />
              </p>
            )}
          </Section>
          <Section title={words('partnerPage.payouts', { count: data.payoutsInAll })}>
            {data.payouts.length === 0 ? (
              <Quiet>{words('partnerPage.noPayouts')}</Quiet>
            ) : (
              <DataTable
                plain
                caption={words('partnerPage.payouts', { count: data.payoutsInAll })}
                rows={data.payouts}
                columns={payouts}
                keyOf={({ id }) => id}
              />
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
};

const useCommissionColumns = (): Column<CommissionView>[] => {
  const words = useWords();
  return [
    { key: 'order', label: words('partnerPage.order'), render: (row) => row.orderNumber },
    { key: 'product', label: words('partnerPage.product'), render: (row) => <bdi>{row.product}</bdi> },
    { key: 'day', label: words('partnerPage.day'), render: (row) => <Day at={row.earnedAt} /> },
    { key: 'state', label: words('field.state'), render: (row) => <StateChip of="commission" state={row.state} /> },
    {
      key: 'payable',
      label: words('partnerPage.payable'),
      render: (row) => (row.payableAt === null ? '' : <Day at={row.payableAt} />),
    },
    {
      key: 'net',
      label: words('partnerPage.commission'),
      figure: true,
      render: (row) => <Amount value={row.net} why={{ of: 'commission', id: row.id }} />,
    },
  ];
};

const NAMES = ['state', 'range', 'from', 'to'] as const;

const Commissions = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const columns = useCommissionColumns();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const days = useDays(values, '90d');
  const state = commissionState.safeParse(values.state).data;
  const query = useListOf(listPlaceCommissions, { id: affiliate }, { ...days, ...(state ? { state } : {}) });
  return (
    <Section title={words('partnerPage.commissions')}>
      <Controls>
        <DayRangePicker values={values} change={change} standard="90d" />
        <Choice
          label={words('field.state')}
          value={values.state}
          onChoose={(value) => change({ state: value })}
          options={commissionState.options.map((value) => ({ value, label: words(`state.commission.${value}`) }))}
        />
      </Controls>
      <Rows
        caption={words('partnerPage.commissions')}
        query={query}
        columns={columns}
        keyOf={(row) => row.id}
        linkOf={(row) => to.order(row.orderNumber)}
        empty={{ title: words('partnerPage.noCommissions') }}
        onClear={filtered ? clear : null}
      />
    </Section>
  );
};

/** A partner's money: where it stands, what it came from, and where it went. */
export const PartnerMoney = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => (
  <Stack>
    <Standing affiliate={affiliate} />
    <Commissions affiliate={affiliate.id} />
  </Stack>
);
