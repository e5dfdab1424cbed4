/** A condition that a column holds a text, in whatever case: `query.whereRaw(HOLDS, [column, holding(text)])`. */
export const HOLDS = "LOWER(??) LIKE ? ESCAPE '!'";

/** The text as LIKE wants it for {@link HOLDS}; its own wildcards stand for themselves. */
export const holding = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
