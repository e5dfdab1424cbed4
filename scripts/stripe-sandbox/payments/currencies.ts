import { invalidRequest } from '../engine/failures';

const ZERO_DECIMAL = new Set(['bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf']);
const THREE_DECIMAL = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
/** Sent with two decimals for historical reasons although they have none. */
const TWO_DECIMALS_THAT_MUST_BE_ZERO = new Set(['isk', 'ugx']);
const MINIMUM: Record<string, number> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  brl: 50,
  mxn: 1000,
  jpy: 50,
  cad: 50,
  aud: 50,
  chf: 50,
  pln: 200,
  sek: 300,
  dkk: 250,
  nok: 300,
  czk: 1500,
  huf: 17500,
  aed: 200,
  inr: 50,
  thb: 1000,
  myr: 200,
  hkd: 400,
  sgd: 50,
  nzd: 50,
  ron: 200,
};
const LARGEST = 99_999_999;

const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** Digits after the point as Stripe counts minor units of this currency. */
export function minorDigits(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** The currency in lower case, or a refusal in Stripe's words. */
export function requireCurrency(currency: string, param = 'currency'): string {
  const lower = currency.toLowerCase();
  if (!known.has(lower)) throw invalidRequest(`Invalid currency: ${currency}.`, { param });
  return lower;
}

/** Refuses amounts (minor units) that Stripe would not charge. */
export function requireAmount(amount: number, currency: string, param = 'amount'): void {
  if (amount < 1) throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param });
  if (amount > LARGEST && minorDigits(currency) === 2) {
    throw invalidRequest('Amount must be no more than $999,999.99', { code: 'amount_too_large', param });
  }
  if (amount < (MINIMUM[currency] ?? 1)) {
    throw invalidRequest(`Amount must be at least ${MINIMUM[currency] ?? 1} in the minor unit of ${currency}`, {
      code: 'amount_too_small',
      param,
    });
  }
  requireRoundness(amount, currency, param);
}

/** Amounts are multiples of this: three-decimal currencies end in 0, ISK and UGX in 00. */
export function amountStep(currency: string): number {
  if (THREE_DECIMAL.has(currency)) return 10;
  return TWO_DECIMALS_THAT_MUST_BE_ZERO.has(currency) ? 100 : 1;
}

/** Refuses an amount that the currency cannot have. */
export function requireRoundness(amount: number, currency: string, param: string): void {
  const step = amountStep(currency);
  if (amount % step !== 0) {
    throw invalidRequest(`Invalid ${currency} amount: ${amount}. Amounts in ${currency} must be evenly divisible by ${step}.`, { param });
  }
}

/** An amount as a person reads it. */
export function displayAmount(amount: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  const text = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
  // In a line from right to left a sign such as `R$` would be turned round; the isolates keep it as it is.
  return text.includes('\u200f') ? `\u2066${text.replaceAll('\u200f', '')}\u2069` : text;
}
