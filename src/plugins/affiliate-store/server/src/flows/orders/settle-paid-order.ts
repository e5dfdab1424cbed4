import type { Core } from '@strapi/strapi';
import { partsOf, type Decision } from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { ChargeFacts, SessionFacts } from '../../capabilities/checkout/service';
import { booksAsText, commissions, decisions } from '../../capabilities/commissions/service';
import type { OrderBooks, ShareBook } from '../../capabilities/commissions/service';
import { coupons } from '../../capabilities/coupons/service';
import { ledger } from '../../capabilities/ledger/service';
import { members } from '../../capabilities/members/service';
import { messaging } from '../../capabilities/messaging/service';
import { isSettled, nextOrderState, orders } from '../../capabilities/orders/service';
import type { HandPaid, Order, OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { refuse } from '../../kernel/failure';
import type { Failure } from '../../kernel/failure';
import { ok, type Outcome } from '../../kernel/outcome';
import { enqueue } from '../../platform/jobs';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { accessUntil, beginSubscription } from '../subscriptions/begin-subscription';
import { afterCommit, together } from '../../platform/transaction';
import { recordAndBind } from '../attribution/bind-for-life';
import { noteFees, withKnownFees } from './book-payment-fee';
import { contractVersionOf } from '../affiliates/contract-version';
import { countSale } from '../insights/count-sale';
import { countTowardsTiers } from '../affiliates/count-towards-tiers';
import { openSuspicions } from '../fraud/follow-suspicions';
import { giveUpOrder } from '../checkout/give-up-order';
import { documentLater } from '../invoices/issue-documents';
import { isGivenBack } from './apply-return';
import { holdForReview } from '../fraud/hold-for-review';
import { creditChargeOf, creditToSpend, dueAtProvider, spendCredit } from '../payouts/set-credit-aside';
import { promiseBonuses } from '../bonuses/offer-bonuses';
import { decidedAtPayment } from '../checkout/own-card';
import { saleOf } from '../attribution/sale-of';
import { cappedAs, holdCapped, measureCaps, metCaps } from '../commissions/measure-caps';
import { cutIn, tellCutShares } from '../commissions/tell-cut-shares';
import { tellOfSale } from '../webhooks/tell-systems';
import { languageOfParty } from '../messaging/party-language';
import { writeAccessMail } from './write-access-mail';
import { writeAwaitedMail } from '../checkout/write-awaited-mail';

/** What became of an order when its payment was looked at. */
export type Settled = { readonly order: Order; readonly state: Order['state'] };

const DAY = 86_400_000;

/** Whose each share is, and of which product, as its row says it. */
export const earnerOf = async (strapi: Core.Strapi, snapshot: OrderSnapshot, books: OrderBooks) => {
  const parties = await people(strapi).partiesByPublicId([
    ...new Set(books.shares.flatMap((share) => (share.party === null ? [] : [share.party]))),
  ]);
  return (share: ShareBook) => {
    const party = parties.get(share.party ?? '');
    if (!party) throw new Error(`share ${share.key} belongs to nobody we know`);
    const line = snapshot.lines.find((each) => each.line === share.line);
    return {
      partyId: party.id,
      partyName: party.name,
      ownerUserId: party.userId,
      productName: line?.productName ?? '',
      productId: line?.productId ?? '',
      contractVersion: contractVersionOf(line, share),
    };
  };
};

// The payment came after seat and coupon were given back. It is real, so the buyer gets in, beyond the limits if need be.
const reclaimWhatWasGivenBack = async (strapi: Core.Strapi, orderId: number, snapshot: OrderSnapshot): Promise<void> => {
  for (const line of snapshot.lines) if (line.seatLimited) await catalog(strapi).takeSeat(line.offerId, null);
  if (snapshot.coupon) await coupons(strapi).reclaim(orderId);
};

/** What each winner earned of the lines of their program, minor units. */
export const earnedBy = (decided: readonly Decision[], snapshot: OrderSnapshot, books: OrderBooks): ReadonlyMap<number, number> => {
  const earned = new Map<number, number>();
  for (const decision of decided.flatMap(partsOf)) {
    const lines = new Set(snapshot.lines.filter((line) => line.program?.id === decision.rule?.programId).map((line) => line.line));
    const amount = books.shares
      .filter((share) => share.role === 'affiliate' && lines.has(share.line) && share.party === decision.winner.partyPublicId)
      .reduce((sum, share) => sum + share.amount, 0);
    earned.set(decision.winner.affiliateId, (earned.get(decision.winner.affiliateId) ?? 0) + amount);
  }
  return earned;
};

/** Gives what was bought: access to each product, and the mail that says where it is. */
const deliver = async (strapi: Core.Strapi, order: Order, snapshot: OrderSnapshot, endsAt: number | null): Promise<void> => {
  for (const line of snapshot.lines) {
    await members(strapi).grant({
      customerId: order.customerId,
      productId: line.productId,
      productName: line.productName,
      orderId: order.id,
      orderNumber: order.number,
      memberGroupId: line.memberGroupId,
      endsAt,
    });
  }
  crashPoint('settle.access');
  await writeAccessMail(strapi, order, snapshot, `access:${order.number}`);
};

const tellEarners = async (strapi: Core.Strapi, order: Order, snapshot: OrderSnapshot, books: OrderBooks): Promise<void> => {
  const affiliateShares = books.shares.filter(
    (share) => (share.role === 'affiliate' || share.role === 'second_tier') && share.amount > 0 && !share.blocked,
  );
  const parties = await people(strapi).partiesByPublicId(affiliateShares.map((share) => share.party ?? ''));
  for (const share of affiliateShares) {
    const party = parties.get(share.party ?? '');
    if (!party?.emailNorm) continue;
    await messaging(strapi).queueMail({
      kind: 'commission_earned',
      to: party.emailNorm,
      // Their own language, not the buyer's: an affiliate learns nothing of the buyer.
      locale: await languageOfParty(strapi, party),
      dedupeKey: `commission:${order.number}:${share.key}`,
      orderId: order.id,
      facts: {
        name: party.name,
        product: snapshot.lines.find((line) => line.line === share.line)?.productName ?? '',
        amount: { minor: share.amount, currency: order.currency },
        payableAt: share.payableAt,
      },
    });
  }
};

/**
 * What shows that an order is paid: a charge of the provider, or one of each of two cards, money the staff took, store credit that pays the
 * whole, or a total of nothing.
 */
type Proof =
  | { readonly charge: ChargeFacts }
  | { readonly charges: readonly [ChargeFacts, ChargeFacts] }
  | { readonly byHand: HandPaid }
  | { readonly allCredit: true }
  | { readonly free: true };

const chargesIn = (proof: Proof): readonly ChargeFacts[] => {
  if ('charges' in proof) return proof.charges;
  return 'charge' in proof ? [proof.charge] : [];
};

/** The charge a payment is known by: of two cards that of the first. */
const chargeIn = (proof: Proof): ChargeFacts | null => chargesIn(proof)[0] ?? null;

const paymentBy = (proof: Proof, order: Order, paidAt: number) => {
  const nothing = { paymentIntentId: null, last4: null, fingerprint: null, paidAt };
  if ('byHand' in proof) return { ...nothing, provider: 'by_hand' as const, chargeId: `hand_${order.number}`, method: proof.byHand };
  if ('allCredit' in proof) return { ...nothing, provider: 'credit' as const, chargeId: creditChargeOf(order), method: 'store_credit' };
  const { id, paymentIntentId, method, last4, fingerprint } = chargeIn(proof) ?? { ...nothing, id: order.number, method: null };
  return { provider: 'stripe' as const, chargeId: id, paymentIntentId, method, last4, fingerprint, paidAt };
};

/** Moves the order to paid and keeps its payment; a charge that belongs to another order is a defect and undoes everything. */
const markPaid = async (
  strapi: Core.Strapi,
  locked: Order,
  sold: { readonly books: OrderBooks; readonly payment: ReturnType<typeof paymentBy>; readonly guaranteeDays: number },
): Promise<{ readonly order: Order; readonly paymentId: number }> => {
  const { books, payment, guaranteeDays } = sold;
  const { paidAt, paymentIntentId } = payment;
  const state = nextOrderState(locked.state, 'paid');
  if (!state.ok) return refuse(state.failure);
  const order = await orders(strapi).change(locked, {
    state: 'paid',
    paidAt,
    guaranteeEndsAt: paidAt + guaranteeDays * DAY,
    attention: null,
    sharesCut: cutIn(books),
    ...(paymentIntentId ? { paymentIntentId } : {}),
  });
  const paymentId = await orders(strapi).addPayment({
    ...payment,
    orderId: order.id,
    amount: order.total,
    currency: order.currency,
    books: booksAsText(books),
  });
  if (paymentId === null) throw new Error(`payment ${payment.chargeId} is booked for another order`);
  return { order, paymentId };
};

/** Tells whoever has to know of a sale: affiliates their referral, the buyer the way in, earners what they earned. */
const tellEveryone = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  { books, decided, period }: { readonly books: OrderBooks; readonly decided: readonly Decision[]; readonly period: PaidPeriod | null },
): Promise<void> => {
  const { id: orderId, number: orderNumber, productNames: productName, currency, total } = order;
  const paid = cappedAs(snapshot, period?.invoiceId != null);
  const facts = { orderId, orderNumber, productName, currency, total, occurredAt: books.paidAt, payment: paid };
  if (decided.length > 0) await recordAndBind(strapi, order, facts, { decided, earned: earnedBy(decided, snapshot, books), period });
  if (period?.invoiceId == null) await countTowardsTiers(strapi, order, snapshot, decided);
  await deliver(strapi, order, snapshot, period?.endsAt ?? null);
  // Of what renews, the first payment brings the bonus; nothing is asked where none was promised.
  if (period?.invoiceId == null) await promiseBonuses(strapi, order, snapshot, decided);
  crashPoint('settle.mail');
  await tellEarners(strapi, order, snapshot, books);
};

