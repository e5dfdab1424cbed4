import type { Core } from '@strapi/strapi';
import type { tryTerms, WhatIfBite } from '../../../contracts/what-if';
import type { Input } from '../../../contracts/endpoint';
import { affiliateFailures, affiliates, asSalesPay, EQUAL_SHARES, type Affiliate, type Program } from '../capabilities/affiliates/service';
import {
  attribution,
  partsOf,
  verdicts,
  type Decision,
  type LateAttribution,
  type SupposedTerms,
  type Winner,
} from '../capabilities/attribution/service';
import {
  booksFrom,
  decisions as rules,
  type OrderBooks,
  type ReassignedLine,
  type ShareBook,
  type SplitPlan,
} from '../capabilities/commissions/service';
import { orders, type OrderSnapshot, type Payment } from '../capabilities/orders/service';
import { people } from '../capabilities/people/service';
import { subscriptions, type Subscription } from '../capabilities/subscriptions/service';
import type { Failure } from '../kernel/failure';
import { minor, moneyView } from '../kernel/money';
import { failed, ok, type Outcome } from '../kernel/outcome';
import { cursorAt, readCursor } from '../platform/cursor';
import { platformFailures } from '../platform/failures';
import { wholeDays } from '../platform/moments';
import { setting } from '../platform/settings';
import { shopName } from '../platform/shop-identity';
import { affiliatePart, otherPart, secondTierPart } from './affiliate-part';

type Draft = Input<typeof tryTerms>['body']['terms'];

/** Payments looked at in one bite: what is in memory at a time, whatever the range. */
const BITE = 200;

interface Sum {
  readonly kind: WhatIfBite['people'][number]['kind'];
  readonly id: string;
  readonly currency: string;
  orders: number;
  before: number;
  after: number;
}

/** Sums by who and in which currency; an order counts once for each. */
class Sums {
  private readonly sums = new Map<string, Sum>();

  add(kind: Sum['kind'], id: string, currency: string, { before, after, orders: count }: Pick<Sum, 'before' | 'after' | 'orders'>): void {
    const key = `${kind} ${id} ${currency}`;
    const sum = this.sums.get(key) ?? { kind, id, currency, orders: 0, before: 0, after: 0 };
    sum.orders += count;
    sum.before += before;
    sum.after += after;
    this.sums.set(key, sum);
  }

  get all(): readonly Sum[] {
    return [...this.sums.values()];
  }
}

/** A past order with everything a draft is tried on. */
interface Past {
  readonly payment: Payment;
  readonly snapshot: OrderSnapshot;
  readonly books: OrderBooks;
  /** The decision for the program, as it stands; null where none was made. */
  readonly decision: Decision | null;
  /** Which payment of its subscription it is; 1 for what is paid once. */
  readonly nth: number;
}

/** The positions of payments in their subscriptions, and the first orders of those: a renewal that earned nothing kept no decision. */
const turnsOf = async (strapi: Core.Strapi, orderIds: readonly number[]) => {
  const renewing = await subscriptions(strapi).ofOrders(orderIds);
  const ordersBy = new Map<number, readonly number[]>();
  for (const { id } of renewing.values()) if (!ordersBy.has(id)) ordersBy.set(id, await subscriptions(strapi).ordersOf(id));
  const firsts = await attribution(strapi).decisionsOfMany([
    ...new Set([...renewing.values()].map((one: Subscription) => one.firstOrderId)),
  ]);
  return {
    nth: (orderId: number): number => {
      const one = renewing.get(orderId);
      return one ? 1 + (ordersBy.get(one.id) ?? []).filter((id) => id < orderId).length : 1;
    },
    firstDecisions: (orderId: number): readonly Decision[] => firsts.get(renewing.get(orderId)?.firstOrderId ?? 0) ?? [],
  };
};

const standing = (late: readonly LateAttribution[], recorded: readonly Decision[]): readonly Decision[] =>
  late.flatMap(({ booking }) => (booking ? [booking.decisions] : [])).at(-1) ?? recorded;

