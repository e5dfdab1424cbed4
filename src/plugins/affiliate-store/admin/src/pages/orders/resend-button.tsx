import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { resendOrderAccess } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { Confirm } from '../../shell/confirm';
import { useAct, useRefusalWords, useWords } from '../../shell/kit';

/** Sends the access mail again, once it was confirmed. */
export const ResendButton = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const resend = useAct(resendOrderAccess, ['adminOrders']);
  const send = () =>
    resend.mutate(
      { asked: { params: { number: order.number } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('order.resent') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Confirm
      title={words('order.resend')}
      text={words('order.resendConfirm', { email: order.email })}
      confirm={words('order.resend')}
      onConfirm={send}
    >
      <Button variant="secondary" loading={resend.isPending}>
        {words('order.resend')}
      </Button>
    </Confirm>
  );
};
