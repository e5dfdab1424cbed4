import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { together } from '../../platform/transaction';
import { clickKeeper, visitorKeyOf, type Agent, type FollowedLink } from './actions/keep-click';
import { ruleBook, type TrackingRules } from './actions/know-rules';
import { claimsOf, decisionFor } from './domain/claims';
import { decide, reject, rejectSecondTier, type Evidence } from './domain/decide';
import { isWon, type Decision, type Reason } from './domain/decision';
import type { Touch } from './domain/touch';
import { clicksPerDay, forgetClicks, touchesOf, type DayClicks } from './store/clicks';
import {
  countReferrals, findReferral, findReferrals, freeze, frozenOf, giveReferrals, insertReferrals, referralsOfOrder, type Frozen, type OrderFacts, type Referral, type ReferralFilter, type ToldTo,
} from './store/decisions';
import { forgetKeys } from './store/visitor-keys';

export { attributionFailures } from './domain/failures';
export { claimsOf, decisionFor } from './domain/claims';
export { isWon } from './domain/decision';
export { mayTrack } from './domain/consent';
export { REASONS, stepsFor, touchesFor } from './domain/receipt';
export { queryWithout, safeTarget } from './domain/target';
export { refusalOfVisit } from './domain/visit';
export { windowMs } from './domain/window';
export type { Agent, FollowedLink } from './actions/keep-click';
export type { TrackingRules } from './actions/know-rules';
export type { Claim } from './domain/claims';
export type { Evidence, Standing } from './domain/decide';
export type { Decision, Reason, Rule, SecondTier, Verdict, WeighedTouch, Winner } from './domain/decision';
export type { Touch, TouchKind } from './domain/touch';
export type { DayClicks } from './store/clicks';
export type { Frozen, OrderFacts, Referral, ReferralFilter, ToldTo } from './store/decisions';

/** Why a win may be taken back before anything is paid. */
export type TakenBack = Parameters<typeof reject>[1];

/** The pure decisions of the room: they read nothing and write nothing. */
export const verdicts = { decide, reject, rejectSecondTier } as const;

/** The room of touches: who came by whose link, and whose sale it was. Times are UTC ms, amounts minor units. */
export interface AttributionService {
  /** What the site decided about tracking, as of some seconds ago. */
  rules(): TrackingRules;
  /** Resolves when the click is durable; answers what the visitor's cookie has to hold, or null. */
  keepClick(link: FollowedLink): Promise<string | null>;
  /** The visitor token given, if it is one of ours, else a new one. */
  visitorFor(given: string | undefined): string;
  agent(userAgent: string): Agent;
  /** Touches of the visitor behind a cookie, oldest first, and how many more there were than could be read. */
  touchesOf(cookie: string | null): Promise<{ readonly touches: readonly Touch[]; readonly leftOut: number }>;
  /** Whose sale it is; nothing is stored. */
  decide(evidence: Evidence): Decision;
  /** Freezes the decisions of an order when it is created, one for each of its programs; false when that was done before. Inside the unit of work. */
  record(frozen: Frozen): Promise<boolean>;
  /**
   * Tells every affiliate whose link was followed that the order is paid, once. `commission` is what the winner earned, in
   * minor units of the order; by affiliate where programs are mixed. `takenBack` is why the winners get nothing after all.
   * Inside the unit of work that settles the order.
   */
  confirm(orderId: number, commission: number | ReadonlyMap<number, number>, takenBack?: TakenBack): Promise<void>;
  decisionsOf(orderId: number): Promise<readonly Decision[]>;

  referralsOf(filter: ReferralFilter): Promise<readonly Referral[]>;
  countReferrals(filter: Omit<ReferralFilter, 'before' | 'limit'>): Promise<number>;
  referralsOfOrder(orderId: number): Promise<readonly Referral[]>;
  outcomesOf(affiliateIds: readonly number[], range: { readonly startsAt: number; readonly endsAt: number }): Promise<Readonly<Record<Referral['outcome'], number>>>;
  /** A referral of one of these affiliates with the decision it was told of; null for anybody else's. */
  receiptOf(publicId: string, affiliateIds: readonly number[]): Promise<{ readonly referral: Referral; readonly decision: Decision } | null>;
  clicksOf(affiliateIds: readonly number[], range: { readonly from: string; readonly to: string }): Promise<readonly DayClicks[]>;
  /** The account that has proven the mailbox owns the referrals of its affiliates: what the generated reads go by. */
  giveToUser(affiliateIds: readonly number[], userId: number): Promise<void>;

