import type { Core } from '@strapi/strapi';
import type { SubscriptionView } from '../../../../contracts/subscriptions';
import { catalog } from '../../capabilities/catalog/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { SubscriptionFacts } from '../../capabilities/checkout/service';
import { checkOfferChange, dueAt, subscribersChange, subscriptionFailures, subscriptions } from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { publicId } from '../../platform/ids';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { alignLater, enterChange, factsOfChange, withdrawChange } from './follow-offer-change';
import { freezeOfferChange } from './freeze-offer-change';
import { ownSubscription, ownView } from './manage-subscription';
import { offersToChangeTo } from './offers-to-change-to';
import type { OfferToChangeTo } from './offers-to-change-to';
import { writeChangeMail } from './write-change-mail';
import type { WantedBy } from '../affiliates/wanted-by';

/** What somebody saw before they pressed: the price, and from when. */
export interface SeenOffer {
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
}

/** Who changes, and to which words a subscriber agreed; null where staff does it for them. */
type Changing = WantedBy & { readonly consentVersion: string | null; readonly seen: SeenOffer | null };

const refused = (code: Parameters<typeof subscriptionFailures.because>[0]) => failed(subscriptionFailures.because(code));

const isAsSeen = ({ seen }: Changing, { line }: OfferToChangeTo, one: Subscription): boolean =>
  seen === null || (seen.amount === String(line.renews) && seen.currency === one.currency && Date.parse(seen.from) === dueAt(one));

/**
 * Keeps a change as agreed, and takes its seat, before the provider is asked: whatever is billed by it finds what it is split by. The same
 * change asked for twice is one. Inside the unit of work.
 */
const keepChange = async (
  strapi: Core.Strapi,
  id: number,
  chosen: OfferToChangeTo,
  by: Changing,
): Promise<Outcome<OfferChange, Failure>> => {
  const one = await subscriptions(strapi).lock({ id });
  if (!one) return refused('SUBSCRIPTION_NOT_FOUND');
  const may = checkOfferChange(one, now());
  if (!may.ok) return may;
  if (!isAsSeen(by, chosen, one)) return refused('SUBSCRIPTION_OFFER_STALE');
  const { offer, renews } = chosen.line;
  const open = await subscriptions(strapi).openOfferChange(one.id);
  if (open) return open.offerId === offer.offerId && open.amount === renews ? ok(open) : refused('SUBSCRIPTION_CHANGE_AGREED');
  if (!offer.renewal) return refused('SUBSCRIPTION_OFFER_NOT_OPEN');
  const change = publicId('chg');
  const snapshot = await freezeOfferChange(strapi, one, chosen, { id: change, at: now(), version: by.consentVersion });
  if (!snapshot.ok) return snapshot;
  if (!(await catalog(strapi).takeSeat(offer.offerId, offer.quantityLimit))) return refused('SUBSCRIPTION_OFFER_NOT_OPEN');
  await subscriptions(strapi).agreeOfferChange({
    publicId: change,
    subscriptionId: one.id,
    offerId: offer.offerId,
    offerName: offer.offerName,
    currency: one.currency,
    amount: renews,
    interval: offer.renewal.interval,
    count: offer.renewal.count,
    effectiveAt: dueAt(one),
    agreedBy: by.actor,
    consentVersion: by.consentVersion,
    reason: by.reason ?? null,
    seatTaken: offer.quantityLimit !== null,
    snapshot: snapshot.value,
  });
  const kept = await subscriptions(strapi).openOfferChange(one.id);
  if (!kept) throw new Error(`the change of subscription ${one.publicId} was not kept`);
  return ok(kept);
};

