import { availableParallelism, totalmem } from 'node:os';

const ROOMY = 6 * 1024 ** 3;

/** A shop, a database and a compiler at the same time want memory; without it, one thing after the other is faster. */
export const isRoomy = () => totalmem() > ROOMY;

const FOR_A_SUITE = 4 * 1024 ** 3;

/**
 * How many suites at a time: one of stories keeps a processor and a fifth of another busy, so that one for each processor leaves none idle, and
 * more would only make each test slower.
 */
export const handsForSuites = () => {
  if (!isRoomy()) return 1;
  return Math.max(2, Math.min(availableParallelism(), Math.floor(totalmem() / FOR_A_SUITE)));
};

/** Does the tasks in their order, so many at a time, and resolves with what they answered, in that order. */
export const withHands = async (tasks, hands = Math.min(2, availableParallelism())) => {
  const answers = [];
  const waiting = [...tasks.entries()];
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, task] = next;
      answers[place] = await task();
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return answers;
};
