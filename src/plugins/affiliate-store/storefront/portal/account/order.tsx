import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { ReceiptView } from '../../../contracts/orders';
import { countryName, formatDay, formatMoney, formatRate } from '../../i18n/format';
import { RateNote } from '../../sections/price';
import { Amount, less } from '../../ui/amount';
import { Documents } from '../../ui/documents';
import { useSite } from '../../ui/site';
import { OrderState } from '../order-state';
import { PageHead } from '../page-head';
import { Loaded } from '../states';
import { useStore } from '../use-store';

const Row = ({
  label,
  children,
  strong = false,
}: {
  readonly label: ReactNode;
  readonly children: ReactNode;
  readonly strong?: boolean;
}) => (
  <div className={`flex items-baseline justify-between gap-8 border-b border-line py-2.5 ${strong ? 'text-18 font-bold' : ''}`}>
    <dt className={strong ? '' : 'text-muted'}>{label}</dt>
    <dd className="text-end tabular-nums">{children}</dd>
  </div>
);

function Facts({ order }: { readonly order: ReceiptView }) {
  const { t, locale } = useSite();
  return (
    <dl className="border-t border-line">
      <Row label={t('receipt.number')}>
        <bdi className="proportional-nums">{order.number}</bdi>
      </Row>
      <Row label={t('orders.state')}>
        <OrderState state={order.state} />
      </Row>
      <Row label={t('receipt.paidOn')}>{order.paidAt ? formatDay(locale, order.paidAt) : '–'}</Row>
      <Row label={t('receipt.buyer')}>
        <bdi>{order.email}</bdi>
        <br />
        {countryName(locale, order.country)}
      </Row>
      {order.payment && (
        <Row label={t('receipt.payment')}>
          {t.maybe(`method.${order.payment.method}`) ?? order.payment.method}
          {order.payment.cards.length === 0 && order.payment.last4 && <bdi> •••• {order.payment.last4}</bdi>}
          {order.payment.cards.map(({ last4, amount }, index) => (
            <span key={index} className="block">
              <bdi>•••• {last4 ?? '····'}</bdi> <Amount money={amount} />
            </span>
          ))}
          {order.payment.credit && (
            <span className="block text-13 text-muted">{t('receipt.credit', { amount: formatMoney(locale, order.payment.credit) })}</span>
          )}
        </Row>
      )}
    </dl>
  );
}

const ItemLabel = ({ item }: { readonly item: ReceiptView['items'][number] }) => (
  <>
    <span className="font-medium text-ink" dir="auto">
      {item.product}
    </span>
    <br />
    <span className="text-13" dir="auto">
      {item.offer} · {item.seller}
    </span>
  </>
);

function Sum({ order }: { readonly order: ReceiptView }) {
  const { t, locale } = useSite();
  const taxed = order.taxRateBasisPoints > 0;
  return (
    <dl className="mt-8 border-t border-line">
      {order.items.map((item) => (
        <Row key={item.productSlug + item.offer} label={<ItemLabel item={item} />}>
          <Amount money={item.price} />
        </Row>
      ))}
      {order.coupon && order.discount.amount !== '0' && (
        <Row label={t('checkout.discount', { code: order.coupon })}>
          <Amount money={less(order.discount)} />
        </Row>
      )}
      <Row label={taxed ? t('checkout.taxIncluded', { rate: formatRate(locale, order.taxRateBasisPoints) }) : t('checkout.noTax')}>
        <Amount money={order.tax} />
      </Row>
      <Row label={t('checkout.total')} strong>
        <Amount money={order.total} />
      </Row>
      {order.refunded.amount !== '0' && (
        <Row label={t('receipt.refunded')}>
          <Amount money={order.refunded} />
        </Row>
      )}
    </dl>
  );
}

function Receipt({ order }: { readonly order: ReceiptView }) {
  const { t, locale, shop } = useSite();
  return (
    <article className="mt-8 max-w-text">
      <p className="hidden text-22 font-bold print:block">
        {shop.name} – {t('receipt.title')}
      </p>
      <Facts order={order} />
      <Sum order={order} />
      <div className="mt-4 space-y-1 text-13 text-muted">
        {order.exchange && <RateNote exchange={order.exchange} of="receipt.rate" />}
        {order.payment?.statementDescriptor && <p>{t('receipt.statement', { descriptor: order.payment.statementDescriptor })}</p>}
        {order.guaranteeEndsAt && <p>{t('receipt.guarantee', { day: formatDay(locale, order.guaranteeEndsAt) })}</p>}
        {order.subscription && (
          <p>
            {t('receipt.ofSubscription')}{' '}
            <Link className="link no-print" to="/account/subscriptions">
              {t('subscriptions.title')}
            </Link>
          </p>
        )}
      </div>
    </article>
  );
}

/** One receipt, made to be printed. */
export function Order() {
  const { t } = useSite();
  const { number = '' } = useParams();
  const query = useStore(['order', number], (client) => client.orders.readMine({ params: { number } }));
  const documents = useStore(['documents', number], (client) => client.buyerInvoices.listMine({ query: { order: number } }));
  return (
    <>
      <PageHead
        title={t('order.title', { number })}
        code={number}
        back={{ to: '/account', label: t('account.title') }}
        action={
          <button type="button" className="button no-print" onClick={() => window.print()}>
            {t('receipt.print')}
          </button>
        }
      />
      <Loaded query={query}>{(order) => <Receipt order={order} />}</Loaded>
      {documents.data && <Documents documents={documents.data} />}
    </>
  );
}
