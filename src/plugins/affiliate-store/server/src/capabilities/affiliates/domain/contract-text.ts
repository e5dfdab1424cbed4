import type { ContractLocale, ContractTexts } from './contract-locale';
import { CONTRACT_WORDS, type ContractWords } from './contract-words';
import type { Terms } from './terms';

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

/** The placeholders a text may hold, each with what stands in its place. Braces round anything else stay as they are. */
export const placeholders = (locale: ContractLocale, values: ContractValues): Readonly<Record<string, string>> => {
  const { terms } = values;
  const words = CONTRACT_WORDS[locale];
  return {
    rate: percent(locale, terms.rateBasisPoints),
    base: words.base[terms.commissionBase],
    windowDays: terms.windowDays === 0 ? words.thisVisit : days(locale, terms.windowDays),
    holdDays: days(locale, terms.holdDays),
    model: words.model[terms.model],
    secondTier: percent(locale, terms.secondTierBasisPoints),
    secondTierBase: words.secondTierBase[terms.secondTierBase],
    secondTierMonths: count(locale, terms.secondTierMonths ?? 0),
    maxPayments: terms.maxPayments === undefined ? words.allPayments : count(locale, terms.maxPayments),
    maxMonths: count(locale, terms.maxMonths ?? 0),
    lifetimeMonths: count(locale, terms.lifetimeMonths ?? 0),
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

/** The shop's own words where it has written some in the language; else those made of the terms. */
export const templateFor = (locale: ContractLocale, texts: ContractTexts, terms: Terms): string => {
  const own = texts[locale]?.trim() ?? '';
  if (own !== '') return own;
  const { clauses } = CONTRACT_WORDS[locale];
  return [
    clauses.parties,
    clauses.rate,
    terms.rules === undefined ? null : clauses.rules,
    terms.tiers === undefined ? null : clauses.tiers,
    clauses.window,
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
