const DAY = 86_400_000;

/** How a notice of an old balance stands or ended: still there, kept by its owner, over because money moved, or confirmed by staff. */
export type ForfeitureState = 'noticed' | 'kept' | 'moved' | 'confirmed' | 'turned_down';

/** That a balance will be given up, told to its owner. Amounts in minor units, times UTC ms. */
export interface ForfeitureNotice {
  readonly id: number;
  readonly publicId: string;
  readonly partyId: number;
  readonly currency: string;
  readonly amount: number;
  /** Whatever the months were counted from. */
  readonly idleSince: number;
  readonly months: number;
  readonly noticedAt: number;
  readonly dueAt: number;
  readonly state: ForfeitureState;
  readonly closedAt: number | null;
  /** The entry that took it, or is to; null before. */
  readonly adjustmentId: string | null;
}

/** The same day so many months later; the last of a shorter month. */
export const monthsLater = (at: number, months: number): number => {
  const [from, to] = [new Date(at), new Date(at)];
  to.setUTCMonth(from.getUTCMonth() + months);
  // The 31st of a month of thirty days is the first of the next: back to the last.
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  return to.getTime();
};

export interface ForfeitureRule {
  readonly months: number;
  readonly noticeDays: number;
}

export type ForfeitureStep = { readonly do: 'nothing' | 'spare' } | { readonly do: 'notice'; readonly dueAt: number };

/** What becomes of a balance at a moment. A notice always leaves its whole time, however late it is found out; whatever moves ends it. */
export const forfeitureStep = (
  { idle, standing }: { readonly idle: number; readonly standing: Pick<ForfeitureNotice, 'idleSince'> | null },
  { months, noticeDays }: ForfeitureRule,
  at: number,
): ForfeitureStep => {
  if (standing) return { do: idle > standing.idleSince ? 'spare' : 'nothing' };
  const over = monthsLater(idle, months);
  if (at < over - noticeDays * DAY) return { do: 'nothing' };
  return { do: 'notice', dueAt: Math.max(over, at + noticeDays * DAY) };
};
