// What differs between two versions of terms, value by value: written once, so that the shop and its affiliates read the same.
import type { ContractChange, ContractTerms } from './affiliate-contracts';
import type { PaidEventsView } from './paid-events';
import type { RateRuleView, TierLadderView } from './rates';

/** A term with a value of its own; rules are told one by one, and the words of a contract are shown as they are. */
export type ValuedTerm = Exclude<ContractChange['term'], 'rules' | 'text'>;

/** The sentences values are told in. Each catalogue has them below `termValue`. */
export type TermSentence =
  | 'none'
  | 'yes'
  | 'no'
  | 'forGood'
  | 'allPayments'
  | 'asLongAsItRuns'
  | 'thisVisit'
  | 'days'
  | 'months'
  | 'payments'
  | `base.${ContractTerms['commissionBase']}`
  | `model.${ContractTerms['model']}`
  | `tierBase.${ContractTerms['secondTierBase']}`
  | `territory.${NonNullable<ContractTerms['territoryRule']> | 'none'}`
  | 'ads.allowed'
  | 'ads.forbidden'
  | `scheme.${PaidEventsView['scheme'] | 'sale'}`
  | 'perLead'
  | 'perClick'
  | 'capOf.sale'
  | 'capOf.renewal'
  | `period.${'day' | TierLadderView['period']}`
  | 'acceptAfter'
  | 'acceptByHand'
  | `ladder.${TierLadderView['measure']}`
  | 'step'
  | 'everySale'
  | 'rulePays';

/** How one side of the shop says things in a language. Rates are basis points, amounts minor units. */
export interface TermSpeaker {
  say(sentence: TermSentence, values?: Readonly<Record<string, string | number>>): string;
  rate(basisPoints: number): string;
  money(amount: number, currency: string): string;
  number(value: number): string;
  /** Of which sales a rule speaks, each condition on its own. */
  conditions(when: RateRuleView['when']): readonly string[];
}

/** A name somebody gave, kept from turning the line around it over where the two are written in different directions. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

const LIST = ' · ';

type Pay = NonNullable<PaidEventsView['click']> & { readonly acceptAfterDays?: number | null };

const payText = (sentence: 'perLead' | 'perClick', { currency, amount, cap, acceptAfterDays }: Pay, speaker: TermSpeaker): string => {
  const most = [cap.count === null ? [] : speaker.number(cap.count), cap.amount === null ? [] : speaker.money(cap.amount, currency)].flat();
  const period = speaker.say(`period.${cap.period}`);
  const paid = speaker.say(sentence, { amount: speaker.money(amount, currency), most: most.join(' / '), period });
  if (acceptAfterDays === undefined) return paid;
  return `${paid} (${acceptAfterDays === null ? speaker.say('acceptByHand') : speaker.say('acceptAfter', { count: acceptAfterDays })})`;
};

const capText = (of: 'sale' | 'renewal', cap: PaidEventsView['saleCap'], speaker: TermSpeaker): readonly string[] => {
  if (!cap) return [];
  const most = Object.entries(cap.amounts).map(([currency, amount]) => speaker.money(amount, currency));
  return [speaker.say(`capOf.${of}`, { most: most.join(' / '), period: speaker.say(`period.${cap.period}`) })];
};

const eventsText = (events: PaidEventsView | null, speaker: TermSpeaker): string => {
  const { scheme, lead, click, saleCap, renewalCap } = events ?? { scheme: 'sale' as const };
  const caps = scheme === 'all' ? [...capText('sale', saleCap, speaker), ...capText('renewal', renewalCap, speaker)] : [];
  return [
    speaker.say(`scheme.${scheme === 'all' && !lead && !click ? 'sale' : scheme}`),
    ...caps,
    ...(lead && scheme !== 'click' ? [payText('perLead', lead, speaker)] : []),
    ...(click && scheme !== 'lead' ? [payText('perClick', click, speaker)] : []),
  ].join(LIST);
};

const ladderText = (ladder: TierLadderView | null, speaker: TermSpeaker): string => {
  if (ladder === null) return speaker.say('none');
  const { period, measure, currency = '', steps } = ladder;
  const from = (value: number): string => (measure === 'sales' ? speaker.number(value) : speaker.money(value, currency));
  const rungs = steps.map((step) => speaker.say('step', { name: isolated(step.name), from: from(step.from) }));
  return `${speaker.say(`ladder.${measure}`, { period: speaker.say(`period.${period}`) })} ${rungs.join(LIST)}`;
};

/** What is said where a term is limited, and where it is not. */
const limit = (value: number | null, sentence: 'months' | 'payments', without: TermSentence, speaker: TermSpeaker): string =>
  value === null ? speaker.say(without) : speaker.say(sentence, { count: value });

const share = (basisPoints: number | null, speaker: TermSpeaker): string =>
  basisPoints === null ? speaker.say('none') : speaker.rate(basisPoints);

