import type { Core } from '@strapi/strapi';
import { affiliateFailures, affiliates, type Affiliate, type StandingContract } from '../../capabilities/affiliates/service';
import {
  attribution,
  isWon,
  partsOf,
  verdicts,
  type Decision,
  type LateAttribution,
  type Reason,
  type Standing,
} from '../../capabilities/attribution/service';
import { booksFrom, commissions, decisions as rules } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { orderFailures, orders, type Order, type OrderSnapshot, type Payment } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { refuse, type Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { togetherOrNot } from '../../platform/transaction';
import { judgedByOf } from './attribute-order';
import { asksSecondPerson, reassignedOf, type Attachment } from './attachment';
import { belowLateCap, paidAs } from './late-caps';
import { beyondPrice, lateFacts, linesOf, paysForPayment, type Judged } from './late-lines';
import { earnedBy, earnerOf } from '../orders/settle-paid-order';
import { storeDecision } from '../orders/store-decision';
import { tellOfCommissions } from '../webhooks/tell-systems';
import { affiliateCodesIn } from '../checkout/weigh-order';
import { writeAttachmentLetters } from './write-attachment-letters';

/** An order, and to whom staff wants it attached. */
export interface LateWish {
  readonly orderNumber: string;
  /** Document id. */
  readonly affiliate: string;
  readonly reason: string;
  readonly by: string;
}

type Refused = ReturnType<typeof failed<Failure>>;
const refused = (code: Parameters<typeof orderFailures.because>[0], facts: Failure['facts'] = {}): Refused =>
  failed(orderFailures.because(code, facts));

/** Why no affiliate can be attached to an order, whoever it is; null where one can. */
export const whyTooLate = (order: Order, snapshot: OrderSnapshot): Failure | null => {
  const { state, guaranteeEndsAt, total, refunded } = order;
  if (state !== 'paid' && state !== 'partially_refunded' && state !== 'refunded') return orderFailures.because('LATE_ORDER_NOT_PAID');
  if (guaranteeEndsAt === null || now() >= guaranteeEndsAt)
    return orderFailures.because('LATE_GUARANTEE_OVER', { endedAt: guaranteeEndsAt });
  if (refunded >= total) return orderFailures.because('LATE_NOTHING_LEFT');
  return snapshot.lines.some(({ program }) => program !== null) ? null : orderFailures.because('LATE_OTHER_PROGRAM');
};

// What speaks against an affiliate, in the words of whoever attaches one; other reasons cannot come up here.
const OBJECTIONS: Readonly<Partial<Record<Reason, Parameters<typeof orderFailures.because>[0]>>> = {
  SELF_REFERRAL: 'LATE_SELF_REFERRAL',
  CONTRACT_ENDED: 'LATE_CONTRACT_ENDED',
  AFFILIATE_BLOCKED: 'LATE_PLACE_NOT_ACTIVE',
  AFFILIATE_PENDING: 'LATE_PLACE_NOT_ACTIVE',
};

const standingOf = (who: Affiliate, contract: StandingContract | undefined): Standing =>
  contract ? { ...who, contract: judgedByOf(who.id, contract) } : who;

/** Whether an order is all an affiliate's already. Of two who share the sale either can be given all of it. */
const hasItAlone = (decision: Decision, affiliateId: number): boolean =>
  partsOf(decision).some(({ winner }) => winner.affiliateId === affiliateId && winner.shareBasisPoints === undefined);

/**
 * Judges an affiliate for the order as it was placed: by the contract they were under at that moment. Who had none then is refused: they
 * can neither have brought the order nor been promised anything for it.
 */
const judge = async (
  strapi: Core.Strapi,
  {
    order,
    decision,
    affiliate,
    late,
  }: { readonly order: Order; readonly decision: Decision; readonly affiliate: Affiliate; readonly late: NonNullable<Decision['late']> },
): Promise<Outcome<Judged, Failure>> => {
  if (hasItAlone(decision, affiliate.id)) return refused('LATE_SAME_AFFILIATE');
  // Whom staff has bound them to since then earns nothing of an order of before.
  const bound = await affiliates(strapi).boundAt(affiliate, decision.decidedAt);
  const { sponsorId } = bound;
  const sponsor = sponsorId === null ? null : ((await affiliates(strapi).affiliatesSteady([sponsorId])).get(sponsorId) ?? null);
  const contracts = await affiliates(strapi).contractsAt(sponsor ? [affiliate, sponsor] : [affiliate], decision.decidedAt);
  const contract = contracts.get(affiliate.id);
  if (!contract) return refused('LATE_NOT_IN_PROGRAM_THEN');
  const party = order.ownerUserId === null ? null : await people(strapi).partyOfUser(order.ownerUserId);
  const again = verdicts.attachLate(decision, {
    who: standingOf({ ...affiliate, ...bound }, contract),
    sponsor: sponsor && standingOf(sponsor, contracts.get(sponsor.id)),
    buyer: { userId: order.ownerUserId, partyId: party?.id ?? null, email: order.email },
    late,
  });
  if (again.decision === null) return refused(OBJECTIONS[again.reason] ?? 'LATE_PLACE_NOT_ACTIVE', { reason: again.reason });
  return ok({ decision: again.decision, terms: contract.terms });
};

/** What attaching an order to somebody would do. Inside a unit of work that holds order and payment where it is to be booked. */
const attachmentOf = async (
  strapi: Core.Strapi,
  order: Order,
  payment: Payment | null,
  { affiliate: documentId, id, reason }: { readonly affiliate: string; readonly id: string; readonly reason: string },
): Promise<Outcome<Attachment, Failure>> => {
  const snapshot = await orders(strapi).snapshot(order.id);
  const why = whyTooLate(order, snapshot);
  if (why || !payment) return failed(why ?? orderFailures.because('LATE_ORDER_NOT_PAID'));
  const found = await affiliates(strapi).affiliateOfDocument(documentId);
  const affiliate = found && (await affiliates(strapi).affiliatesSteady([found.id])).get(found.id);
  if (!affiliate) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const decided = await attribution(strapi).standingDecisionsOf(order.id);
  const decision = decided.find((each) => each.rule?.programId === affiliate.programId);
  if (!decision) return refused('LATE_OTHER_PROGRAM');
  const judged = await judge(strapi, { order, decision, affiliate, late: { id, at: now(), reason } });
  if (!judged.ok) return judged;
  if (!(await paysForPayment(strapi, order, snapshot, judged.value.terms))) return refused('LATE_PAYMENTS_OVER');
  const before = booksFrom(payment.books);
  // A share that was rejected for good is not given back by another door; whoever else is found to have earned it is paid from the platform.
  if (before.shares.some(({ party, rejected }) => rejected && party === affiliate.partyPublicId)) return refused('LATE_REJECTED_BEFORE');
  const promised = linesOf(snapshot, judged.value, await lateFacts(strapi, { order, snapshot, ...judged.value }));
  const lines = await belowLateCap(strapi, { order, snapshot, before }, judged.value, promised);
  const reassigned = reassignedOf(id, (await ledger(strapi).journalsOfOrder(order.id)).at(-1)?.key ?? '', lines);
  const beyond = beyondPrice(before, reassigned);
  if (beyond) return failed(beyond);
  const booked = rules.bookReassignment(before, reassigned);
  if (!booked.ok) return booked;
  const decisions = decided.map((each) => (each === decision ? judged.value.decision : each));
  return ok({ order, payment, snapshot, affiliate, before, booked: booked.value, decided, decisions, reassigned, lines });
};

/** What an order would be after it was attached to an affiliate, without writing anything. */
export const previewAttachment = async (
  strapi: Core.Strapi,
  orderNumber: string,
  affiliate: string,
): Promise<Outcome<Attachment, Failure>> => {
  const order = await orders(strapi).find({ number: orderNumber });
  if (!order) return refused('ORDER_NOT_FOUND');
  return attachmentOf(strapi, order, await orders(strapi).payment({ order_id: order.id }), { affiliate, id: 'preview', reason: '' });
};

const codeOf = (decisions: readonly Decision[]): string | null => decisions.find(isWon)?.winner.code ?? null;

/** Shares that are new need rows of their own before the others are brought to what the books say. */
const accrueNew = async (strapi: Core.Strapi, { order, payment, snapshot, before, booked, lines }: Attachment): Promise<void> => {
  const shares = booked.books.shares.slice(before.shares.length);
  const earns = await earnerOf(strapi, snapshot, { ...booked.books, shares });
  await commissions(strapi).accrue(
    { ...booked.books, shares },
    { orderId: order.id, orderNumber: order.number, paymentId: payment.id },
    (share) => {
      const line = lines.find((each) => each.line === share.line);
      const contract = share.role === 'affiliate' ? line?.contract : line?.secondTierContract;
      return { ...earns(share), contractVersion: contract?.version ?? null };
    },
  );
};

const book = async (strapi: Core.Strapi, late: LateAttribution, attachment: Attachment, by: string): Promise<void> => {
  const { order, payment, snapshot, affiliate, before, booked, decided, decisions, reassigned, lines } = attachment;
  await accrueNew(strapi, attachment);
  const stored = await storeDecision(strapi, { order, payment, before }, booked, { actor: by, occurredAt: now() });
  await orders(strapi).change(stored, affiliateCodesIn(decisions));
  const told = await affiliates(strapi).affiliates(decisions.flatMap(({ touches }) => touches.map(({ affiliateId }) => affiliateId)));
  await attribution(strapi).bookLate(
    late,
    { after: reassigned.after, decisions, lines },
    {
      by,
      order: {
        orderId: order.id,
        orderNumber: order.number,
        productName: order.productNames,
        currency: order.currency,
        total: order.total,
        occurredAt: before.paidAt,
        payment: await paidAs(strapi, order, snapshot),
      },
      people: new Map([...told].map(([id, { name, userId }]) => [id, { name, userId }])),
      commissions: earnedBy(decisions, snapshot, booked.books),
    },
  );
  const from = codeOf(decided);
  await orders(strapi).note(order.id, {
    actor: by,
    code: from === null ? 'AFFILIATE_ATTACHED' : 'AFFILIATE_CHANGED',
    facts: { ...(from === null ? {} : { from }), to: affiliate.code, reason: late.reason },
  });
  await tellOfCommissions(strapi, order, snapshot, booked.books.shares.slice(before.shares.length));
  await writeAttachmentLetters(strapi, late, attachment);
  // A share of theirs that was on hold for a block of before is looked at again.
  await enqueue({ name: 'commissions.align-holds', payload: { affiliateId: affiliate.id } });
};

/** Attaches a paid order to an affiliate, or leaves it for a second person where somebody gains or loses more than the limit (B-49). */
export const attachLate = (
  strapi: Core.Strapi,
  { orderNumber, affiliate, reason, by }: LateWish,
): Promise<Outcome<LateAttribution, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number: orderNumber });
    if (!order) return refused('ORDER_NOT_FOUND');
    const payment = await orders(strapi).lockPayment({ order_id: order.id });
    if ((await attribution(strapi).lateOf([order.id])).some(({ state }) => state === 'awaiting_approval')) return refused('LATE_WAITING');
    const seen = await attachmentOf(strapi, order, payment, { affiliate, id: 'preview', reason });
    if (!seen.ok) return seen;
    const { affiliate: who, decided } = seen.value;
    const waits = await asksSecondPerson(strapi, seen.value);
    const late = await attribution(strapi).wishLate({
      orderId: order.id,
      programId: who.programId,
      affiliateId: who.id,
      reason,
      madeBy: by,
    });
    await audit(strapi, {
      actor: by,
      action: 'orders.attach',
      subject: `order:${order.number}`,
      reason,
      before: { affiliate: codeOf(decided) },
      after: { affiliate: who.code, late: late.publicId, waits },
    });
    if (!waits) await bookWish(strapi, late, { order, payment, who }, by);
    return ok((await attribution(strapi).lateById(late.publicId)) ?? late);
  });

