import { isPast } from './evidence';
import { partsOf, type Decision, type Reason, type Verdict, type WonDecision } from './decision';

/** Why a win may be taken back. */
export type TakenBack = Extract<Reason, 'AFFILIATE_BLOCKED' | 'SELF_REFERRAL' | 'REJECTED_AFTERWARDS'>;

/** The decision with nobody left of it but one of two who shared it. */
const left = ({ winner, reason, secondTier, secondTierReason, sponsorId, sponsorUntil }: WonDecision, decision: Decision): Decision => {
  const { other: _other, sponsorId: _id, sponsorUntil: _until, ...common } = decision;
  const sponsor = { ...(sponsorId === undefined ? {} : { sponsorId }), ...(sponsorUntil === undefined ? {} : { sponsorUntil }) };
  return { ...common, winner, reason, secondTier, secondTierReason, ...sponsor, forgone: true };
};

/**
 * Takes a win back, before anything is paid (R11: blocked between click and payment; a payment method that proves a self-referral). Nobody
 * moves up: who wins is decided once, and whoever shared the sale keeps the share they had. `affiliateId` says whose win it is, of two; else
 * all of it is taken back. The same again changes nothing.
 */
export const reject = (decision: Decision, reason: TakenBack, affiliateId?: number): Decision => {
  const parts = partsOf(decision);
  const gone = parts.filter(({ winner }) => affiliateId === undefined || winner.affiliateId === affiliateId);
  if (gone.length === 0) return decision;
  const verdict: Verdict = reason === 'AFFILIATE_BLOCKED' ? 'blocked' : 'rejected';
  const ids = new Set(gone.map(({ winner }) => winner.affiliateId));
  const touches = decision.touches.map((touch) =>
    ids.has(touch.affiliateId) && (touch.verdict === 'won' || touch.reason === 'OWN_TOUCH_WON') ? { ...touch, verdict, reason } : touch,
  );
  const [stays] = parts.filter((part) => !gone.includes(part));
  return stays
    ? { ...left(stays, decision), touches }
    : { ...withoutOther(decision), outcome: 'rejected', reason, secondTier: null, touches };
};

const withoutOther = ({ other: _other, ...decision }: Decision): Decision => decision;

/** A decision with each of its second tiers as it is to be. */
const withTiers = (decision: Decision, tier: (part: WonDecision) => Pick<Decision, 'secondTier' | 'secondTierReason'>): Decision => {
  const [own, also] = partsOf(decision);
  if (!own) return decision;
  return { ...decision, ...tier(own), ...(decision.other && also ? { other: { ...decision.other, ...tier(also) } } : {}) };
};

const as = ({ secondTier, secondTierReason }: Decision): Pick<Decision, 'secondTier' | 'secondTierReason'> => ({
  secondTier,
  secondTierReason,
});

/** Leaves a second tier out of an order placed after it ended: a renewal goes by the decision of its first order, but not beyond that. */
export const endSecondTier = (decision: Decision, placedAt: number): Decision =>
  withTiers(decision, (part) =>
    part.secondTier && isPast(part.sponsorUntil, placedAt) ? { secondTier: null, secondTierReason: 'SECOND_TIER_OVER' } : as(part),
  );

/** Takes second tiers back alone, when the sponsor was blocked between click and payment; of one of two where that one is named. */
export const rejectSecondTier = (decision: Decision, affiliateId?: number): Decision =>
  withTiers(decision, (part) =>
    part.secondTier && (affiliateId === undefined || part.winner.affiliateId === affiliateId)
      ? { secondTier: null, secondTierReason: 'SPONSOR_NOT_ACTIVE' }
      : as(part),
  );
