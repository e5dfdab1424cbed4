import type { Rule } from '../finding';

/** The click came from an advertisement, where the program forbids them. */
export const paidAdRule: Rule = ({ paidAd }) => (paidAd === null ? null : { rule: 'PAID_AD', score: 70, facts: { tag: paidAd } });
