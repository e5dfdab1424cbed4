import { LRUCache } from 'lru-cache';
import { clockOffset } from './clock';
import { canonical } from './ids';

/** Whole answers of public reads, kept for a few seconds and dropped at once when this instance writes what they show. */
export interface AnswerCache {
  /** The kept answer, or the one `make` gives; callers asking meanwhile wait for the same one. */
  readonly get: <T extends object>(name: string, input: unknown, make: () => Promise<T>) => Promise<T>;
  readonly clear: () => void;
}

/** `ttlMs` bounds how long another instance may show what was changed here. */
export const answerCache = ({ max, ttlMs }: { readonly max: number; readonly ttlMs: number }): AnswerCache => {
  const answers = new LRUCache<string, Promise<object>>({ max, ttl: ttlMs });
  return {
    get: <T extends object>(name: string, input: unknown, make: () => Promise<T>): Promise<T> => {
      const key = `${name} ${clockOffset()} ${canonical(input)}`;
      const kept = answers.get(key);
      if (kept) return kept as Promise<T>;
      const made = make();
      answers.set(key, made);
      // A failure is nobody's answer but the one who asked.
      made.catch(() => answers.get(key) === made && answers.delete(key));
      return made;
    },
    clear: () => answers.clear(),
  };
};
