/** A fact that helps a person or a program understand a failure; amounts are minor units, times are UTC ms. */
export type Fact = string | number | boolean | null;

/** What sort of refusal a failure is; the edge maps it to an HTTP status in one place. */
export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'declined'
  | 'forbidden'
  | 'not_found'
  | 'not_allowed'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable';

/** Something that may be expected to go wrong: a stable code for programs, words for people, facts for both (no personal data). */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** `conflict` when absent. */
  readonly kind?: FailureKind;
}

/** Builds a failure; the code is UPPER_SNAKE and never changes its meaning once published. */
export const failure = <Code extends Uppercase<string>>(
  code: Code,
  message: string,
  facts: Readonly<Record<string, Fact>> = {},
): Failure<Code> => ({
  code,
  message,
  facts,
});

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
export const refuse = (reason: Failure): never => {
  throw new FailureError(reason);
};
