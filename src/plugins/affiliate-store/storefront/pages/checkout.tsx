import { Fragment } from 'react';
import { isStoreFailure } from '../../client';
import type { CartView } from '../../contracts/checkout';
import { formatRate } from '../i18n/format';
import { CreditRows } from '../sections/checkout-credit';
import { CheckoutBonuses } from '../sections/checkout-bonuses';
import { CheckoutForm } from '../sections/checkout-form';
import { RenewalTerms, renewalIn } from '../sections/renewal';
import type { Page, PageAnswer, PageRequest } from '../site/page';
import { Amount, less } from '../ui/amount';
import { ConvertedFrom, RateNote } from '../sections/price';
import { ShieldIcon } from '../ui/icons';
import { useHref, useSite } from '../ui/site';
import { creditOf, type CartCredit } from './checkout-credit';
import { openCheckout, submitCheckout, type Step } from './checkout-steps';

type Shown = Extract<Step, { kind: 'show' }>;

/** The tax at each rate, and why there is none where there is none; a price without tax is shown before it. */
function TaxRows({ totals }: { readonly totals: CartView['totals'] }) {
  const { t, locale } = useSite();
  const said = ({ rateBasisPoints, reason }: CartView['totals']['taxes'][number]): string => {
    if (reason === 'reverse_charge') return t('checkout.reverseCharge');
    if (reason === 'exempt') return t('checkout.taxExempt');
    if (rateBasisPoints === 0) return t('checkout.noTax');
    return t(totals.taxIncluded ? 'checkout.taxIncluded' : 'checkout.taxAdded', { rate: formatRate(locale, rateBasisPoints) });
  };
  return (
    <>
      {!totals.taxIncluded && (
        <>
          <dt className="text-muted">{t('checkout.net')}</dt>
          <dd className="text-end text-muted">
            <Amount money={totals.subtotal} />
          </dd>
        </>
      )}
      {totals.taxes.map((one) => (
        <Fragment key={`${one.rateBasisPoints}:${one.reason}`}>
          <dt className="text-muted">{said(one)}</dt>
          <dd className="text-end text-muted">
            <Amount money={one.tax} />
          </dd>
        </Fragment>
      ))}
    </>
  );
}

/** What is bought and what it costs, tax said; stays in sight. */
function Summary({ step, credit }: { readonly step: Shown; readonly credit: CartCredit | null }) {
  const { t } = useSite();
  const { cart } = step;
  const { totals } = cart;
  return (
    <aside id="summary" data-live aria-label={t('checkout.summary')} className="rounded-card bg-wash p-5 md:p-8">
      <ul className="space-y-4">
        {cart.items.map((item) => (
          <li key={item.offer} className="flex items-start gap-4">
            {item.coverUrl ? (
              <img src={item.coverUrl} alt="" width={96} height={72} className="h-18 w-24 shrink-0 rounded-control object-cover" />
            ) : null}
            <div className="grow">
              <p className="font-medium" dir="auto">
                {item.productName}
              </p>
              <p className="text-13 text-muted" dir="auto">
                {item.offerName}
              </p>
              <ConvertedFrom price={item.price} />
            </div>
            {/* Of a single thing the total below says it. */}
            {(cart.items.length > 1 || totals.discount.amount !== '0') && <Amount money={item.price} />}
          </li>
        ))}
      </ul>
      <dl className="mt-6 grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 border-t border-line pt-5">
        {cart.coupon && totals.discount.amount !== '0' && (
          <>
            <dt>{t('checkout.discount', { code: cart.coupon.code })}</dt>
            <dd className="text-end text-success">
              <Amount money={less(totals.discount)} />
            </dd>
          </>
        )}
        <TaxRows totals={totals} />
        <dt className="mt-2 self-end font-medium">{t(renewalIn(cart) ? 'checkout.totalToday' : 'checkout.total')}</dt>
        <dd className="mt-2 text-end text-28 font-bold tracking-tight">
          <Amount money={totals.total} />
        </dd>
        <CreditRows typed={step.typed} credit={credit} />
      </dl>
      <RenewalTerms cart={cart} />
      {cart.exchange && (
        <div className="mt-4">
          <RateNote exchange={cart.exchange} of="checkout.rate" />
        </div>
      )}
      {cart.guaranteeDays > 0 && (
        <p className="mt-5 flex items-center gap-2 border-t border-line pt-4 text-13 text-muted">
          <ShieldIcon />
          {t('checkout.guarantee', { count: cart.guaranteeDays })}
        </p>
      )}
      <CheckoutBonuses bonuses={cart.bonuses} />
      {cart.referredBy && <p className="mt-2 text-13 text-muted">{t('checkout.referredBy', { name: cart.referredBy })}</p>}
    </aside>
  );
}