/** The period of a subscription an order pays for. */
export interface PaidPeriod {
  /** The invoice that asked for it; null for the period the order itself began. It is then the natural key of the sale (J04). */
  readonly invoiceId: string | null;
  /** Until when access is open, grace included (UTC ms); null where it stays open, all instalments being paid. */
  readonly endsAt: number | null;
}

/** Books the sale of a locked order and gives what was bought. Everything in the open unit of work, or nothing. */
export const bookOrder = async (
  strapi: Core.Strapi,
  locked: Order,
  proof: Proof,
  actor: string,
  period: PaidPeriod | null = null,
): Promise<Settled> => {
  crashPoint('settle.before');
  const snapshot = await orders(strapi).snapshot(locked.id);
  const charge = chargeIn(proof);
  const decided = await decidedAtPayment(
    strapi,
    { decisions: snapshot.decisions as readonly Decision[], placedAt: locked.placedAt },
    chargesIn(proof),
  );
  const met = metCaps(snapshot, decided, cappedAs(snapshot, period?.invoiceId != null));
  await holdCapped(strapi, met);
  // Whoever holds the parties first is the first to pay: a report or a draft that reads payments by their moment meets the caps in the same order.
  const paidAt = now();
  const caps = await measureCaps(strapi, met, { currency: locked.currency, paidAt });
  const payment = paymentBy(proof, locked, paidAt);
  const credit = await creditToSpend(strapi, locked, actor);
  if (credit === 'gone') return holdForReview(strapi, locked, charge, 'CREDIT_GONE', actor);
  const decision = decisions.bookSale(
    null,
    saleOf(locked, snapshot, decided, { ...payment, chargeId: period?.invoiceId ?? payment.chargeId }, credit, caps),
  );
  if (!decision.ok) return holdForReview(strapi, locked, charge, decision.failure.code, actor);
  const { books, journals, at, fees } = withKnownFees(decision.value, chargesIn(proof));
  const guaranteeDays = Math.max(0, ...snapshot.lines.map((line) => line.guaranteeDays));
  const { order, paymentId } = await markPaid(strapi, locked, { books, payment, guaranteeDays });
  await spendCredit(strapi, credit, actor);
  crashPoint('settle.order');
  // A charge that was reserved first was made some time before it was taken.
  const occurredAt = 'charges' in proof ? paidAt : (charge?.at ?? paidAt);
  await ledger(strapi).post(journals, { orderId: order.id, actor, occurredAt, at });
  crashPoint('settle.ledger');
  const place = { orderId: order.id, orderNumber: order.number, paymentId };
  await commissions(strapi).accrue(books, place, await earnerOf(strapi, snapshot, books));
  await openSuspicions(strapi, order, snapshot, books);
  crashPoint('settle.commissions');
  if (locked.state === 'expired' || locked.state === 'failed') await reclaimWhatWasGivenBack(strapi, order.id, snapshot);
  await tellEveryone(strapi, order, snapshot, { books, decided, period });
  await orders(strapi).note(order.id, {
    actor,
    code: 'PAID',
    facts: {
      amount: String(order.total),
      currency: order.currency,
      payment: 'charges' in proof ? proof.charges.map(({ id }) => id).join(', ') : payment.chargeId,
    },
  });
  await tellCutShares(strapi, order, actor);
  await tellOfSale(strapi, order, snapshot, books.shares);
  documentLater(strapi, order);
  await countSale(strapi, order, snapshot, books);
  // Events that came before their sale have been waiting for exactly this.
  await enqueue({ name: 'checkout.retry-parked', payload: { orderNumber: order.number }, key: `retry-parked:${order.number}` });
  await noteFees(strapi, { orderId: order.id, paymentId }, fees, actor);
  crashPoint('fee.booked');
  return { order, state: 'paid' };
};

