import type { Rule } from '../finding';

/** The click came from a page the shop pays nobody for. */
export const bannedSourceRule: Rule = ({ bannedSource }) =>
  bannedSource === null ? null : { rule: 'BANNED_SOURCE', score: 100, facts: { host: bannedSource } };
