import type { Touch } from './touch';

/** Which touch decides: the last, the first, or both, who share the sale. */
export type Model = 'first_click' | 'last_click' | 'multi_click';

/**
 * What becomes of an order from a country somebody holds exclusively, that another brought: it is the holder's, it is shared with the holder, or
 * it is nobody's, since only the holder may earn there.
 */
export type TerritoryRule = 'holder' | 'shared' | 'holder_only';

/** The rule an order is judged by: a program as it stood at that moment, for whoever has no contract of their own. Rates are basis points. */
export interface Rule {
  readonly programId: number;
  readonly program: string;
  readonly version: number;
  readonly model: Model;
  /** What the first of two touches gets of what it would have earned alone, the last one getting the rest; absent unless both count. */
  readonly firstShareBasisPoints?: number;
  /** 0: this visit only. */
  /** Absent where territories decide nothing; and what the holder gets of a sale that is shared with them. */
  readonly territoryRule?: TerritoryRule;
  readonly territoryShareBasisPoints?: number;
  readonly windowDays: number;
  readonly allowOwnReferrals: boolean;
  /** Whether an affiliate's coupon counts before every other touch (B-44), or only where there is none; absent in rules of before. */
  readonly couponFirst?: boolean;
  /** Whether the program binds customers for life, and for how many months where not for good; absent where it does not. */
  readonly lifetime?: true;
  readonly lifetimeMonths?: number;
  readonly rateBasisPoints: number;
  readonly secondTierBasisPoints: number;
  readonly secondTierBase: 'same' | 'first_tier';
}

/**
 * The contract one affiliate was judged by: the terms of their program that were in force for them at that moment, with the number of
 * the version, what put it in force, and the consent behind it. Rates are basis points, times UTC ms.
 */
export interface JudgedBy {
  readonly affiliateId: number;
  readonly contract: string;
  readonly version: number;
  readonly since: number;
  readonly consent: string;
  readonly consentAt: number;
  readonly validUntil: number;
  readonly model: Model;
  readonly firstShareBasisPoints?: number;
  readonly territoryRule?: TerritoryRule;
  readonly territoryShareBasisPoints?: number;
  readonly windowDays: number;
  readonly allowOwnReferrals: boolean;
  readonly rateBasisPoints: number;
  readonly rateFrom: 'affiliate' | 'program';
  readonly secondTierBasisPoints: number;
  readonly secondTierBase: Rule['secondTierBase'];
  readonly lifetime?: true;
  readonly lifetimeMonths?: number;
}

/** What became of one touch. */
export type Verdict = 'won' | 'lost' | 'outside_window' | 'rejected' | 'blocked';

/** Why. The first twelve are the reasons of a win. */
export type Reason =
  | 'ATTACHED_BY_STAFF'
  | 'LAST_CLICK'
  | 'FIRST_CLICK'
  | 'FIRST_OF_TWO'
  | 'LAST_OF_TWO'
  | 'BOTH_CLICKS'
  | 'EXPLICIT_CODE'
  | 'COUPON'
  | 'TERRITORY'
  | 'TERRITORY_SHARE'
  | 'LEAD'
  | 'LIFETIME'
  | 'STAFF_WON'
  | 'RIVAL_WON'
  | 'COUPON_WON'
  | 'LEAD_WON'
  | 'TERRITORY_WON'
  | 'TERRITORY_CLOSED'
  | 'OWN_TOUCH_WON'
  | 'WINDOW_EXPIRED'
  | 'BINDING_ENDED'
  | 'SELF_REFERRAL'
  | 'AFFILIATE_BLOCKED'
  | 'AFFILIATE_PENDING'
  | 'AFFILIATE_UNKNOWN'
  | 'CONTRACT_ENDED'
  | 'OTHER_PROGRAM'
  | 'AFTER_DECISION'
  | 'NO_TOUCH'
  | 'NO_PROGRAM'
  | 'REJECTED_AFTERWARDS';

/** A touch with its verdict; `code` is the affiliate's as it read at that moment, `ageSeconds` the time from touch to decision. */
export interface WeighedTouch extends Touch {
  readonly code: string;
  readonly ageSeconds: number;
  readonly verdict: Verdict;
  readonly reason: Reason;
}

