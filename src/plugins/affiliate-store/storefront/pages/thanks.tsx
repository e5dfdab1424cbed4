import type { ReactNode } from 'react';
import { isStoreFailure, type StoreClient } from '../../client';
import type { DocumentView } from '../../contracts/invoices';
import type { LibraryItem } from '../../contracts/orders';
import { formatDay, formatMoney, formatRate } from '../i18n/format';
import { seeOther, type Page, type PageRequest } from '../site/page';
import { RateNote } from '../sections/price';
import { Amount, less } from '../ui/amount';
import { Bonuses } from '../ui/bonuses';
import { FileRow } from '../ui/file-row';
import { Documents } from '../ui/documents';
import { AlertIcon, CheckIcon, DownloadIcon, MailIcon } from '../ui/icons';
import { useRhythm } from '../ui/rhythm';
import { useHref, useSite } from '../ui/site';
import { failurePage } from './failure';

export { partnerPage } from './partner-page';

type Order = Awaited<ReturnType<StoreClient['orders']['readThankYou']>>;
type Notice = { readonly tone: 'positive' | 'danger'; readonly text: string } | null;

/** The button that fetches a file, without script. */
function Fetch({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useSite();
  return (
    <form method="post">
      <input type="hidden" name="intent" value="download" />
      <button name="file" value={id} className="button button-small">
        <DownloadIcon className="size-4.5" />
        {t('download')}
        <span className="sr-only"> {name}</span>
      </button>
    </form>
  );
}

function Downloads({ item, open }: { readonly item: LibraryItem; readonly open: boolean }) {
  const { t } = useSite();
  return (
    <section className="mt-10">
      <h2 className="text-22" dir="auto">
        {item.name}
      </h2>
      <ul className="mt-3 border-t border-line">
        {item.files.map((file) => (
          <FileRow key={file.id} file={file}>
            {open && item.state === 'active' && <Fetch id={file.id} name={file.name} />}
          </FileRow>
        ))}
      </ul>
      {item.files.length === 0 && <p className="mt-3 text-muted">{t('thanks.noFiles')}</p>}
      <Bonuses of={item.bonuses} open={({ id }, name) => open && <Fetch id={id} name={name} />} />
    </section>
  );
}

/** Somebody brought this order: what they may do is decided on a page of its own, which is no part of buying. */
function BroughtBy({ token }: { readonly token: string }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <p className="mt-10">
      <a className="link" href={href(`/partner-page/${token}`)}>
        {t('partnerPage.open')}
      </a>
    </p>
  );
}

