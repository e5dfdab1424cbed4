import type { AdminOrder } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

/** Said where somebody decides about money: nothing is refused for it. */
export const RefundsOften = ({ order: { customer } }: { readonly order: Pick<AdminOrder, 'customer'> }) => {
  const words = useWords();
  return customer.refundsOften ? (
    <Notice tone="warning" title={words('order.refundsOften')}>
      {words('order.refundsOftenText', { refunded: customer.refundedOrders })}
    </Notice>
  ) : null;
};
