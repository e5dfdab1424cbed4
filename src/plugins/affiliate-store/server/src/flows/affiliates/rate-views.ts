import type { PaidEventsView } from '../../../../contracts/paid-events';
import type { RateRuleView, TierLadderView } from '../../../../contracts/rates';
import type { Terms } from '../../capabilities/affiliates/service';

/** Rules as they travel, which is how they are kept. */
export const ruleViews = (rules: Terms['rules']): RateRuleView[] => structuredClone(rules ?? []) as RateRuleView[];

/** A ladder as it travels. */
export const ladderView = (tiers: Terms['tiers']): TierLadderView | null => (tiers ? (structuredClone(tiers) as TierLadderView) : null);

/** What pays beside sales, as it travels. */
export const eventsView = (events: Terms['events']): PaidEventsView | null => (events ? structuredClone(events) : null);
