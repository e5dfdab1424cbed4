import { decisive, inTerritory, reasonOf, reasonOfOther, verdictOf, type Chosen } from './choose';
import type { Decision, Reason, Rule, SecondTier, SecondTierReason, WeighedTouch, Winner } from './decision';
import { isBuyer, isOver, isPast, promiseTo, type Evidence, type Standing } from './evidence';
import type { Touch } from './touch';
import { judgedTouches, territoryIn } from './weigh-touch';

export type { Evidence, Standing } from './evidence';

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

/** Who shares the sale, and why; nothing where nobody does. */
const otherOf = ({ earlier }: Chosen, won: Omit<NonNullable<Decision['other']>, 'reason'> | undefined): Pick<Decision, 'other'> =>
  earlier && won ? { other: { reason: reasonOfOther(earlier), ...won } } : {};

const NOBODY = { winner: null, secondTier: null, secondTierReason: 'NO_SPONSOR' } as const;

/**
 * Whose sale it is. Every touch is weighed and keeps its verdict; of those nothing speaks against, the highest way counts
 * (see ways.ts), and within it the model they were promised picks one. The order in which touches are handed in never matters.
 */
export const decide = (evidence: Evidence): Decision => {
  const { at: decidedAt, rule, affiliates } = evidence;
  const base = { schema: 1, decidedAt, rule, touchesLeftOut: evidence.touchesLeftOut ?? 0 } as const;
  if (!rule) return { ...base, ...NOBODY, outcome: 'none', reason: 'NO_PROGRAM', touches: [] };
  const judged = judgedTouches(evidence, rule);
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
  const [who, other] = [chosen?.touch, chosen?.earlier].map((touch) => touch && affiliates.get(touch.affiliateId));
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
    ...otherOf(chosen, other && chosen.earlier && part(chosen.earlier, other, rest)),
    touches,
  };
};
