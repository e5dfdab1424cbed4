/** What a verb answers when something may be expected to go wrong: the caller has to look before it uses the value. */
export type Outcome<Value, Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** The good end of an outcome. */
export const ok = <Value>(value: Value): Outcome<Value, never> => ({ ok: true, value });

/** The expected bad end of an outcome. */
export const failed = <Failure>(failure: Failure): Outcome<never, Failure> => ({ ok: false, failure });
