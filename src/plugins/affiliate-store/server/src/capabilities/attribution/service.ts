import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { together } from '../../platform/transaction';
import { trafficCounts, type TrafficCounts } from './actions/count-traffic';
import { keptBindings, type KeptBindings } from './actions/keep-bindings';
import { clickKeeper, visitorKeyOf, type Agent, type FollowedLink } from './actions/keep-click';
import { ruleBook, type TrackingRules } from './actions/know-rules';
import { claimsOf, decisionFor } from './domain/claims';
import { boundUntil } from './domain/binding';
import { decide, type Evidence } from './domain/decide';
import { isWon, judgedBy, type Decision } from './domain/decision';
import type { Touch } from './domain/touch';
import type { ClickLogState } from './store/click-log';
import { bindingsOfCustomer, insertBinding, type NewBinding } from './store/bindings';
import { clicksById, forgetClicks, touchesOf } from './store/clicks';
import { clicksOfDay, type DayClick } from './store/day-clicks';
import {
  countReferrals,
  decisionsOf,
  decisionsOfMany,
  findReferral,
  findReferrals,
  freezeDecisions,
  giveReferrals,
  insertReferrals,
  referralsOfOrder,
  retellReferrals,
  type OrderFacts,
  type Referral,
  type ReferralFilter,
  type ToldTo,
} from './store/decisions';
import { earnedWithin, type EarnedBy } from './store/earned-within';
import { lastWon } from './store/last-won';
import { decideLate, findLate, insertLate, lateOfOrders, newLateId, type LateAttribution, type LateBooking } from './store/late';
import { networks, type Networks } from './store/networks';
import { countLeads, forgetLeads, insertLead, leadsOf, type KeptLead, type NewLead } from './store/leads';
import { forgetKeys } from './store/visitor-keys';
import { visitLog } from './store/visit-log';
import type { Visit } from './domain/dwell';

export { attributionFailures } from './domain/failures';
export { claimsOf, decisionFor } from './domain/claims';
export { isWon, judgedBy, partsOf } from './domain/decision';
export { verdicts } from './domain/verdicts';
export { boundUntil, pseudonymOf, type Binding, type BroughtOver } from './domain/binding';
export { couponBeatsClick, refundUnbinds } from './settings';
export { mayTrack } from './domain/consent';
export { REASONS, ruleFor, stepsFor, touchesFor } from './domain/receipt';
export { mailboxOf } from './domain/same-person';
export { readSharedLink } from './domain/shared-link';
export { isTaggable, queryWithout, safeTarget } from './domain/target';
export { partOf, sourceRows, totalOf } from './domain/sources';
export {
  CHANNELS,
  channelOf,
  ownParameters,
  parametersIn,
  parametersOf,
  readTags,
  subIdOf,
  TAG_PARAMETERS,
  utmOf,
  withParameters,
  withUtm,
} from './domain/tags';
export { isSearchAd, paidAdOf, sourceHostOf } from './domain/origin';
export { refusalOfVisit } from './domain/visit';
export { networkOf } from './domain/visitor';
export { windowMs } from './domain/window';
export type { Agent, FollowedLink } from './actions/keep-click';
export type { TrackingRules } from './actions/know-rules';
export type { Claim } from './domain/claims';
export type { Evidence, Standing } from './domain/decide';
export type { Decision, JudgedBy, Reason, Rule, SecondTier, Verdict, WeighedTouch, Winner, WonDecision } from './domain/decision';
export type { KnownPerson, SupposedTerms } from './domain/suppose';
export type { SharedLink } from './domain/shared-link';
export type { Origin } from './store/networks';
export type { SourceClicks, SourceMoney, SourceRow } from './domain/sources';
export type { Channel, Dimension, Tags } from './domain/tags';
export { MOST_SECONDS } from './domain/dwell';
export type { Visit } from './domain/dwell';
export type { Touch, TouchKind } from './domain/touch';
export type { ClickLogState } from './store/click-log';
export type { ClickSum, DayClicks } from './store/clicks';
export type { DayClick } from './store/day-clicks';
export { momentOfClick, type OwnClick, type OwnClickFilter } from './store/own-clicks';
export type { KeptLead } from './store/leads';
export type { SourceCount, SourceFilter } from './store/sources';
export type { OrderFacts, Referral, ReferralFilter, ToldTo } from './store/decisions';
export type { LateAttribution, LateBooking, LateLine } from './store/late';

