import type { Decision, Reason, Rule, SecondTier, SecondTierReason, Verdict, WeighedTouch, Winner } from './decision';
import { samePerson, type Person } from './same-person';
import type { Touch } from './touch';
import { byKind, firstDecides, levelOf, objectionOfTime, reasonOfLoss, reasonOfWin } from './ways';

/** An affiliate as they stand at the moment of the decision. */
export interface Standing {
  readonly id: number;
  readonly code: string;
  readonly state: 'pending' | 'active' | 'blocked';
  readonly programId: number;
  readonly partyId: number;
  readonly partyPublicId: string;
  readonly userId: number | null;
  readonly email: string;
  readonly sponsorId: number | null;
  readonly rateBasisPoints: number | null;
}

/** Everything a decision is made of; what is not in here cannot have a say. */
export interface Evidence {
  /** The moment of the decision, UTC ms, by the store's clock. */
  readonly at: number;
  readonly rule: Rule | null;
  /** In any order. */
  readonly touches: readonly Touch[];
  readonly touchesLeftOut?: number;
  /** The affiliates of the touches, and their sponsors. */
  readonly affiliates: ReadonlyMap<number, Standing>;
  readonly buyer: Person;
}

interface Objection {
  readonly verdict: Verdict;
  readonly reason: Reason;
}
type Judge = (touch: Touch, who: Standing | undefined, rule: Rule, evidence: Evidence) => Objection | null;

const isBuyer = (who: Standing, buyer: Person): boolean =>
  samePerson({ userId: who.userId, partyId: who.partyId, email: who.email }, buyer);

/** What speaks against a touch, in the order in which it is told: the first objection is the one on the receipt. */
const OBJECTIONS: readonly Judge[] = [
  (_touch, who) => (who ? null : { verdict: 'rejected', reason: 'AFFILIATE_UNKNOWN' }),
  (touch, _who, _rule, { at }) => (touch.at > at ? { verdict: 'rejected', reason: 'AFTER_DECISION' } : null),
  (touch, _who, rule) => (touch.programId === rule.programId ? null : { verdict: 'rejected', reason: 'OTHER_PROGRAM' }),
  (touch, _who, rule, { at }) => objectionOfTime(touch, at, rule),
  (_touch, who) => (who?.state === 'blocked' ? { verdict: 'blocked', reason: 'AFFILIATE_BLOCKED' } : null),
  (_touch, who) => (who?.state === 'pending' ? { verdict: 'rejected', reason: 'AFFILIATE_PENDING' } : null),
  (_touch, who, rule, { buyer }) =>
    who && !rule.allowOwnReferrals && isBuyer(who, buyer) ? { verdict: 'rejected', reason: 'SELF_REFERRAL' } : null,
];

const objectionTo = (touch: Touch, rule: Rule, evidence: Evidence): Objection | null => {
  for (const judge of OBJECTIONS) {
    const objection = judge(touch, evidence.affiliates.get(touch.affiliateId), rule, evidence);
    if (objection) return objection;
  }
  return null;
};

// A code brought to the checkout has no click; among touches of one millisecond it comes after those that have.
const clickOrder = (a: Touch, b: Touch): number =>
  (a.clickId ?? Number.MAX_SAFE_INTEGER) - (b.clickId ?? Number.MAX_SAFE_INTEGER) || a.affiliateId - b.affiliateId || byKind(a, b);

/** Oldest first; of two in one millisecond the lower click id first. */
const byAge = (a: Touch, b: Touch): number => a.at - b.at || clickOrder(a, b);

/** The touch that decides: of the highest level, then the earliest or the latest in time, and of equals the lower click id (R01). */
const decisive = (valid: readonly Touch[], rule: Rule): Touch | undefined =>
  [...valid].sort(
    (a, b) => levelOf(a, rule) - levelOf(b, rule) || (firstDecides(a, rule) ? a.at - b.at : b.at - a.at) || clickOrder(a, b),
  )[0];

const verdictOf = (touch: Touch, best: Touch | undefined, rule: Rule, objection: Objection | null): Objection => {
  if (objection) return objection;
  if (touch === best) return { verdict: 'won', reason: reasonOfWin(touch, rule) };
  if (touch.affiliateId === best?.affiliateId) return { verdict: 'lost', reason: 'OWN_TOUCH_WON' };
  return { verdict: 'lost', reason: reasonOfLoss(best) };
};

// When nobody wins, the reason of the order is the objection to the touch that came closest to winning.
const NEAREST: readonly Reason[] = [
  'SELF_REFERRAL',
  'AFFILIATE_BLOCKED',
  'AFFILIATE_PENDING',
  'WINDOW_EXPIRED',
  'BINDING_ENDED',
  'OTHER_PROGRAM',
];