/** Of a bite of payments those with a line in the program, each with what it was decided by. */
const pastOf = async (strapi: Core.Strapi, program: Program, payments: readonly Payment[]): Promise<readonly Past[]> => {
  const ids = payments.map(({ orderId }) => orderId);
  const snapshots = await orders(strapi).snapshots(ids);
  const own = ids.filter((id) => snapshots.get(id)?.lines.some((line) => line.program?.id === program.id));
  const recorded = await attribution(strapi).decisionsOfMany(own);
  const late = await attribution(strapi).lateOf(own);
  const turns = await turnsOf(strapi, own);
  return payments.flatMap((payment): Past[] => {
    const snapshot = snapshots.get(payment.orderId);
    if (!snapshot || !own.includes(payment.orderId)) return [];
    const now = standing(
      late.filter(({ orderId }) => orderId === payment.orderId),
      recorded.get(payment.orderId) ?? turns.firstDecisions(payment.orderId),
    );
    const decision = now.find((each) => each.rule?.programId === program.id) ?? null;
    return [{ payment, snapshot, books: booksFrom(payment.books), decision, nth: turns.nth(payment.orderId) }];
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

/** The rules of the program, which a draft keeps; none for whoever has a rate of their own. */
const rulesFor = ({ rateFrom }: Pick<Winner, 'rateFrom'>, program: Program) =>
  rateFrom === 'affiliate' ? [] : (asSalesPay(program).rules ?? []);

/** What was frozen of a line for the rules of a winner; nothing where they had not won it. */
const ratedFor = (
  { rated, otherRated }: OrderSnapshot['lines'][number],
  decision: Decision | null,
  { affiliateId }: Pick<Winner, 'affiliateId'>,
): OrderSnapshot['lines'][number]['rated'] => {
  const place = decision ? partsOf(decision).findIndex(({ winner }) => winner.affiliateId === affiliateId) : -1;
  return place === 0 ? rated : place === 1 ? otherRated : undefined;
};

/**
 * Whether the draft can be told of an order by what was kept: rules of pay ask for facts that are frozen for whoever won, and how many months
 * a subscription has run is no fact of one payment.
 */
const canTell = ({ snapshot, decision, nth }: Past, again: Decision, program: Program): boolean => {
  if (program.maxMonths !== undefined && nth > 1) return false;
  const asks = partsOf(again).filter(({ winner }) => rulesFor(winner, program).length > 0);
  return asks.every(({ winner }) =>
    snapshot.lines.every((line) => line.program?.id !== program.id || ratedFor(line, decision, winner) !== undefined),
  );
};

/** The lines of the program, each by its frozen plan with what the draft promises in it. */
const linesUnder = (
  { snapshot, nth, decision: was }: Past,
  decision: Decision,
  draft: Draft,
  program: Program,
): readonly ReassignedLine[] => {
  const [earns, also] = draft.maxPayments === null || nth <= draft.maxPayments ? partsOf(decision) : [];
  const terms = (winner: Winner) => ({ ...draft, rules: rulesFor(winner, program) });
  return snapshot.lines
    .filter(({ program }) => program?.id === decision.rule?.programId)
    .map((line) => {
      const { other: _other, ...plan } = line.plan as SplitPlan;
      return {
        line: line.line,
        holdDays: draft.holdDays,
        guaranteeDays: line.guaranteeDays,
        plan: {
          ...plan,
          commissionBase: draft.commissionBase,
          affiliate: earns ? affiliatePart(earns.winner, terms(earns.winner).rules, ratedFor(line, was, earns.winner)) : null,
          secondTier: secondTierPart(earns?.secondTier ?? null),
          ...(also ? { other: otherPart(also, terms(also.winner), ratedFor(line, was, also.winner)) } : {}),
        },
      };
    });
};

const isCapped = ({ shares }: OrderBooks): boolean =>
  shares.some(({ derivation }) => {
    // A share of a sale is told after what it is a share of; what is no longer earned is cut by nothing.
    const codes = derivation.map(({ code }) => code);
    return codes.includes('CAPPED_BY_WHAT_IS_LEFT') && codes.at(-1) !== 'ATTRIBUTED_ELSEWHERE';
  });

const kindOf = ({ role, party }: ShareBook): Sum['kind'] => {
  if (party === null) return 'site';
  return role === 'affiliate' || role === 'second_tier' ? 'affiliate' : 'owner';
};

const netOf = (share: ShareBook | undefined): number => (share ? share.amount - share.reversed - share.fee : 0);

interface Bite {
  readonly people: Sums;
  readonly products: Sums;
  judged: number;
  changed: number;
  untold: number;
  capped: number;
}

/** What of a draft decides whose sale an order is, and at what rate. */
const supposedBy = ({
  model,
  firstShareBasisPoints,
  windowDays,
  allowOwnReferrals,
  rateBasisPoints,
  secondTierBasisPoints,
  secondTierBase,
  lifetime,
}: Draft): SupposedTerms => ({
  model,
  ...(model === 'multi_click' ? { firstShareBasisPoints: firstShareBasisPoints ?? EQUAL_SHARES } : {}),
  windowDays,
  allowOwnReferrals,
  rateBasisPoints,
  secondTierBasisPoints,
  secondTierBase,
  ...(lifetime ? { lifetime } : {}),
});

/** Adds what the draft makes of one order: its books as they are, split again by the same engine that booked them. */
const tryOne = (
  past: Past,
  { draft, program }: { readonly draft: Draft; readonly program: Program },
  known: ReadonlyMap<number, Affiliate>,
  bite: Bite,
): void => {
  const { decision, books, snapshot } = past;
  const supposed = supposedBy(draft);
  if (!decision || !verdicts.canSuppose(decision, supposed)) {
    bite.untold += 1;
    return;
  }
  const again = verdicts.supposeTerms(decision, supposed, new Map([...known].filter(([id]) => concerns(decision, id, known))));
  const split = canTell(past, again, program)
    ? rules.bookReassignment(books, { id: 'what-if', after: '', lines: linesUnder(past, again, draft, program) })
    : null;
  if (!split?.ok) {
    bite.untold += 1;
    return;
  }
  bite.judged += 1;
  const after = split.value.books;
  if (isCapped(after)) bite.capped += 1;
  const changed = after.shares.flatMap((share, place) => {
    const [was, is] = [netOf(books.shares[place]), netOf(share)];
    return was === is ? [] : [{ share, was, is }];
  });
  if (changed.length > 0) bite.changed += 1;
  addPeople(changed, books.currency, bite.people);
  addProducts(past, after, snapshot, bite.products);
};

/** Whether an affiliate has anything to do with a decision: their touch was weighed, or they sponsor somebody whose was. */
const concerns = ({ touches }: Decision, id: number, known: ReadonlyMap<number, Affiliate>): boolean =>
  touches.some(({ affiliateId }) => affiliateId === id || known.get(affiliateId)?.sponsorId === id);

const addPeople = (
  changed: ReadonlyArray<{ readonly share: ShareBook; readonly was: number; readonly is: number }>,
  currency: string,
  sums: Sums,
): void => {
  const counted = new Set<string>();
  let rest = 0;
  for (const { share, was, is } of changed) {
    const [kind, id] = [kindOf(share), share.party ?? ''];
    sums.add(kind, id, currency, { before: was, after: is, orders: counted.has(`${kind} ${id}`) ? 0 : 1 });
    counted.add(`${kind} ${id}`);
    rest += was - is;
  }
  // Parts of a cent of partial refunds, and payment fees that no share bears.
  if (rest !== 0) sums.add('rounding', '', currency, { before: 0, after: rest, orders: 1 });
};

const addProducts = ({ books }: Past, after: OrderBooks, snapshot: OrderSnapshot, sums: Sums): void => {
  for (const { line, productId } of snapshot.lines) {
    const earned = (of: OrderBooks): number =>
      of.shares.reduce((sum, share) => sum + (share.line === line && kindOf(share) === 'affiliate' ? netOf(share) : 0), 0);
    const [was, is] = [earned(books), earned(after)];
    if (was !== is) sums.add('affiliate', productId, books.currency, { before: was, after: is, orders: 1 });
  }
};

const figuresOf = ({ currency, orders: count, before, after }: Sum) => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return { currency, orders: count, before: money(before), after: money(after), difference: money(after - before) };
};

const peopleView = async (strapi: Core.Strapi, sums: Sums): Promise<WhatIfBite['people']> => {
  const parties = await people(strapi).partiesByPublicId(sums.all.flatMap(({ id }) => (id === '' ? [] : [id])));
  const shop = await setting(strapi, shopName);
  return sums.all.map((sum) => ({
    kind: sum.kind,
    id: sum.id,
    name: sum.kind === 'site' ? shop : (parties.get(sum.id)?.name ?? ''),
    ...figuresOf(sum),
  }));
};

const productsView = (sums: Sums, past: readonly Past[]): WhatIfBite['products'] => {
  const names = new Map(
    past.flatMap(({ snapshot }) => snapshot.lines.map(({ productId, productName }) => [productId, productName] as const)),
  );
  return sums.all.map((sum) => ({ id: sum.id, name: names.get(sum.id) ?? '', ...figuresOf(sum) }));
};

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
  const place = read ? { paidAt: read[0] as number, id: read[1] as number } : null;
  const span = { from: start, until };
  const payments = await orders(strapi).paymentsWithin(span, place, BITE);
  const past = await pastOf(strapi, program, payments);
  const known = await peopleIn(strapi, past);
  const bite: Bite = { people: new Sums(), products: new Sums(), judged: 0, changed: 0, untold: 0, capped: 0 };
  for (const one of past) tryOne(one, { draft: terms, program }, known, bite);
  const last = payments.at(-1);
  return ok({
    total: await orders(strapi).countPaymentsWithin(span),
    looked: payments.length,
    judged: bite.judged,
    changed: bite.changed,
    untold: bite.untold,
    capped: bite.capped,
    people: await peopleView(strapi, bite.people),
    products: productsView(bite.products, past),
    next: last && payments.length === BITE ? cursorAt([last.paidAt, last.id]) : null,
  });
};
