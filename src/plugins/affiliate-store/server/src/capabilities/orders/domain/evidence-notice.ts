const DAY = 86_400_000;

/** What staff is told of a dispute that waits: that its answer is due soon, and a last time. */
export type EvidenceNotice = 'first' | 'last';

/** How many days before the deadline each notice goes out; 0 for none. */
export type NoticeDays = Readonly<Record<EvidenceNotice, number>>;

/**
 * Which notice a deadline wants now (UTC ms): the last one whose days have come. What comes late is told once and not twice at a time, and
 * nothing is told of a day that has passed.
 */
export const noticeDue = (dueAt: number, now: number, days: NoticeDays): EvidenceNotice | null => {
  if (dueAt <= now) return null;
  const reached = (notice: EvidenceNotice): boolean => days[notice] > 0 && dueAt - now <= days[notice] * DAY;
  return (['last', 'first'] as const).find(reached) ?? null;
};

/** Until which moment a deadline can want a notice. */
export const noticedUntil = (now: number, { first, last }: NoticeDays): number => now + Math.max(first, last) * DAY;