const reasonOfNobody = (touches: readonly WeighedTouch[]): Reason =>
  NEAREST.find((reason) => touches.some((touch) => touch.reason === reason)) ?? 'NO_TOUCH';

const winnerOf = (touch: Touch, who: Standing, rule: Rule): Winner => ({
  affiliateId: who.id,
  code: who.code,
  partyId: who.partyId,
  partyPublicId: who.partyPublicId,
  userId: who.userId,
  clickId: touch.clickId,
  rateBasisPoints: who.rateBasisPoints ?? rule.rateBasisPoints,
  rateFrom: who.rateBasisPoints === null ? 'program' : 'affiliate',
});

const tierOf = (
  who: Standing | undefined,
  rule: Rule,
  { affiliates, buyer }: Evidence,
): { readonly secondTier: SecondTier | null; readonly secondTierReason: SecondTierReason } => {
  const none = (secondTierReason: SecondTierReason) => ({ secondTier: null, secondTierReason });
  if (!who || who.sponsorId === null) return none('NO_SPONSOR');
  if (rule.secondTierBasisPoints === 0) return none('NO_SECOND_TIER');
  const sponsor = affiliates.get(who.sponsorId);
  if (sponsor?.state !== 'active' || sponsor.programId !== rule.programId || sponsor.partyId === who.partyId)
    return none('SPONSOR_NOT_ACTIVE');
  if (!rule.allowOwnReferrals && isBuyer(sponsor, buyer)) return none('SPONSOR_IS_BUYER');
  const { id: affiliateId, partyId, partyPublicId } = sponsor;
  return {
    secondTier: { affiliateId, partyId, partyPublicId, rateBasisPoints: rule.secondTierBasisPoints, base: rule.secondTierBase },
    secondTierReason: 'SPONSORED',
  };
};

const NOBODY = { winner: null, secondTier: null, secondTierReason: 'NO_SPONSOR' } as const;

/**
 * Whose sale it is. Every touch is weighed and keeps its verdict; of those nothing speaks against, the highest way counts
 * (see ways.ts), and within it the program's model picks one. The order in which touches are handed in never matters.
 */
export const decide = (evidence: Evidence): Decision => {
  const { at: decidedAt, rule, affiliates } = evidence;
  const base = { schema: 1, decidedAt, rule, touchesLeftOut: evidence.touchesLeftOut ?? 0 } as const;
  if (!rule) return { ...base, ...NOBODY, outcome: 'none', reason: 'NO_PROGRAM', touches: [] };
  const judged = [...evidence.touches].sort(byAge).map((touch) => ({ touch, objection: objectionTo(touch, rule, evidence) }));
  const best = decisive(
    judged.filter(({ objection }) => !objection).map(({ touch }) => touch),
    rule,
  );
  const touches = judged.map(({ touch, objection }): WeighedTouch => ({
    ...touch,
    code: affiliates.get(touch.affiliateId)?.code ?? '',
    ageSeconds: Math.floor((decidedAt - touch.at) / 1000),
    ...verdictOf(touch, best, rule, objection),
  }));
  const who = best && affiliates.get(best.affiliateId);
  if (!best || !who) return { ...base, ...NOBODY, outcome: 'none', reason: reasonOfNobody(touches), touches };
  return {
    ...base,
    outcome: 'won',
    reason: reasonOfWin(best, rule),
    winner: winnerOf(best, who, rule),
    ...tierOf(who, rule, evidence),
    touches,
  };
};

/**
 * Takes a win back, before anything is paid (R11: blocked between click and payment; a payment method that proves a
 * self-referral). Nobody moves up: who wins is decided once. The same reason again changes nothing.
 */
export const reject = (
  decision: Decision,
  reason: Extract<Reason, 'AFFILIATE_BLOCKED' | 'SELF_REFERRAL' | 'REJECTED_AFTERWARDS'>,
): Decision => {
  if (decision.outcome !== 'won') return decision;
  const verdict: Verdict = reason === 'AFFILIATE_BLOCKED' ? 'blocked' : 'rejected';
  return {
    ...decision,
    outcome: 'rejected',
    reason,
    secondTier: null,
    touches: decision.touches.map((touch) =>
      touch.verdict === 'won' || touch.reason === 'OWN_TOUCH_WON' ? { ...touch, verdict, reason } : touch,
    ),
  };
};

/** Takes the second tier back alone, when the sponsor was blocked between click and payment. */
export const rejectSecondTier = (decision: Decision): Decision =>
  decision.secondTier ? { ...decision, secondTier: null, secondTierReason: 'SPONSOR_NOT_ACTIVE' } : decision;
