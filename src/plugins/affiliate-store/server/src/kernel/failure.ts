/** A fact that helps a person or a program understand a failure; amounts are minor units, times are UTC ms. */
export type Fact = string | number;

/** Something that may be expected to go wrong: a stable code for programs, words for people, facts for both. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** Builds a failure; the code is UPPER_SNAKE and never changes its meaning once published. */
export const failure = <Code extends Uppercase<string>>(
  code: Code,
  message: string,
  facts: Readonly<Record<string, Fact>> = {},
): Failure<Code> => ({ code, message, facts });
