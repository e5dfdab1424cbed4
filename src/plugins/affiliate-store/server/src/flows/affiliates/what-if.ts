import type { Core } from '@strapi/strapi';
import type { Input } from '../../../../contracts/endpoint';
import type { tryTerms, WhatIfBite } from '../../../../contracts/what-if';
import {
  affiliateFailures,
  affiliates,
  asSalesPay,
  exclusiveAt,
  isPastMonths,
  salesPay,
  sharingOf,
  termsOf,
  troubleWithRules,
  type Affiliate,
  type Program,
  type Terms,
} from '../../capabilities/affiliates/service';
import {
  attribution,
  partsOf,
  verdicts,
  type Decision,
  type LateAttribution,
  type SupposedTerms,
  type Winner,
  type WonDecision,
} from '../../capabilities/attribution/service';
import {
  booksFrom,
  decisions as rules,
  type OrderBooks,
  type ReassignedLine,
  type SplitPlan,
} from '../../capabilities/commissions/service';
import { orders, type OrderSnapshot, type Payment } from '../../capabilities/orders/service';
import { subscriptions, type Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { cursorAt, readCursor } from '../../platform/cursor';
import { platformFailures } from '../../platform/failures';
import { wholeDays } from '../../platform/moments';
import { affiliatePart, otherPart, secondTierPart } from './affiliate-part';
import { priceIn } from '../attribution/late-caps';
import { termsOfDraft } from './manage-terms';
import { paymentsBefore } from '../subscriptions/payments-before';
import { Bite } from './what-if-sums';
import { Rooms } from './what-if-caps';
import { rulesFor, saleOf, untoldOf, unweighedIn, type TriedOn, type Untold } from './what-if-told';

/** Payments looked at in one bite: what is in memory at a time, whatever the range. */
const BITE = 200;

/** A past order with everything a draft is tried on. */
interface Past extends Omit<TriedOn, 'decision'> {
  readonly payment: Payment;
  readonly books: OrderBooks;
  /** The decision for the program, as it stands; null where none was made. */
  readonly decision: Decision | null;
  /** How many payments of its subscription before it are among the first so many; 0 where no payments are counted. */
  readonly counted: number;
  /** When its subscription was first ordered; null of what is paid once, and where no months are counted. */
  readonly firstAt: number | null;
}

/** The positions of payments in their subscriptions, and the first orders of those: a renewal that earned nothing kept no decision. */
const turnsOf = async (strapi: Core.Strapi, orderIds: readonly number[], { maxMonths, maxPayments }: Terms) => {
  const renewing = await subscriptions(strapi).ofOrders(orderIds);
  const ordersBy = new Map<number, readonly number[]>();
  for (const { id } of renewing.values()) if (!ordersBy.has(id)) ordersBy.set(id, await subscriptions(strapi).ordersOf(id));
  const firstIds = [...new Set([...renewing.values()].map((one: Subscription) => one.firstOrderId))];
  const firsts = await attribution(strapi).decisionsOfMany(firstIds);
  const begun = new Map((maxMonths === undefined ? [] : await orders(strapi).many(firstIds)).map(({ id, placedAt }) => [id, placedAt]));
  const count = await paymentsBefore(strapi, maxPayments === undefined ? [] : [...ordersBy.values()].flat());
  const before = (orderId: number): readonly number[] => (ordersBy.get(renewing.get(orderId)?.id ?? 0) ?? []).filter((id) => id < orderId);
  return {
    nth: (orderId: number): number => 1 + before(orderId).length,
    counted: ({ orderId, paidAt }: Payment, { lines }: OrderSnapshot): number =>
      count(before(orderId), paidAt, lines[0]?.renewal?.refundedCount ?? false),
    firstAt: (orderId: number): number | null => begun.get(renewing.get(orderId)?.firstOrderId ?? 0) ?? null,
    firstDecisions: (orderId: number): readonly Decision[] => firsts.get(renewing.get(orderId)?.firstOrderId ?? 0) ?? [],
  };
};

const standing = (late: readonly LateAttribution[], recorded: readonly Decision[]): readonly Decision[] =>
  late.flatMap(({ booking }) => (booking ? [booking.decisions] : [])).at(-1) ?? recorded;

/** Of a bite of payments those with a line in the program, each with what it was decided by. */
const pastOf = async (strapi: Core.Strapi, program: Program, payments: readonly Payment[], draft: Terms): Promise<readonly Past[]> => {
  const ids = payments.map(({ orderId }) => orderId);
  const snapshots = await orders(strapi).snapshots(ids);
  const own = ids.filter((id) => snapshots.get(id)?.lines.some((line) => line.program?.id === program.id));
  const recorded = await attribution(strapi).decisionsOfMany(own);
  const late = await attribution(strapi).lateOf(own);
  const turns = await turnsOf(strapi, own, draft);
  const versions = new Map((await affiliates(strapi).versionsOf(program.id)).map(({ version, terms }) => [version, terms]));
  const held = draft.territoryRule === undefined ? [] : await affiliates(strapi).territoriesOf({ programId: program.id });
  return payments.flatMap((payment): Past[] => {
    const snapshot = snapshots.get(payment.orderId);
    if (!snapshot || !own.includes(payment.orderId)) return [];
    const now = standing(
      late.filter(({ orderId }) => orderId === payment.orderId),
      recorded.get(payment.orderId) ?? turns.firstDecisions(payment.orderId),
    );
    const decision = now.find((each) => each.rule?.programId === program.id) ?? null;
    const holder = exclusiveAt(held, snapshot.country.toUpperCase(), decision?.decidedAt ?? payment.paidAt);
    return [
      {
        payment,
        snapshot,
        books: booksFrom(payment.books),
        decision,
        nth: turns.nth(payment.orderId),
        counted: turns.counted(payment, snapshot),
        firstAt: turns.firstAt(payment.orderId),
        version: (version) => versions.get(version),
        holderId: holder?.affiliateId ?? null,
      },
    ];
  });
};

/** Everybody the decisions of a bite weighed, and their sponsors, as they are known. */
const peopleIn = async (strapi: Core.Strapi, past: readonly Past[]): Promise<ReadonlyMap<number, Affiliate>> => {
  const touched = await affiliates(strapi).affiliates([
    ...new Set(past.flatMap(({ decision }) => decision?.touches.map(({ affiliateId }) => affiliateId) ?? [])),
  ]);
  const sponsors = await affiliates(strapi).affiliates([...touched.values()].flatMap(({ sponsorId }) => sponsorId ?? []));
  return new Map([...sponsors, ...touched]);
};

/** A draft as it is tried: as sales are paid by it, as it was written, and what of it decides whose sale an order is. */
interface Tried {
  readonly draft: Terms;
  readonly said: Terms;
  readonly program: Program;
  readonly supposed: SupposedTerms;
  readonly rooms: Rooms;
}

/** Whether a payment of a subscription still earns by the draft: of so many, and within so many months of the first order. */
const earnsStill = ({ payment, counted, firstAt }: Past, { maxPayments, maxMonths }: Terms): boolean =>
  (maxPayments === undefined || counted < maxPayments) &&
  (maxMonths === undefined || firstAt === null || !isPastMonths(firstAt, maxMonths, payment.paidAt));

/** The lines of the program, each by its frozen plan with what the draft promises in it. */
const linesUnder = (past: Past & TriedOn, again: Decision, draft: Terms, parts: readonly WonDecision[]): readonly ReassignedLine[] => {
  const [earns, also] = parts;
  const rules = (winner: Winner) => rulesFor(winner, draft);
  return past.snapshot.lines
    .filter(({ program }) => program?.id === again.rule?.programId)
    .map((line) => {
      const { other: _other, ...plan } = line.plan as SplitPlan;
      const sale = (winner: Winner) => saleOf(line, winner, past, draft);
      return {
        line: line.line,
        holdDays: draft.holdDays,
        guaranteeDays: line.guaranteeDays,
        plan: {
          ...plan,
          commissionBase: draft.commissionBase,
          affiliate: earns ? affiliatePart(earns.winner, rules(earns.winner), sale(earns.winner)) : null,
          secondTier: secondTierPart(earns?.secondTier ?? null),
          ...(also ? { other: otherPart(also, { ...draft, rules: rules(also.winner) }, sale(also.winner)) } : {}),
        },
      };
    });
};

/** What of a draft decides whose sale an order is, and at what rate. */
const supposedBy = (draft: Terms, said: Terms): SupposedTerms => ({
  model: draft.model,
  ...sharingOf(draft),
  windowDays: draft.windowDays,
  allowOwnReferrals: draft.allowOwnReferrals,
  rateBasisPoints: draft.rateBasisPoints,
  secondTierBasisPoints: draft.secondTierBasisPoints,
  secondTierBase: draft.secondTierBase,
  ...(draft.lifetime ? { lifetime: draft.lifetime } : {}),
  ...(salesPay(said) ? {} : { salesPayNothing: true as const }),
});

/** An order nobody can tell: what it earned then is used of the draft's caps all the same. */
const leaveOut = async (past: Past, { rooms, program: { id } }: Tried, bite: Bite, term: Untold): Promise<void> => {
  bite.leaveOut(term);
  const lines = past.snapshot.lines.flatMap(({ line, program }) => (program?.id === id ? [line] : []));
  const winners = past.decision ? partsOf(past.decision).map(({ winner }) => winner) : [];
  rooms.use(await rooms.met(past, winners, lines), past.books);
};

/** The lines below the caps of the draft, and those caps. */
const belowCaps = async (past: Past, { rooms }: Tried, parts: readonly WonDecision[], lines: readonly ReassignedLine[]) => {
  const caps = await rooms.met(
    past,
    parts.map(({ winner }) => winner),
    lines.map(({ line }) => line),
  );
  const charged = lines.map((line) => ({ ...line, ...priceIn(past.books, line.line) }));
  return { caps, lines: rules.underCaps(charged, caps).map(({ gross: _gross, tax: _tax, ...line }) => line) };
};

/** Adds what the draft makes of one order: its books as they are, split again by the same engine that booked them. */
const tryOne = async (past: Past, tried: Tried, known: ReadonlyMap<number, Affiliate>, bite: Bite): Promise<void> => {
  const { decision, books, snapshot } = past;
  const { draft, supposed, rooms } = tried;
  if (!decision || !verdicts.canSuppose(decision, supposed)) return leaveOut(past, tried, bite, 'touches');
  const of = { ...past, decision };
  const again = verdicts.supposeTerms(decision, supposed, new Map([...known].filter(([id]) => concerns(decision, id, known))));
  const untold = untoldOf(of, again, tried);
  if (untold) return leaveOut(past, tried, bite, untold);
  const parts = earnsStill(past, draft) ? partsOf(again) : [];
  const { caps, lines } = await belowCaps(past, tried, parts, linesUnder(of, again, draft, parts));
  const split = rules.bookReassignment(books, { id: 'what-if', after: '', lines });
  if (!split.ok) return leaveOut(past, tried, bite, 'books');
  rooms.use(caps, split.value.books);
  bite.add(snapshot, books, split.value.books);
};

/** Adds what the draft makes of some payments, in the order in which they were made. */
const tryAll = async (strapi: Core.Strapi, payments: readonly Payment[], tried: Tried, bite: Bite): Promise<void> => {
  const past = await pastOf(strapi, tried.program, payments, tried.draft);
  const known = await peopleIn(strapi, past);
  for (const one of past) await tryOne(one, tried, known, bite);
};

/** Of what earlier bites have looked at, what uses room that this one meets is tried again: no bite knows of another. */
const tryEarlier = async (strapi: Core.Strapi, tried: Tried, place: { readonly paidAt: number; readonly id: number }): Promise<void> => {
  const from = tried.rooms.since(place.paidAt);
  if (from === null) return;
  const seen = new Bite();
  for (let after: typeof place | null = null; ;) {
    const payments = await orders(strapi).paymentsWithin({ from, until: place.paidAt + 1 }, after, BITE);
    const earlier = payments.filter(({ paidAt, id }) => paidAt < place.paidAt || id <= place.id);
    await tryAll(strapi, earlier, tried, seen);
    const last = earlier.at(-1);
    if (!last || earlier.length < BITE) return;
    after = { paidAt: last.paidAt, id: last.id };
  }
};

/** Whether an affiliate has anything to do with a decision: their touch was weighed, or they sponsor somebody whose was. */
const concerns = ({ touches }: Decision, id: number, known: ReadonlyMap<number, Affiliate>): boolean =>
  touches.some(({ affiliateId }) => affiliateId === id || known.get(affiliateId)?.sponsorId === id);

/**
 * Tries a draft of a program's terms on a bite of past orders: whose sale each would have been is weighed again from the touches its
 * decision kept, and its books, with the refunds and fees in them, are split again by the engine that booked them. Writes nothing.
 */
export const tryTermsOn = async (
  strapi: Core.Strapi,
  id: string,
  { terms, from, to, after }: Input<typeof tryTerms>['body'],
): Promise<Outcome<WhatIfBite, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const read = after === undefined ? undefined : readCursor(after, ['number', 'row']);
  if (read === null) return failed(platformFailures.because('CURSOR_INVALID'));
  const { from: start = 0, until = 0 } = wholeDays({ from, to });
  const said = termsOfDraft(terms, program);
  const trouble = troubleWithRules(said.rules ?? []);
  if (trouble) return failed(trouble);
  const draft = asSalesPay(said);
  const tried: Tried = { draft, said, program, supposed: supposedBy(draft, said), rooms: new Rooms(strapi, draft, start) };
  const place = read ? { paidAt: read[0] as number, id: read[1] as number } : null;
  const span = { from: start, until };
  const payments = await orders(strapi).paymentsWithin(span, place, BITE);
  if (place) await tryEarlier(strapi, tried, place);
  const bite = new Bite();
  await tryAll(strapi, payments, tried, bite);
  const last = payments.at(-1);
  return ok({
    total: await orders(strapi).countPaymentsWithin(span),
    looked: payments.length,
    ...(await bite.view(strapi)),
    unweighed: unweighedIn(termsOf(program), said),
    next: last && payments.length === BITE ? cursorAt([last.paidAt, last.id]) : null,
  });
};