/** Books what was written down, worked out again under the id it has got. */
const bookWish = async (
  strapi: Core.Strapi,
  late: LateAttribution,
  { order, payment, who }: { readonly order: Order; readonly payment: Payment | null; readonly who: Affiliate },
  by: string,
): Promise<void> => {
  const attachment = await attachmentOf(strapi, order, payment, { affiliate: who.documentId, id: late.publicId, reason: late.reason });
  if (!attachment.ok) return refuse(attachment.failure);
  await book(strapi, late, attachment.value, by);
};

/** Somebody else lets it be booked, while the guarantee lasts; or anybody turns it down. */
export const decideLate = (
  strapi: Core.Strapi,
  {
    orderNumber,
    id,
    to,
    by,
  }: { readonly orderNumber: string; readonly id: string; readonly to: 'booked' | 'rejected'; readonly by: string },
): Promise<Outcome<LateAttribution, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number: orderNumber });
    if (!order) return refused('ORDER_NOT_FOUND');
    const payment = await orders(strapi).lockPayment({ order_id: order.id });
    const late = await attribution(strapi).lateById(id, true);
    if (late?.orderId !== order.id) return refused('LATE_NOT_FOUND');
    if (late.state !== 'awaiting_approval') return refused('LATE_NOT_WAITING');
    if (to === 'booked' && !mayApprove(by, [late.madeBy])) return refused('LATE_NEEDS_SECOND_PERSON');
    const who = await affiliates(strapi).affiliate(late.affiliateId);
    if (!who) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    if (to === 'booked') await bookWish(strapi, late, { order, payment, who }, by);
    else await attribution(strapi).rejectLate(late, by);
    await audit(strapi, { actor: by, action: 'orders.decide-attach', subject: `order:${order.number}`, after: { late: id, to } });
    return ok((await attribution(strapi).lateById(id)) ?? late);
  });
