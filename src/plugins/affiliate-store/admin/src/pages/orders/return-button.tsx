import { useIntl } from 'react-intl';
import { returnPayment } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { moneyText, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

/** Gives a payment back that fits its order in no way. */
export const ReturnButton = ({
  order,
  unplaced,
}: {
  readonly order: AdminOrder;
  readonly unplaced: NonNullable<AdminOrder['unplaced']>;
}) => {
  const words = useWords();
  const { locale } = useIntl();
  const amount = moneyText(unplaced.left, locale);
  return (
    <ReasonButton
      endpoint={returnPayment}
      asked={(reason) => ({ params: { number: order.number }, body: { reason } })}
      touches={['adminOrders', 'adminOverview', 'adminLedger']}
      label={words('return.open')}
      title={words('return.title', { amount })}
      text={words('return.text')}
      reasonLabel={words('return.reason')}
      done={words('return.done', { amount })}
      danger
      variant="danger-light"
    />
  );
};