/** Who earns, and at what rate: their own where they have one, else the program's. */
export interface Winner {
  readonly affiliateId: number;
  readonly code: string;
  readonly partyId: number;
  readonly partyPublicId: string;
  readonly userId: number | null;
  readonly clickId: number | null;
  readonly rateBasisPoints: number;
  readonly rateFrom: 'affiliate' | 'program';
  /** What they get of what they would have earned alone, where two share the sale; absent where it is all theirs. */
  readonly shareBasisPoints?: number;
}

/** The winner's sponsor, who earns the second tier. */
export interface SecondTier {
  readonly affiliateId: number;
  readonly partyId: number;
  readonly partyPublicId: string;
  readonly rateBasisPoints: number;
  readonly base: 'same' | 'first_tier';
}

/** Why there is a second tier, or none. */
export type SecondTierReason =
  | 'SPONSORED'
  | 'NO_SPONSOR'
  | 'NO_SECOND_TIER'
  | 'SPONSOR_NOT_ACTIVE'
  | 'SECOND_TIER_OVER'
  | 'SPONSOR_CONTRACT_ENDED'
  | 'SPONSOR_IS_BUYER';

/** What is one affiliate's of a decision: that they won, and whose the second tier of it is. */
interface Won {
  readonly winner: Winner;
  readonly secondTier: SecondTier | null;
  readonly secondTierReason: SecondTierReason;
  /** Whose the second tier would be, and when the binding to them ends, where it does. */
  readonly sponsorId?: number;
  readonly sponsorUntil?: number;
}

/** The decision of one order and one program, frozen with everything that was weighed. Oldest touch first; times UTC ms. */
export interface Decision {
  readonly schema: 1;
  readonly decidedAt: number;
  /** `rejected`: there was a winner, and it was taken back before anything was paid. */
  readonly outcome: 'won' | 'none' | 'rejected';
  readonly reason: Reason;
  /** Null where the product has no program: nobody can earn, and nothing was weighed. */
  readonly rule: Rule | null;
  readonly winner: Winner | null;
  readonly secondTier: SecondTier | null;
  readonly secondTierReason: SecondTierReason;
  /** Who shares the sale with the winner; absent where it is one affiliate's. */
  readonly other?: Won & { readonly reason: Reason };
  /** That one of two who shared it was taken back: their share is nobody's, and the other's is what it was. */
  readonly forgone?: true;
  readonly touches: readonly WeighedTouch[];
  /** Touches of a visitor with more than could be kept here; 0 as good as always. */
  readonly touchesLeftOut: number;
  /** By what each of the affiliates weighed, and the winner's sponsor, was judged; absent in decisions of before there were contracts. */
  readonly contracts?: readonly JudgedBy[];
  /** That it is no longer the decision the order froze: since when and why staff attached the order to the winner. */
  readonly late?: { readonly id: string; readonly at: number; readonly reason: string };
  /** Whose the second tier would be, where there are contracts and the winner has a sponsor. */
  readonly sponsorId?: number;
  /** When the winner's binding to that sponsor ends, where it does. */
  readonly sponsorUntil?: number;
}

/** The contract by which an affiliate was judged; null in decisions of before there were any. */
export const judgedBy = (decision: Pick<Decision, 'contracts'>, affiliateId: number | undefined): JudgedBy | null =>
  decision.contracts?.find((each) => each.affiliateId === affiliateId) ?? null;

/** A decision by which somebody earns. */
export type WonDecision = Decision & { readonly winner: Winner };

/** True while somebody earns by this decision. */
export const isWon = (decision: Decision): decision is WonDecision => decision.outcome === 'won' && decision.winner !== null;

/**
 * A decision as each of those who earn by it has it: one of one winner apiece, in the order of the plan. None where nobody won. Whoever asks
 * what somebody won asks these, and need not know whether they share it.
 */
export const partsOf = (decision: Decision): readonly WonDecision[] => {
  if (!isWon(decision)) return [];
  const { other, ...own } = decision;
  if (!other) return [decision];
  const { sponsorId: _sponsor, sponsorUntil: _until, ...common } = own;
  return [own, { ...common, ...other }];
};
