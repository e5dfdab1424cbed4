import { decide, type Evidence, type Standing } from './decide';
import type { Decision, JudgedBy, Rule } from './decision';
import { evidenceOf, isBuyerIn } from './reweigh';
import { inWindow } from './window';

/** What a draft of terms says about whose sale an order is, and at what rate. */
export type SupposedTerms = Pick<
  Rule,
  | 'model'
  | 'firstShareBasisPoints'
  | 'territoryRule'
  | 'territoryShareBasisPoints'
  | 'windowDays'
  | 'allowOwnReferrals'
  | 'rateBasisPoints'
  | 'secondTierBasisPoints'
  | 'secondTierBase'
> & {
  readonly lifetime?: true;
  /** That sales pay nothing by the draft, whatever rate somebody was given; absent where they pay. */
  readonly salesPayNothing?: true;
};

/** What is known of an affiliate beside what a decision kept of them. */
export type KnownPerson = Pick<
  Standing,
  'id' | 'code' | 'state' | 'programId' | 'partyId' | 'partyPublicId' | 'userId' | 'sponsorId' | 'sponsorUntil' | 'rateBasisPoints'
>;

/** Clicks are kept for so many days at least; what a longer window would have found may be gone. */
const KEPT_DAYS = 90;

const FINDS = ['model', 'firstShareBasisPoints', 'territoryRule', 'territoryShareBasisPoints', 'windowDays', 'allowOwnReferrals'] as const;
type Found = Pick<SupposedTerms, (typeof FINDS)[number]>;
const findsOtherwise = (one: Found, other: Found): boolean => FINDS.some((each) => one[each] !== other[each]);

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
  const { rule, forgone } = decision;
  if (!rule || forgone) return !rule;
  return !mayFindAnother(decision, terms) || wasAllKept(decision, judgesOf(decision, rule), terms);
};

const judgesOf = ({ contracts = [] }: Decision, rule: Rule): readonly Found[] => (contracts.length > 0 ? contracts : [rule]);

/** Whether a draft could find somebody else's what was judged: whatever of it decides whose a sale is differs from a promise of then. */
export const mayFindAnother = (decision: Decision, terms: SupposedTerms): boolean =>
  decision.rule !== null && judgesOf(decision, decision.rule).some((each) => findsOtherwise(each, terms));

type Sharing = Pick<SupposedTerms, 'firstShareBasisPoints' | 'territoryRule' | 'territoryShareBasisPoints'>;

/** What was promised with what the draft says of sales that are not one affiliate's alone: absent where it says nothing. */
const sharedAs = <Promise extends Sharing>(
  { firstShareBasisPoints: _first, territoryRule: _rule, territoryShareBasisPoints: _share, ...promise }: Promise,
  { firstShareBasisPoints, territoryRule, territoryShareBasisPoints }: Sharing,
) => ({
  ...promise,
  ...(firstShareBasisPoints === undefined ? {} : { firstShareBasisPoints }),
  ...(territoryRule === undefined ? {} : { territoryRule }),
  ...(territoryShareBasisPoints === undefined ? {} : { territoryShareBasisPoints }),
});

/** A contract with the draft in place of its terms; a rate of somebody's own stays theirs, wherever sales pay at all. */
const supposedContract = (contract: JudgedBy, terms: SupposedTerms): JudgedBy => ({
  ...sharedAs(contract, terms),
  model: terms.model,
  windowDays: terms.windowDays,
  allowOwnReferrals: terms.allowOwnReferrals,
  rateBasisPoints: contract.rateFrom === 'affiliate' && !terms.salesPayNothing ? contract.rateBasisPoints : terms.rateBasisPoints,
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
  ...(terms.salesPayNothing ? { rateBasisPoints: null } : {}),
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
  const { lifetime: _lifetime, ...without } = rule;
  const { salesPayNothing: _nothing, ...asked } = terms;
  const supposedRule: Rule = { ...sharedAs(without, terms), ...asked };
  const counts = ({ kind }: Evidence['touches'][number]): boolean =>
    kind === 'lifetime' ? terms.lifetime === true : kind !== 'territory' || terms.territoryRule !== undefined;
  const touches = evidence.touches.filter(counts);
  const again = decide({ ...evidence, rule: supposedRule, touches, affiliates });
  return late ? { ...again, late } : again;
};
