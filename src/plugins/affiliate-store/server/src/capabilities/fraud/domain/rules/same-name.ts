import type { Rule } from '../finding';

/** The buyer goes by the affiliate's name. */
export const sameNameRule: Rule = ({ sameName }, limits) =>
  limits.sameName && sameName ? { rule: 'SAME_NAME', score: 50, facts: {} } : null;
