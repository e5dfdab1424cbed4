import type { ClickPay, LeadPay, PaidEvents } from './event-pay';
import type { Terms } from './terms';

export type { ClickPay, EventCap, LeadPay, PaidEvents } from './event-pay';

type Events = PaidEvents | undefined;

/** What a lead pays by some terms; null where it pays nothing, whatever amount is written there. */
export const leadPayOf = (events: Events): LeadPay | null => (events?.scheme === 'click' ? null : (events?.lead ?? null));
export const clickPayOf = (events: Events): ClickPay | null => (events?.scheme === 'lead' ? null : (events?.click ?? null));

/** Whether sales pay: everywhere but in a program whose scheme is that of another event (B-50). */
export const salesPay = ({ events }: Pick<Terms, 'events'>): boolean => events === undefined || events.scheme === 'all';

/** Terms as sales are paid by them: where another event pays instead, the rate is nothing, whoever it was promised to. */
export const asSalesPay = <T extends Terms>(terms: T): T => {
  if (salesPay(terms)) return terms;
  const { rules: _rules, tiers: _tiers, ...rest } = terms;
  return { ...rest, rateBasisPoints: 0, secondTierBasisPoints: 0 } as T;
};

const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Each number that tells two offers apart, more being better; what cannot be compared is no number. */
const measures = (pay: ClickPay & { readonly acceptAfterDays?: number | null }): readonly number[] => [
  pay.amount,
  pay.cap.count ?? UNLIMITED,
  pay.cap.amount ?? UNLIMITED,
  pay.acceptAfterDays === undefined ? 0 : -(pay.acceptAfterDays ?? UNLIMITED),
];

const compare = (before: ClickPay | null, after: ClickPay | null): 'better' | 'worse' | null => {
  if (before === null || after === null) return before === after ? null : before === null ? 'better' : 'worse';
  // Another currency or period is another promise: nobody can say that it is no loss.
  if (before.currency !== after.currency || before.cap.period !== after.cap.period) return 'worse';
  const [was, is] = [measures(before), measures(after)];
  if (is.some((value, at) => value < (was[at] ?? 0))) return 'worse';
  return is.some((value, at) => value > (was[at] ?? 0)) ? 'better' : null;
};

/** What another offer for clicks and leads is to the affiliate: one part that is worse makes it worse. What sales lose by it, their rate shows. */
export const compareEvents = (before: Events, after: Events): 'better' | 'worse' | null => {
  const parts = [compare(leadPayOf(before), leadPayOf(after)), compare(clickPayOf(before), clickPayOf(after))];
  if (parts.includes('worse')) return 'worse';
  return parts.includes('better') ? 'better' : null;
};
