import { resendOrderAccess } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { useWords } from '../../shell/kit';

/** Sends the access mail again, once it was confirmed. */
export const ResendButton = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  return (
    <ActButton
      size="M"
      endpoint={resendOrderAccess}
      asked={{ params: { number: order.number } }}
      touches={['adminOrders']}
      label={words('order.resend')}
      done={words('order.resent')}
      confirm={words('order.resendConfirm', { email: order.email })}
    />
  );
};
