import type { Decision, JudgedBy, Reason, Rule, SecondTier, SecondTierReason, Verdict, WeighedTouch, Winner } from './decision';
import { samePerson, type Person } from './same-person';
import type { Touch } from './touch';
import { byKind, firstDecides, levelOf, objectionOfTime, reasonOfLoss, reasonOfWin, VISITS } from './ways';

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
  /** From when on the sponsor earns nothing of their sales; absent or null for never. */
  readonly sponsorUntil?: number | null;
  readonly rateBasisPoints: number | null;
  /** The contract they are judged by; without one the rule is what was promised. */
  readonly contract?: JudgedBy;
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

/** After its end a contract brings nothing new; its last moment is the one before. */
const isOver = (who: Standing | undefined, at: number): boolean => who?.contract !== undefined && at >= who.contract.validUntil;

const isBuyer = (who: Standing, buyer: Person): boolean =>
  samePerson({ userId: who.userId, partyId: who.partyId, email: who.email }, buyer);

/** What was promised to an affiliate: their contract says it, or for want of one the rule. */
type Promised = Pick<
  JudgedBy,
  | 'version'
  | 'model'
  | 'firstShareBasisPoints'
  | 'territoryRule'
  | 'territoryShareBasisPoints'
  | 'windowDays'
  | 'allowOwnReferrals'
  | 'secondTierBasisPoints'
  | 'secondTierBase'
>;
const promiseTo = (who: Standing | undefined, rule: Rule): Promised => who?.contract ?? rule;

/** The holder of the buyer's country, where somebody holds it exclusively and may earn. */
const territoryIn = (touches: readonly Touch[]): Touch | undefined => touches.find(({ kind }) => kind === 'territory');

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
const clickOrder = (a: Touch, b: Touch): number =>
  (a.clickId ?? Number.MAX_SAFE_INTEGER) - (b.clickId ?? Number.MAX_SAFE_INTEGER) || a.affiliateId - b.affiliateId || byKind(a, b);

/** Oldest first; of two in one millisecond the lower click id first. */
const byAge = (a: Touch, b: Touch): number => a.at - b.at || clickOrder(a, b);

/** Of the highest way, then the earliest or the latest in time, and of equals the lower click id (R01). */
const first = (valid: readonly Touch[], rule: Rule): Touch | undefined =>
  [...valid].sort(
    (a, b) => levelOf(a, rule) - levelOf(b, rule) || (firstDecides(a, rule) ? a.at - b.at : b.at - a.at) || clickOrder(a, b),
  )[0];

/** The touch that decides, and the rule with the model by which it does; `earlier` is the other of two that share, or the territory that does. */
interface Chosen {
  readonly touch: Touch;
  readonly rule: Rule;
  readonly earlier?: Touch;
}

/**
 * The first and the last of the visits, where the model shares and no higher way has the sale. One order of age for both ends, so that two
 * touches of one millisecond are a first and a last one like any others. Of one affiliate at both ends it is theirs alone.
 */
const shared = (valid: readonly Touch[], chosen: Chosen): Chosen => {
  const { touch, rule } = chosen;
  if (rule.model !== 'multi_click' || levelOf(touch, rule) !== VISITS) return chosen;
  const visits = valid.filter((each) => levelOf(each, rule) === VISITS).sort(byAge);
  const [earlier = touch, last = touch] = [visits[0], visits.at(-1)];
  return earlier.affiliateId === last.affiliateId ? { touch: last, rule } : { touch: last, rule, earlier };
};

/**
 * The touch that decides. Affiliates of one order may have been promised different models, and then one promise has to give way: the one
 * made first is kept first. The model of the oldest terms picks among all touches; if it picks somebody under those terms (or older
 * ones) they have the sale, else the model of the next terms is asked. Where all were promised the same, that is the one model.
 */
const decisive = (valid: readonly Touch[], rule: Rule, affiliates: Evidence['affiliates']): Chosen | undefined => {
  const promiseOf = ({ affiliateId }: Touch): Promised => promiseTo(affiliates.get(affiliateId), rule);
  const rounds = new Map(valid.map((touch) => [promiseOf(touch).version, promiseOf(touch)]));
  for (const [version, { model, firstShareBasisPoints }] of [...rounds].sort(([a], [b]) => a - b)) {
    const promised = { ...rule, model, ...(firstShareBasisPoints === undefined ? {} : { firstShareBasisPoints }) };
    const touch = first(valid, promised);
    const chosen = touch && shared(valid, { touch, rule: promised });
    if (chosen && promiseOf(chosen.touch).version <= version) return chosen;
  }
  return undefined;
};