type Values = { readonly [term in ValuedTerm]: (terms: ContractTerms, speaker: TermSpeaker) => string };

/** Of every term what is said of its value: one that is new has to be said here before it compiles. */
const VALUES: Values = {
  rateBasisPoints: ({ rateBasisPoints }, speaker) => speaker.rate(rateBasisPoints),
  secondTierBasisPoints: ({ secondTierBasisPoints }, speaker) => speaker.rate(secondTierBasisPoints),
  secondTierBase: ({ secondTierBasisPoints, secondTierBase }, speaker) =>
    speaker.say(secondTierBasisPoints === 0 ? 'none' : `tierBase.${secondTierBase}`),
  secondTierMonths: ({ secondTierBasisPoints, secondTierMonths }, speaker) =>
    secondTierBasisPoints === 0 ? speaker.say('none') : limit(secondTierMonths, 'months', 'forGood', speaker),
  commissionBase: ({ commissionBase }, speaker) => speaker.say(`base.${commissionBase}`),
  model: ({ model }, speaker) => speaker.say(`model.${model}`),
  firstShareBasisPoints: ({ firstShareBasisPoints }, speaker) => share(firstShareBasisPoints, speaker),
  territoryRule: ({ territoryRule }, speaker) => speaker.say(`territory.${territoryRule ?? 'none'}`),
  territoryShareBasisPoints: ({ territoryShareBasisPoints }, speaker) => share(territoryShareBasisPoints, speaker),
  windowDays: ({ windowDays }, speaker) => (windowDays === 0 ? speaker.say('thisVisit') : speaker.say('days', { count: windowDays })),
  holdDays: ({ holdDays }, speaker) => speaker.say('days', { count: holdDays }),
  allowOwnReferrals: ({ allowOwnReferrals }, speaker) => speaker.say(allowOwnReferrals ? 'yes' : 'no'),
  forbidsBrandAds: ({ forbidsBrandAds }, speaker) => speaker.say(forbidsBrandAds ? 'ads.forbidden' : 'ads.allowed'),
  maxPayments: ({ maxPayments }, speaker) => limit(maxPayments, 'payments', 'allPayments', speaker),
  lifetime: ({ lifetime }, speaker) => speaker.say(lifetime ? 'yes' : 'no'),
  lifetimeMonths: ({ lifetime, lifetimeMonths }, speaker) =>
    lifetime ? limit(lifetimeMonths, 'months', 'forGood', speaker) : speaker.say('none'),
  maxMonths: ({ maxMonths }, speaker) => limit(maxMonths, 'months', 'asLongAsItRuns', speaker),
  tiers: ({ tiers }, speaker) => ladderText(tiers, speaker),
  events: ({ events }, speaker) => eventsText(events, speaker),
};

/** What terms say of one term, in words; always something. */
export const termText = (term: ValuedTerm, terms: ContractTerms, speaker: TermSpeaker): string => VALUES[term](terms, speaker);

/** Of which sales a rule speaks, and what it pays for them. */
export const ruleText = ({ when, pays }: RateRuleView, speaker: TermSpeaker): string => {
  const pay =
    'fixed' in pays
      ? Object.entries(pays.fixed)
          .map(([currency, amount]) => speaker.money(amount, currency))
          .join(' / ')
      : speaker.rate(pays.rateBasisPoints);
  return speaker.say('rulePays', { sales: speaker.conditions(when).join(LIST) || speaker.say('everySale'), pay });
};

/** A rule that was added, taken away or changed; null where there was, or is, none. */
export interface RuleChange {
  readonly key: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly was: RateRuleView | null;
  readonly is: RateRuleView | null;
}

/** What a rule says; the order in which it was written down says nothing. */
const saying = ({ name, when, pays }: RateRuleView): string =>
  JSON.stringify([name, Object.entries(when).sort(), Object.entries('fixed' in pays ? pays.fixed : pays).sort(), 'fixed' in pays]);

/** What became of each rule that is not the same in both: those taken away first, then by the order of those there are. */
export const ruleChanges = (before: readonly RateRuleView[], after: readonly RateRuleView[]): readonly RuleChange[] => {
  const [was, is] = [new Map(before.map((rule) => [rule.key, rule])), new Set(after.map(({ key }) => key))];
  const gone = before.filter(({ key }) => !is.has(key));
  return [
    ...gone.map((rule): RuleChange => ({ key: rule.key, how: 'removed', name: rule.name, was: rule, is: null })),
    ...after.flatMap((rule): RuleChange[] => {
      const earlier = was.get(rule.key) ?? null;
      if (earlier && saying(earlier) === saying(rule)) return [];
      return [{ key: rule.key, how: earlier ? 'changed' : 'added', name: rule.name, was: earlier, is: rule }];
    }),
  ];
};
