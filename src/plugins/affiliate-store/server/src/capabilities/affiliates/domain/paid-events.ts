import type { ClickPay, EarningCap, LeadPay, PaidEvents } from './event-pay';
import type { Terms } from './terms';

export type { ClickPay, EarningCap, EventCap, LeadPay, PaidEvents } from './event-pay';

type Events = PaidEvents | undefined;

/** What a lead pays by some terms; null where it pays nothing, whatever amount is written there. */
export const leadPayOf = (events: Events): LeadPay | null => (events?.scheme === 'click' ? null : (events?.lead ?? null));
export const clickPayOf = (events: Events): ClickPay | null => (events?.scheme === 'lead' ? null : (events?.click ?? null));

/** Whether sales pay: everywhere but in a program whose scheme is that of another event (B-50). */
export const salesPay = ({ events }: Pick<Terms, 'events'>): boolean => events === undefined || events.scheme === 'all';

/** Payments with a cap of their own: what is sold, instalments among it, and what goes on. */
export const CAPPED_PAYMENTS = ['sale', 'renewal'] as const;
export type CappedPayment = (typeof CAPPED_PAYMENTS)[number];

/** At most how much sales, or renewals, earn by some terms; null where there is no limit, or they pay nothing anyway. */
export const earningCapOf = (events: Events, of: CappedPayment): EarningCap | null => {
  if (events?.scheme !== 'all') return null;
  return (of === 'sale' ? events.saleCap : events.renewalCap) ?? null;
};

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

/** What another cap is to the affiliate. Of another period nobody can say that it is no loss; a currency that is not named has no limit. */
const compareCaps = (before: EarningCap | null, after: EarningCap | null): 'better' | 'worse' | null => {
  if (before === null || after === null) return before === after ? null : before === null ? 'worse' : 'better';
  if (before.period !== after.period) return 'worse';
  const currencies = [...new Set([...Object.keys(before.amounts), ...Object.keys(after.amounts)])];
  const gains = currencies.map((currency) => (after.amounts[currency] ?? UNLIMITED) - (before.amounts[currency] ?? UNLIMITED));
  if (gains.some((gain) => gain < 0)) return 'worse';
  return gains.some((gain) => gain > 0) ? 'better' : null;
};

const asTerms = (events: Events): Pick<Terms, 'events'> => (events ? { events } : {});

/** Where sales pay nothing any more, or not yet, their rate says what that is, and not their cap. */
const capVerdicts = (before: Events, after: Events) =>
  salesPay(asTerms(before)) && salesPay(asTerms(after))
    ? CAPPED_PAYMENTS.map((of) => compareCaps(earningCapOf(before, of), earningCapOf(after, of)))
    : [];

/** What another offer for clicks and leads, and another cap, is to the affiliate: one part that is worse makes it worse. What sales lose by it, their rate shows. */
export const compareEvents = (before: Events, after: Events): 'better' | 'worse' | null => {
  const parts = [
    compare(leadPayOf(before), leadPayOf(after)),
    compare(clickPayOf(before), clickPayOf(after)),
    ...capVerdicts(before, after),
  ];
  if (parts.includes('worse')) return 'worse';
  return parts.includes('better') ? 'better' : null;
};
