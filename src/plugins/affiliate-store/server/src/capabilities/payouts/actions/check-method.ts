import { extractIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { payoutFailures } from '../domain/failures';
import { compactIban, type MethodDetails } from '../domain/method';

/** Brings what somebody typed to its one spelling, or says what is wrong with it. */
export const checkMethod = (typed: MethodDetails): Outcome<MethodDetails, Failure> => {
  if (typed.kind !== 'sepa') return ok(typed);
  const iban = compactIban(typed.iban);
  const bic = typed.bic === null ? null : compactIban(typed.bic);
  if (!isValidIBAN(iban)) return failed(payoutFailures.because('IBAN_INVALID'));
  if (!isSEPACountry(extractIBAN(iban).countryCode ?? '')) return failed(payoutFailures.because('IBAN_OUTSIDE_SEPA'));
  if (bic !== null && !isValidBIC(bic)) return failed(payoutFailures.because('BIC_INVALID'));
  return ok({ ...typed, iban, bic });
};