/** The room of touches: who came by whose link, and whose sale it was. Times are UTC ms, amounts minor units. */
export interface AttributionService extends TrafficCounts, Networks, KeptBindings {
  /** What the site decided about tracking, as of some seconds ago. */
  rules(): TrackingRules;
  /** Resolves when the click is durable; answers what the visitor's cookie has to hold, or null. */
  keepClick(link: FollowedLink): Promise<string | null>;
  /** Resolves when every click this instance has answered can be read. Call it before, never inside, a unit of work. */
  catchUp(): Promise<void>;
  /** What the health page tells of clicks on their way into the tables. */
  clicksOnTheirWay(): ClickLogState;
  /** The visitor token given, if it is one of ours, else a new one. */
  visitorFor(given: string | undefined): string;
  agent(userAgent: string): Agent;
  /** Takes down for how long a page was in sight of the visitor behind a cookie, and whether it is one more page. */
  tellVisit(cookie: string, told: Visit): void;
  /** Touches of the visitor behind a cookie, oldest first, and how many more there were than could be read. */
  touchesOf(cookie: string | null): Promise<{ readonly touches: readonly Touch[]; readonly leftOut: number }>;
  /**
   * What stands of an address beside visits: leads of some programs, and bindings of those that bind customers for life. Of other programs
   * nothing, so that nobody learns what a customer buys there.
   */
  waysOf(email: string, programIds: readonly number[]): Promise<readonly Touch[]>;
  /** Keeps that an affiliate brought an address; the address itself is not kept. Null where it counts already. */
  takeLead(lead: NewLead): Promise<KeptLead | null>;
  /** Leads of some affiliates by when they came; null where some of the days' may have been deleted since. */
  countLeads(affiliateIds: readonly number[], range: { readonly startsAt: number; readonly endsAt: number }): Promise<number | null>;
  /** The clicks of a UTC day that were kept one by one, of those affiliates alone, oldest first. Call `catchUp` before. */
  clicksOfDay(day: string, affiliateIds: ReadonlySet<number>): Promise<ReadonlyMap<number, readonly DayClick[]>>;
  /** Binds the customer of a paid order to its winner, as the frozen rule says; false where the rule does not, or they are bound. */
  bind(decision: Decision, order: Omit<NewBinding, 'programId' | 'affiliateId' | 'until'>): Promise<boolean>;
  /** Of some clicks those that are still kept, by id. */
  clicksById(ids: readonly number[]): Promise<ReadonlyMap<number, Touch>>;
  /** Whose sale it is; nothing is stored. */
  decide(evidence: Evidence): Decision;
  /**
   * Freezes the decisions of an order, one for each of its programs, and tells every affiliate whose link was followed.
   * Call it inside the unit of work that settles the order; an order that is recorded already stays as it is (false).
   */
  record(
    order: OrderFacts,
    decisions: readonly Decision[],
    told: ReadonlyMap<number, ToldTo>,
    commissions?: ReadonlyMap<number, number>,
  ): Promise<boolean>;
  /** As they were when the order was paid. */
  decisionsOf(orderId: number): Promise<readonly Decision[]>;
  /** Those of several orders, by order. */
  decisionsOfMany(orderIds: readonly number[]): Promise<ReadonlyMap<number, readonly Decision[]>>;
  /** As they stand, or stood before a moment (UTC ms): what staff changed afterwards counts. */
  standingDecisionsOf(orderId: number, before?: number): Promise<readonly Decision[]>;
  /** What staff attached afterwards, or wants to, of some orders, oldest first. */
  lateOf(orderIds: readonly number[]): Promise<readonly LateAttribution[]>;
  lateById(id: string, lock?: boolean): Promise<LateAttribution | null>;
  /** Writes down that staff wants an order attached to somebody; it waits until it is decided. Inside the unit of work. */
  wishLate(wish: Pick<LateAttribution, 'orderId' | 'programId' | 'affiliateId' | 'reason' | 'madeBy'>): Promise<LateAttribution>;
  /** It was turned down. */
  rejectLate(late: LateAttribution, by: string): Promise<void>;
  /** It is booked: the decisions are kept beside those the order froze, and every affiliate concerned is told. Inside the unit of work. */
  bookLate(
    late: LateAttribution,
    booking: LateBooking,
    told: {
      readonly by: string;
      readonly order: OrderFacts;
      readonly people: ReadonlyMap<number, ToldTo>;
      readonly commissions: ReadonlyMap<number, number>;
    },
  ): Promise<void>;

