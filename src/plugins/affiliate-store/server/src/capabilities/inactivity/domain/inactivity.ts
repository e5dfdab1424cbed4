const DAY = 86_400_000;

/** The fewest days without a sale a program may ask for, and how long before the end an affiliate is warned (B-58). */
export const FEWEST_DAYS = 90;
export const WARNED_BEFORE_DAYS = 37;

/** How a warning stands or ended. */
export type WarningState = 'warned' | 'spared' | 'ended' | 'resumed';

export interface Warning {
  readonly id: number;
  readonly affiliateId: number;
  readonly programId: number;
  readonly days: number;
  /** The sale, or the beginning, the days were counted from. Times UTC ms. */
  readonly idleSince: number;
  readonly warnedAt: number;
  readonly endsAt: number;
  readonly state: WarningState;
  readonly closedAt: number | null;
}

/** What starts the days anew: joining, a sale, the beginning of the rule itself, and staff who took an end back. UTC ms, null for never. */
export interface Signs {
  readonly joinedAt: number;
  readonly ruleSince: number;
  readonly lastSaleAt: number | null;
  readonly resumedAt: number | null;
}

export const idleSince = ({ joinedAt, ruleSince, lastSaleAt, resumedAt }: Signs): number =>
  Math.max(joinedAt, ruleSince, lastSaleAt ?? 0, resumedAt ?? 0);

export type Step = { readonly do: 'nothing' } | { readonly do: 'warn'; readonly endsAt: number } | { readonly do: 'spare' | 'end' };

/**
 * What becomes of somebody at a moment. A warning always leaves its whole time, also where it comes late; a sale after it ends it, and the
 * days begin anew.
 */
export const stepAt = (
  {
    idle,
    days,
    standing,
  }: { readonly idle: number; readonly days: number; readonly standing: Pick<Warning, 'idleSince' | 'endsAt'> | null },
  at: number,
): Step => {
  if (standing) {
    if (idle > standing.idleSince) return { do: 'spare' };
    return { do: at >= standing.endsAt ? 'end' : 'nothing' };
  }
  const over = idle + days * DAY;
  if (at < over - WARNED_BEFORE_DAYS * DAY) return { do: 'nothing' };
  return { do: 'warn', endsAt: Math.max(over, at + WARNED_BEFORE_DAYS * DAY) };
};
