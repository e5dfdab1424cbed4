import { availableParallelism, totalmem } from 'node:os';

const ROOMY = 6 * 1024 ** 3;

/** A shop, a database and a compiler at the same time want memory; without it, one thing after the other is faster. */
export const isRoomy = () => totalmem() > ROOMY;

/** How many suites at a time: stories wait more than they work, so that a third finds room between two of them where memory allows. */
export const handsForSuites = () => {
  if (!isRoomy()) return 1;
  return totalmem() > 2 * ROOMY ? 3 : 2;
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