  referralsOf(filter: ReferralFilter): Promise<readonly Referral[]>;
  /** What an affiliate earned of sales, or of renewals, that were paid in a span: minor units. */
  earnedWithin(by: EarnedBy, span: { readonly from: number; readonly until: number }): Promise<number>;
  countReferrals(filter: Omit<ReferralFilter, 'before' | 'limit'>): Promise<number>;
  referralsOfOrder(orderId: number): Promise<readonly Referral[]>;
  /** The moment of the last sale each of some affiliates won. */
  lastWon(affiliateIds: readonly number[]): Promise<ReadonlyMap<number, number>>;
  outcomesOf(
    affiliateIds: readonly number[],
    range: { readonly startsAt: number; readonly endsAt: number },
  ): Promise<Readonly<Record<Referral['outcome'], number>>>;
  /** A referral of one of these affiliates with the decision it was told of; null for anybody else's. */
  receiptOf(
    publicId: string,
    affiliateIds: readonly number[],
  ): Promise<{ readonly referral: Referral; readonly decision: Decision } | null>;
  /** The account that has proven the mailbox owns the referrals of its affiliates: what the generated reads go by. */
  giveToUser(affiliateIds: readonly number[], userId: number): Promise<void>;

  /** Deletes daily keys older than 48 hours and answers how many. */
  forgetKeys(): Promise<number>;
  /** Deletes clicks and leads older than 90 days that no window (days by program) still needs, and answers how many. */
  forgetClicks(windows: ReadonlyMap<number, number>): Promise<number>;
  /** Brings in clicks left by an instance that died and starts reading the rules; the composition root's business. */
  open(): Promise<void>;
  /** Brings every click into the tables. */
  close(): Promise<void>;
}

/** The room's service, as any room or flow reaches it. */
export const attribution = (strapi: Core.Strapi): AttributionService => door<AttributionService>(strapi, 'attribution');

const record: (strapi: Core.Strapi, ...asked: Parameters<AttributionService['record']>) => Promise<boolean> = (
  strapi,
  order,
  decisions,
  told,
  commissions = new Map(),
) =>
  together(strapi, async () => {
    if (!(await freezeDecisions(strapi, order.orderId, decisions))) return false;
    await insertReferrals(strapi, order, claimsOf(decisions), told, commissions);
    return true;
  });

const waysOf: (strapi: Core.Strapi, ...asked: Parameters<AttributionService['waysOf']>) => Promise<readonly Touch[]> = async (
  strapi,
  email,
  programIds,
) => {
  const found = await leadsOf(strapi, email, programIds);
  const bound = await bindingsOfCustomer(strapi, email, programIds);
  return [
    ...found,
    ...bound.map(({ affiliateId, programId, since, until, broughtOver }): Touch => ({
      clickId: null,
      affiliateId,
      programId,
      at: since,
      kind: 'lifetime',
      landing: '',
      ...(until === null ? {} : { until }),
      ...(broughtOver === null ? {} : { broughtOver: { file: broughtOver.file, line: broughtOver.line } }),
    })),
  ];
};

const bind: (strapi: Core.Strapi, ...asked: Parameters<AttributionService['bind']>) => Promise<boolean> = async (
  strapi,
  decision,
  order,
) => {
  const { rule } = decision;
  if (!isWon(decision) || !rule || decision.reason === 'LIFETIME') return false;
  // By what the winner was promised, and by the program where they have no contract.
  const { lifetime, lifetimeMonths } = judgedBy(decision, decision.winner.affiliateId) ?? rule;
  if (lifetime !== true) return false;
  const until = boundUntil(order.since, lifetimeMonths);
  return insertBinding(strapi, { ...order, programId: rule.programId, affiliateId: decision.winner.affiliateId, until });
};

/** The decisions of an order as they stand: those of the last late attribution that was booked, else those of the payment. */
const standingDecisionsOf = async (strapi: Core.Strapi, orderId: number, before = Infinity): Promise<readonly Decision[]> => {
  const last = (await lateOfOrders(strapi, [orderId]))
    .filter(({ booking, decidedAt }) => booking !== null && (decidedAt ?? 0) < before)
    .at(-1);
  return last?.booking?.decisions ?? decisionsOf(strapi, orderId);
};

const bookLate: (strapi: Core.Strapi, ...asked: Parameters<AttributionService['bookLate']>) => Promise<void> = async (
  strapi,
  late,
  booking,
  { by, order, people, commissions },
) => {
  await decideLate(strapi, late, { state: 'booked', by, booking });
  await retellReferrals(strapi, order, claimsOf(booking.decisions), people, commissions);
};

