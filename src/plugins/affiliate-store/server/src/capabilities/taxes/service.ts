import { checkVAT, countries } from 'jsvat';

export { isInUnion } from './domain/european-union';
export { includedTax } from './domain/included-tax';
export { isReverseCharge, taxOfLine } from './domain/line-tax';
export type { LineTax, TaxKind, TaxReason, TaxTerms } from './domain/line-tax';
export { taxFailures } from './domain/failures';
export { pricesIncludeTax, reducedTaxRates } from './settings';

/** A VAT id as it is written on paper, and the country that gave it out (ISO 3166). */
export interface VatId {
  readonly id: string;
  readonly country: string;
}

// VAT ids of Greece begin with the letters of its language's name for itself.
const ISO_OF: Readonly<Record<string, string>> = { EL: 'GR' };

/**
 * Reads a VAT id: its form and, where the country has them, its check digits. Null for what cannot be one. Whether it belongs to a
 * company that is in business only the tax authorities know; nobody is asked here.
 */
export const readVatId = (text: string): VatId | null => {
  const { value, isValid, country } = checkVAT(text, countries);
  const short = country?.isoCode.short;
  return isValid && value !== undefined && short !== undefined ? { id: value, country: ISO_OF[short] ?? short } : null;
};
