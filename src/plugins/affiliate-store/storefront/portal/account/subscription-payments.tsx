import { Link } from 'react-router-dom';
import type { SubscriptionView } from '../../../contracts/subscriptions';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { DataTable, type Column } from '../data-table';
import { Day } from '../day';

type Payment = SubscriptionView['payments'][number];

/** What was paid for a subscription, newest first, each with its receipt and invoice; folded away until somebody wants it. */
export function SubscriptionPayments({ of: one }: { readonly of: SubscriptionView }) {
  const { t } = useSite();
  if (one.payments.length === 0) return null;
  const columns: readonly Column<Payment>[] = [
    {
      name: t('receipt.number'),
      cell: (payment) => (
        <Link className="row-link font-medium" to={`/account/${payment.order}`}>
          <bdi className="proportional-nums">{payment.order}</bdi>
        </Link>
      ),
    },
    { name: t('orders.day'), cell: (payment) => <Day at={payment.paidAt} /> },
    { name: t('checkout.total'), cell: (payment) => <Amount money={payment.total} />, numeric: true },
  ];
  return (
    <details className="mt-5">
      <summary className="cursor-pointer font-medium">{t('subscriptions.payments', { count: one.payments.length })}</summary>
      <DataTable
        caption={t('subscriptions.paymentsOf', { product: one.productName })}
        columns={columns}
        rows={one.payments}
        rowKey={(payment) => payment.order}
      />
    </details>
  );
}