/** Tells the provider of a change. A refusal, and a period that is over by now, mean that someone or something was faster. */
export const tellChange = async (
  strapi: Core.Strapi,
  one: Subscription,
  change: OfferChange,
): Promise<Outcome<SubscriptionFacts, Failure>> => {
  const { publicId: key, effectiveAt: from, amount, currency, interval, count } = change;
  const price = { minor: minor(amount), currency };
  const answer = await paymentGateway(strapi).changeOffer(one.providerId, { key, from, price, interval, count });
  if (!answer.ok) return answer.failure.code === 'PAYMENT_PROVIDER_REFUSED' ? refused('SUBSCRIPTION_STATE_ILLEGAL') : answer;
  return answer.value.scheduled && answer.value.periodEnd === from ? answer : refused('SUBSCRIPTION_STATE_ILLEGAL');
};

/** Keeps that the provider knows: the history, the log and a letter say so, once. Inside the unit of work. */
export const confirmChange = async (strapi: Core.Strapi, one: Subscription, changeId: number): Promise<void> => {
  await subscriptions(strapi).lock({ id: one.id });
  const open = await subscriptions(strapi).openOfferChange(one.id);
  // Withdrawn meanwhile: the provider is brought back.
  if (open?.id !== changeId) return alignLater(one);
  if (open.confirmedAt !== null) return;
  await subscriptions(strapi).confirmOfferChange(open.id);
  const { agreedBy: actor, reason, consentVersion } = open;
  const why: { readonly reason?: string } = reason === null ? {} : { reason };
  const facts = {
    ...factsOfChange(open),
    ...(consentVersion === null ? {} : { version: consentVersion }),
    ...(reason === null ? {} : { reason }),
  };
  await subscriptions(strapi).note(one.id, { actor, code: 'SUBSCRIPTION_CHANGE_AGREED', facts });
  await writeChangeMail(strapi, 'offer_change_agreed', one, open);
  if (actor === 'buyer') return;
  const before = { amount: one.amount, interval: one.interval, count: one.count };
  const after = { amount: open.amount, interval: open.interval, count: open.count, offer: open.offerName, from: isoOf(open.effectiveAt) };
  await audit(strapi, { actor, action: 'subscription.change', subject: `subscription:${one.publicId}`, ...why, before, after });
};

/** A change the provider could not be told of is none: nobody was told that it is. Inside the unit of work. */
const giveUpChange = async (strapi: Core.Strapi, one: Subscription, changeId: number): Promise<void> => {
  await subscriptions(strapi).lock({ id: one.id });
  const open = await subscriptions(strapi).openOfferChange(one.id);
  if (open?.id !== changeId || open.confirmedAt !== null) return;
  await withdrawChange(strapi, open, 'not_told', { actor: 'system' });
  await alignLater(one);
};

/** The change that is agreed already, where it is the one that is asked for: a second tab, or a second press. */
const sameChange = async (strapi: Core.Strapi, one: Subscription, offerId: string, { seen }: Changing): Promise<OfferChange | null> => {
  const open = await subscriptions(strapi).openOfferChange(one.id);
  const isSame = open?.offerId === offerId && (seen === null || seen.amount === String(open.amount));
  return isSame ? open : null;
};

const changeOffer = async (strapi: Core.Strapi, one: Subscription, offerId: string, by: Changing): Promise<Outcome<null, Failure>> => {
  const may = checkOfferChange(one, now());
  if (!may.ok) return may;
  const chosen = (await offersToChangeTo(strapi, one)).find(({ line }) => line.offer.offerId === offerId);
  // Looked at after the offers: the last seat may have gone to the other press.
  const same = await sameChange(strapi, one, offerId, by);
  if (!same && !chosen) return refused('SUBSCRIPTION_OFFER_NOT_OPEN');
  const kept = same || !chosen ? ok(same) : await together(strapi, () => keepChange(strapi, one.id, chosen, by));
  if (!kept.ok) return kept;
  const change = kept.value;
  if (!change || change.confirmedAt !== null) return ok(null);
  crashPoint('offer-change.agreed');
  const told = await tellChange(strapi, one, change);
  crashPoint('offer-change.told');
  await together(strapi, () => (told.ok ? confirmChange : giveUpChange)(strapi, one, change.id));
  return told.ok ? ok(null) : told;
};

