/**
 * What is counted of one place in a program, minor units or numbers of sales. `earned` is always the sum of what was taken back and of the
 * states what is left is in.
 */
export const MEASURES = [
  'leads',
  'sales',
  'revenue',
  'refunded_sales',
  'refunded',
  'disputed_sales',
  'earned',
  'reversed',
  'pending',
  'available',
  'held',
  'in_payout',
  'paid',
  'ended',
] as const;
export type Measure = (typeof MEASURES)[number];
export type PlaceFigures = Readonly<Record<Measure, number>>;

const each = (of: (measure: Measure) => number): PlaceFigures =>
  Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as unknown as PlaceFigures;

export const NO_FIGURES: PlaceFigures = each(() => 0);
export const plusFigures = (a: PlaceFigures, b: PlaceFigures): PlaceFigures => each((measure) => a[measure] + b[measure]);
export const minusFigures = (a: PlaceFigures, b: PlaceFigures): PlaceFigures => each((measure) => a[measure] - b[measure]);
export const isNothing = (figures: PlaceFigures): boolean => MEASURES.every((measure) => figures[measure] === 0);

/**
 * What an event moved of one place. `day` is the day of the sale it belongs to, `booked` the day on which it was written down (both UTC):
 * a refund of December moves the day of the sale in November, and is known from December on.
 */
export interface PlaceMove {
  readonly affiliateId: number;
  readonly programId: number;
  /** The month they joined in, as `2026-11`. */
  readonly joined: string;
  readonly day: string;
  readonly booked: string;
  /** What happened, as the state table of commissions names it; `lead` for a lead. */
  readonly cause: string;
  /** Empty for what is not money. */
  readonly currency: string;
  readonly figures: PlaceFigures;
}

/** The months from one to another, both included, as `2026-11`; at most ten years of them. */
export const monthsFrom = (first: string, last: string): readonly string[] => {
  const months: string[] = [];
  const at = new Date(`${first}-01T00:00:00Z`);
  while (months.length < 120) {
    const month = at.toISOString().slice(0, 7);
    if (month > last) break;
    months.push(month);
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  return months;
};
