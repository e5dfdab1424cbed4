import type { ExchangeView, Locale, MoneyView } from '../../contracts/primitives';
import { intlTag } from './locales';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function remembered<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const known = cache.get(key);
  if (known !== undefined) return known as F;
  const made = make();
  cache.set(key, made);
  return made;
}

/** Minor units as a decimal string, exactly: "11990" with exponent 2 is "119.90". */
export function decimal({ amount, exponent }: MoneyView): string {
  const negative = amount.startsWith('-');
  const digits = amount.replace('-', '').padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const text = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
  return negative ? `-${text}` : text;
}

function moneyFormat(locale: Locale, money: MoneyView): Intl.NumberFormat {
  return remembered(
    `${locale}/${money.currency}/${money.exponent}`,
    () =>
      new Intl.NumberFormat(intlTag(locale), {
        style: 'currency',
        currency: money.currency,
        minimumFractionDigits: money.exponent,
        maximumFractionDigits: money.exponent,
      }),
  );
}

/** The parts of an amount, so that the currency can be set smaller; no float is ever made of it. */
export const moneyParts = (locale: Locale, money: MoneyView): Intl.NumberFormatPart[] =>
  // Intl takes decimal strings and keeps every digit; the types of the library do not say so yet.
  moneyFormat(locale, money).formatToParts(decimal(money) as unknown as number);

export const formatMoney = (locale: Locale, money: MoneyView): string =>
  moneyParts(locale, money)
    .map((part) => part.value)
    .join('');

export const formatNumber = (locale: Locale, value: number): string =>
  remembered(`n/${locale}`, () => new Intl.NumberFormat(intlTag(locale))).format(value);

/** Basis points as a percentage: 4000 is "40%", 1250 is "12.5%". */
export const formatRate = (locale: Locale, basisPoints: number): string =>
  remembered(`r/${locale}`, () => new Intl.NumberFormat(intlTag(locale), { style: 'percent', maximumFractionDigits: 2 })).format(
    basisPoints / 10_000,
  );

/** What one unit of a currency is in another, every digit of the rate kept, read from left to right: `1 EUR = 5.8312 BRL`. */
export function formatQuote(locale: Locale, { from, to, rate }: ExchangeView): string {
  const format = remembered(`q/${locale}`, () => new Intl.NumberFormat(intlTag(locale), { maximumFractionDigits: 12 }));
  return `\u2066${format.format(1)} ${from} = ${format.format(rate as unknown as number)} ${to}\u2069`;
}

/** A day or a moment as a date, in UTC, as the store counts its days. */
export const formatDay = (locale: Locale, moment: string): string =>
  remembered(
    `d/${locale}`,
    () => new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  ).format(new Date(moment));

/** A calendar month such as `2026-03`, in words. */
export const formatMonth = (locale: Locale, month: string): string =>
  remembered(`y/${locale}`, () => new Intl.DateTimeFormat(intlTag(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' })).format(
    new Date(`${month}-01T00:00:00Z`),
  );

export const formatShortDay = (locale: Locale, moment: string): string =>
  remembered(`s/${locale}`, () => new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'short', timeZone: 'UTC' })).format(
    new Date(moment),
  );

export const formatMoment = (locale: Locale, moment: string): string =>
  remembered(
    `t/${locale}`,
    () =>
      new Intl.DateTimeFormat(intlTag(locale), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'UTC',
        timeZoneName: 'short',
      }),
  ).format(new Date(moment));

/** A size people can read: 1,4 MB. */
export function formatBytes(locale: Locale, bytes: number): string {
  const [size, unit] =
    bytes >= 1e9 ? [bytes / 1e9, 'gigabyte'] : bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [Math.max(bytes / 1e3, 0.1), 'kilobyte'];
  return remembered(
    `b/${locale}/${unit}`,
    () => new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, maximumFractionDigits: 1 }),
  ).format(size);
}

/** Codes of countries and territories, ISO 3166-1 alpha-2. */
const countryCodes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RW SA SB SC SE SG SH SI SK SL SM SN SO SR SS ST SV SX SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';
const countriesBy = new Map<Locale, readonly { readonly code: string; readonly name: string }[]>();

/** Countries with their names in the language, in its own order. */
export function countries(locale: Locale): readonly { readonly code: string; readonly name: string }[] {
  const known = countriesBy.get(locale);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames([intlTag(locale)], { type: 'region' });
  const collator = new Intl.Collator(intlTag(locale));
  const list = countryCodes
    .split(' ')
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => collator.compare(a.name, b.name));
  countriesBy.set(locale, list);
  return list;
}

export const countryName = (locale: Locale, code: string): string => countries(locale).find((one) => one.code === code)?.name ?? code;

/** What a language calls a currency. */
export const currencyName = (locale: Locale, code: string): string => {
  try {
    return new Intl.DisplayNames([intlTag(locale)], { type: 'currency' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** The name of a language in that language, as the catalogue shows a product's. */
export function languageName(locale: Locale, tag: string): string {
  try {
    return new Intl.DisplayNames([intlTag(locale)], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A figure on a money axis: short, with its currency; for looking, not for counting. */
export const formatMoneyTick = (locale: Locale, currency: string, value: number): string =>
  remembered(
    `k/${locale}/${currency}`,
    () =>
      new Intl.NumberFormat(intlTag(locale), {
        style: 'currency',
        currency,
        notation: 'compact',
        maximumFractionDigits: 1,
        minimumFractionDigits: 0,
      }),
  ).format(value);
