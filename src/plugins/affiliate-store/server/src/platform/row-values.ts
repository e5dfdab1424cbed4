/** A whole number of a row, which drivers give as text or number; null where there is none. */
export const maybeNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** A text of a row; null where there is none. */
export const maybeText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));
