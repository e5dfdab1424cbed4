import { decide, type Evidence, type Standing } from './decide';
import { judgedBy, type Decision, type Reason, type WeighedTouch } from './decision';
import { samePerson, type Person } from './same-person';
import type { Touch } from './touch';

/** Nobody's ids: what a decision recorded of a person whose row it did not keep. */
const BUYER = -1;
const SOMEBODY = -2;
const ANOTHER = -3;

/** Whether a decision recorded that somebody was the buyer. */
export const isBuyerIn = ({ partyId }: Pick<Standing, 'partyId'>): boolean => partyId === BUYER;

const touchOf = ({ clickId, affiliateId, programId, at, kind, landing, until, broughtOver, tags }: WeighedTouch): Touch => ({
  clickId,
  affiliateId,
  programId,
  at,
  kind,
  landing,
  ...(until === undefined ? {} : { until }),
  ...(broughtOver === undefined ? {} : { broughtOver }),
  ...(tags === undefined ? {} : { tags }),
});

const stateOf = (touches: readonly WeighedTouch[]): Standing['state'] => {
  if (touches.some(({ reason }) => reason === 'AFFILIATE_BLOCKED')) return 'blocked';
  return touches.some(({ reason }) => reason === 'AFFILIATE_PENDING') ? 'pending' : 'active';
};

/** What a decision kept of each who won, the one whose win was taken back among them. */
type Kept = Pick<Decision, 'winner' | 'secondTier' | 'secondTierReason' | 'sponsorId' | 'sponsorUntil'>;
const keptIn = (decision: Decision): readonly Kept[] => (decision.other ? [decision, decision.other] : [decision]);

const sponsorOf = ({ secondTier, secondTierReason, sponsorId }: Kept): number | null => {
  if (sponsorId !== undefined) return sponsorId;
  if (secondTierReason === 'NO_SPONSOR') return null;
  return secondTier?.affiliateId ?? SOMEBODY;
};

/** When the binding to the sponsor ends, where it does. */
const untilOf = ({ sponsorUntil }: Kept): Pick<Standing, 'sponsorUntil'> => (sponsorUntil === undefined ? {} : { sponsorUntil });

/** What is known of an affiliate beside their touches: of a winner everything that decided, of others nothing. */
const known = (decision: Decision, id: number) => {
  const kept = keptIn(decision).find((each) => each.winner?.affiliateId === id);
  const winner = kept?.winner;
  if (!kept || !winner) return { partyId: SOMEBODY, partyPublicId: '', userId: null, sponsorId: null, rateBasisPoints: null };
  const { code, partyId, partyPublicId, userId } = winner;
  const rateBasisPoints = winner.rateFrom === 'affiliate' ? winner.rateBasisPoints : null;
  return { code, partyId, partyPublicId, userId, sponsorId: sponsorOf(kept), ...untilOf(kept), rateBasisPoints };
};

const contractOf = (decision: Decision, id: number): Pick<Standing, 'contract'> => {
  const contract = judgedBy(decision, id);
  return contract ? { contract } : {};
};

const standingOf = (decision: Decision, id: number, touches: readonly WeighedTouch[]): Standing => ({
  id,
  code: touches[0]?.code ?? '',
  state: stateOf(touches),
  programId: touches[0]?.programId ?? SOMEBODY,
  email: '',
  ...known(decision, id),
  ...contractOf(decision, id),
  ...(touches.some(({ reason }) => reason === 'SELF_REFERRAL') ? { partyId: BUYER } : {}),
});

/** Who the second tier was looked for with, as far as the decision says; nothing in decisions of before they said it. */
const sponsorIn = ({ secondTier, secondTierReason, sponsorId }: Kept) => {
  if (secondTier) return { id: secondTier.affiliateId, partyId: secondTier.partyId, partyPublicId: secondTier.partyPublicId };
  if (secondTierReason === 'SPONSOR_IS_BUYER') return { id: sponsorId ?? SOMEBODY, partyId: BUYER, partyPublicId: '' };
  return sponsorId === undefined ? null : { id: sponsorId, partyId: ANOTHER, partyPublicId: '' };
};

