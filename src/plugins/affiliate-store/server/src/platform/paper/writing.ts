import { formatDecimal, minor } from '../../kernel/money';

/** An invisible mark: what follows keeps its order between Arabic words. */
export const LEFT_TO_RIGHT = '\u200e';

// Arabic dates are written with marks of direction that PDF lays out wrong; year, month and day are read by everyone.
const DAY_TAG: Readonly<Record<string, { readonly tag: string; readonly style: 'short' | 'medium' }>> = {
  ar: { tag: 'en-CA', style: 'short' },
};

/** How a paper is written in its language and currency. */
export interface Writing {
  readonly language: string;
  readonly rtl: boolean;
  readonly day: (at: number) => string;
  /** A calendar month such as `2026-03`. */
  readonly month: (month: string) => string;
  /** An amount of minor units without its currency, for columns whose heading names it. */
  readonly figure: (amount: number) => string;
  readonly sum: (amount: number) => string;
  readonly percent: (basisPoints: number) => string;
}

const grouped = (decimal: string, separator: string): string => {
  const [whole = '', decimals] = decimal.split('.');
  // A narrow space between thousands is read right in every language; points and commas are not.
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return decimals === undefined ? spaced : `${spaced}${separator}${decimals}`;
};

/** Writes days, amounts and rates as the language does, with Latin digits in all of them. */
export const writingOf = (language: string, currency: string): Writing => {
  const rtl = language === 'ar';
  const tag = rtl ? 'ar-u-nu-latn' : language;
  const days = DAY_TAG[language] ?? { tag: language, style: 'medium' };
  const separator = new Intl.NumberFormat(tag).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  // Digits of minor units with the sign of the language between them: no float is made of an amount on paper either.
  const figure = (amount: number): string => grouped(formatDecimal({ minor: minor(amount), currency }), separator);
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    language,
    rtl,
    day: (at) => new Intl.DateTimeFormat(days.tag, { dateStyle: days.style, timeZone: 'UTC' }).format(at),
    month: (month) => (rtl ? month : months.format(Date.parse(`${month}-01`))),
    figure,
    sum: (amount) => `${figure(amount)} ${currency}`,
    percent: (basisPoints) => `${(basisPoints / 100).toString().replace('.', separator)} %`,
  };
};
