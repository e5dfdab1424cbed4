import { compareTariffs, type Tariff } from './compare-rates';
import type { ContractTexts } from './contract-locale';
import { asSalesPay, compareEvents, salesPay } from './paid-events';
import { rulesForGroup } from './rate-rule';
import { changedTerms, type Term, type Terms } from './terms';
import { compareLadders } from './tiers';

/** What a change of one term is to the affiliate. */
export type Direction = 'better' | 'worse';

/** One term that differs. `text` are the words of the contract. */
export interface TermChange {
  readonly term: Term | 'text';
  readonly direction: Direction;
}

type Judge = (before: Terms, after: Terms) => Direction | null;

const more =
  (amount: (terms: Terms) => number): Judge =>
  (before, after) => {
    const [was, is] = [amount(before), amount(after)];
    return was === is ? null : is > was ? 'better' : 'worse';
  };

/** From the narrowest to the widest: what is left of a price after more was taken off is a smaller base. */
const BASES: ReadonlyArray<Terms['commissionBase']> = ['profit', 'net_of_fee', 'net_of_tax', 'gross'];
const ALL_PAYMENTS = Number.MAX_SAFE_INTEGER;
const FOR_GOOD = Number.MAX_SAFE_INTEGER;
const AS_LONG_AS_IT_RUNS = Number.MAX_SAFE_INTEGER;

const tariffOf = ({ rateBasisPoints, rules = [], group = null }: Omit<Terms, 'group'> & { readonly group?: string | null }): Tariff => ({
  rateBasisPoints,
  rules,
  group,
});

/** Each important term (B-51), as the affiliate sees it. A term that is new to `Terms` has to be judged here before it compiles; what a group changes, its rules say. */
const JUDGES: Readonly<Record<Exclude<keyof Terms, 'group'>, Judge>> = {
  rateBasisPoints: more((terms) => terms.rateBasisPoints),
  secondTierBasisPoints: more((terms) => terms.secondTierBasisPoints),
  // Of nothing, either share is nothing.
  secondTierBase: more((terms) => (terms.secondTierBasisPoints > 0 && terms.secondTierBase === 'first_tier' ? 0 : 1)),
  secondTierMonths: more((terms) => (terms.secondTierBasisPoints > 0 ? (terms.secondTierMonths ?? FOR_GOOD) : 0)),
  commissionBase: more((terms) => BASES.indexOf(terms.commissionBase)),
  // First and last click each give one affiliate what they take from another: nobody can say it is no loss.
  model: (before, after) => (before.model === after.model ? null : 'worse'),
  // What the first gets more, the last gets less.
  firstShareBasisPoints: (before, after) =>
    before.model !== after.model || before.firstShareBasisPoints === after.firstShareBasisPoints ? null : 'worse',
  // What it gives the holder it takes from everybody else.
  territoryRule: (before, after) => (before.territoryRule === after.territoryRule ? null : 'worse'),
  territoryShareBasisPoints: (before, after) =>
    before.territoryRule !== after.territoryRule || before.territoryShareBasisPoints === after.territoryShareBasisPoints ? null : 'worse',
  windowDays: more((terms) => terms.windowDays),
  holdDays: more((terms) => -terms.holdDays),
  allowOwnReferrals: more((terms) => (terms.allowOwnReferrals ? 1 : 0)),
  forbidsBrandAds: more((terms) => (terms.forbidsBrandAds ? 0 : 1)),
  maxPayments: more((terms) => terms.maxPayments ?? ALL_PAYMENTS),
  lifetime: more((terms) => (terms.lifetime ? 1 : 0)),
  lifetimeMonths: more((terms) => (terms.lifetime ? (terms.lifetimeMonths ?? FOR_GOOD) : 0)),
  maxMonths: more((terms) => terms.maxMonths ?? AS_LONG_AS_IT_RUNS),
  rules: (before, after) => compareTariffs(tariffOf(before), tariffOf(after)),
  tiers: (before, after) => compareLadders(before.tiers, after.tiers),
  events: (before, after) => compareEvents(before.events, after.events),
};

/** The words that differ are worse: a machine cannot read what they take away. */
export const sameTexts = (before: ContractTexts, after: ContractTexts): boolean => {
  const locales = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ContractTexts>;
  return [...locales].every((locale) => (before[locale] ?? '') === (after[locale] ?? ''));
};

/** What is promised: the terms, with a rate of the affiliate's own put in, and the words. */
export interface Promised {
  readonly terms: Terms;
  readonly texts: ContractTexts;
}

/** Everything that differs, each with what it is to the affiliate. */
export const changesBetween = (before: Promised, after: Promised): readonly TermChange[] => [
  ...changedTerms(before.terms, after.terms).flatMap((term): TermChange[] => {
    const direction = JUDGES[term](before.terms, after.terms);
    return direction === null ? [] : [{ term, direction }];
  }),
  ...(sameTexts(before.texts, after.texts) ? [] : [{ term: 'text', direction: 'worse' } as const]),
];

/**
 * What a change is as a whole. One worse term makes all of it worse: an offer is taken or left as it was made, and nobody gets the
 * better half of one they did not accept.
 */
export const verdictOn = (changes: readonly TermChange[]): 'same' | Direction =>
  changes.length === 0 ? 'same' : changes.some(({ direction }) => direction === 'worse') ? 'worse' : 'better';

/**
 * The terms as they hold for one affiliate. A rate of their own is for them by name, and so narrower than any rule: with it, no rule and no
 * tier is theirs. Else the rules are those that can ever speak of their sales. Where another event pays instead of sales, neither does.
 */
export const termsFor = (terms: Terms, ownRate: number | null, group: string | null = null): Terms => {
  const { rules = [], tiers, group: _read, ...rest } = asSalesPay(terms);
  if (ownRate !== null && salesPay(terms)) return { ...rest, rateBasisPoints: ownRate };
  const own = rulesForGroup(rules, group);
  return {
    ...rest,
    ...(own.length === 0 ? {} : { rules: own }),
    ...(tiers === undefined ? {} : { tiers }),
    ...(group !== null && own.some(({ when }) => when.group !== undefined) ? { group } : {}),
  };
};