function Checkout({ step, request, credit }: { readonly step: Shown; readonly request: PageRequest; readonly credit: CartCredit | null }) {
  const { t } = useSite();
  return (
    <div className="wrap pt-8 md:pt-14">
      <div className="mx-auto grid max-w-[60rem] gap-x-16 gap-y-8 md:grid-cols-[1fr_minmax(18rem,24rem)]">
        <h1 className="text-28 md:col-span-2 md:text-36">{t('checkout.title')}</h1>
        <div className="md:order-last">
          <div className="md:sticky md:top-8">
            <Summary step={step} credit={credit} />
          </div>
        </div>
        <CheckoutForm step={step} request={request} credit={credit} />
      </div>
    </div>
  );
}

/** On the way to the payment page: a moment for browsers with script, a link for all others. */
export function Onward({ url, to = 'payment' }: { readonly url: string; readonly to?: 'payment' | 'bank' }) {
  const { t } = useSite();
  const bank = to === 'bank';
  return (
    <div className="wrap-text py-24">
      <h1 className="text-28">{t(bank ? 'offerAfter.confirm' : 'checkout.onward')}</h1>
      <p className="mt-3 text-muted">{t('checkout.onwardHelp')}</p>
      <a data-continue href={url} rel="noreferrer" className="button button-primary mt-8">
        {t(bank ? 'offerAfter.confirmButton' : 'checkout.onwardButton')}
      </a>
    </div>
  );
}

function Unavailable({ code }: { readonly code: string }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="wrap-text py-24">
      <h1 className="text-28">{t.maybe(`failure.${code}`) ?? t('failure.other')}</h1>
      <p className="mt-3 text-muted">{t('checkout.notCharged')}</p>
      <a className="button button-primary mt-8" href={href('/')}>
        {t('catalogue.showAll')}
      </a>
    </div>
  );
}

async function show(request: PageRequest, step: Step): Promise<PageAnswer> {
  const { t } = request;
  if (step.kind === 'elsewhere') return step;
  if (step.kind === 'pay') {
    return {
      kind: 'page',
      status: 200,
      frame: 'plain',
      head: { title: t('checkout.onward'), noindex: true, continueTo: step.url },
      body: <Onward url={step.url} />,
    };
  }
  const refused = Object.values(step.complaints).some((one) => one !== undefined);
  return {
    kind: 'page',
    status: refused ? 422 : 200,
    frame: 'plain',
    scripts: ['checkout'],
    head: { title: refused ? t('checkout.titleError') : t('checkout.title'), noindex: true },
    body: <Checkout step={step} request={request} credit={await creditOf(request, step.cart)} />,
  };
}

/** Our own checkout: a form that works by itself; the script only spares people the reload. */
export const checkoutPage: Page = async (request) => {
  try {
    return await show(request, request.method === 'POST' ? await submitCheckout(request) : await openCheckout(request));
  } catch (thrown) {
    if (!isStoreFailure(thrown, 'OFFER_NOT_FOUND', 'OFFER_UNAVAILABLE', 'OFFER_SOLD_OUT', 'CURRENCY_NOT_SOLD', 'RATE_LIMITED'))
      throw thrown;
    const status = thrown.code === 'OFFER_NOT_FOUND' ? 404 : thrown.status;
    return {
      kind: 'page',
      status,
      frame: 'full',
      head: { title: request.t('checkout.title'), noindex: true },
      body: <Unavailable code={thrown.code} />,
    };
  }
};