/** What was added right after this order was paid: orders of their own, with a page each. */
function Further({ orders }: { readonly orders: Order['further'] }) {
  const { t } = useSite();
  const href = useHref();
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby="further" className="mt-10">
      <h2 id="further" className="text-22">
        {t('thanks.further')}
      </h2>
      <ul className="mt-3 border-t border-line">
        {orders.map((one) => (
          <li key={one.number} className="flex items-baseline justify-between gap-4 border-b border-line py-3">
            <a className="link" href={href(`/thanks/${one.token}`)} dir="auto">
              {one.products}
            </a>
            <Amount money={one.total} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Receipt({ order }: { readonly order: Order }) {
  const { t, locale } = useSite();
  return (
    <section aria-labelledby="receipt" className="mt-16">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="receipt" className="text-22">
          {t('receipt.title')}
        </h2>
        <button type="button" data-print hidden className="button button-small">
          {t('receipt.print')}
        </button>
      </div>
      <dl className="mt-4 grid grid-cols-[1fr_auto] border-t border-line">
        <ReceiptRow label={t('receipt.number')}>
          <bdi className="proportional-nums">{order.number}</bdi>
        </ReceiptRow>
        <ReceiptRow label={t('receipt.paidOn')}>{formatDay(locale, order.paidAt ?? order.placedAt)}</ReceiptRow>
        {order.items.map((item) => (
          <ReceiptRow key={item.productSlug + item.offer} label={`${item.product} – ${item.offer}`}>
            <Amount money={item.price} />
          </ReceiptRow>
        ))}
        {order.coupon && order.discount.amount !== '0' && (
          <ReceiptRow label={t('checkout.discount', { code: order.coupon })}>
            <Amount money={less(order.discount)} />
          </ReceiptRow>
        )}
        <ReceiptRow
          label={
            order.taxRateBasisPoints > 0
              ? t('checkout.taxIncluded', { rate: formatRate(locale, order.taxRateBasisPoints) })
              : t('checkout.noTax')
          }
        >
          <Amount money={order.tax} />
        </ReceiptRow>
        <ReceiptRow label={t('checkout.total')} strong>
          <Amount money={order.total} />
        </ReceiptRow>
        {order.refunded.amount !== '0' && (
          <ReceiptRow label={t('receipt.refunded')}>
            <Amount money={order.refunded} />
          </ReceiptRow>
        )}
      </dl>
      <div className="mt-4 space-y-1 text-13 text-muted">
        {order.exchange && <RateNote exchange={order.exchange} of="receipt.rate" />}
        {order.payment?.cards.map(({ last4, amount }, index) => (
          <p key={index}>
            {t('twoCards.card', { number: index + 1 })} <bdi>•••• {last4 ?? '····'}</bdi> <Amount money={amount} />
          </p>
        ))}
        {order.payment?.credit && <p>{t('receipt.credit', { amount: formatMoney(locale, order.payment.credit) })}</p>}
        {order.payment?.statementDescriptor && <p>{t('receipt.statement', { descriptor: order.payment.statementDescriptor })}</p>}
        {order.guaranteeEndsAt && <p>{t('receipt.guarantee', { day: formatDay(locale, order.guaranteeEndsAt) })}</p>}
        <Renewal of={order.subscription} />
      </div>
    </section>
  );
}
/** When what was just taken is charged again, and where that is changed. */
function Renewal({ of }: { readonly of: Order['subscription'] }) {
  const { t, locale } = useSite();
  const rhythm = useRhythm();
  if (!of) return null;
  const price = formatMoney(locale, of.price);
  if (of.instalments) {
    const { count, paid, total } = of.instalments;
    const words = { count, paid, price, total: formatMoney(locale, total) };
    if (paid >= count) return <p>{t('receipt.paidOff', words)}</p>;
    return of.nextPaymentAt ? <p>{t('receipt.instalments', { ...words, day: formatDay(locale, of.nextPaymentAt) })}</p> : null;
  }
  if (!of.nextPaymentAt) return null;
  return <p>{t('receipt.renews', { price, rhythm: rhythm(of), day: formatDay(locale, of.nextPaymentAt) })}</p>;
}

const ReceiptRow = ({
  label,
  strong = false,
  children,
}: {
  readonly label: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}) => (
  <>
    <dt className={`border-b border-line py-2.5 ${strong ? 'font-bold' : 'text-muted'}`} dir="auto">
      {label}
    </dt>
    <dd className={`border-b border-line py-2.5 ps-6 text-end tabular-nums ${strong ? 'font-bold' : ''}`}>{children}</dd>
  </>
);

function Resend({ order, notice }: { readonly order: Order; readonly notice: Notice }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="mt-8 rounded-card bg-wash p-5 md:p-6">
      <p className="flex gap-3">
        <MailIcon className="mt-0.5 size-5 text-muted" />
        <span>{t('thanks.mailed', { email: order.emailHint })}</span>
      </p>
      {notice && (
        <p role="status" className={`mt-3 flex gap-2 ${notice.tone === 'danger' ? 'text-danger' : 'text-positive'}`}>
          {notice.tone === 'danger' ? <AlertIcon className="mt-0.5 size-5" /> : <CheckIcon className="mt-0.5 size-5" />}
          {notice.text}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <form method="post">
          <button name="intent" value="resend" className="button button-small">
            {t('thanks.resend')}
          </button>
        </form>
        <a className="button button-small" href={href('/sign-in')}>
          {t('thanks.signIn')}
        </a>
      </div>
    </div>
  );
}

function Thanks({
  order,
  documents,
  partner,
  notice,
}: {
  readonly order: Order;
  readonly documents: readonly DocumentView[];
  /** The page on which the buyer decides about whoever brought the order. */
  readonly partner: string | null;
  readonly notice: Notice;
}) {
  const { t } = useSite();
  const paid = order.state === 'paid' || order.state === 'partially_refunded';
  return (
    <div className="wrap-text py-14 md:py-20">
      <p className={`flex items-center gap-2 font-medium ${paid ? 'text-positive' : 'text-warning'}`}>
        {paid ? <CheckIcon /> : <AlertIcon />}
        {t(`order.state.${order.state}`)}
      </p>
      <h1 className="mt-3 text-36">{t(paid ? 'thanks.title' : 'thanks.titleOther')}</h1>
      <Resend order={order} notice={notice} />
      {order.access.map((item) => (
        <Downloads key={item.product} item={item} open={paid} />
      ))}
      {partner !== null && <BroughtBy token={partner} />}
      <Further orders={order.further} />
      <Receipt order={order} />
      <Documents documents={documents} />
    </div>
  );
}

/** What a press on one of the page's buttons leads to: a file, or a word about it. */
async function act(request: PageRequest, token: string): Promise<{ readonly to: string } | { readonly notice: Notice }> {
  const { client, form, t } = request;
  try {
    if (form?.['intent'] === 'download') {
      const { url } = await client.members.createOrderDownload({ params: { token }, body: { file: form['file'] ?? '' } });
      return { to: url };
    }
    await client.orders.resendAccessMail({ params: { token } });
    return { notice: { tone: 'positive', text: t('thanks.resent') } };
  } catch (thrown) {
    if (!isStoreFailure(thrown) || thrown.code.startsWith('ORDER_')) throw thrown;
    return { notice: { tone: 'danger', text: t.maybe(`failure.${thrown.code}`) ?? t('failure.other') } };
  }
}

/** Right after payment, behind an unguessable address that opens for a day. */
export const thanksPage: Page = async (request) => {
  const token = request.params['token'] ?? '';
  try {
    const acted = request.method === 'POST' ? await act(request, token) : { notice: null };
    if ('to' in acted) return seeOther(acted.to);
    const order = await request.client.orders.readThankYou({ params: { token } });
    const { token: partner } = await request.client.partnerPage.find({ params: { token } });
    const documents = await request.client.buyerInvoices.listOfOrder({ params: { token } });
    return {
      kind: 'page',
      status: 200,
      scripts: ['receipt'],
      head: { title: request.t('thanks.title'), noindex: true },
      body: <Thanks order={order} documents={documents} partner={partner} notice={acted.notice} />,
    };
  } catch (thrown) {
    if (!isStoreFailure(thrown, 'ORDER_LINK_EXPIRED')) throw thrown;
    const page = failurePage(request, 410);
    return { ...page, body: <Lapsed />, head: { ...page.head, title: request.t('thanks.lapsed') } };
  }
};

function Lapsed() {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="wrap-text py-24">
      <h1 className="text-36">{t('thanks.lapsed')}</h1>
      <p className="mt-4 text-18 text-muted">{t('thanks.lapsedHelp')}</p>
      <a className="button button-primary mt-8" href={href('/sign-in')}>
        {t('thanks.signIn')}
      </a>
    </div>
  );
}
