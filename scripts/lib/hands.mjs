import { availableParallelism, totalmem } from 'node:os';

const ROOMY = 6 * 1024 ** 3;

/** A shop, a database and a compiler at the same time want memory; without it, one thing after the other is faster. */
export const isRoomy = () => totalmem() > ROOMY;

/** Does the tasks in their order, up to two at a time as cores allow, and resolves with what they answered, in that order. */
export const withTwoHands = async (tasks, hands = Math.min(2, availableParallelism())) => {
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
