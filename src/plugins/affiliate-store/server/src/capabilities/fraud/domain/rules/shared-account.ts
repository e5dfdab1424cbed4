import type { Rule } from '../finding';

/** Somebody else is paid to the affiliate's account: perhaps one person with two places. Whom, staff reads; partners do not. */
export const sharedAccountRule: Rule = ({ sharedAccount = [] }, limits) =>
  limits.sharedAccount === true && sharedAccount.length > 0
    ? { rule: 'SHARED_ACCOUNT', score: 60, facts: { with: sharedAccount.join(' ') } }
    : null;
