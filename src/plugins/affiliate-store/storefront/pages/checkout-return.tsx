import type { ReactNode } from 'react';
import { isStoreFailure } from '../../client';
import { seeOther, type Page, type PageRequest } from '../site/page';
import { AlertIcon, ClockIcon, InfoIcon } from '../ui/icons';
import { useHref, useSite } from '../ui/site';
import { SupportLink } from '../ui/support-link';
import { failurePage } from './failure';

type WaitingState = 'open' | 'processing' | 'failed' | 'expired' | 'review';

const icons: Readonly<Record<WaitingState, ReactNode>> = {
  open: <InfoIcon className="size-8 text-brand-ink" />,
  processing: <ClockIcon className="size-8 text-brand-ink" />,
  review: <ClockIcon className="size-8 text-warning" />,
  failed: <AlertIcon className="size-8 text-danger" />,
  expired: <AlertIcon className="size-8 text-warning" />,
};

interface StandingProps {
  readonly state: WaitingState;
  readonly token: string;
  readonly offer: string | null;
}

/** The way back to the checkout, unless a payment is on its way already. */
function Again({ state, token, offer }: StandingProps) {
  const { t } = useSite();
  const href = useHref();
  if (state === 'processing' || state === 'review') return null;
  const checkout = offer === null ? href('/') : href(`/checkout/${offer}`);
  const to = state === 'open' && offer !== null ? `${checkout}?cart=${encodeURIComponent(token)}` : checkout;
  return (
    <a className={`button ${state === 'open' ? '' : 'button-primary'}`} href={to}>
      {t('return.again')}
    </a>
  );
}

function Standing({ state, token, offer }: StandingProps) {
  const { t } = useSite();
  const polls = state === 'open' || state === 'processing';
  return (
    <div
      className="wrap-text py-20 md:py-28"
      data-poll={polls ? `/api/affiliate-store/checkout/carts/${encodeURIComponent(token)}/status` : undefined}
      data-state={state}
    >
      {icons[state]}
      <div role="status">
        <h1 className="mt-5 text-28 md:text-36">{t(`return.${state}`)}</h1>
        <p className="mt-4 text-18 text-muted">{t(`return.${state}Help`)}</p>
        {(state === 'failed' || state === 'expired') && <p className="mt-4 font-medium">{t('checkout.notCharged')}</p>}
      </div>
      {polls && (
        <div aria-hidden="true" className="mt-8 h-1 w-full max-w-80 overflow-hidden rounded-full bg-line">
          <div className="h-full w-1/3 rounded-full bg-brand motion-safe:animate-pulse" />
        </div>
      )}
      <div className="mt-10 flex flex-wrap gap-3">
        <Again state={state} token={token} offer={offer} />
        <SupportLink label={t('return.help')} />
      </div>
    </div>
  );
}

async function offerOf(request: PageRequest, token: string): Promise<string | null> {
  try {
    return (await request.client.checkout.readCart({ params: { token } })).items[0]?.offer ?? null;
  } catch (thrown) {
    if (isStoreFailure(thrown)) return null;
    throw thrown;
  }
}

/** Where the payment page sends people back to. Only the store's own answer is believed, never the address. */
export const checkoutReturnPage: Page = async (request) => {
  const token = request.query['cart'] ?? '';
  if (token === '') return failurePage(request, 404);
  const { state, order, followUp } = await request.client.checkout.readCartStatus({ params: { token } });
  if (state === 'paid' && followUp !== null) return seeOther(request.href(`/offer-after/${followUp}`));
  if (state === 'paid' && order !== null) return seeOther(request.href(`/thanks/${order.token}`));
  const standing: WaitingState = state === 'paid' ? 'processing' : state;
  const waits = standing === 'processing' || standing === 'open';
  return {
    kind: 'page',
    status: 200,
    frame: 'plain',
    scripts: waits ? ['return'] : [],
    head: { title: request.t(`return.${standing}`), noindex: true, ...(waits ? { refreshSeconds: 4 } : {}) },
    body: <Standing state={standing} token={token} offer={await offerOf(request, token)} />,
  };
};
