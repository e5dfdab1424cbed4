import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { subscriptionFailures } from './failures';
import { checkPause, dueAt } from './pause';
import type { Pausable } from './pause';
import type { Period } from './period';

/**
 * What a subscriber agrees to who changes the offer: nothing now, the other price from the next payment on. The version is that of the
 * words of the store's own pages (`subscriptions.change`): change it with them.
 */
export const CHANGE_CONSENT = { key: 'offer_change', version: '2026-11' } as const;

/** `agreed` until the provider's next period begins under it, or until it is withdrawn. */
export type OfferChangeState = 'agreed' | 'applied' | 'withdrawn';

/** Why an agreed change does not happen. */
export type WhyWithdrawn = 'taken_back' | 'cancelled' | 'paused' | 'ended' | 'not_told' | 'missed';

// The provider makes the next bill as soon as a period begins: what is told that late may come after it.
const A_MOMENT = 5 * 60_000;

/** Whether the offer of a subscription may be changed as it stands: it goes on, is paid, and no payment is being made. */
export const checkOfferChange = (one: Pausable, at: number): Outcome<null, Failure> => {
  const goesOn = checkPause(one);
  if (!goesOn.ok) return goesOn;
  return dueAt(one) <= at + A_MOMENT ? failed(subscriptionFailures.because('SUBSCRIPTION_STATE_ILLEGAL')) : ok(null);
};

/** An offer as far as somebody may change to it; the price is that in the subscription's currency, null where there is none. */
export interface OtherOffer {
  readonly offerId: string;
  readonly available: boolean;
  readonly renewal: (Period & { readonly instalments: number | null }) | null;
  readonly price: number | null;
}

/** Whether one may change to an offer: it can be had now, goes on like this one, costs something in this currency, and is another. */
export const isOpenToChange = ({ offerId, available, renewal, price }: OtherOffer, currentOfferId: string): boolean =>
  available && renewal !== null && renewal.instalments === null && price !== null && price > 0 && offerId !== currentOfferId;

/** A change as far as it matters which payment it is for. Times UTC ms. */
export interface DatedChange {
  readonly publicId: string;
  readonly state: OfferChangeState;
  readonly effectiveAt: number;
}

/**
 * The change a payment was billed by: the one its invoice names. Where an invoice names none, somebody may have taken the name away at the
 * provider, and the last change counts that had begun with the paid period. Null for the offer the subscription began with.
 */
export const changeBilledBy = <T extends DatedChange>(
  changes: readonly T[],
  { named, from }: { readonly named: string | null; readonly from: number | null },
): T | null =>
  changes.find(({ publicId }) => publicId === named) ??
  changes.filter(({ state, effectiveAt }) => state === 'applied' && from !== null && effectiveAt <= from).at(-1) ??
  null;

/** Why a change that is agreed is over with what the provider tells of its subscription; null where it stands. */
export const whyOver = ({
  ended,
  cancelAtPeriodEnd,
  paused,
}: {
  readonly ended: boolean;
  readonly cancelAtPeriodEnd: boolean;
  readonly paused: boolean;
}): WhyWithdrawn | null => (ended ? 'ended' : cancelAtPeriodEnd ? 'cancelled' : paused ? 'paused' : null);