/** Books the order of a session, and begins the subscription that was taken in it. */
const settleFirst = async (strapi: Core.Strapi, order: Order, session: SessionFacts, actor: string): Promise<Settled> => {
  const { subscription, charge } = session;
  const proof: Proof = charge ? { charge } : { free: true };
  if (!subscription) return bookOrder(strapi, order, proof, actor);
  const endsAt = await accessUntil(strapi, subscription.periodEnd, subscription.paused);
  const settled = await bookOrder(strapi, order, proof, actor, { invoiceId: null, endsAt });
  if (settled.state === 'paid') await beginSubscription(strapi, settled.order, subscription);
  return settled;
};

const fits = ({ currency }: Order, due: number, session: SessionFacts, charge: ChargeFacts): boolean =>
  session.total.currency === currency && session.total.minor === due && charge.amount.currency === currency && charge.amount.minor === due;

/** Books what a session has paid, or began without paying; null where it has done neither. */
const settlePaid = async (strapi: Core.Strapi, order: Order, session: SessionFacts, actor: string): Promise<Settled | null> => {
  const { charge, payment, subscription } = session;
  if (payment === 'paid' && charge?.paid)
    return fits(order, await dueAtProvider(strapi, order), session, charge)
      ? settleFirst(strapi, order, session, actor)
      : holdForReview(strapi, order, charge, 'AMOUNT_DIFFERS', actor);
  return subscription && payment === 'none_required' && order.total === 0 ? settleFirst(strapi, order, session, actor) : null;
};

