import type { Minor } from '../../../kernel/money';
import { minor } from '../../../kernel/money';
import { isInUnion } from './european-union';
import type { LineTax, TaxKind, TaxReason } from './line-tax';

/** Who says what tax a sale bears: the shop's own table of rates, or Stripe Tax. */
export type TaxSource = 'own' | 'stripe';

/** A line whose tax is asked for; what costs nothing is not asked about. Minor units. */
export interface AskedLine {
  /** The number of the line, as the order will have it. */
  readonly line: number;
  readonly amount: Minor;
  readonly code: string;
}

/** All that an answer depends on. Two questions that are the same have one answer, and a question that is another has none yet. */
export interface TaxQuestion {
  /** Whose question it is: an answer is recorded once, and so is never shared by two carts. */
  readonly subject: string;
  readonly currency: string;
  /** Whether the amounts contain the tax. */
  readonly inclusive: boolean;
  readonly country: string;
  /** Where the country alone does not say what is due; absent everywhere else. */
  readonly postalCode?: string;
  /** The VAT id of a company, where it counts for this sale. */
  readonly company: { readonly type: VatIdType; readonly value: string } | null;
  readonly lines: readonly AskedLine[];
}

export type VatIdType = 'eu_vat' | 'gb_vat' | 'no_vat';

/** Who taxes a line, at what and why, in the words of whoever was asked. */
export interface Jurisdiction {
  readonly name: string;
  readonly country: string;
  /** As it was told: `20.0`, `5.5`; null where no tax is imposed. */
  readonly percentage: string | null;
  readonly reason: string;
  readonly tax: Minor;
}

export interface AnsweredLine {
  readonly line: number;
  readonly amount: Minor;
  readonly tax: Minor;
  readonly code: string;
  readonly jurisdictions: readonly Jurisdiction[];
}

/** What was answered, as it is kept. Times UTC ms. */
export interface TaxAnswer {
  readonly calculation: string;
  readonly expiresAt: number;
  readonly askedAt: number;
  readonly lines: readonly AnsweredLine[];
}

const DAY = 86_400_000;
/** Rates change with the day: an answer of yesterday is asked for again. */
const FRESH_MS = DAY;
/** A payment may take weeks to come, and an answer that has expired by then can no longer be recorded. */
const LEFT_MS = 45 * DAY;

/** Whether an order may be frozen with it. */
export const isFreshAnswer = ({ askedAt, expiresAt }: TaxAnswer, at: number): boolean =>
  at - askedAt < FRESH_MS && expiresAt - at > LEFT_MS;

const REASONS: Readonly<Record<string, TaxReason>> = {
  standard_rated: 'standard',
  portion_standard_rated: 'standard',
  proportionally_rated: 'standard',
  taxable_basis_reduced: 'standard',
  reduced_rated: 'reduced',
  portion_reduced_rated: 'reduced',
  reverse_charge: 'reverse_charge',
  product_exempt: 'exempt',
  product_exempt_holiday: 'exempt',
  portion_product_exempt: 'exempt',
  zero_rated: 'exempt',
  customer_exempt: 'exempt',
};

/**
 * Stripe's reason in our words. Where it does not collect, because nobody is registered there, or knows no tax, the line is simply not taxed;
 * so is whatever reason there may be in years to come that bears none.
 */
const reasonOf = ({ jurisdictions, tax }: AnsweredLine): TaxReason => {
  const told = jurisdictions.find((each) => each.tax > 0) ?? jurisdictions[0];
  return REASONS[told?.reason ?? ''] ?? (tax > 0 ? 'standard' : 'not_taxed');
};

/** `5.5` as 550, `20.0` as 2000; what is finer than a basis point is cut off, the text beside it is not. */
export const basisPointsOf = (percentage: string): number => {
  const [whole = '0', fraction = ''] = percentage.split('.');
  return parseInt(whole, 10) * 100 + parseInt(`${fraction}00`.slice(0, 2), 10);
};

/** What is charged for a line that was answered for. */
export const taxOfAnswer = (answered: AnsweredLine, inclusive: boolean): LineTax => {
  const { amount, tax, jurisdictions } = answered;
  const rates = jurisdictions.flatMap(({ percentage, tax: part }) =>
    percentage === null || part === 0 ? [] : [basisPointsOf(percentage)],
  );
  return {
    gross: inclusive ? amount : minor(amount + tax),
    tax,
    rateBasisPoints: rates.reduce((sum, rate) => sum + rate, 0),
    reason: reasonOf(answered),
  };
};

/** What a line bears while nobody can be asked: where the buyer's country is not known yet, and where nothing is charged. */
export const untaxed = (price: Minor): LineTax => ({ gross: price, tax: minor(0), rateBasisPoints: 0, reason: 'not_taxed' });

/** Where the country alone does not say what tax is due: Stripe wants a postal code there. */
const POSTAL_CODES: Readonly<Record<string, RegExp>> = {
  US: /^(\d{5})[- ]?(\d{4})?$/,
  CA: /^([A-CEGHJ-NPR-TVXY]\d[A-Z]) ?(\d[A-Z]\d)$/,
};
const BETWEEN: Readonly<Record<string, string>> = { US: '-', CA: ' ' };
export const needsPostalCode = (country: string): boolean => country in POSTAL_CODES;

/** A postal code as its country writes it; null for what cannot be one there, and where none is needed. */
export const readPostalCode = (country: string, typed: string): string | null => {
  const found = POSTAL_CODES[country]?.exec(typed.trim().toUpperCase());
  return found ? [found[1], found[2]].filter(Boolean).join(BETWEEN[country]) : null;
};

/** The kind of a VAT id at Stripe; null for one that says nothing there. */
export const vatIdTypeOf = (country: string): VatIdType | null => {
  if (isInUnion(country)) return 'eu_vat';
  if (country === 'GB') return 'gb_vat';
  return country === 'NO' ? 'no_vat' : null;
};

export type TaxCodes = Readonly<Record<TaxKind, string>>;
