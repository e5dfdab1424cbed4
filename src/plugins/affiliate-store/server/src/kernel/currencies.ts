import { exponentOf } from '../../../contracts/exponents';

/**
 * What the ledger and the payment provider each mean by "one unit" of a currency.
 * Source of every figure: docs.stripe.com/currencies (zero-decimal, three-decimal, special cases, minimum and maximum
 * charge amounts), from a stored copy of the page read in November 2026. A change there is a change here, in a release.
 */
export type Currency = string;

/** Currencies without decimals that the provider still wants written with two, both of them zero. */
const SENT_WITH_TWO_DECIMALS = new Set(['ISK', 'UGX']);

/** Currencies whose payouts must be whole units although charges may have decimals: multiples of 100. */
const PAID_OUT_IN_WHOLE_UNITS = new Set(['HUF', 'TWD']);

/**
 * Smallest charge, in the ledger's minor units. A currency that is absent has no minimum of its own. Where the provider
 * converts to the bank account's currency, that one's minimum holds as well, and the provider says so at the charge.
 */
const MINIMUM_CHARGE: Readonly<Record<Currency, number>> = {
  AED: 200,
  ARS: 50,
  AUD: 50,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  COP: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  IDR: 50,
  ILS: 50,
  INR: 50,
  JPY: 50,
  KRW: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PHP: 50,
  PLN: 200,
  RON: 200,
  RUB: 50,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
  ZAR: 50,
};

/**
 * Largest charge in the provider's units that every payment method takes: eight digits, more where units are small.
 * Cards alone could take up to twelve.
 */
const LARGEST_PROVIDER_AMOUNT = 99_999_999;
const LARGEST_IN_SMALL_UNITS: Readonly<Record<Currency, number>> = { IDR: 999_999_999_999, COP: 9_999_999_999, INR: 999_999_999 };

/** Brings a currency code to its one spelling, three capital letters, and throws on anything else. */
export const currencyCode = (code: string): Currency => {
  const upper = code.toUpperCase();
  if (!/^[A-Z]{3}$/.test(upper)) throw new RangeError(`not a currency code: "${code}"`);
  return upper;
};

/** How many decimals the ledger keeps of a currency. */
export const ledgerExponent: (currency: Currency) => 0 | 2 | 3 = exponentOf;

/** How many decimals the provider's API expects of a currency; differs from the ledger's for ISK and UGX. */
export const stripeExponent = (currency: Currency): 0 | 2 | 3 => (SENT_WITH_TWO_DECIMALS.has(currency) ? 2 : ledgerExponent(currency));

/** The step, in ledger minor units, of which a charge or refund must be a multiple. */
export const chargeStep = (currency: Currency): 1 | 10 => (ledgerExponent(currency) === 3 ? 10 : 1);

/** The step, in ledger minor units, of which a payout must be a multiple. */
export const payoutStep = (currency: Currency): 1 | 10 | 100 => (PAID_OUT_IN_WHOLE_UNITS.has(currency) ? 100 : chargeStep(currency));

/** The smallest amount the provider charges, in ledger minor units: its published minimum, or one step. */
export const minimumCharge = (currency: Currency): number => MINIMUM_CHARGE[currency] ?? chargeStep(currency);

/** The largest amount the provider charges, in ledger minor units. */
export const maximumCharge = (currency: Currency): number =>
  Math.trunc((LARGEST_IN_SMALL_UNITS[currency] ?? LARGEST_PROVIDER_AMOUNT) / 10 ** (stripeExponent(currency) - ledgerExponent(currency)));