/** Does what follows from what the provider says of a session; null when the store did not open it. No network in here. */
export const settleSession = (strapi: Core.Strapi, session: SessionFacts, actor: string): Promise<Settled | null> =>
  together(strapi, async () => {
    afterCommit(strapi, () => crashPoint('settle.committed'));
    // The order is bound by the session the store itself opened, never by what the session says of itself.
    const order = await orders(strapi).lock({ checkoutSessionId: session.id });
    if (!order) return null;
    if (isSettled(order.state) || order.state === 'review') return { order, state: order.state };
    if (session.charge && (await isGivenBack(strapi, order, session.charge.id))) return { order, state: order.state };
    const settled = await settlePaid(strapi, order, session, actor);
    if (settled) return settled;
    if (session.state === 'expired') return giveUpOrder(strapi, order, 'expired', actor);
    if (session.paymentFailed) return giveUpOrder(strapi, order, 'failed', actor);
    if (session.state !== 'complete' || order.state === 'processing') return { order, state: order.state };
    const step = nextOrderState(order.state, 'processing');
    if (!step.ok) return refuse(step.failure);
    await orders(strapi).note(order.id, { actor, code: 'PAYMENT_UNDER_WAY', facts: {} });
    const waiting = await orders(strapi).change(order, { state: 'processing' });
    await writeAwaitedMail(strapi, waiting, await orders(strapi).snapshot(order.id), session.slipUrl);
    return { order: waiting, state: 'processing' };
  });

/**
 * Looks at the payment of a session and does what follows from it: the one function that webhook, return page and gap
 * filler call. The first to come settles the order, all others find it done. No network inside the unit of work.
 */
export const settlePaidOrder = async (strapi: Core.Strapi, sessionId: string, actor: string): Promise<Outcome<Settled | null, Failure>> => {
  const session = await paymentGateway(strapi).readSession(sessionId);
  if (!session.ok) return session;
  return ok(await settleSession(strapi, session.value, actor));
};
