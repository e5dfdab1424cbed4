import type { Answer } from './http';

/** Passes an answer on if it is a good one; else fails with what the shop said. */
export const expectOk = (answer: Answer, what: string): Answer => {
  if (answer.status >= 300) throw new Error(`${what} was refused with ${answer.status}: ${answer.text.slice(0, 2000)}`);
  return answer;
};
