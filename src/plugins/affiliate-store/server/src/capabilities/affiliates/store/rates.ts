import { paidEvents } from '../../../../../contracts/paid-events';
import { rateRules, tierLadder } from '../../../../../contracts/rates';
import type { Terms } from '../domain/terms';

const parsed = (text: string | null): unknown => {
  try {
    return text === null || text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
};

interface Kept {
  readonly rules: string | null;
  readonly tiers: string | null;
  readonly events: string | null;
}

/** Rules, tiers and paid events of a program as its row keeps them; null where what is written there are none. Nothing where there is nothing. */
export const ratesIn = (row: Kept): Pick<Terms, 'rules' | 'tiers' | 'events'> | null => {
  const rules = rateRules.optional().safeParse(parsed(row.rules));
  const tiers = tierLadder.optional().safeParse(parsed(row.tiers));
  const events = paidEvents.optional().safeParse(parsed(row.events));
  if (!rules.success || !tiers.success || !events.success) return null;
  const [list, ladder] = [(rules.data ?? []) as NonNullable<Terms['rules']>, tiers.data as Terms['tiers']];
  return {
    ...(list.length === 0 ? {} : { rules: list }),
    ...(ladder === undefined ? {} : { tiers: ladder }),
    ...(events.data === undefined ? {} : { events: events.data as NonNullable<Terms['events']> }),
  };
};

/** The same as a row keeps it. */
export const ratesAsText = ({ rules, tiers, events }: Pick<Terms, 'rules' | 'tiers' | 'events'>): Kept => ({
  rules: rules === undefined || rules.length === 0 ? null : JSON.stringify(rules),
  tiers: tiers === undefined ? null : JSON.stringify(tiers),
  events: events === undefined ? null : JSON.stringify(events),
});
