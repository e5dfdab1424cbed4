import { stopwatch } from './clock';
import { isBusy } from './transaction';

/** Many small writes that each must be durable before their caller is answered, committed together. */
export interface GroupCommit<T> {
  /** Answers `answer` once the item is durable; rejects when it could not be written, after one more try where that may help. */
  readonly submit: <A>(item: T, answer: A) => Promise<A>;
  /** Resolves when nothing is waiting or being written. */
  readonly idle: () => Promise<void>;
}

interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** `write` makes a whole batch durable or none of it. */
export interface GroupCommitOptions<T> {
  readonly write: (items: readonly T[]) => Promise<void>;
  readonly largestBatch: number;
  /** Above this many waiting, new ones are refused at once: a queue that cannot be emptied only makes everyone wait. */
  readonly mostWaiting: number;
}

/** A write quicker than this is worth less than what the process can do meanwhile. */
const QUICK_MS = 1;

/**
 * Group commit: whoever comes while a batch is being written waits for the next one, so that the price of making a commit
 * durable is shared by all who wait for it, and a quiet shop pays it once per write without any delay.
 */
export const groupCommit = <T>({ write, largestBatch, mostWaiting }: GroupCommitOptions<T>): GroupCommit<T> => {
  let waiting: Array<Waiting<T>> = [];
  let working: Promise<void> | null = null;
  let lastMs = Number.POSITIVE_INFINITY;

  const writeOnceOrTwice = async (items: readonly T[]): Promise<void> => {
    try {
      await write(items);
    } catch (error) {
      // Whoever else holds the file was waited for already, for as long as a unit of work may: everybody here is told so now.
      if (isBusy(error)) throw error;
      await write(items);
    }
  };
  const commit = async (batch: ReadonlyArray<Waiting<T>>): Promise<void> => {
    const began = stopwatch();
    try {
      await writeOnceOrTwice(batch.map(({ item }) => item));
      lastMs = stopwatch() - began;
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };
  // Whoever was answered together comes back together: on a slow disk a batch is full when a turn of the event loop brings
  // nobody new. On a quick one it goes at once, and the next is handled while the disk works.
  const gather = async (): Promise<void> => {
    for (let before = -1; waiting.length > before && waiting.length < largestBatch;) {
      before = waiting.length;
      await new Promise((resume) => setImmediate(resume));
      if (lastMs < QUICK_MS) return;
    }
  };
  const work = async (): Promise<void> => {
    do {
      await gather();
      const batch = waiting.slice(0, largestBatch);
      waiting = waiting.slice(largestBatch);
      await commit(batch);
    } while (waiting.length > 0);
    working = null;
  };
  return {
    submit: (item, answer) =>
      new Promise((resolve, failed) => {
        if (waiting.length >= mostWaiting) return failed(new Error('too many writes are waiting'));
        waiting.push({ item, done: () => resolve(answer), failed });
        working ??= work();
      }),
    idle: async () => {
      while (working) await working;
    },
  };
};
