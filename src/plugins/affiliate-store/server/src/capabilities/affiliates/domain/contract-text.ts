import { formatDecimal, minor } from '../../../kernel/money';
import type { ContractLocale, ContractTexts } from './contract-locale';
import { BOTH_VISITS, SHARED_CLAUSES } from './contract-words-shared';
import type { ContractWords } from './contract-clauses';
import { CONTRACT_WORDS } from './contract-words';
import { CAP_CLAUSES } from './contract-words-caps';
import { CAPPED_PAYMENTS, clickPayOf, earningCapOf, leadPayOf, salesPay, type ClickPay } from './paid-events';
import { EQUAL_SHARES, type Terms } from './terms';

const WHOLE = 10_000;

const TERRITORY_CLAUSE = { holder: 'territoryHolder', shared: 'territoryShared', holder_only: 'territoryOnly' } as const;

/** What the words are filled with. */
export interface ContractValues {
  readonly terms: Terms;
  readonly name: string;
  readonly program: string;
  readonly shop: string;
  readonly validUntil: number;
}

// Amounts, dates and codes stand side by side: one set of digits and one calendar for all of them, as in mails.
const TAG: Readonly<Record<ContractLocale, string>> = { en: 'en', fr: 'fr', es: 'es', 'pt-BR': 'pt-BR', ar: 'ar-u-ca-gregory-nu-latn' };

