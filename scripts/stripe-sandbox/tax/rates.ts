/** What a tax code is taxed at where the sandbox's account is registered. */
export interface CountryRates {
  name: string;
  standard: string;
  /** For e-books, where the country has such a rate. */
  reduced?: string;
}

/** Where the account is registered, and at what: a small table, so that tests can compare. Rates of 2026. */
export const REGISTERED: Readonly<Record<string, CountryRates>> = {
  AT: { name: 'Austria', standard: '20.0', reduced: '10.0' },
  BE: { name: 'Belgium', standard: '21.0', reduced: '6.0' },
  DE: { name: 'Germany', standard: '19.0', reduced: '7.0' },
  ES: { name: 'Spain', standard: '21.0', reduced: '4.0' },
  FR: { name: 'France', standard: '20.0', reduced: '5.5' },
  GB: { name: 'United Kingdom', standard: '20.0', reduced: '0.0' },
  GR: { name: 'Greece', standard: '24.0', reduced: '6.0' },
  IE: { name: 'Ireland', standard: '23.0', reduced: '9.0' },
  IT: { name: 'Italy', standard: '22.0', reduced: '4.0' },
  NL: { name: 'Netherlands', standard: '21.0', reduced: '9.0' },
  PT: { name: 'Portugal', standard: '23.0', reduced: '6.0' },
};

/** A place as a tax office sees it; without rates the account is not registered there. */
export interface Place {
  country: string;
  rates: CountryRates | undefined;
  state: string | null;
  taxType: 'vat' | 'sales_tax' | 'hst';
}

interface Area extends CountryRates {
  /** How its postal codes begin. */
  starts: RegExp;
  state: string;
  taxType: Place['taxType'];
}

/** Registrations in a part of a country. */
const AREAS: Readonly<Record<string, readonly Area[]>> = {
  US: [{ name: 'Washington', state: 'WA', starts: /^98[0-4]/, standard: '6.5', taxType: 'sales_tax' }],
  CA: [{ name: 'Ontario', state: 'ON', starts: /^[KLMNP]/, standard: '13.0', taxType: 'hst' }],
};

export function placeOf(country: string, postalCode: string): Place {
  const area = AREAS[country]?.find(({ starts }) => starts.test(postalCode));
  return area
    ? { country, rates: area, state: area.state, taxType: area.taxType }
    : { country, rates: REGISTERED[country], state: null, taxType: 'vat' };
}

/** Where the account itself is: a company there is charged like a person. */
export const HOME = 'FR';

/** The kind of VAT id that moves the tax to a company of that country. */
export const BUSINESS_ID: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(REGISTERED).map((country) => [country, 'eu_vat'])),
  GB: 'gb_vat',
};

export const NONTAXABLE = 'txcd_00000000';
export const EBOOK = 'txcd_10302000';
export const TAX_CODE = /^txcd_\d{8}$/;

/** Per million: a rate of 20 % is 200,000. */
export function millionths(percentage: string): number {
  const [whole = '0', fraction = ''] = percentage.split('.');
  return Number(whole) * 10_000 + Number(`${fraction}0000`.slice(0, 4));
}
