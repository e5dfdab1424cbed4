/** One time somebody was bound to who brought them, or unbound. Times UTC ms; `until` null for good. */
export interface Recruitment {
  readonly affiliateId: number;
  readonly programId: number;
  readonly sponsorId: number | null;
  readonly until: number | null;
  readonly beforeSponsorId: number | null;
  readonly beforeUntil: number | null;
  /** By the recruiter's link, or by staff. */
  readonly how: 'link' | 'staff';
  readonly reason: string | null;
  readonly at: number;
}

/** Who somebody is bound to, and until when. */
export interface Bound {
  readonly sponsorId: number | null;
  readonly sponsorUntil: number | null;
}

/**
 * Who somebody was bound to at a moment: the last time up to it says so, and before the first one what that one found. Whoever has no
 * row was bound when they joined, before there were any, and never since.
 */
export const boundAt = (rows: readonly Recruitment[], current: Bound, at: number): Bound => {
  const [first] = rows;
  if (!first) return current;
  const last = rows.filter((row) => row.at <= at).at(-1);
  return last
    ? { sponsorId: last.sponsorId, sponsorUntil: last.until }
    : { sponsorId: first.beforeSponsorId, sponsorUntil: first.beforeUntil };
};
