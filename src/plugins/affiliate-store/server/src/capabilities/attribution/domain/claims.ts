import type { Decision, Reason, WeighedTouch } from './decision';

/** What an order was to one affiliate whose link the visitor had followed. */
export interface Claim {
  readonly affiliateId: number;
  readonly programId: number;
  readonly outcome: 'won' | 'lost' | 'rejected';
  readonly reason: Reason;
}

const OUTCOME: Readonly<Record<WeighedTouch['verdict'], Claim['outcome']>> = {
  won: 'won',
  lost: 'lost',
  outside_window: 'lost',
  blocked: 'rejected',
  rejected: 'rejected',
};

/** The touch that tells an affiliate most: the one that won, or came closest to winning. */
const TELLING: readonly Reason[] = [
  'ATTACHED_BY_STAFF',
  'LAST_CLICK',
  'FIRST_CLICK',
  'FIRST_OF_TWO',
  'LAST_OF_TWO',
  'BOTH_CLICKS',
  'EXPLICIT_CODE',
  'COUPON',
  'TERRITORY',
  'TERRITORY_SHARE',
  'LEAD',
  'LIFETIME',
  'STAFF_WON',
  'TERRITORY_WON',
  'TERRITORY_CLOSED',
  'RIVAL_WON',
  'COUPON_WON',
  'LEAD_WON',
  'REJECTED_AFTERWARDS',
  'SELF_REFERRAL',
  'CONTRACT_ENDED',
  'AFFILIATE_BLOCKED',
  'AFFILIATE_PENDING',
  'WINDOW_EXPIRED',
  'BINDING_ENDED',
  'OTHER_PROGRAM',
];

const telling = (touches: readonly WeighedTouch[]): WeighedTouch | undefined => {
  for (const reason of TELLING) {
    const touch = touches.find((one) => one.reason === reason);
    if (touch) return touch;
  }
  return undefined;
};

const claimIn = (decision: Decision, affiliateId: number): Claim | null => {
  const touch = telling(decision.touches.filter((one) => one.affiliateId === affiliateId));
  return touch ? { affiliateId, programId: touch.programId, outcome: OUTCOME[touch.verdict], reason: touch.reason } : null;
};

/**
 * One claim for each affiliate whose link the visitor had followed, in the order of their first touch. An order of several
 * programs has a decision for each; an affiliate is told the one of their own program, where there is one.
 */
export const claimsOf = (decisions: readonly Decision[]): readonly Claim[] => {
  const seen = [...new Set(decisions.flatMap((decision) => decision.touches.map((touch) => touch.affiliateId)))];
  return seen.flatMap((affiliateId) => {
    const claims = decisions.flatMap((decision) => claimIn(decision, affiliateId) ?? []);
    const own = claims.find((claim) => claim.reason !== 'OTHER_PROGRAM') ?? claims[0];
    return own ? [own] : [];
  });
};

/** The decision an affiliate's receipt shows: that of their own program, else the first that weighed them. */
export const decisionFor = (decisions: readonly Decision[], affiliateId: number): Decision | null => {
  const weighed = decisions.filter((decision) => decision.touches.some((touch) => touch.affiliateId === affiliateId));
  return weighed.find((decision) => claimIn(decision, affiliateId)?.reason !== 'OTHER_PROGRAM') ?? weighed[0] ?? null;
};
