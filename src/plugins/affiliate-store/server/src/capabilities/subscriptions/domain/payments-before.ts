/** An earlier payment of a subscription. */
export interface EarlierPayment {
  /** Minor units; nothing where the days were free. */
  readonly paid: number;
  /** When the last of it went back (UTC ms); null where something of it stands. */
  readonly wholeBackAt: number | null;
}

/**
 * How many earlier payments are among the first so many a program pays for, at a moment (E10). Free days are no payment. One that was given
 * back whole by then counts only where that was agreed; what goes back later changes nothing of what was counted.
 */
export const countedBefore = (earlier: readonly EarlierPayment[], at: number, refundedCount: boolean): number =>
  earlier.filter(({ paid, wholeBackAt }) => paid > 0 && (refundedCount || wholeBackAt === null || wholeBackAt > at)).length;
