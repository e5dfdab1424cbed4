/** An entry a person makes about somebody's balance; `credit` about their store credit. */
export type AdjustmentKind = 'bonus' | 'deduction' | 'write_off' | 'credit';
export type AdjustmentState = 'awaiting_approval' | 'booked' | 'rejected';

/** One entry with its reason and its author. Times are UTC ms. */
export interface Adjustment {
  readonly id: number;
  readonly publicId: string;
  readonly partyId: number;
  readonly currency: string;
  readonly kind: AdjustmentKind;
  /** Above zero, always. */
  readonly amount: number;
  readonly bucket: 'pending' | 'available';
  readonly reason: string;
  readonly state: AdjustmentState;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** The case whose decision made it; null for the rest. */
  readonly caseId: string | null;
  /** The contest it was won in; null for the rest. */
  readonly contestId: string | null;
}

/** What an adjustment adds to the balance of its party. */
export const effectOf = ({ kind, amount }: Pick<Adjustment, 'kind' | 'amount'>): number => (kind === 'deduction' ? -amount : amount);

/** A write-off gives up a debt and never more than it: beyond that it would be a bonus under another name. */
export const exceedsDebt = (kind: AdjustmentKind, amount: number, available: number): boolean =>
  kind === 'write_off' && amount > Math.max(0, -available);
