/** UTC ms as ISO 8601. */
export const isoOf = (at: number): string => new Date(at).toISOString();
/** The same where it may be missing. */
export const maybeIsoOf = (at: number | null): string | null => (at === null ? null : isoOf(at));

const DAY = 86_400_000;

/** Whole days of a filter, UTC, as moments: the last day is in it, its end is not. UTC ms. */
export const wholeDays = ({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): { readonly from: number | undefined; readonly until: number | undefined } => ({
  from: from === undefined ? undefined : Date.parse(from),
  until: to === undefined ? undefined : Date.parse(to) + DAY,
});
