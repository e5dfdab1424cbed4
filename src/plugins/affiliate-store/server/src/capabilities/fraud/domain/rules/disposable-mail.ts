import type { Rule } from '../finding';

/** Buyer or affiliate writes from a mailbox that anybody opens for ten minutes. */
export const disposableMailRule: Rule = ({ disposableMail }, limits) =>
  limits.disposableMail && disposableMail !== null ? { rule: 'DISPOSABLE_MAIL', score: 50, facts: { whose: disposableMail } } : null;
