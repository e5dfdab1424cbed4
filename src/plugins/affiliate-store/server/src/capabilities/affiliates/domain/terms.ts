import type { ProgramKind } from './admission';
import type { ContractTexts } from './contract-locale';
import type { PaidEvents } from './event-pay';
import type { RateRule } from './rate-rule';
import type { TierLadder } from './tiers';

/** What is promised to affiliates. Rates are basis points, the window and the hold are days (window 0: this visit only). */
export interface Terms {
  readonly rateBasisPoints: number;
  readonly secondTierBasisPoints: number;
  readonly secondTierBase: 'same' | 'first_tier';
  /** For how many months after somebody was recruited their sales pay a second tier; absent means for good. */
  readonly secondTierMonths?: number;
  readonly commissionBase: 'gross' | 'net_of_tax' | 'net_of_fee' | 'profit';
  readonly model: 'last_click' | 'first_click' | 'multi_click';
  /** What the first of two clicks gets of what it would earn alone, the last one the rest; absent unless the model shares. */
  readonly firstShareBasisPoints?: number;
  /** What becomes of an order from a country somebody holds exclusively and another brought; absent where territories decide nothing. */
  readonly territoryRule?: 'holder' | 'shared' | 'holder_only';
  /** What the holder gets of what they would earn alone, whoever brought the order the rest; absent unless it is shared. */
  readonly territoryShareBasisPoints?: number;
  readonly windowDays: number;
  readonly holdDays: number;
  readonly allowOwnReferrals: boolean;
  /** That affiliates may not advertise in search engines on the shop's name; absent where they may. */
  readonly forbidsBrandAds?: true;
  /** How many payments of one subscription earn; absent means all. */
  readonly maxPayments?: number;
  /** For how many months after the first payment of a subscription they earn; absent means for as long as it runs. */
  readonly maxMonths?: number;
  /** Whether customers stay bound to who brought them; absent where they do not. */
  readonly lifetime?: true;
  /** For how many months; absent means for good. */
  readonly lifetimeMonths?: number;
  /** What is paid otherwise than by the rate, and for which sales; absent where the rate holds for all. */
  readonly rules?: readonly RateRule[];
  /** What is to be reached for which tier; absent where there are none. */
  readonly tiers?: TierLadder;
  /** What pays beside sales or instead of them; absent where sales alone do. */
  readonly events?: PaidEvents;
  /** In what is promised to one affiliate: the group its rules are read for, where any of them asks for it. */
  readonly group?: string;
}

/** A program with the terms in force; `version` counts every change of terms, so that a snapshot can name what was promised. */
export interface Program extends Terms {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly version: number;
  /** True when newcomers are active at once; otherwise they wait for approval. */
  readonly open: boolean;
  /** The shop's own words of the contract. */
  readonly texts: ContractTexts;
  /** For how many months a contract made or renewed now holds. */
  readonly validityMonths: number;
  /** Every how many months such a contract may be revised without an acceptance; null for never. */
  readonly revisionMonths: number | null;
}

/** How a sale is shared where the program does not say. */
export const EQUAL_SHARES = 5_000;

/** How many months a contract holds where the program does not say (B-52). */
export const VALIDITY_MONTHS: Readonly<Record<ProgramKind, number>> = { referral: 12, dealer: 36 };

/** The terms that can differ; a group shows in its rules. */
const KEYS = [
  'rateBasisPoints',
  'secondTierBasisPoints',
  'secondTierBase',
  'secondTierMonths',
  'commissionBase',
  'model',
  'firstShareBasisPoints',
  'territoryRule',
  'territoryShareBasisPoints',
  'windowDays',
  'holdDays',
  'allowOwnReferrals',
  'forbidsBrandAds',
  'maxPayments',
  'lifetime',
  'lifetimeMonths',
  'maxMonths',
  'rules',
  'tiers',
  'events',
] as const;
export type Term = (typeof KEYS)[number];

type Sharing = Pick<Terms, 'firstShareBasisPoints' | 'territoryRule' | 'territoryShareBasisPoints'>;

/** What is said of sales that are not one affiliate's alone: absent rather than null or undefined, so that terms of before are the same terms. */
export const sharingOf = ({ firstShareBasisPoints, territoryRule, territoryShareBasisPoints }: Sharing): Sharing => ({
  ...(firstShareBasisPoints === undefined ? {} : { firstShareBasisPoints }),
  ...(territoryRule === undefined ? {} : { territoryRule }),
  ...(territoryShareBasisPoints === undefined ? {} : { territoryShareBasisPoints }),
});

/** The terms alone, without what may change freely (name, open). */
export const termsOf = (program: Terms): Terms => ({
  rateBasisPoints: program.rateBasisPoints,
  secondTierBasisPoints: program.secondTierBasisPoints,
  secondTierBase: program.secondTierBase,
  ...(program.secondTierMonths === undefined ? {} : { secondTierMonths: program.secondTierMonths }),
  commissionBase: program.commissionBase,
  model: program.model,
  ...sharingOf(program),
  windowDays: program.windowDays,
  holdDays: program.holdDays,
  allowOwnReferrals: program.allowOwnReferrals,
  ...(program.forbidsBrandAds === undefined ? {} : { forbidsBrandAds: program.forbidsBrandAds }),
  // Absent rather than null, so that terms of before it existed are the same terms.
  ...(program.maxPayments === undefined ? {} : { maxPayments: program.maxPayments }),
  ...(program.lifetime === undefined ? {} : { lifetime: program.lifetime }),
  ...(program.lifetimeMonths === undefined ? {} : { lifetimeMonths: program.lifetimeMonths }),
  ...(program.maxMonths === undefined ? {} : { maxMonths: program.maxMonths }),
  ...(program.rules === undefined ? {} : { rules: program.rules }),
  ...(program.tiers === undefined ? {} : { tiers: program.tiers }),
  ...(program.events === undefined ? {} : { events: program.events }),
});

/** Rules and ladders come as text from one place and as objects from another: what they say counts, not who made them. */
const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && same(value, right.get(name)));
};

/** Whether sales are shared by one of two terms and not by the other, or otherwise. */
export const sharesOtherwise = (
  one: Pick<Terms, 'model' | 'firstShareBasisPoints'>,
  other: Pick<Terms, 'model' | 'firstShareBasisPoints'>,
): boolean =>
  (one.model === 'multi_click') !== (other.model === 'multi_click') || one.firstShareBasisPoints !== other.firstShareBasisPoints;

/** The terms that differ, by name; empty when both promise the same. */
export const changedTerms = (before: Terms, after: Terms): readonly Term[] => KEYS.filter((key) => !same(before[key], after[key]));

/** True where nobody can be told what they would earn or for how long: such a program gives out no link (B-42). */
export const lacksTerms = (terms: Pick<Terms, 'rateBasisPoints' | 'windowDays'>): boolean =>
  !Number.isInteger(terms.rateBasisPoints) || !Number.isInteger(terms.windowDays);
