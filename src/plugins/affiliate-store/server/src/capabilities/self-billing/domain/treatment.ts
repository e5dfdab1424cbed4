/** What a payee is to a tax law, by their own word: a small business charges no tax, a liable one does. */
export type TaxStatus = 'small_business' | 'vat_liable';

/**
 * How a paper is taxed. `domestic`: both are in one country, and its tax comes on top. The others bear none; `outside`: one of the two is not in
 * the Union, and the tax, if any, is owed where the shop is.
 */
export type Treatment = 'small_business' | 'domestic' | 'reverse_charge' | 'outside';

/** Why somebody is not self-billed: the shop has no rate for its own country, or a number is missing. */
export type Obstacle = 'CHARGES_VAT' | 'VAT_ID_NEEDED';

/** Whose paper it would be. `vatCountry` is that of a valid VAT id, null without one. */
export interface Payee {
  readonly status: TaxStatus;
  readonly country: string;
  readonly vatId: string;
  readonly vatCountry: string | null;
}

export type Treated = { readonly treatment: Treatment } | { readonly obstacle: Obstacle };

/** Where the shop is, which countries are in the Union, and the rate of services in the shop's own, basis points. */
export interface ShopForTax {
  readonly country: string;
  readonly isInUnion: (country: string) => boolean;
  readonly rate: number;
}

/** A liable payee in the shop's own country is paid the tax on top: not without a number that names them, nor without a rate. */
const atHome = (vatId: string, vatCountry: string | null, { country, isInUnion, rate }: ShopForTax): Treated => {
  if (rate === 0) return { obstacle: 'CHARGES_VAT' };
  const named = isInUnion(country) ? vatCountry === country : vatId !== '';
  return named ? { treatment: 'domestic' } : { obstacle: 'VAT_ID_NEEDED' };
};

/** How a payee's paper is taxed, or why there is none. */
export const treatmentOf = ({ status, country, vatId, vatCountry }: Payee, shop: ShopForTax): Treated => {
  if (status === 'small_business') return { treatment: 'small_business' };
  if (country === shop.country) return atHome(vatId, vatCountry, shop);
  if (!shop.isInUnion(country) || !shop.isInUnion(shop.country)) return { treatment: 'outside' };
  return vatCountry === country ? { treatment: 'reverse_charge' } : { obstacle: 'VAT_ID_NEEDED' };
};
