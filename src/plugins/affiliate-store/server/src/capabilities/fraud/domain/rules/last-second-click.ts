import type { Rule } from '../finding';

/** The click that won came on the heels of a rival’s, or just before the order that was a rival’s until then, as extensions at a checkout do it. */
export const lastSecondClick: Rule = ({ overtakenMs }, { overrideSeconds }) =>
  overtakenMs !== null && overtakenMs < overrideSeconds * 1000
    ? { rule: 'LAST_SECOND_CLICK', score: 60, facts: { milliseconds: String(overtakenMs), seconds: String(overrideSeconds) } }
    : null;