  /** Deletes daily keys older than 48 hours and answers how many. */
  forgetKeys(): Promise<number>;
  /** Deletes clicks older than 90 days that no window (days by program) still needs, and answers how many. */
  forgetClicks(windows: ReadonlyMap<number, number>): Promise<number>;
  /** Starts reading the rules; the composition root's business. */
  open(): Promise<void>;
  /** Waits for clicks under way. */
  close(): Promise<void>;
}

/** The room's service, as any room or flow reaches it. */
export const attribution = (strapi: Core.Strapi): AttributionService => door<AttributionService>(strapi, 'attribution');

const confirm = (strapi: Core.Strapi, orderId: number, commission: number | ReadonlyMap<number, number>, takenBack: TakenBack | undefined): Promise<void> =>
  together(strapi, async () => {
    const frozen = await frozenOf(strapi, orderId);
    if (!frozen || (await referralsOfOrder(strapi, orderId)).length > 0) return;
    const decisions = takenBack === undefined ? frozen.decisions : frozen.decisions.map((decision) => reject(decision, takenBack));
    const [first] = decisions.filter(isWon);
    const commissions = typeof commission === 'number' ? new Map(first ? [[first.winner.affiliateId, commission]] : []) : commission;
    await insertReferrals(strapi, frozen, claimsOf(decisions), commissions, now());
  });

const TAKEN_BACK: ReadonlySet<Reason> = new Set<TakenBack>(['AFFILIATE_BLOCKED', 'SELF_REFERRAL', 'REJECTED_AFTERWARDS']);
const isTakenBack = (reason: Reason): reason is TakenBack => TAKEN_BACK.has(reason);

const receiptOf = async (strapi: Core.Strapi, publicId: string, affiliateIds: readonly number[]): ReturnType<AttributionService['receiptOf']> => {
  const referral = await findReferral(strapi, publicId);
  if (!referral || !affiliateIds.includes(referral.affiliateId)) return null;
  const decision = decisionFor((await frozenOf(strapi, referral.orderId))?.decisions ?? [], referral.affiliateId);
  if (!decision) return null;
  // What was decided is frozen; that it was taken back before the payment is said by the referral.
  const takenBack = referral.outcome === 'rejected' && isWon(decision) && decision.winner.affiliateId === referral.affiliateId && isTakenBack(referral.reason);
  return { referral, decision: takenBack ? reject(decision, referral.reason as TakenBack) : decision };
};

/** Makes the room's service. */
export const attributionService = ({ strapi }: { strapi: Core.Strapi }): AttributionService => {
  const book = ruleBook(strapi);
  const keeper = clickKeeper(strapi);
  return {
    rules: book.rules,
    keepClick: keeper.keep,
    visitorFor: keeper.visitorFor,
    agent: keeper.agent,
    touchesOf: async (cookie) => {
      const visitor = cookie === null ? null : visitorKeyOf(cookie);
      return visitor === null ? { touches: [], leftOut: 0 } : touchesOf(strapi, visitor);
    },
    decide,
    record: (frozen) => freeze(strapi, frozen),
    confirm: (orderId, commission, takenBack) => confirm(strapi, orderId, commission, takenBack),
    decisionsOf: async (orderId) => (await frozenOf(strapi, orderId))?.decisions ?? [],

    referralsOf: (filter) => findReferrals(strapi, filter),
    countReferrals: (filter) => countReferrals(strapi, filter),
    referralsOfOrder: (orderId) => referralsOfOrder(strapi, orderId),
    outcomesOf: async (affiliateIds, { startsAt: from, endsAt: until }) => {
      const count = (outcome: Referral['outcome']) => countReferrals(strapi, { affiliateIds, from, until, outcome });
      return { won: await count('won'), lost: await count('lost'), rejected: await count('rejected') };
    },
    receiptOf: (publicId, affiliateIds) => receiptOf(strapi, publicId, affiliateIds),
    clicksOf: (affiliateIds, range) => clicksPerDay(strapi, affiliateIds, range),
    giveToUser: (affiliateIds, userId) => giveReferrals(strapi, affiliateIds, userId),

    forgetKeys: async () => {
      keeper.forget();
      return forgetKeys(strapi);
    },
    forgetClicks: (windows) => forgetClicks(strapi, now(), windows),
    open: book.start,
    close: async () => {
      book.stop();
      await keeper.idle();
    },
  };
};
