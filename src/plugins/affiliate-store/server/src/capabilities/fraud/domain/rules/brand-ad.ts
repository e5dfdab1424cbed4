import type { Rule } from '../finding';

/** The click was paid for in a search engine, and the contract forbids that on the shop's name. Which words were bought, a person finds out. */
export const brandAdRule: Rule = ({ brandAd = null }) =>
  brandAd === null ? null : { rule: 'BRAND_AD', score: 60, facts: { tag: brandAd } };