/**
 * An order from a territory that somebody else brought, by what that somebody was promised: it goes to the holder, or is shared with them. What
 * the holder brought themself, or staff attached, is as it is; nor does a territory bring anything where nobody brought the buyer.
 */
const inTerritory = (chosen: Chosen, holder: Touch | undefined, promised: Promised): Chosen => {
  const { touch, rule, earlier } = chosen;
  if (!holder || touch.kind === 'staff' || touch.affiliateId === holder.affiliateId) return chosen;
  if (promised.territoryRule === 'holder') return { touch: holder, rule };
  if (promised.territoryRule !== 'shared' || earlier) return chosen;
  const { territoryShareBasisPoints: share } = promised;
  return { touch, rule: { ...rule, ...(share === undefined ? {} : { territoryShareBasisPoints: share }) }, earlier: holder };
};

const reasonOf = ({ touch, rule, earlier }: Chosen): Reason =>
  earlier && earlier.kind !== 'territory' ? 'LAST_OF_TWO' : reasonOfWin(touch, rule);
const reasonOfOther = ({ kind }: Touch): Reason => (kind === 'territory' ? 'TERRITORY_SHARE' : 'FIRST_OF_TWO');

const verdictOf = (touch: Touch, chosen: Chosen | undefined, objection: Objection | null): Objection => {
  const best = chosen?.touch;
  if (objection) return objection;
  if (!chosen && touch.kind === 'territory') return { verdict: 'lost', reason: 'TERRITORY_CLOSED' };
  if (chosen && touch === best) return { verdict: 'won', reason: reasonOf(chosen) };
  if (chosen?.earlier === touch) return { verdict: 'won', reason: reasonOfOther(touch) };
  if ([best, chosen?.earlier].some((one) => one?.affiliateId === touch.affiliateId)) return { verdict: 'lost', reason: 'OWN_TOUCH_WON' };
  return { verdict: 'lost', reason: reasonOfLoss(best) };
};

// When nobody wins, the reason of the order is the objection to the touch that came closest to winning.
const NEAREST: readonly Reason[] = [
  'TERRITORY_CLOSED',
  'SELF_REFERRAL',
  'CONTRACT_ENDED',
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
  rateBasisPoints: who.contract?.rateBasisPoints ?? who.rateBasisPoints ?? rule.rateBasisPoints,
  rateFrom: who.contract?.rateFrom ?? (who.rateBasisPoints === null ? 'program' : 'affiliate'),
});

/** Its first moment without a second tier is the one it ends at. */
export const isPast = (until: number | null | undefined, at: number): boolean => until !== undefined && until !== null && at >= until;

const mayEarn = (sponsor: Standing, who: Standing, rule: Rule): boolean =>
  sponsor.state === 'active' && sponsor.programId === rule.programId && sponsor.partyId !== who.partyId;

const tierOf = (
  who: Standing | undefined,
  rule: Rule,
  { affiliates, buyer, at }: Evidence,
): { readonly secondTier: SecondTier | null; readonly secondTierReason: SecondTierReason } => {
  const none = (secondTierReason: SecondTierReason) => ({ secondTier: null, secondTierReason });
  if (!who || who.sponsorId === null) return none('NO_SPONSOR');
  const sponsor = affiliates.get(who.sponsorId);
  // The second tier is the sponsor's money: what was promised to the sponsor counts.
  const promised = promiseTo(sponsor, rule);
  if (promised.secondTierBasisPoints === 0) return none('NO_SECOND_TIER');
  if (!sponsor || !mayEarn(sponsor, who, rule)) return none('SPONSOR_NOT_ACTIVE');
  if (isPast(who.sponsorUntil, at)) return none('SECOND_TIER_OVER');
  if (isOver(sponsor, at)) return none('SPONSOR_CONTRACT_ENDED');
  if (!promised.allowOwnReferrals && isBuyer(sponsor, buyer)) return none('SPONSOR_IS_BUYER');
  const { id: affiliateId, partyId, partyPublicId } = sponsor;
  return {
    secondTier: { affiliateId, partyId, partyPublicId, rateBasisPoints: promised.secondTierBasisPoints, base: promised.secondTierBase },
    secondTierReason: 'SPONSORED',
  };
};

