import type { Rule } from '../finding';

/** The affiliate was on the buyer's network within the last day: perhaps one household, perhaps one person. */
export const sameHousehold: Rule = ({ sameNetworkMinutes }, { household }) =>
  household && sameNetworkMinutes !== null ? { rule: 'SAME_HOUSEHOLD', score: 60, facts: { minutes: String(sameNetworkMinutes) } } : null;
