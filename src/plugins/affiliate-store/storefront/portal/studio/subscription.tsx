import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { StudioSale, StudioSubscriptionDetail } from '../../../contracts/studio';
import { formatDay, formatMoney } from '../../i18n/format';
import { Amount, DataTable, Day, formatMoment, Loaded, PageHead, useSite, useStore, type Column } from '../kit';
import { OrderState } from '../order-state';
import { RowTitle } from '../row-title';
import { EndSubscription } from './end-subscription';
import { SoldPrice, SoldStanding } from './subscriptions';

type Of = { readonly one: StudioSubscriptionDetail };

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="border-b border-line py-2.5 text-muted">{label}</dt>
      <dd className="border-b border-line py-2.5" dir="auto">
        {children}
      </dd>
    </>
  );
}

/** What becomes of a payment that was refused; nothing where none was. */
function Overdue({ one: { overdue, standing } }: Of) {
  const { t, locale } = useSite();
  if (!overdue || standing !== 'past_due') return null;
  const again = overdue.nextTryAt ? t('subscriptions.retry', { day: formatDay(locale, overdue.nextTryAt) }) : t('subscriptions.noRetry');
  return (
    <p role="note" className="note note-danger mt-4 max-w-text">
      {t('sold.overdueSince', { day: formatDay(locale, overdue.since), count: overdue.tries })} {again}
    </p>
  );
}

function Facts({ one }: Of) {
  const { t, locale } = useSite();
  const { instalments, change } = one;
  return (
    <dl className="mt-4 grid max-w-text grid-cols-[minmax(10rem,auto)_1fr] gap-x-6 border-t border-line">
      <Fact label={t('sold.price')}>
        <SoldPrice of={one} />
      </Fact>
      {instalments && (
        <Fact label={t('sold.inParts')}>
          {t('subscriptions.instalments', { paid: instalments.paid, count: instalments.count })} ·{' '}
          {t('subscriptions.inAll', { total: formatMoney(locale, instalments.total) })}
        </Fact>
      )}
      <Fact label={t('sold.began')}>{formatDay(locale, one.startedAt)}</Fact>
      <Fact label={t('sold.paidUntil')}>{formatDay(locale, one.paidUntil)}</Fact>
      {one.nextPaymentAt && <Fact label={t('sold.next')}>{formatDay(locale, one.nextPaymentAt)}</Fact>}
      {one.endedAt && <Fact label={t('sold.ended')}>{formatDay(locale, one.endedAt)}</Fact>}
      {change && (
        <Fact label={t('sold.change')}>
          {t('sold.changesOn', { day: formatDay(locale, change.from), offer: change.name, price: formatMoney(locale, change.price) })}
        </Fact>
      )}
    </dl>
  );
}

function Payments({ sales }: Pick<StudioSubscriptionDetail, 'sales'>) {
  const { t } = useSite();
  const columns: readonly Column<StudioSale>[] = [
    {
      name: t('sold.payment'),
      cell: (sale) => <RowTitle to={`/studio/sales/${sale.orderNumber}`} title={sale.orderNumber} />,
    },
    { name: t('orders.day'), cell: (sale) => <Day at={sale.at} /> },
    { name: t('orders.state'), cell: (sale) => <OrderState state={sale.state} /> },
    { name: t('sales.gross'), cell: (sale) => <Amount money={sale.gross} />, numeric: true },
    { name: t('sales.refunded'), cell: (sale) => (sale.refunded.amount === '0' ? '' : <Amount money={sale.refunded} />), numeric: true },
    { name: t('sales.yours'), cell: (sale) => <Amount money={sale.yours} className="font-medium" />, numeric: true },
  ];
  return (
    <section aria-labelledby="payments" className="mt-10">
      <h2 id="payments" className="text-22">
        {t('sold.payments')}
      </h2>
      <p className="mt-1 text-muted">{sales.length === 0 ? t('sold.noPayments') : t('sold.paymentsHelp')}</p>
      {sales.length > 0 && <DataTable caption={t('sold.payments')} columns={columns} rows={sales} rowKey={(sale) => sale.orderNumber} />}
    </section>
  );
}

/** One subscription to what one sells: how it stands, what was paid, and what its seller may do. */
export function StudioSubscriptionDetailPage() {
  const { t, locale } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['sold-subscription', id], (client) => client.studioSubscriptions.read({ params: { id } }));
  return (
    <>
      <PageHead
        title={query.data?.product ?? t('subscriptions.title')}
        back={{ to: '/studio/subscriptions', label: t('subscriptions.title') }}
        state={
          query.data && (
            <>
              <span dir="auto">{query.data.offer}</span> · {formatMoment(locale, query.data.startedAt)}
            </>
          )
        }
      />
      <Loaded query={query}>
        {(one) => (
          <>
            <p className="mt-6 flex flex-wrap items-baseline gap-x-6 gap-y-1">
              <SoldStanding of={one} />
              <span className="text-muted">{t('sales.buyer', { buyer: one.buyer })}</span>
            </p>
            <Overdue one={one} />
            <Facts one={one} />
            <Payments sales={one.sales} />
            <EndSubscription one={one} />
          </>
        )}
      </Loaded>
    </>
  );
}
