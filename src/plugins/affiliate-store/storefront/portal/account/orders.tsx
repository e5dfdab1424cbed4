import { Link } from 'react-router-dom';
import type { ReceiptView } from '../../../contracts/orders';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { DataTable, type Column } from '../data-table';
import { Day } from '../day';
import { Credit } from '../payouts/credit';
import { OrderState } from '../order-state';
import { PageHead } from '../page-head';
import { useSession } from '../session';
import { Empty, Loaded } from '../states';
import { useStore } from '../use-store';
import { OwnData } from './own-data';
import { PasswordForm } from './password';
import { TextMessages } from './text-messages';

function useColumns(): readonly Column<ReceiptView>[] {
  const { t } = useSite();
  return [
    {
      name: t('receipt.number'),
      cell: (order) => (
        <Link className="row-link font-medium" to={order.number}>
          {order.items.map((item) => item.product).join(', ') || order.number}
        </Link>
      ),
    },
    { name: t('orders.day'), cell: (order) => <Day at={order.paidAt ?? order.placedAt} /> },
    { name: t('orders.state'), cell: (order) => <OrderState state={order.state} /> },
    { name: t('checkout.total'), cell: (order) => <Amount money={order.total} />, numeric: true },
  ];
}

/** Receipts, and the way in. */
export function Account() {
  const { t } = useSite();
  const { profile } = useSession();
  const columns = useColumns();
  const query = useStore(['orders'], (client) => client.orders.listMine());
  return (
    <>
      <PageHead title={t('account.title')} state={<span dir="ltr">{profile.email}</span>} />
      <section aria-labelledby="orders" className="mt-10">
        <h2 id="orders" className="text-22">
          {t('orders.title')}
        </h2>
        <Loaded query={query}>
          {(orders) =>
            orders.length === 0 ? (
              <Empty title={t('orders.empty')} help={t('orders.emptyHelp')} />
            ) : (
              <DataTable caption={t('orders.title')} columns={columns} rows={orders} rowKey={(order) => order.number} />
            )
          }
        </Loaded>
      </section>
      {profile.hasCredit && <Credit />}
      <TextMessages />
      <PasswordForm />
      <OwnData />
    </>
  );
}
