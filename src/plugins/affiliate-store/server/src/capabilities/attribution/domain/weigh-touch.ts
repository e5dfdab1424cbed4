import type { Reason, Rule, Verdict } from './decision';
import { isBuyer, isOver, promiseTo, type Evidence, type Promised, type Standing } from './evidence';
import type { Touch } from './touch';
import { byKind, objectionOfTime } from './ways';

/** What speaks against a touch. */
export interface Objection {
  readonly verdict: Verdict;
  readonly reason: Reason;
}
type Judge = (touch: Touch, who: Standing | undefined, rule: Rule, evidence: Evidence) => Objection | null;

/** The holder of the buyer's country, where somebody holds it exclusively and may earn. */
export const territoryIn = (touches: readonly Touch[]): Touch | undefined => touches.find(({ kind }) => kind === 'territory');

/** Where only the holder may earn, every other's touch is worth nothing; but for what staff says afterwards. */
const closedTo = (touch: Touch, holder: Touch | undefined, { territoryRule }: Promised): boolean =>
  territoryRule === 'holder_only' && holder !== undefined && touch.affiliateId !== holder.affiliateId && touch.kind !== 'staff';

/** What speaks against a touch, in the order in which it is told: the first objection is the one on the receipt. */
const OBJECTIONS: readonly Judge[] = [
  (_touch, who) => (who ? null : { verdict: 'rejected', reason: 'AFFILIATE_UNKNOWN' }),
  (touch, _who, _rule, { at }) => (touch.at > at && touch.kind !== 'staff' ? { verdict: 'rejected', reason: 'AFTER_DECISION' } : null),
  (touch, _who, rule) => (touch.programId === rule.programId ? null : { verdict: 'rejected', reason: 'OTHER_PROGRAM' }),
  (touch, who, rule, { at }) => objectionOfTime(touch, at, { ...rule, windowDays: promiseTo(who, rule).windowDays }),
  (_touch, who) => (who?.state === 'blocked' ? { verdict: 'blocked', reason: 'AFFILIATE_BLOCKED' } : null),
  (_touch, who) => (who?.state === 'pending' ? { verdict: 'rejected', reason: 'AFFILIATE_PENDING' } : null),
  (_touch, who, _rule, { at }) => (isOver(who, at) ? { verdict: 'rejected', reason: 'CONTRACT_ENDED' } : null),
  (_touch, who, rule, { buyer }) =>
    who && !promiseTo(who, rule).allowOwnReferrals && isBuyer(who, buyer) ? { verdict: 'rejected', reason: 'SELF_REFERRAL' } : null,
];

const objectionTo = (touch: Touch, rule: Rule, evidence: Evidence): Objection | null => {
  for (const judge of OBJECTIONS) {
    const objection = judge(touch, evidence.affiliates.get(touch.affiliateId), rule, evidence);
    if (objection) return objection;
  }
  return null;
};

// A code brought to the checkout has no click; among touches of one millisecond it comes after those that have.
export const clickOrder = (a: Touch, b: Touch): number =>
  (a.clickId ?? Number.MAX_SAFE_INTEGER) - (b.clickId ?? Number.MAX_SAFE_INTEGER) || a.affiliateId - b.affiliateId || byKind(a, b);

/** Oldest first; of two in one millisecond the lower click id first. */
export const byAge = (a: Touch, b: Touch): number => a.at - b.at || clickOrder(a, b);

/** A touch that was looked at by itself. */
export interface Judged {
  readonly touch: Touch;
  readonly objection: Objection | null;
}

/**
 * Every touch with what speaks against it, oldest first. A territory has a say only where its holder may earn and somebody brought the buyer: else
 * nothing is kept of it, and nobody is told of an order they have nothing to do with.
 */
export const judgedTouches = (evidence: Evidence, rule: Rule): readonly Judged[] => {
  const all = [...evidence.touches].sort(byAge).map((touch): Judged => ({ touch, objection: objectionTo(touch, rule, evidence) }));
  const holder = territoryIn(all.filter(({ objection }) => !objection).map(({ touch }) => touch));
  const brought = all.filter(({ touch }) => touch.kind !== 'territory');
  if (!holder || brought.every(({ objection }) => objection)) return brought;
  return all
    .filter(({ touch }) => touch.kind !== 'territory' || touch === holder)
    .map(({ touch, objection }) => {
      const closed = closedTo(touch, holder, promiseTo(evidence.affiliates.get(touch.affiliateId), rule));
      return { touch, objection: objection ?? (closed ? { verdict: 'rejected', reason: 'TERRITORY_CLOSED' } : null) };
    });
};
