import { useIntl } from 'react-intl';
import { reversePayout } from '../../../../contracts/admin-payouts';
import type { AdminPayoutRow } from '../../../../contracts/admin-payouts';
import { Facts, moneyText, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

/** Takes a transfer back that was made, with a reason its receiver reads. */
export const ReverseButton = ({ payout }: { readonly payout: AdminPayoutRow }) => {
  const words = useWords();
  const { locale } = useIntl();
  const amount = moneyText(payout.amount, locale);
  return (
    <ReasonButton
      endpoint={reversePayout}
      asked={(reason) => ({ params: { id: payout.id }, body: { reason } })}
      touches={['adminPayouts', 'adminLedger', 'adminOverview']}
      label={words('payouts.reverse')}
      title={words('payouts.reverse')}
      text={words('payouts.reverse.means', { amount })}
      reasonLabel={words('payouts.reason')}
      done={words('payouts.reversed')}
      variant="ghost"
      danger
    >
      <Facts
        facts={[
          [words('payouts.payee'), payout.partyName],
          [words('payouts.amount'), amount],
          [words('payouts.transfer'), payout.reference],
        ]}
      />
    </ReasonButton>
  );
};
