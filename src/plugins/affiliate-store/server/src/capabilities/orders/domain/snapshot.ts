import type { Minor } from '../../../kernel/money';

/** One line as it was sold. Amounts are minor units of the snapshot's currency. */
export interface SnapshotLine {
  readonly line: number;
  readonly offerId: string;
  readonly offerName: string;
  readonly productId: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly coverUrl: string | null;
  readonly seller: string;
  readonly gross: Minor;
  readonly tax: Minor;
  readonly memberGroupId: number | null;
  readonly seatLimited: boolean;
  readonly guaranteeDays: number;
  readonly holdDays: number;
  /** The frozen split plan (SplitPlan of the commissions room). */
  readonly plan: unknown;
  /** What is paid again and again, where the line is a subscription. `gross` above is what is paid now: nothing, in a trial. */
  readonly renewal?: {
    readonly interval: 'month' | 'year';
    readonly count: number;
    readonly trialDays: number;
    readonly gross: Minor;
    /** How many payments earn commission; null for all. */
    readonly maxPayments: number | null;
  };
  readonly program: { readonly id: number; readonly name: string; readonly version: number } | null;
}

/** Everything an order was promised at its creation; frozen, hashed, never read from live settings again. */
export interface OrderSnapshot {
  readonly currency: string;
  readonly country: string;
  readonly taxRateBasisPoints: number;
  readonly lines: readonly SnapshotLine[];
  readonly consents: ReadonlyArray<{ readonly key: string; readonly version: string; readonly at: number }>;
  /** Whose sale it was found to be when the order was placed (Decision of the attribution room), one for each program. */
  readonly decisions: readonly unknown[];
  readonly statementDescriptor: string;
}
