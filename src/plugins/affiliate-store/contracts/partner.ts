import { z } from 'zod';
import { endpoint } from './endpoint';
import { linkTags } from './links';
import { chartPoint, cursor, day, dayRange, explanation, moment, money, pageSize } from './primitives';
import { programSite } from './programs';

/** Own links, and what came of them, belong to the same subject. */
export * from './bonuses';
export * from './creatives';
export * from './hidden-domains';
export * from './learning';
export * from './links';
export * from './partner-report';
export * from './joint';
export * from './relay';

/** Contracts are a file of their own; their shapes have their names here, with everything else of the portal. */
export {
  answerContract,
  contractChange,
  contractConsent,
  contractEntry,
  contractOffer,
  contractTerms,
  contractView,
  listContracts,
} from './affiliate-contracts';

/** What they chose for themselves. */
export * from './partner-settings';
/** Contests of the programs they are in. */
export * from './contests';

/** Leads and clicks that pay. */
export * from './paid-events';
/** News, and conversations with the shop. */
export * from './talk';

/** What there is to join, and how one comes in. */
export * from './applications';
export * from './programs';
/** And the way in, where a program has one. */
export * from './paths';
/** Or by the press of a letter. */
export * from './enrolments';
export { networkView, readNetwork, recruitView } from './network';
export { listOwnTerritories, territoryView } from './territories';
/** Rates by rule too. */
export {
  buyerKind,
  estimateEarnings,
  ownRates,
  paymentKind,
  productKind,
  rateRule,
  readOwnRates,
  ruleConditions,
  tierLadder,
} from './rates';

/** Balances of one party in one currency; the sum of the parts is the ledger's figure at that second. */
export const balanceView = z.object({
  currency: z.string(),
  pending: money,
  available: money,
  held: money,
  reserved: money,
  inTransit: money,
  paid: money,
  total: money,
  /** True when available is below zero: earnings to come are set off against it. */
  owing: z.boolean(),
});
export type BalanceView = z.output<typeof balanceView>;

export const commissionState = z.enum(['pending', 'approved', 'held', 'reversed', 'void', 'rejected', 'in_payout', 'paid', 'written_off']);
export const commissionRole = z.enum(['creator', 'co_producer', 'affiliate', 'second_tier']);
/** The part a share of a split plays: somebody's, or that of tax, the site or the payment provider. */
export const splitRole = z.union([commissionRole, z.enum(['tax', 'platform', 'payment_fee'])]);

/** A commission as its earner sees it. Nothing about the buyer. */
export const commissionView = z.object({
  id: z.string(),
  orderNumber: z.string(),
  product: z.string(),
  role: commissionRole,
  state: commissionState,
  amount: money,
  reversed: money,
  net: money,
  earnedAt: moment,
  /** The day it becomes payable, or became so. */
  payableAt: moment.nullable(),
  reason: z.string().nullable(),
  /** The version of the contract it was earned under; null for shares no contract speaks of, and for those of before. */
  contractVersion: z.number().int().nullable(),
  /** Id of the referral whose receipt says which visits were weighed; null for a second tier, which no visit earned. */
  receipt: z.string().nullable(),
});
export type CommissionView = z.output<typeof commissionView>;

/** One order a click of the affiliate's led to, won or lost. */
export const referralView = z.object({
  id: z.string(),
  orderNumber: z.string(),
  product: z.string(),
  outcome: z.enum(['won', 'lost', 'rejected']),
  reason: z.string(),
  orderTotal: money,
  commission: money.nullable(),
  at: moment,
});
export type ReferralView = z.output<typeof referralView>;

export const receipt = z.object({
  referral: referralView,
  /** Every touch that was weighed; rivals appear as "another affiliate". */
  touches: z.array(
    z.object({
      at: moment,
      who: z.enum(['you', 'another_affiliate']),
      rival: z.string().nullable(),
      kind: z.enum(['link', 'ref_parameter', 'server', 'coupon', 'lead', 'lifetime', 'staff', 'territory']),
      landing: z.string(),
      verdict: z.enum(['won', 'lost', 'outside_window', 'rejected', 'blocked']),
      reason: z.string(),
      ageSeconds: z.number().int(),
      /** Where your binding stood in the list of your former programme; null for every other touch, and for rivals. */
      broughtOver: z.object({ file: z.string(), line: z.number().int() }).nullable(),
      /** What your link said of itself; null where it said nothing, and for rivals. */
      tags: linkTags.extend({ link: z.string().nullable(), linkName: z.string().nullable() }).nullable(),
    }),
  ),
  rule: z.object({
    program: z.string(),
    model: z.enum(['first_click', 'last_click', 'multi_click']),
    windowDays: z.number().int(),
    version: z.number().int(),
  }),
  decidedAt: moment,
  explanation,
});
export type Receipt = z.output<typeof receipt>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const range = z.strictObject({ ...dayRange });

