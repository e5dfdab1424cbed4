/** What sort of refusal a failure is; the edge maps it to an HTTP status in one place. */
export type FailureKind =
  | 'invalid' | 'unauthenticated' | 'declined' | 'forbidden' | 'not_found' | 'conflict' | 'gone' | 'rate_limited' | 'unavailable';

/** An expected refusal: a stable code for machines, a sentence for people, and the facts behind it (no personal data). */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** `conflict` when absent. */
  readonly kind?: FailureKind;
}

/** One entry of a room's failure catalogue; the remedy goes into docs/errors.md. */
export interface FailureEntry {
  readonly kind: FailureKind;
  readonly message: string;
  readonly remedy: string;
}

/** Turns a room's catalogue into constructors, so that a code is written once and a typo does not compile. */
export const failures = <const C extends Readonly<Record<string, FailureEntry>>>(catalogue: C) => ({
  catalogue,
  because: (code: keyof C & string, facts: Failure['facts'] = {}): Failure => {
    const { kind, message } = catalogue[code] as FailureEntry;
    return { code, message, kind, facts };
  },
});

/** A failure on its way through code that cannot return one; the edge turns it back into the same answer. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.message}`);
    this.name = 'FailureError';
  }
}

/** Throws the failure; for places where a value must exist or the whole unit of work ends. */
export const refuse = (failure: Failure): never => {
  throw new FailureError(failure);
};
