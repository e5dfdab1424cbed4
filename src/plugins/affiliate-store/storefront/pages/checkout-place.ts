import type { CartView } from '../../contracts/checkout';
import type { PageRequest } from '../site/page';
import type { Complaints } from './checkout-complaints';

/** Where the buyer is: what decides the tax. The postal code is empty where it is not asked for. */
export interface PlaceTyped {
  readonly country: string;
  readonly postalCode: string;
}

export const placeTyped = (form: Readonly<Record<string, string>>): PlaceTyped => ({
  country: form['country'] ?? '',
  postalCode: form['postal_code']?.trim() ?? '',
});

export const placeBefore = ({ country, postalCode }: CartView, countryGuess: string | null): PlaceTyped => ({
  country: country ?? countryGuess ?? '',
  postalCode: postalCode?.value ?? '',
});

/** What is missing before the tax can be known. */
export const wrongPlace = ({ t }: PageRequest, cart: CartView, { country, postalCode }: PlaceTyped): Complaints => ({
  country: country === '' ? t('checkout.error.country') : undefined,
  postal_code: cart.postalCode !== null && cart.country === country && postalCode === '' ? t('failure.POSTAL_CODE_MISSING') : undefined,
});

/** What is to be written into the cart of it. */
export const placeChange = (cart: CartView, { country, postalCode }: PlaceTyped): { country?: string; postalCode?: string | null } => ({
  ...(country === '' ? {} : { country }),
  ...(postalCode === '' ? (cart.postalCode?.value ? { postalCode: null } : {}) : { postalCode }),
});

export const placeDiffers = (cart: CartView, typed: PlaceTyped): boolean =>
  (cart.country ?? '') !== typed.country || (cart.postalCode?.value ?? '') !== typed.postalCode;
