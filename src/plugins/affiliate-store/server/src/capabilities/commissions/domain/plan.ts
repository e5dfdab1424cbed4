import type { BasisPoints, Rate } from '../../../kernel/basis-points';
import { WHOLE } from '../../../kernel/basis-points';
import { failure } from '../../../kernel/failure';
import type { Minor } from '../../../kernel/money';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { PlanFailure } from './failures';

/** A person or company the store may owe money; all roles of one person share one party. */
export type PartyId = string;

/**
 * What a commission is a percentage of: `gross` as charged, `net_of_tax`, `net_of_fee` (net of tax, less the platform's
 * share; the default) or `profit` (the same, less the product's stated unit cost, never below zero).
 */
export type CommissionBase = 'gross' | 'net_of_tax' | 'net_of_fee' | 'profit';

/** Who carries the payment provider's fee: the members of the pool, or the platform. */
export type FeeBearer = 'pool' | 'platform';

/** The moments a share was agreed from and until, where somebody said; they decide nothing, and are told with the share. */
interface AgreedTimes {
  readonly from?: string;
  readonly until?: string;
}

/** A share of the pool. */
interface PercentageOfPool extends AgreedTimes {
  readonly party: PartyId;
  readonly bps: BasisPoints;
}

/** An amount of each sale, whatever its price. */
interface AmountOfPool extends AgreedTimes {
  readonly party: PartyId;
  readonly fixed: Minor;
}

/** What the creator keeps of the pool before it is shared: a part of it, or an amount, whichever is more. */
export interface CreatorKeeps {
  readonly bps: BasisPoints;
  readonly fixed: Minor;
}

/** Someone who made the product with the creator: a percentage of the pool, or an amount served before percentages. */
export type CoProducer = PercentageOfPool | AmountOfPool;

/**
 * At most so much of what sales, or renewals, earn an affiliate in a UTC day or month, with what of it was used when the payment came. Minor
 * units of the sale's currency.
 */
export interface MeasuredCap {
  readonly of: 'sale' | 'renewal';
  /** The period as it is written: a day or a month. */
  readonly period: string;
  readonly most: Minor;
  readonly used: Minor;
}

/** What the affiliate gets of a line: a share of the base, or where a rule says so an amount. */
export interface AffiliatePart {
  readonly party: PartyId;
  readonly rate: Rate;
  /** Minor units; absent where it is a share. Of nothing charged it is nothing. */
  readonly fixed?: Minor;
  /** The rule of the affiliate's terms that decided; absent where the rate of the terms holds. */
  readonly rule?: { readonly key: string; readonly name: string };
  /** What of that they get, in basis points, where two share the sale; absent where it is all theirs. */
  readonly share?: number;
  /** What limits it; absent where nothing does, and until the payment comes. */
  readonly cap?: MeasuredCap;
}

/** Of an affiliate's sale their sponsor's: `same` takes the affiliate's base, `first_tier` the affiliate's commission as base. */
export interface SecondTierPart {
  readonly party: PartyId;
  readonly rate: Rate;
  readonly base: 'same' | 'first_tier';
}

/** Another affiliate who shares the sale, paid by a contract of their own. */
export interface OtherPart {
  readonly affiliate: AffiliatePart;
  readonly secondTier: SecondTierPart | null;
  readonly commissionBase: CommissionBase;
  readonly holdDays: number;
}

/** How one line of an order is split, frozen in the order's snapshot when it is created. */
export interface SplitPlan {
  readonly platform: { readonly bps: BasisPoints; readonly fixed: Minor };
  readonly feeBearer: FeeBearer;
  readonly commissionBase: CommissionBase;
  /** What one unit costs its seller, in minor units; only the base `profit` reads it. */
  readonly unitCost: Minor;
  readonly affiliate: AffiliatePart | null;
  readonly secondTier: SecondTierPart | null;
  /** Who shares the sale with the affiliate; absent where nobody does. */
  readonly other?: OtherPart;
  readonly creator: PartyId;
  /** Absent where nothing is kept for them. */
  readonly creatorKeeps?: CreatorKeeps;
  readonly coProducers: readonly CoProducer[];
}

/** True for a co-producer with an agreed amount rather than a percentage. */
export const isFixed = (coProducer: CoProducer): coProducer is AmountOfPool => 'fixed' in coProducer;

/** The percentages of the pool promised to co-producers, in basis points; the creator has the rest of 10000. */
export const coProducerBps = (plan: SplitPlan): number =>
  plan.coProducers.reduce((total, each) => total + (isFixed(each) ? 0 : each.bps), 0);

/** What the shares of a sale come to where they are no shares of one; null where they are, or nobody shares. One of two may be gone. */
const sharedOut = ({ affiliate, other }: SplitPlan): number | null => {
  const shares = [affiliate, other?.affiliate].flatMap((each) => each?.share ?? []);
  const [all, fits] = [shares.reduce((sum, share) => sum + share, 0), shares.every((share) => share > 0 && share < WHOLE)];
  return fits && (other ? affiliate !== null && shares.length === 2 && all === WHOLE : shares.length < 2) ? null : all;
};

/** Why those who earn by a plan cannot; null where they can. */
const wrongEarners = (plan: SplitPlan): PlanFailure | null => {
  if (plan.secondTier && !plan.affiliate)
    return failure('PLAN_SECOND_TIER_ALONE', 'A second tier needs an affiliate it sponsors.', { secondTier: plan.secondTier.party });
  for (const { affiliate, secondTier } of plan.other ? [plan, plan.other] : [plan])
    if (secondTier && secondTier.party === affiliate?.party)
      return failure('PLAN_SECOND_TIER_IS_AFFILIATE', 'Nobody sponsors themself.', { party: secondTier.party });
  const shared = sharedOut(plan);
  return shared === null ? null : failure('PLAN_SHARED_WRONG', 'Two share a sale, and their shares are the whole of it.', { shared });
};

/** The smallest of the amounts a plan agrees on. */
const leastAmount = ({ platform, unitCost, affiliate, other, coProducers, creatorKeeps }: SplitPlan): number => {
  const byRule = [affiliate, other?.affiliate].flatMap((each) => each?.fixed ?? []);
  return Math.min(platform.fixed, unitCost, creatorKeeps?.fixed ?? 0, ...byRule, ...coProducers.filter(isFixed).map(({ fixed }) => fixed));
};

/** Refuses a plan that contradicts itself, whatever the price. What a price does to a plan is {@link marginGuard}'s. */
export const validatePlan = (plan: SplitPlan): Outcome<SplitPlan, PlanFailure> => {
  const promised = coProducerBps(plan);
  if (promised > WHOLE) {
    return failed(failure('PLAN_POOL_OVERSUBSCRIBED', 'Co-producers are promised more than the whole pool.', { promised, whole: WHOLE }));
  }
  const wrong = wrongEarners(plan);
  if (wrong) return failed(wrong);
  const amount = leastAmount(plan);
  return amount < 0 ? failed(failure('PLAN_AMOUNT_NEGATIVE', 'A plan takes amounts of zero or more.', { amount })) : ok(plan);
};