/** What is kept of the contracts that had a say: of everybody who was weighed, and of the sponsors of those who won. */
const contractsKept = (
  touches: readonly Touch[],
  winners: ReadonlyArray<Standing | undefined>,
  affiliates: Evidence['affiliates'],
): Pick<Decision, 'contracts'> => {
  const ids = new Set([...touches.map(({ affiliateId }) => affiliateId), ...winners.flatMap((who) => who?.sponsorId ?? [])]);
  const contracts = [...ids].flatMap((id) => affiliates.get(id)?.contract ?? []).sort((a, b) => a.affiliateId - b.affiliateId);
  return contracts.length === 0 ? {} : { contracts };
};

/** Whose sponsor was looked for. Without whom it was, that a binding had ended could not be weighed again. */
const sponsorKept = (
  who: Standing | undefined,
  { contracts }: Pick<Decision, 'contracts'>,
): Pick<Decision, 'sponsorId' | 'sponsorUntil'> => {
  if (who?.sponsorId == null || (!contracts && who.sponsorUntil == null)) return {};
  return { sponsorId: who.sponsorId, ...(who.sponsorUntil == null ? {} : { sponsorUntil: who.sponsorUntil }) };
};

const HALF = 5_000;

/** What the last of two touches gets, and the first, of what each would have earned alone; of a territory its holder what was set. */
const sharesOf = ({ rule, earlier }: Chosen): readonly [Pick<Winner, 'shareBasisPoints'>, Pick<Winner, 'shareBasisPoints'>] => {
  if (!earlier) return [{}, {}];
  const first = (earlier.kind === 'territory' ? rule.territoryShareBasisPoints : rule.firstShareBasisPoints) ?? HALF;
  return [{ shareBasisPoints: WHOLE - first }, { shareBasisPoints: first }];
};

const WHOLE = 10_000;

const NOBODY = { winner: null, secondTier: null, secondTierReason: 'NO_SPONSOR' } as const;

interface Judged {
  readonly touch: Touch;
  readonly objection: Objection | null;
}

/**
 * Every touch with what speaks against it, oldest first. A territory has a say only where its holder may earn and somebody brought the buyer: else
 * nothing is kept of it, and nobody is told of an order they have nothing to do with.
 */
const judgedBy = (evidence: Evidence, rule: Rule): readonly Judged[] => {
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

/**
 * Whose sale it is. Every touch is weighed and keeps its verdict; of those nothing speaks against, the highest way counts
 * (see ways.ts), and within it the model they were promised picks one. The order in which touches are handed in never matters.
 */
export const decide = (evidence: Evidence): Decision => {
  const { at: decidedAt, rule, affiliates } = evidence;
  const base = { schema: 1, decidedAt, rule, touchesLeftOut: evidence.touchesLeftOut ?? 0 } as const;
  if (!rule) return { ...base, ...NOBODY, outcome: 'none', reason: 'NO_PROGRAM', touches: [] };
  const judged = judgedBy(evidence, rule);
  const valid = judged.filter(({ objection }) => !objection).map(({ touch }) => touch);
  const found = decisive(
    valid.filter(({ kind }) => kind !== 'territory'),
    rule,
    affiliates,
  );
  const chosen = found && inTerritory(found, territoryIn(valid), promiseTo(affiliates.get(found.touch.affiliateId), rule));
  const touches = judged.map(({ touch, objection }): WeighedTouch => ({
    ...touch,
    code: affiliates.get(touch.affiliateId)?.code ?? '',
    // What staff decides comes after the order, and has no age.
    ageSeconds: touch.kind === 'staff' ? 0 : Math.floor((decidedAt - touch.at) / 1000),
    ...verdictOf(touch, chosen, objection),
  }));
  const who = chosen && affiliates.get(chosen.touch.affiliateId);
  const other = chosen?.earlier && affiliates.get(chosen.earlier.affiliateId);
  const contracts = contractsKept(
    judged.map(({ touch }) => touch),
    [who, other],
    affiliates,
  );
  if (!chosen || !who) return { ...base, ...NOBODY, outcome: 'none', reason: reasonOfNobody(touches), touches, ...contracts };
  const [share, rest] = sharesOf(chosen);
  const part = (touch: Touch, one: Standing, of: Pick<Winner, 'shareBasisPoints'>) => ({
    winner: { ...winnerOf(touch, one, rule), ...of },
    ...tierOf(one, rule, evidence),
    ...sponsorKept(one, contracts),
  });
  return {
    ...base,
    ...contracts,
    outcome: 'won',
    reason: reasonOf(chosen),
    ...part(chosen.touch, who, share),
    ...(chosen.earlier && other ? { other: { reason: reasonOfOther(chosen.earlier), ...part(chosen.earlier, other, rest) } } : {}),
    touches,
  };
};
