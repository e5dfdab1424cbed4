import type { ReactNode } from 'react';
import { isStoreFailure, type StoreClient } from '../../client';
import { formatDay } from '../i18n/format';
import { seeOther, type Page, type PageAnswer, type PageRequest } from '../site/page';
import { AlertIcon, ClockIcon, InfoIcon } from '../ui/icons';
import { Amount } from '../ui/amount';
import { useHref, useSite } from '../ui/site';
import { SupportLink } from '../ui/support-link';
import { TwoCardsProgress } from '../sections/two-cards-progress';
import { Onward } from './checkout';
import { failurePage } from './failure';

type WaitingState = 'open' | 'processing' | 'failed' | 'expired' | 'review';

const icons: Readonly<Record<WaitingState, ReactNode>> = {
  open: <InfoIcon className="size-8 text-brand-ink" />,
  processing: <ClockIcon className="size-8 text-brand-ink" />,
  review: <ClockIcon className="size-8 text-warning" />,
  failed: <AlertIcon className="size-8 text-danger" />,
  expired: <AlertIcon className="size-8 text-warning" />,
};

type Status = Awaited<ReturnType<StoreClient['checkout']['readCartStatus']>>;
type Waiting = NonNullable<Status['waiting']>;

/** Which words say what a waiting order waits for. */
const saying = (state: WaitingState, waiting: Waiting | null, cards: Status['cards']) => {
  const has = (wanted: string): boolean => cards?.each.some((card) => card.state === wanted) ?? false;
  if (state === 'open' && has('reserved')) return 'card';
  if ((state === 'failed' || state === 'review') && has('returned')) return 'returned';
  if (state !== 'processing' || waiting === null) return state;
  return waiting.transfer ? 'transfer' : waiting.slipUrl === null ? 'later' : 'slip';
};

/** Bank details as the shop typed them, a row for each line; what stands before a colon is its name. */
function AccountRows({ account }: { readonly account: string }) {
  const { t } = useSite();
  return account
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, label, value] = /^([^:]{1,40}):\s*(.+)$/.exec(line.trim()) ?? [];
      return (
        <div key={line} className="contents">
          <dt className="text-muted">{label ?? t('return.account')}</dt>
          <dd>
            <bdi className="proportional-nums">{value ?? line.trim()}</bdi>
          </dd>
        </div>
      );
    });
}

/** Where the money of a transfer goes, and what happens without it. */
function Transfer({ waiting }: { readonly waiting: Waiting }) {
  const { t, locale } = useSite();
  const { transfer, orderNumber, total } = waiting;
  if (!transfer) return null;
  const day = formatDay(locale, transfer.dueAt);
  return (
    <>
      <dl className="mt-8 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 rounded-card bg-wash p-5">
        <AccountRows account={transfer.account} />
        <dt className="text-muted">{t('return.reference')}</dt>
        <dd className="font-medium">
          <bdi>{orderNumber}</bdi>
        </dd>
        <dt className="text-muted">{t('return.amount')}</dt>
        <dd className="font-medium">
          <Amount money={total} />
        </dd>
        <dt className="text-muted">{t('return.until')}</dt>
        <dd>{day}</dd>
      </dl>
      <p className="mt-6">{t('return.transferOpens')}</p>
      <p className="mt-2 text-muted">{t('return.transferOver', { day })}</p>
    </>
  );
}

interface StandingProps {
  readonly waiting: Waiting | null;
  readonly cards: Status['cards'];
  readonly state: WaitingState;
  readonly token: string;
  readonly offer: string | null;
}

/** The way back to the checkout, unless a payment is on its way already. */
function Again({ state, token, offer }: Omit<StandingProps, 'waiting' | 'cards'>) {
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

function Standing({ state, token, offer, waiting, cards }: StandingProps) {
  const { t } = useSite();
  const said = saying(state, waiting, cards);
  const polls = state === 'open' || state === 'processing';
  return (
    <div
      className="wrap-text py-20 md:py-28"
      data-poll={polls ? `/api/affiliate-store/checkout/carts/${encodeURIComponent(token)}/status` : undefined}
      data-state={state}
    >
      {icons[state]}
      <div role="status">
        <h1 className="mt-5 text-28 md:text-36">{t(`return.${said}`)}</h1>
        <p className="mt-4 text-18 text-muted">{t(`return.${said}Help`)}</p>
        {(said === 'failed' || said === 'expired') && <p className="mt-4 font-medium">{t('checkout.notCharged')}</p>}
      </div>
      {waiting && <Transfer waiting={waiting} />}
      {cards && <TwoCardsProgress cards={cards} token={token} open={said === 'card'} />}
      {waiting?.slipUrl && (
        <a className="button button-primary mt-8" href={waiting.slipUrl} target="_blank" rel="noopener noreferrer">
          {t('return.slipButton')}
        </a>
      )}
      {polls && (said === 'open' || said === 'processing') && (
        <div aria-hidden="true" className="mt-8 h-1 w-full max-w-80 overflow-hidden rounded-full bg-line">
          <div className="h-full w-1/3 rounded-full bg-brand motion-safe:animate-pulse" />
        </div>
      )}
      <div className="mt-10 flex flex-wrap gap-3">
        {said !== 'card' && <Again state={state} token={token} offer={offer} />}
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

/** On to the second card, or away from both: what the buyer pressed while the first is reserved. Pressed twice it is the same. */
async function answerCards(request: PageRequest, token: string): Promise<PageAnswer> {
  const here = seeOther(`${request.href('/checkout/return')}?cart=${encodeURIComponent(token)}`);
  const { checkout } = request.client;
  try {
    if (request.form?.['intent'] === 'leave') {
      await checkout.abandonPayment({ params: { token } });
      return here;
    }
    const { redirectUrl: url } = await checkout.openNextCard({ params: { token } });
    if (url === null) return here;
    const head = { title: request.t('checkout.onward'), noindex: true, continueTo: url };
    return { kind: 'page', status: 200, frame: 'plain', head, body: <Onward url={url} /> };
  } catch (thrown) {
    // Without an answer of the provider the page says how it stands, and the buttons are there to be pressed again.
    if (isStoreFailure(thrown, 'PAYMENT_PROVIDER_DOWN', 'PAYMENT_PROVIDER_REFUSED')) return here;
    throw thrown;
  }
}

/** Where the payment page sends people back to. Only the store's own answer is believed, never the address. */
export const checkoutReturnPage: Page = async (request) => {
  const token = request.query['cart'] ?? '';
  if (token === '') return failurePage(request, 404);
  if (request.method === 'POST') return answerCards(request, token);
  const { state, order, followUp, waiting, cards } = await request.client.checkout.readCartStatus({ params: { token } });
  if (state === 'paid' && followUp !== null) return seeOther(request.href(`/offer-after/${followUp}`));
  if (state === 'paid' && order !== null) return seeOther(request.href(`/thanks/${order.token}`));
  const standing: WaitingState = state === 'paid' ? 'processing' : state;
  const waits = standing === 'processing' || standing === 'open';
  const said = saying(standing, waiting, cards);
  // What takes days is not looked at every other second.
  const soon = said === 'processing' || said === 'open';
  return {
    kind: 'page',
    status: 200,
    frame: 'plain',
    scripts: waits ? ['return'] : [],
    head: { title: request.t(`return.${said}`), noindex: true, ...(soon ? { refreshSeconds: 4 } : {}) },
    body: <Standing state={standing} token={token} waiting={waiting} cards={cards} offer={await offerOf(request, token)} />,
  };
};
