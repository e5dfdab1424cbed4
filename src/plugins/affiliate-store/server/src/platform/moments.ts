/** UTC ms as ISO 8601. */
export const isoOf = (at: number): string => new Date(at).toISOString();
/** The same where it may be missing. */
export const maybeIsoOf = (at: number | null): string | null => (at === null ? null : isoOf(at));
