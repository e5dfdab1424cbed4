import { decide, type Evidence, type Standing } from './decide';
import type { Decision, JudgedBy, Rule } from './decision';
import { evidenceOf, isBuyerIn } from './reweigh';
import { inWindow } from './window';

/** What a draft of terms says about whose sale an order is, and at what rate. */
export type SupposedTerms = Pick<
  Rule,
  'model' | 'firstShareBasisPoints' | 'windowDays' | 'allowOwnReferrals' | 'rateBasisPoints' | 'secondTierBasisPoints' | 'secondTierBase'
> & { readonly lifetime?: true };

/** What is known of an affiliate beside what a decision kept of them. */
export type KnownPerson = Pick<
  Standing,
  'id' | 'code' | 'state' | 'programId' | 'partyId' | 'partyPublicId' | 'userId' | 'sponsorId' | 'sponsorUntil' | 'rateBasisPoints'
>;

/** Clicks are kept for so many days at least; what a longer window would have found may be gone. */
const KEPT_DAYS = 90;

type Found = Pick<SupposedTerms, 'model' | 'firstShareBasisPoints' | 'windowDays' | 'allowOwnReferrals'>;
const findsOtherwise = (one: Found, other: Found): boolean =>
  one.model !== other.model ||
  one.firstShareBasisPoints !== other.firstShareBasisPoints ||
  one.windowDays !== other.windowDays ||
  one.allowOwnReferrals !== other.allowOwnReferrals;

/** Whether everything was kept that a draft asks for which finds otherwise than those by whom was judged. */
const wasAllKept = ({ rule, touches, touchesLeftOut, decidedAt }: Decision, judgedBy: readonly Found[], terms: SupposedTerms): boolean => {
  const widest = Math.max(KEPT_DAYS, ...judgedBy.map(({ windowDays }) => windowDays));
  const comesIn = touches.some(({ reason, at }) => reason === 'WINDOW_EXPIRED' && inWindow(at, decidedAt, terms.windowDays));
  const wasNotAsked = !terms.allowOwnReferrals && touches.length > 0 && [rule, ...judgedBy].some((each) => each?.allowOwnReferrals);
  return touchesLeftOut === 0 && terms.windowDays <= widest && !comesIn && !wasNotAsked;
};

/**
 * Whether a draft can be tried on a decision. Nobody can tell any more where it asks for what was not kept: touches older than clicks are
 * kept, more touches of one visitor than could be kept, whether somebody whose touch was too old was blocked or the buyer, whether the
 * winner was the buyer where own purchases were allowed, and what one of two who share had of a sale that was taken back from the other.
 */
export const canSuppose = (decision: Decision, terms: SupposedTerms): boolean => {
  const { rule, contracts = [], forgone } = decision;
  if (!rule || forgone) return !rule;
  const judgedBy: readonly Found[] = contracts.length > 0 ? contracts : [rule];
  return !judgedBy.some((each) => findsOtherwise(each, terms)) || wasAllKept(decision, judgedBy, terms);
};

/** A contract with the draft in place of its terms; a rate of somebody's own stays theirs. */
const supposedContract = ({ firstShareBasisPoints: _was, ...contract }: JudgedBy, terms: SupposedTerms): JudgedBy => ({
  ...contract,
  model: terms.model,
  ...(terms.firstShareBasisPoints === undefined ? {} : { firstShareBasisPoints: terms.firstShareBasisPoints }),
  windowDays: terms.windowDays,
  allowOwnReferrals: terms.allowOwnReferrals,
  rateBasisPoints: contract.rateFrom === 'affiliate' ? contract.rateBasisPoints : terms.rateBasisPoints,
  secondTierBasisPoints: terms.secondTierBasisPoints,
  secondTierBase: terms.secondTierBase,
});

const supposed = (person: KnownPerson, was: Standing | undefined, terms: SupposedTerms): Standing => ({
  email: '',
  ...person,
  // What the decision recorded of that moment is the witness: blocked or pending then, no place in the program, the buyer themself.
  ...(was ? { state: was.state, programId: was.programId } : {}),
  ...(was && isBuyerIn(was) ? { partyId: was.partyId } : {}),
  ...(was?.contract ? { contract: supposedContract(was.contract, terms) } : {}),
});

/**
 * What a decision would have been under a draft of terms: the touches it kept are weighed again, by the same engine, with the draft as
 * everybody's terms. `people` are the affiliates weighed and their sponsors, as far as they are known. A sale that was taken back before it
 * was paid stays nobody's.
 */
export const supposeTerms = (decision: Decision, terms: SupposedTerms, people: ReadonlyMap<number, KnownPerson>): Decision => {
  const { rule, late } = decision;
  if (!rule || decision.outcome === 'rejected') return decision;
  const evidence = evidenceOf(decision);
  const ids = new Set([...evidence.affiliates.keys(), ...[...people.values()].map(({ id }) => id)]);
  const affiliates = new Map(
    [...ids].flatMap((id): [number, Standing][] => {
      const [person, was] = [people.get(id), evidence.affiliates.get(id)];
      if (person) return [[id, supposed(person, was, terms)]];
      return was ? [[id, was]] : [];
    }),
  );
  const { lifetime: _lifetime, firstShareBasisPoints: _share, ...without } = rule;
  const supposedRule: Rule = { ...without, ...terms };
  const touches: Evidence['touches'] = evidence.touches.filter(({ kind }) => kind !== 'lifetime' || terms.lifetime === true);
  const again = decide({ ...evidence, rule: supposedRule, touches, affiliates });
  return late ? { ...again, late } : again;
};
