/** Where a list was left: the sort values of its last row, opaque to callers. */
export type Place = readonly (string | number)[];

/** The cursor that continues behind a row. */
export const cursorAt = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor back; null when it is not one of ours (`shape` names the types of its parts). */
export const readCursor = (cursor: string, shape: readonly ('string' | 'number')[]): Place | null => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(place) || place.length !== shape.length) return null;
    return place.every((part, index) => typeof part === shape[index]) ? (place as Place) : null;
  } catch {
    return null;
  }
};
