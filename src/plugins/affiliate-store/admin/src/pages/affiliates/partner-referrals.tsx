import { listPlaceReferrals } from '../../../../contracts/admin/partner-page';
import type { ReferralView } from '../../../../contracts/partner';
import { Amount, Choice, Controls, Day, Rows, Section, to, useListOf, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { DayRangePicker, useDays } from '../../shell/day-range';

const NAMES = ['outcome', 'range', 'from', 'to'] as const;
const OUTCOMES = ['won', 'lost', 'rejected'] as const;

const useColumns = (): Column<ReferralView>[] => {
  const words = useWords();
  return [
    { key: 'order', label: words('partnerPage.order'), render: (row) => row.orderNumber },
    { key: 'product', label: words('partnerPage.product'), render: (row) => <bdi>{row.product}</bdi> },
    { key: 'day', label: words('partnerPage.day'), render: (row) => <Day at={row.at} /> },
    { key: 'outcome', label: words('partnerPage.outcome'), render: (row) => words(`partnerPage.outcome.${row.outcome}`) },
    { key: 'reason', label: words('partnerPage.reason'), render: (row) => <code>{row.reason}</code> },
    {
      key: 'total',
      label: words('partnerPage.total'),
      figure: true,
      render: (row) => <Amount value={row.orderTotal} why={{ of: 'order_sum', id: row.orderNumber, part: 'gross' }} />,
    },
    {
      key: 'commission',
      label: words('partnerPage.commission'),
      figure: true,
      render: (row) => (row.commission === null ? '–' : <Amount value={row.commission} />),
    },
  ];
};

/** Orders their clicks led to: those that counted, those that did not, and why. */
export const PartnerReferrals = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const columns = useColumns();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const days = useDays(values, '90d');
  const outcome = OUTCOMES.find((one) => one === values.outcome);
  const query = useListOf(listPlaceReferrals, { id: affiliate }, { ...days, ...(outcome ? { outcome } : {}) });
  return (
    <Section title={words('partnerPage.referrals')}>
      <Controls>
        <DayRangePicker values={values} change={change} standard="90d" />
        <Choice
          label={words('partnerPage.outcome')}
          value={values.outcome}
          onChoose={(value) => change({ outcome: value })}
          options={OUTCOMES.map((value) => ({ value, label: words(`partnerPage.outcome.${value}`) }))}
        />
      </Controls>
      <Rows
        caption={words('partnerPage.referrals')}
        query={query}
        columns={columns}
        keyOf={(row) => row.id}
        linkOf={(row) => to.order(row.orderNumber)}
        empty={{ title: words('partnerPage.noReferrals') }}
        onClear={filtered ? clear : null}
      />
    </Section>
  );
};
