import type { Evidence, Limits } from './evidence';
import type { Finding, Rule } from './finding';
import { bannedSourceRule } from './rules/banned-source';
import { brandAdRule } from './rules/brand-ad';
import { clickFlood } from './rules/click-flood';
import { couponLeak } from './rules/coupon-leak';
import { disposableMailRule } from './rules/disposable-mail';
import { hastyOrder } from './rules/hasty-order';
import { lastSecondClick } from './rules/last-second-click';
import { sharedAccountRule } from './rules/shared-account';
import { sameHousehold } from './rules/same-household';
import { sameNameRule } from './rules/same-name';

const ALL: readonly Rule[] = [
  sameHousehold,
  sameNameRule,
  disposableMailRule,
  couponLeak,
  hastyOrder,
  lastSecondClick,
  clickFlood,
  bannedSourceRule,
  brandAdRule,
  sharedAccountRule,
];

/** Everything the rules find, in the order of the rules. */
export const judge = (evidence: Evidence, limits: Limits): readonly Finding[] => ALL.flatMap((rule) => rule(evidence, limits) ?? []);

export const scoreOf = (findings: readonly Finding[]): number => findings.reduce((sum, { score }) => sum + score, 0);

/** Whether what was found is enough to hold a share until a person has looked. */
export const isHeld = (findings: readonly Finding[], { holdFrom }: Limits): boolean => findings.length > 0 && scoreOf(findings) >= holdFrom;