/** What staff attaches afterwards. */
const lateVerbs = (
  strapi: Core.Strapi,
): Pick<AttributionService, 'standingDecisionsOf' | 'lateOf' | 'lateById' | 'wishLate' | 'rejectLate' | 'bookLate'> => ({
  standingDecisionsOf: (orderId, before) => standingDecisionsOf(strapi, orderId, before),
  lateOf: (orderIds) => lateOfOrders(strapi, orderIds),
  lateById: (id, lock) => findLate(strapi, id, lock),
  wishLate: (wish) => insertLate(strapi, { ...wish, publicId: newLateId() }),
  rejectLate: (late, by) => decideLate(strapi, late, { state: 'rejected', by, booking: null }),
  bookLate: (late, booking, told) => bookLate(strapi, late, booking, told),
});

const receiptOf = async (strapi: Core.Strapi, publicId: string, affiliateIds: readonly number[]) => {
  const referral = await findReferral(strapi, publicId);
  if (!referral || !affiliateIds.includes(referral.affiliateId)) return null;
  const decision = decisionFor(await standingDecisionsOf(strapi, referral.orderId), referral.affiliateId);
  return decision && { referral, decision };
};

/** What referrals say when they are read. */
const referralVerbs = (
  strapi: Core.Strapi,
): Pick<AttributionService, 'referralsOf' | 'earnedWithin' | 'countReferrals' | 'referralsOfOrder' | 'lastWon' | 'outcomesOf'> => ({
  referralsOf: (filter) => findReferrals(strapi, filter),
  earnedWithin: (by, span) => earnedWithin(strapi, by, span),
  countReferrals: (filter) => countReferrals(strapi, filter),
  referralsOfOrder: (orderId) => referralsOfOrder(strapi, orderId),
  lastWon: (affiliateIds) => lastWon(strapi, affiliateIds),
  outcomesOf: async (affiliateIds, { startsAt: from, endsAt: until }) => {
    const count = (outcome: Referral['outcome']) => countReferrals(strapi, { affiliateIds, from, until, outcome });
    return { won: await count('won'), lost: await count('lost'), rejected: await count('rejected') };
  },
});

/** Makes the room's service. */
export const attributionService = ({ strapi }: { strapi: Core.Strapi }): AttributionService => {
  const book = ruleBook(strapi);
  const keeper = clickKeeper(strapi);
  const visits = visitLog(strapi, keeper.log);
  return {
    rules: book.rules,
    keepClick: keeper.keep,
    catchUp: keeper.log.catchUp,
    clicksOnTheirWay: keeper.log.state,
    visitorFor: keeper.visitorFor,
    agent: keeper.agent,
    tellVisit: (cookie, told) => {
      const visitor = visitorKeyOf(cookie);
      if (visitor !== null) visits.add(visitor, told);
    },
    touchesOf: async (cookie) => {
      const visitor = cookie === null ? null : visitorKeyOf(cookie);
      return visitor === null ? { touches: [], leftOut: 0 } : touchesOf(strapi, visitor);
    },
    clicksById: (ids) => clicksById(strapi, ids),
    clicksOfDay: (day, affiliateIds) => clicksOfDay(strapi, day, affiliateIds),
    ...networks(strapi),
    waysOf: (email, programIds) => waysOf(strapi, email, programIds),
    takeLead: (lead) => insertLead(strapi, lead),
    countLeads: (affiliateIds, range) => countLeads(strapi, affiliateIds, { ...range, now: now() }),
    bind: (decision, order) => bind(strapi, decision, order),
    ...keptBindings(strapi),
    decide,
    record: (...asked) => record(strapi, ...asked),
    decisionsOf: (orderId) => decisionsOf(strapi, orderId),
    decisionsOfMany: (orderIds) => decisionsOfMany(strapi, orderIds),
    ...lateVerbs(strapi),

    ...referralVerbs(strapi),
    receiptOf: (publicId, affiliateIds) => receiptOf(strapi, publicId, affiliateIds),
    ...trafficCounts(strapi, keeper.log, visits),
    giveToUser: (affiliateIds, userId) => giveReferrals(strapi, affiliateIds, userId),

    forgetKeys: async () => {
      keeper.forget();
      return forgetKeys(strapi);
    },
    forgetClicks: async (windows) => (await forgetLeads(strapi, now(), windows)) + (await forgetClicks(strapi, now(), windows)),
    open: async () => {
      await keeper.log.start();
      visits.start();
      await book.start();
    },
    close: async () => {
      book.stop();
      await visits.stop();
      await keeper.log.stop();
    },
  };
};
