import { chargeStep, type Currency, ledgerExponent } from './currencies';
import { type Failure, failure } from './failure';
import { minor, type Minor } from './money';
import { failed, ok, type Outcome } from './outcome';

/** What one unit of a currency is in another, who says so, and since when (UTC ms). */
export interface Exchange {
  readonly from: Currency;
  readonly to: Currency;
  /** Digits with a point, such as 5.8312: never a float. */
  readonly rate: string;
  readonly source: string;
  readonly validFrom: number;
}

const MOST_WHOLE = 9;
const MOST_DECIMALS = 12;

/** Why a text was refused as a rate. */
export type RateFailure = Failure<'RATE_MALFORMED'>;

/** Reads a rate as it is kept: no zeros that say nothing, above nothing, at most nine digits before and twelve behind the point. */
export const parseRate = (text: string): Outcome<string, RateFailure> => {
  const match = /^0*(\d+)(?:\.(\d*?)0*)?$/.exec(text.trim());
  const [, whole = '', decimals = ''] = match ?? [];
  const fits = match !== null && whole.length <= MOST_WHOLE && decimals.length <= MOST_DECIMALS && /[1-9]/.test(whole + decimals);
  if (!fits)
    return failed(failure('RATE_MALFORMED', 'A rate is written in digits with a point, such as 5.8312, and is more than 0.', { text }));
  return ok(decimals === '' ? whole : `${whole}.${decimals}`);
};

/** A rate as a ratio of integers: 5.8312 is 58312 / 10000. */
export const rateRatio = (rate: string): { readonly part: bigint; readonly whole: bigint } => {
  const [whole = '', decimals = ''] = rate.split('.');
  return { part: BigInt(whole + decimals), whole: 10n ** BigInt(decimals.length) };
};

/**
 * An amount in the other currency: taken exactly, then rounded once, half up, to what can be charged in it: a minor unit, or ten
 * where the provider wants the last of three decimals to be 0. For amounts that are not negative.
 */
export const exchanged = (amount: Minor, { from, to, rate }: Pick<Exchange, 'from' | 'to' | 'rate'>): Minor => {
  const { part, whole } = rateRatio(rate);
  const step = chargeStep(to);
  const dividend = BigInt(amount) * part * 10n ** BigInt(ledgerExponent(to));
  const divisor = whole * 10n ** BigInt(ledgerExponent(from)) * BigInt(step);
  const steps = (dividend * 2n + divisor) / (divisor * 2n);
  // oxlint-disable-next-line house/no-number-of-money -- minor() refuses what is not exact
  return minor(Number(steps * BigInt(step)));
};

/**
 * An amount as a report says it in the other currency: taken exactly, then rounded once, half up, to a minor unit. `back` goes from the
 * second currency into the first, by the same rate. Nothing can be charged with it. For amounts that are not negative.
 */
export const reported = (amount: Minor, { from, to, rate }: Pick<Exchange, 'from' | 'to' | 'rate'>, back: boolean): Minor => {
  const { part, whole } = rateRatio(rate);
  const [up, down] = [10n ** BigInt(ledgerExponent(to)), 10n ** BigInt(ledgerExponent(from))];
  const [dividend, divisor] = back ? [BigInt(amount) * whole * down, part * up] : [BigInt(amount) * part * up, whole * down];
  // oxlint-disable-next-line house/no-number-of-money -- minor() refuses what is not exact
  return minor(Number((dividend * 2n + divisor) / (divisor * 2n)));
};

/** The form in which a rate travels over HTTP and GraphQL. */
export const exchangeView = ({ from, to, rate, source, validFrom }: Exchange) => ({
  from,
  to,
  rate,
  source,
  validFrom: new Date(validFrom).toISOString(),
});

/**
 * The bounds in the first currency that give amounts between two bounds in the other: whatever lies within becomes something
 * within, and nothing else does. The first is above the second where no amount does. Bounds that are null stay open.
 */
export const boundsBefore = (
  { least, most }: { readonly least: number | null; readonly most: number | null },
  exchange: Pick<Exchange, 'from' | 'to' | 'rate'>,
): { readonly least: number | null; readonly most: number | null } => {
  const { part, whole } = rateRatio(exchange.rate);
  const step = BigInt(chargeStep(exchange.to));
  const dividend = part * 10n ** BigInt(ledgerExponent(exchange.to)) * 2n;
  const divisor = whole * 10n ** BigInt(ledgerExponent(exchange.from)) * step;
  // The smallest amount that becomes at least so many steps: amount × dividend ≥ (2 × steps − 1) × divisor.
  const reaching = (steps: bigint): bigint => (steps <= 0n ? 0n : ((2n * steps - 1n) * divisor + dividend - 1n) / dividend);
  const safe = (value: bigint): number =>
    // oxlint-disable-next-line house/no-number-of-money -- bounded to what is exact
    Number(value > BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(Number.MAX_SAFE_INTEGER) : value);
  return {
    least: least === null ? null : safe(reaching((BigInt(least) + step - 1n) / step)),
    most: most === null ? null : safe(reaching(BigInt(most) / step + 1n) - 1n),
  };
};
