/** What is asked of a rail about a payout: to send its money, or to take it back. */
export type CallKind = 'transfer' | 'reversal';

/** `intended`: written down before it was asked. `unknown`: asked, and no answer that could be relied on. */
export type CallState = 'intended' | 'unknown' | 'done' | 'refused';

const HOUR = 3_600_000;

/** Providers forget idempotency keys after a day; an hour less, as clocks differ. */
export const KEY_LIFE = 23 * HOUR;

/**
 * Whether a call that was looked up and not found needs another key. The old one would answer a stored error for ever, or is
 * too old to protect; while it does protect it is the one to use, for what was asked may still be at work.
 */
export const needsNewKey = ({ firstAt, answerKept }: { readonly firstAt: number; readonly answerKept: boolean }, now: number): boolean =>
  answerKept || now - firstAt >= KEY_LIFE;
