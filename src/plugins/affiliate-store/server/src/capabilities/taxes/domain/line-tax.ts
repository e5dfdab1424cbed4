import type { Minor } from '../../../kernel/money';
import { minor } from '../../../kernel/money';
import { proportionHalfUp } from '../../../kernel/proportion';
import { isInUnion } from './european-union';
import { includedTax } from './included-tax';

/** What a product is to a tax law. An e-book is `reduced` in many countries; `exempt` never bears tax. */
export type TaxKind = 'standard' | 'reduced' | 'exempt';

/** Why a line bears the tax it bears; frozen with the order. */
export type TaxReason = 'standard' | 'reduced' | 'exempt' | 'reverse_charge' | 'not_taxed';

type Rates = Readonly<Record<string, number>>;

/** The rates of the shop, basis points by country of the buyer, and whether its prices contain them. */
export interface TaxTerms {
  readonly standard: Rates;
  readonly reduced: Rates;
  readonly pricesInclude: boolean;
}

/** Who buys what from whom. `companyCountry` is that of a valid VAT id, null for a person. */
export interface TaxedSale {
  readonly kind: TaxKind;
  readonly buyerCountry: string | null;
  readonly sellerCountry: string;
  readonly companyCountry: string | null;
}

/** What is charged for a line, and the tax in it. */
export interface LineTax {
  readonly gross: Minor;
  readonly tax: Minor;
  readonly rateBasisPoints: number;
  readonly reason: TaxReason;
}

const rateFor = ({ kind, buyerCountry }: TaxedSale, terms: TaxTerms): { readonly rate: number; readonly reason: TaxReason } => {
  if (kind === 'exempt') return { rate: 0, reason: 'exempt' };
  const country = buyerCountry ?? '';
  const reduced = kind === 'reduced' ? terms.reduced[country] : undefined;
  // A country without a reduced rate taxes what is reduced elsewhere like everything else.
  if (reduced !== undefined) return { rate: reduced, reason: 'reduced' };
  const standard = terms.standard[country] ?? 0;
  return standard > 0 ? { rate: standard, reason: 'standard' } : { rate: 0, reason: 'not_taxed' };
};

/** A company with a valid VAT id of its own country, in another country of the Union than the seller, owes the tax itself. */
export const isReverseCharge = ({ buyerCountry, sellerCountry, companyCountry }: Omit<TaxedSale, 'kind'>): boolean =>
  companyCountry !== null &&
  companyCountry === buyerCountry &&
  sellerCountry !== companyCountry &&
  isInUnion(sellerCountry) &&
  isInUnion(companyCountry);

const HUNDRED_PERCENT = 10_000;

/** The tax on top of a price without it, rounded half up so that price and tax together are whole steps of the currency. */
export const addedTax = (price: Minor, rateBasisPoints: number, step = 1): Minor =>
  rateBasisPoints === 0
    ? minor(0)
    : minor(proportionHalfUp(price, HUNDRED_PERCENT + rateBasisPoints, HUNDRED_PERCENT * step) * step - price);

/**
 * What a buyer pays for a line, in whole steps of the currency wherever tax changes it. A price that contains tax stays what it is;
 * one without tax grows by it. Under reverse charge nobody pays tax to the seller, so that a price that contains it shrinks by what
 * a person would have paid.
 */
export const taxOfLine = (price: Minor, sale: TaxedSale, terms: TaxTerms, step = 1): LineTax => {
  const { rate, reason } = rateFor(sale, terms);
  if (rate > 0 && isReverseCharge(sale)) {
    const gross = terms.pricesInclude ? minor(proportionHalfUp(price - includedTax(price, rate), 1, step) * step) : price;
    return { gross, tax: minor(0), rateBasisPoints: 0, reason: 'reverse_charge' };
  }
  const tax = terms.pricesInclude ? includedTax(price, rate) : addedTax(price, rate, step);
  return { gross: terms.pricesInclude ? price : minor(price + tax), tax, rateBasisPoints: rate, reason };
};