export const readPartnerSummary = endpoint({
  id: 'partner.readSummary',
  method: 'GET',
  path: '/partner/summary',
  access: 'affiliate',
  graphql: 'partnerSummary',
  summary: 'Clicks, sales and earnings over a range of days, and the balances now.',
  query: range,
  failures: ['NOT_AN_AFFILIATE'],
  response: z.object({
    from: day,
    to: day,
    clicks: z.number().int(),
    countedClicks: z.number().int(),
    sales: z.number().int(),
    /** Addresses you brought; null for days so long ago that they may have been deleted. */
    leads: z.number().int().nullable(),
    earned: z.array(money),
    reversed: z.array(money),
    /** What a counted click earned on average: what was earned, less what was taken back, by counted clicks, rounded down; empty without a click. */
    perClick: z.array(money),
    conversionBasisPoints: z.number().int(),
    balances: z.array(balanceView),
    nextPayable: z.object({ at: moment, amount: money }).nullable(),
  }),
});
export const readPartnerChart = endpoint({
  id: 'partner.readChart',
  method: 'GET',
  path: '/partner/chart',
  access: 'affiliate',
  graphql: 'partnerChart',
  summary: 'Counted clicks and earnings per day.',
  query: range,
  failures: ['NOT_AN_AFFILIATE'],
  response: z.array(chartPoint.extend({ clicks: z.number().int() })),
});
export const listPartnerLinks = endpoint({
  id: 'partner.listLinks',
  method: 'GET',
  path: '/partner/links',
  access: 'affiliate',
  graphql: 'partnerLinks',
  summary: 'The links to share, each with its QR code.',
  failures: ['NOT_AN_AFFILIATE'],
  response: z.array(
    z.object({
      program: z.string(),
      code: z.string(),
      url: z.string(),
      qrSvg: z.string(),
      rateBasisPoints: z.number().int(),
      /** What the rate is taken of. */
      base: z.enum(['gross', 'net_of_tax', 'net_of_fee', 'profit']),
      windowDays: z.number().int(),
      model: z.string(),
      holdDays: z.number().int(),
      state: z.enum(['pending', 'active', 'blocked']),
      /** Whose everything it is for; null where products choose the program one by one. */
      site: programSite.nullable(),
      deepLinks: z.array(z.object({ name: z.string(), url: z.string() })),
      /** Coupons that credit you now, also without a cookie: what they take off (basis points, or an amount per currency), until when, and how often they were used. */
      coupons: z.array(
        z.object({
          code: z.string(),
          basisPoints: z.number().int().nullable(),
          amounts: z.array(money),
          endsAt: moment.nullable(),
          used: z.number().int(),
        }),
      ),
    }),
  ),
});
export type PartnerLinks = z.output<typeof listPartnerLinks.response>;
export const listPartnerCommissions = endpoint({
  id: 'partner.listCommissions',
  method: 'GET',
  path: '/partner/commissions',
  access: 'affiliate',
  graphql: 'partnerCommissions',
  paginated: true,
  summary: 'Commissions, newest first.',
  query: range.extend({ state: commissionState.optional(), cursor, pageSize }),
  response: z.array(commissionView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const explainPartnerCommission = endpoint({
  id: 'partner.explainCommission',
  method: 'GET',
  path: '/partner/commissions/:id/explanation',
  access: 'affiliate',
  graphql: 'partnerCommissionExplanation',
  summary: 'How the amount came to be: event, rule, base, rate, rounding, and what happened since.',
  params: idParams,
  response: explanation,
  failures: ['NOT_AN_AFFILIATE', 'COMMISSION_NOT_FOUND'],
});
export const listPartnerReferrals = endpoint({
  id: 'partner.listReferrals',
  method: 'GET',
  path: '/partner/referrals',
  access: 'affiliate',
  graphql: 'partnerReferrals',
  paginated: true,
  summary: 'Orders your clicks led to, those that counted and those that did not.',
  query: range.extend({ outcome: z.enum(['won', 'lost', 'rejected']).optional(), cursor, pageSize }),
  response: z.array(referralView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const readPartnerReceipt = endpoint({
  id: 'partner.readReceipt',
  method: 'GET',
  path: '/partner/referrals/:id/receipt',
  access: 'affiliate',
  graphql: 'partnerReceipt',
  summary: 'The receipt of one decision: which touches, which rule, what amount.',
  params: idParams,
  response: receipt,
  failures: ['NOT_AN_AFFILIATE', 'REFERRAL_NOT_FOUND'],
});
