import type { Rule } from '../finding';

/** The click came from a page the shop has put on its list. The list is the limit: where it names nothing, nothing is found. */
export const bannedSourceRule: Rule = ({ bannedSource = null }) =>
  bannedSource === null ? null : { rule: 'BANNED_SOURCE', score: 80, facts: { host: bannedSource.host, why: bannedSource.why } };