/** Takes back a change that is to come. What the provider has begun by then is no longer to come. */
const keepOffer = async (strapi: Core.Strapi, one: Subscription, by: WantedBy): Promise<Outcome<null, Failure>> => {
  if (one.state === 'ended') return refused('SUBSCRIPTION_ENDED');
  const open = await subscriptions(strapi).openOfferChange(one.id);
  if (!open) return refused('SUBSCRIPTION_CHANGE_NONE');
  const answer = await paymentGateway(strapi).keepOffer(one.providerId);
  if (!answer.ok) {
    // Whether it heard is not known: it is brought to what is agreed, which is still the change.
    await together(strapi, () => alignLater(one));
    return answer.failure.code === 'PAYMENT_PROVIDER_REFUSED' ? refused('SUBSCRIPTION_STATE_ILLEGAL') : answer;
  }
  return together(strapi, async (): Promise<Outcome<null, Failure>> => {
    const locked = await subscriptions(strapi).lock({ id: one.id });
    const still = await subscriptions(strapi).openOfferChange(one.id);
    if (!locked || still?.id !== open.id) return refused('SUBSCRIPTION_CHANGE_NONE');
    if (answer.value.offerChange === open.publicId) {
      await enterChange(strapi, locked, open.publicId);
      return refused('SUBSCRIPTION_CHANGE_APPLIED');
    }
    await withdrawChange(strapi, open, 'taken_back', by);
    if (by.actor === 'buyer') return ok(null);
    const [before, after] = [
      { offer: open.offerName, amount: open.amount },
      { offer: null, amount: one.amount },
    ];
    const why = by.reason === undefined ? {} : { reason: by.reason };
    await audit(strapi, { actor: by.actor, action: 'subscription.keep', subject: `subscription:${one.publicId}`, ...why, before, after });
    return ok(null);
  });
};

/** Changes a person's own subscription to another offer from the next payment on, as far as the shop lets subscribers do that. */
export const changeOwnOffer = async (
  strapi: Core.Strapi,
  userId: number,
  publicIdOf: string,
  wanted: { readonly offer: string; readonly seen: SeenOffer; readonly consentVersion: string },
): Promise<Outcome<SubscriptionView, Failure>> => {
  const one = await ownSubscription(strapi, userId, publicIdOf);
  if (!one.ok) return one;
  if (!(await setting(strapi, subscribersChange))) return refused('SUBSCRIPTION_OFFER_NOT_OPEN');
  const { seen, consentVersion } = wanted;
  const changed = await changeOffer(strapi, one.value, wanted.offer, { actor: 'buyer', seen, consentVersion });
  return changed.ok ? ownView(strapi, one.value) : changed;
};

/** Takes the change of a person's own subscription back, while it is to come. */
export const keepOwnOffer = async (
  strapi: Core.Strapi,
  userId: number,
  publicIdOf: string,
): Promise<Outcome<SubscriptionView, Failure>> => {
  const one = await ownSubscription(strapi, userId, publicIdOf);
  if (!one.ok) return one;
  const kept = await keepOffer(strapi, one.value, { actor: 'buyer' });
  return kept.ok ? ownView(strapi, one.value) : kept;
};

/** Changes any subscription by staff; its subscriber is written to. Kept with who and why. */
export const changeOfferByStaff = async (
  strapi: Core.Strapi,
  publicIdOf: string,
  offerId: string,
  by: WantedBy,
): Promise<Outcome<null, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicIdOf });
  return one ? changeOffer(strapi, one, offerId, { ...by, consentVersion: null, seen: null }) : refused('SUBSCRIPTION_NOT_FOUND');
};

/** Takes back any change that is to come, by staff; kept with who and why. */
export const keepOfferByStaff = async (strapi: Core.Strapi, publicIdOf: string, by: WantedBy): Promise<Outcome<null, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicIdOf });
  return one ? keepOffer(strapi, one, by) : refused('SUBSCRIPTION_NOT_FOUND');
};