const percent = (locale: ContractLocale, basisPoints: number): string =>
  new Intl.NumberFormat(TAG[locale], { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
const days = (locale: ContractLocale, count: number): string =>
  new Intl.NumberFormat(TAG[locale], { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count);
const day = (locale: ContractLocale, at: number): string =>
  new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
const count = (locale: ContractLocale, number: number): string => new Intl.NumberFormat(TAG[locale]).format(number);

/** The parts two who share a sale have of it. */
const sharesIn = (
  locale: ContractLocale,
  { territoryShareBasisPoints: holder = EQUAL_SHARES, firstShareBasisPoints: first = EQUAL_SHARES }: Terms,
): Readonly<Record<string, string>> => ({
  holderShare: percent(locale, holder),
  bringerShare: percent(locale, WHOLE - holder),
  firstShare: percent(locale, first),
  lastShare: percent(locale, WHOLE - first),
});

const amount = (minorUnits: number, currency: string): string => `${formatDecimal({ minor: minor(minorUnits), currency })} ${currency}`;

const most = (locale: ContractLocale, { cap, currency }: ClickPay): string =>
  [cap.count === null ? null : count(locale, cap.count), cap.amount === null ? null : amount(cap.amount, currency)]
    .filter((limit) => limit !== null)
    .join(' / ');

/** What clicks and leads pay, in words; nothing where they pay nothing. */
const eventPlaceholders = (locale: ContractLocale, { events }: Terms): Readonly<Record<string, string>> => {
  const { capPeriod } = CONTRACT_WORDS[locale];
  const said = (kind: 'lead' | 'click', pay: ClickPay | null): Readonly<Record<string, string>> =>
    pay
      ? {
          [`${kind}Pays`]: amount(pay.amount, pay.currency),
          [`${kind}Most`]: most(locale, pay),
          [`${kind}Period`]: capPeriod[pay.cap.period],
        }
      : {};
  const lead = leadPayOf(events);
  return { ...said('lead', lead), ...said('click', clickPayOf(events)), leadDays: days(locale, lead?.acceptAfterDays ?? 0) };
};

const CAP_PERIOD = { sale: 'saleCapPeriod', renewal: 'renewalCapPeriod' } as const;
const CAP_MOST = { sale: 'saleCap', renewal: 'renewalCap' } as const;

/** What of sales and of renewals is paid at most; nothing where there is no limit. */
const capPlaceholders = (locale: ContractLocale, { events }: Terms): Readonly<Record<string, string>> => {
  const { capPeriod } = CONTRACT_WORDS[locale];
  const said = CAPPED_PAYMENTS.map((of) => {
    const cap = earningCapOf(events, of);
    const amounts = Object.entries(cap?.amounts ?? {}).map(([currency, most]) => amount(most, currency));
    return cap ? { [CAP_MOST[of]]: amounts.join(' / '), [CAP_PERIOD[of]]: capPeriod[cap.period] } : {};
  });
  return Object.assign({}, ...said) as Readonly<Record<string, string>>;
};

/** The placeholders a text may hold, each with what stands in its place. Braces round anything else stay as they are. */
export const placeholders = (locale: ContractLocale, values: ContractValues): Readonly<Record<string, string>> => {
  const { terms } = values;
  const words = CONTRACT_WORDS[locale];
  return {
    rate: percent(locale, terms.rateBasisPoints),
    base: words.base[terms.commissionBase],
    windowDays: terms.windowDays === 0 ? words.thisVisit : days(locale, terms.windowDays),
    holdDays: days(locale, terms.holdDays),
    model: terms.model === 'multi_click' ? BOTH_VISITS[locale] : words.model[terms.model],
    ...sharesIn(locale, terms),
    secondTier: percent(locale, terms.secondTierBasisPoints),
    secondTierBase: words.secondTierBase[terms.secondTierBase],
    secondTierMonths: count(locale, terms.secondTierMonths ?? 0),
    maxPayments: terms.maxPayments === undefined ? words.allPayments : count(locale, terms.maxPayments),
    maxMonths: count(locale, terms.maxMonths ?? 0),
    lifetimeMonths: count(locale, terms.lifetimeMonths ?? 0),
    ...eventPlaceholders(locale, terms),
    ...capPlaceholders(locale, terms),
    name: values.name,
    program: values.program,
    shop: values.shop,
    validUntil: day(locale, values.validUntil),
  };
};

/** Puts the values in. One pass: a name that looks like a placeholder stays a name. The result is plain text, drawn as text and never as markup. */
export const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));

const lifetimeClause = (clauses: ContractWords['clauses'], { lifetime, lifetimeMonths }: Terms): string | null => {
  if (lifetime !== true) return null;
  return lifetimeMonths === undefined ? clauses.forGood : clauses.forMonths;
};

const secondTierClause = (clauses: ContractWords['clauses'], { secondTierBasisPoints, secondTierMonths }: Terms): string | null => {
  if (secondTierBasisPoints === 0) return null;
  return secondTierMonths === undefined ? clauses.secondTier : `${clauses.secondTier} ${clauses.secondTierMonths}`;
};

const sharedClauses = (locale: ContractLocale, { model, territoryRule }: Terms): readonly string[] => [
  ...(model === 'multi_click' ? [SHARED_CLAUSES[locale].shared] : []),
  ...(territoryRule === undefined ? [] : [SHARED_CLAUSES[locale][TERRITORY_CLAUSE[territoryRule]]]),
];

const eventClauses = (clauses: ContractWords['clauses'], { events }: Terms): ReadonlyArray<string | null> => {
  const lead = leadPayOf(events);
  const leads = lead?.acceptAfterDays === null ? clauses.leads : `${clauses.leads} ${clauses.leadsByThemselves}`;
  return [lead ? leads : null, clickPayOf(events) ? clauses.clicks : null];
};

const capClauses = (locale: ContractLocale, { events }: Terms): readonly string[] => {
  const capped = CAPPED_PAYMENTS.filter((of) => earningCapOf(events, of) !== null);
  return capped.length === 0 ? [] : [[...capped.map((of) => CAP_CLAUSES[locale][of]), CAP_CLAUSES[locale].both].join(' ')];
};

/** What sales pay, or that they pay nothing, and what else does. */
const payClauses = (clauses: ContractWords['clauses'], terms: Terms): ReadonlyArray<string | null> => [
  salesPay(terms) ? clauses.rate : clauses.noSales,
  ...eventClauses(clauses, terms),
  terms.rules === undefined ? null : clauses.rules,
  terms.tiers === undefined ? null : clauses.tiers,
  salesPay(terms) ? clauses.window : null,
];

/** The shop's own words where it has written some in the language; else those made of the terms. */
export const templateFor = (locale: ContractLocale, texts: ContractTexts, terms: Terms): string => {
  const own = texts[locale]?.trim() ?? '';
  if (own !== '') return own;
  const { clauses } = CONTRACT_WORDS[locale];
  return [
    clauses.parties,
    ...payClauses(clauses, terms),
    ...capClauses(locale, terms),
    ...sharedClauses(locale, terms),
    clauses.hold,
    terms.maxPayments === undefined ? null : clauses.payments,
    terms.maxMonths === undefined ? null : clauses.months,
    lifetimeClause(clauses, terms),
    secondTierClause(clauses, terms),
    terms.allowOwnReferrals ? clauses.ownAllowed : clauses.ownForbidden,
    terms.forbidsBrandAds === undefined ? null : clauses.brandAds,
    clauses.change,
    clauses.end,
  ]
    .filter((clause) => clause !== null)
    .join('\n\n');
};

/** The words of a contract as somebody reads them. */
export const contractText = (locale: ContractLocale, texts: ContractTexts, values: ContractValues): string =>
  filled(templateFor(locale, texts, values.terms), placeholders(locale, values));
