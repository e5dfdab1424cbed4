import { invalidRequest } from '../engine/failures';
import { methodsFor } from './intent';

/** The methods a caller allows, checked against what the sandbox can do in this currency. */
export function allowedMethods(
  types: readonly string[] | null | undefined,
  excluded: readonly string[] | null | undefined,
  currency: string,
): string[] | undefined {
  const possible = methodsFor(currency);
  const unknown = types?.find((type) => !possible.includes(type));
  if (unknown) {
    throw invalidRequest(`The payment method type "${unknown}" is invalid for the currency ${currency}, or not simulated by the sandbox.`, {
      param: 'allowed_payment_method_types',
    });
  }
  if (!types && !excluded) return undefined;
  return (types ?? possible).filter((type) => !excluded?.includes(type));
}
