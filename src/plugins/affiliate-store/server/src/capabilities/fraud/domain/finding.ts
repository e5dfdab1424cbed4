import type { Evidence, Limits } from './evidence';

/** The rules, by the code a finding carries. */
export const RULES = [
  'SAME_HOUSEHOLD',
  'SAME_NAME',
  'DISPOSABLE_MAIL',
  'COUPON_LEAK',
  'HASTY_ORDER',
  'LAST_SECOND_CLICK',
  'CLICK_FLOOD',
  'BANNED_SOURCE',
  'BRAND_AD',
  'SHARED_ACCOUNT',
] as const;
export type RuleCode = (typeof RULES)[number];

/** What one rule found; `facts` are for staff alone. */
export interface Finding {
  readonly rule: RuleCode;
  readonly score: number;
  readonly facts: Readonly<Record<string, string>>;
}

/** A rule: it looks at evidence and limits and nothing else, so that it finds the same whenever it is asked. */
export type Rule = (evidence: Evidence, limits: Limits) => Finding | null;

/** Whom a finding of one payout account names, by public id; nobody in every other. */
export const sharersIn = ({ rule, facts }: Pick<Finding, 'rule' | 'facts'>): readonly string[] =>
  rule === 'SHARED_ACCOUNT' ? (facts['with'] ?? '').split(' ').filter(Boolean) : [];
