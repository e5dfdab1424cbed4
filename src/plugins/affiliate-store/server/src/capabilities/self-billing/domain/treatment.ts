/** What a payee is to a tax law, by their own word: a small business charges no tax, a liable one does. */
export type TaxStatus = 'small_business' | 'vat_liable';

/** Why a paper bears no tax. `outside`: one of the two is not in the Union, and the tax, if any, is owed where the shop is. */
export type Treatment = 'small_business' | 'reverse_charge' | 'outside';

/** Why somebody is not self-billed. */
export type Obstacle = 'CHARGES_VAT' | 'VAT_ID_NEEDED';

/** Whose paper it would be. `vatCountry` is that of a valid VAT id, null without one. */
export interface Payee {
  readonly status: TaxStatus;
  readonly country: string;
  readonly vatCountry: string | null;
}

/**
 * How a payee's paper is taxed, or why there is none. Only where nothing comes on top of the commission: what is paid is what was earned, so
 * that a liable payee in the shop's own country would be short of their tax.
 */
export const treatmentOf = (
  { status, country, vatCountry }: Payee,
  shop: { readonly country: string; readonly isInUnion: (country: string) => boolean },
): { readonly treatment: Treatment } | { readonly obstacle: Obstacle } => {
  if (status === 'small_business') return { treatment: 'small_business' };
  if (country === shop.country) return { obstacle: 'CHARGES_VAT' };
  if (!shop.isInUnion(country) || !shop.isInUnion(shop.country)) return { treatment: 'outside' };
  return vatCountry === country ? { treatment: 'reverse_charge' } : { obstacle: 'VAT_ID_NEEDED' };
};
