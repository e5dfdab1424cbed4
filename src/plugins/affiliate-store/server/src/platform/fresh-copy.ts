import { wallClock } from './clock';

/** A copy of something that changes seldom and is asked for often. */
export interface FreshCopy<T> {
  /** The copy, or what `read` reads where there is none or it has grown too old. */
  readonly get: (read: () => Promise<T>) => Promise<T>;
  /** What is copied has changed: neither the copy nor what is being read right now counts any more. */
  readonly forget: () => void;
}

/** Keeps a copy for `freshMs`: so long another instance may go on with what was before. */
export const freshCopy = <T>(freshMs: number, clock: () => number = wallClock): FreshCopy<T> => {
  let kept: { readonly value: T; readonly at: number } | null = null;
  let changes = 0;
  return {
    get: async (read) => {
      for (;;) {
        if (kept && clock() - kept.at < freshMs) return kept.value;
        const before = changes;
        const value = await read();
        // Changed while it was read: it may be of before, and would be believed for as long as a copy is.
        if (before === changes) kept = { value, at: clock() };
      }
    },
    forget: () => {
      changes += 1;
      kept = null;
    },
  };
};
