import type { Failure } from './failure';

/** The answer of a verb that may be refused: the caller cannot reach the value without looking at `ok`. */
export type Outcome<Value, Refusal extends Failure = Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Refusal };

/** The outcome of a verb that did what it was asked. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

/** The outcome of a verb that refused, with its reason. */
export const failed = <Refusal extends Failure>(failure: Refusal): { readonly ok: false; readonly failure: Refusal } => ({
  ok: false,
  failure,
});

/** Takes the value out of an outcome that cannot be a refusal here; a refusal is then a defect and is thrown. */
export const unwrap = <Value>(outcome: Outcome<Value>): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.failure.code}: ${outcome.failure.message} ${JSON.stringify(outcome.failure.facts)}`);
};
