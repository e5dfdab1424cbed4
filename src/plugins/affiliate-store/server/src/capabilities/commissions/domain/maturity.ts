const DAY = 86_400_000;

/** How long money waits before it may be paid out: the program's hold and the product's guarantee, in days. */
export interface Waiting {
  readonly holdDays: number;
  readonly guaranteeDays: number;
}

/** When a share may be paid, UTC ms: after the longer of hold and guarantee, counted in days of 24 hours from payment. */
export const payableAt = (paidAt: number, { holdDays, guaranteeDays }: Waiting): number => paidAt + Math.max(holdDays, guaranteeDays) * DAY;

/** True from the very millisecond the waiting is over. */
export const isMature = (at: number, now: number): boolean => now >= at;
