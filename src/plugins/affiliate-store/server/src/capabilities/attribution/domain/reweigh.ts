import { decide, type Evidence, type Standing } from './decide';
import type { Decision, WeighedTouch } from './decision';
import type { Touch } from './touch';

/** Nobody's ids: what a decision recorded of a person whose row it did not keep. */
const BUYER = -1;
const SOMEBODY = -2;

const touchOf = ({ clickId, affiliateId, programId, at, kind, landing, until }: WeighedTouch): Touch => ({
  clickId,
  affiliateId,
  programId,
  at,
  kind,
  landing,
  ...(until === undefined ? {} : { until }),
});

const stateOf = (touches: readonly WeighedTouch[]): Standing['state'] => {
  if (touches.some(({ reason }) => reason === 'AFFILIATE_BLOCKED')) return 'blocked';
  return touches.some(({ reason }) => reason === 'AFFILIATE_PENDING') ? 'pending' : 'active';
};

const sponsorOf = ({ secondTier, secondTierReason }: Decision): number | null => {
  if (secondTierReason === 'NO_SPONSOR') return null;
  return secondTier?.affiliateId ?? SOMEBODY;
};

/** What is known of an affiliate beside their touches: of the winner everything that decided, of others nothing. */
const known = (decision: Decision, id: number) => {
  const { winner } = decision;
  if (winner?.affiliateId !== id) return { partyId: SOMEBODY, partyPublicId: '', userId: null, sponsorId: null, rateBasisPoints: null };
  const { code, partyId, partyPublicId, userId } = winner;
  const rateBasisPoints = winner.rateFrom === 'affiliate' ? winner.rateBasisPoints : null;
  return { code, partyId, partyPublicId, userId, sponsorId: sponsorOf(decision), rateBasisPoints };
};

const standingOf = (decision: Decision, id: number, touches: readonly WeighedTouch[]): Standing => ({
  id,
  code: touches[0]?.code ?? '',
  state: stateOf(touches),
  programId: touches[0]?.programId ?? SOMEBODY,
  email: '',
  ...known(decision, id),
  ...(touches.some(({ reason }) => reason === 'SELF_REFERRAL') ? { partyId: BUYER } : {}),
});

/** The sponsor, who may have touches of their own. */
const withSponsor = ({ rule, secondTier, secondTierReason }: Decision, standings: Map<number, Standing>): Map<number, Standing> => {
  const sponsor =
    secondTier ?? (secondTierReason === 'SPONSOR_IS_BUYER' ? { affiliateId: SOMEBODY, partyId: BUYER, partyPublicId: '' } : null);
  if (!sponsor || !rule) return standings;
  const { affiliateId: id, partyId, partyPublicId } = sponsor;
  const { programId } = rule;
  const nothing = { code: '', state: 'active' as const, programId, userId: null, email: '', sponsorId: null, rateBasisPoints: null };
  return standings.set(id, { ...nothing, ...standings.get(id), id, partyId, partyPublicId });
};

/**
 * What a decision was made of, read back from the decision itself: its touches and its rule. Where it depended on a person
 * (blocked or pending at that moment, the buyer themself, whose sponsor, a rate of their own) its own record is the only
 * witness and is believed; window, program, order of touches, model, ages, verdicts and rates are not.
 */
const evidenceOf = (decision: Decision): Evidence => {
  const byAffiliate = new Map<number, WeighedTouch[]>();
  for (const touch of decision.touches) {
    if (touch.reason === 'AFFILIATE_UNKNOWN') continue;
    byAffiliate.set(touch.affiliateId, [...(byAffiliate.get(touch.affiliateId) ?? []), touch]);
  }
  const standings = [...byAffiliate].map(([id, touches]) => standingOf(decision, id, touches));
  return {
    at: decision.decidedAt,
    rule: decision.rule,
    touches: decision.touches.map(touchOf),
    touchesLeftOut: decision.touchesLeftOut,
    affiliates: withSponsor(decision, new Map(standings.map((each) => [each.id, each]))),
    buyer: { userId: null, partyId: BUYER, email: null },
  };
};

/** The decision as it comes out when its stored touches are weighed again by its stored rule. For decisions as an order froze them. */
export const reweigh = (decision: Decision): Decision => decide(evidenceOf(decision));
