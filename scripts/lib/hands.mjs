import { availableParallelism, totalmem } from 'node:os';

const ROOMY = 6 * 1024 ** 3;

/** A shop, a database and a compiler at the same time want memory; without it, one thing after the other is faster. */
export const isRoomy = () => totalmem() > ROOMY;

const FOR_A_SUITE = 4 * 1024 ** 3;
const MOST = 3;

/** How many suites at a time: stories wait as much as they work, so that two processors serve three of them where memory allows. */
export const handsForSuites = () => {
  if (!isRoomy()) return 1;
  return Math.min(MOST, Math.max(2, Math.floor(totalmem() / FOR_A_SUITE)));
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
