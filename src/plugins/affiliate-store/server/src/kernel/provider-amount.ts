import { chargeStep, currencyCode, ledgerExponent, maximumCharge, minimumCharge, payoutStep, stripeExponent } from './currencies';
import { type Failure, failure } from './failure';
import { money, type Money } from './money';
import { failed, ok, type Outcome } from './outcome';

/** Why an amount cannot be written in the provider's units. */
export type ProviderAmountFailure = Failure<'AMOUNT_NOT_REPRESENTABLE' | 'AMOUNT_BELOW_MINIMUM' | 'AMOUNT_ABOVE_MAXIMUM'>;

const factor = (currency: string): number => 10 ** (stripeExponent(currency) - ledgerExponent(currency));

const notRepresentable = (amount: number, currency: string, step: number): ProviderAmountFailure =>
  failure('AMOUNT_NOT_REPRESENTABLE', `Amounts in ${currency} go in steps of ${step}.`, { amount, currency, step });

/**
 * The one place where an amount takes the provider's shape: ISK and UGX gain two zeros, three-decimal currencies must
 * end in 0. Refuses rather than rounds, because a rounded refund would no longer match its journal.
 */
export const toProvider = ({ minor, currency }: Money): Outcome<number, ProviderAmountFailure> => {
  const step = chargeStep(currency);
  if (minor % step !== 0) return failed(notRepresentable(minor, currency, step));
  return ok(minor * factor(currency));
};

/** The same of a part of an amount, such as the tax in it: it is never charged by itself, and so goes in no steps. */
export const partToProvider = ({ minor, currency }: Money): number => minor * factor(currency);

/** The way back: an amount as the provider wrote it, in the ledger's minor units. */
export const fromProvider = (amount: number, currency: string): Outcome<Money, ProviderAmountFailure> => {
  const code = currencyCode(currency);
  const divisor = factor(code);
  if (amount % divisor !== 0) return failed(notRepresentable(amount, code, divisor));
  return ok(money(amount / divisor, code));
};

/** Says, before any session is created, whether the provider would take this charge. */
export const chargeable = (price: Money): Outcome<Money, ProviderAmountFailure> => {
  const { minor, currency } = price;
  const minimum = minimumCharge(currency);
  const maximum = maximumCharge(currency);
  if (minor < minimum) {
    return failed(
      failure('AMOUNT_BELOW_MINIMUM', `The smallest charge in ${currency} is ${minimum} minor units.`, {
        amount: minor,
        currency,
        minimum,
      }),
    );
  }
  if (minor > maximum) {
    return failed(
      failure('AMOUNT_ABOVE_MAXIMUM', `The largest charge in ${currency} is ${maximum} minor units.`, { amount: minor, currency, maximum }),
    );
  }
  const sent = toProvider(price);
  return sent.ok ? ok(price) : sent;
};

/** The part of a balance a payout can carry: 1 to 9 fils, or the decimals of a forint, stay in the balance. */
export const floorForPayout = <C extends string>({ minor, currency }: Money<C>): Money<C> => {
  const kept = minor > 0 ? minor % payoutStep(currency) : minor;
  return { minor: (minor - kept) as Money['minor'], currency };
};