/** The sponsor, who may have touches of their own. */
const withSponsor = (decision: Decision, kept: Kept, standings: Map<number, Standing>): Map<number, Standing> => {
  const sponsor = sponsorIn(kept);
  if (!sponsor || !decision.rule) return standings;
  // That a sponsor had no place in the program is the decision's word alone; what their own touches were worth stays as it was.
  const programId = kept.secondTierReason === 'SPONSOR_NOT_ACTIVE' ? SOMEBODY : decision.rule.programId;
  const nothing = { code: '', state: 'active' as const, programId, userId: null, email: '', sponsorId: null, rateBasisPoints: null };
  const known = standings.get(sponsor.id);
  // Who has touches of their own has a party by them already, unless the second tier says it.
  const party = sponsor.partyId === ANOTHER && known ? { partyId: known.partyId, partyPublicId: known.partyPublicId } : {};
  return standings.set(sponsor.id, { ...nothing, ...known, programId, ...sponsor, ...party, ...contractOf(decision, sponsor.id) });
};

/**
 * What a decision was made of, read back from the decision itself: its touches and its rule. Where it depended on a person
 * (blocked or pending at that moment, the buyer themself, whose sponsor, a rate of their own) its own record is the only
 * witness and is believed; window, program, order of touches, model, ages, verdicts and rates are not.
 */
export const evidenceOf = (decision: Decision): Evidence => {
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
    affiliates: keptIn(decision).reduce(
      (known, kept) => withSponsor(decision, kept, known),
      new Map(standings.map((each) => [each.id, each])),
    ),
    buyer: { userId: null, partyId: BUYER, email: null },
  };
};

/** The decision as it comes out when its stored touches are weighed again by its stored rule. For decisions as an order froze them, or staff changed them. */
export const reweigh = (decision: Decision): Decision => {
  const again = decide(evidenceOf(decision));
  return decision.late ? { ...again, late: decision.late } : again;
};

/** Who an order is to be attached to, as they stood when it was placed, with their sponsor; and who bought. */
export interface LateWinner {
  readonly who: Standing;
  readonly sponsor: Standing | null;
  readonly buyer: Person;
  readonly late: NonNullable<Decision['late']>;
}

/** The decision, or what speaks against the affiliate. */
export type Attached = { readonly decision: Decision } | { readonly decision: null; readonly reason: Reason };

const refusedToBuyer = (one: Standing, buyer: Person, rule: Decision['rule']): Standing =>
  !(one.contract ?? rule)?.allowOwnReferrals && samePerson({ userId: one.userId, partyId: one.partyId, email: one.email }, buyer)
    ? { ...one, partyId: BUYER }
    : one;

/**
 * The decision of a paid order when staff attaches it to somebody: everything that was weighed is weighed again with what staff says on
 * top of it, by the same rule, at the moment of the order. Where something speaks against the affiliate, the answer is the reason, and no
 * decision.
 */
export const attachLate = (decision: Decision, { who, sponsor, buyer, late }: LateWinner): Attached => {
  const { rule } = decision;
  const evidence = evidenceOf(decision);
  // Of two on one tick of the clock the later one still comes later.
  const said = evidence.touches.flatMap((touch) => (touch.kind === 'staff' ? [touch.at + 1] : []));
  const staff: Touch = {
    clickId: null,
    affiliateId: who.id,
    programId: who.programId,
    at: Math.max(late.at, ...said),
    kind: 'staff',
    landing: '',
  };
  const affiliates = new Map(evidence.affiliates);
  affiliates.set(who.id, refusedToBuyer(who, buyer, rule));
  if (sponsor) affiliates.set(sponsor.id, refusedToBuyer(sponsor, buyer, rule));
  const again = decide({ ...evidence, affiliates, touches: [...evidence.touches, staff] });
  const own = again.touches.find(({ kind, at }) => kind === 'staff' && at === staff.at);
  return own?.verdict === 'won' ? { decision: { ...again, late } } : { decision: null, reason: own?.reason ?? again.reason };
};
