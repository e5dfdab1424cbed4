import { rowNumber } from '../../../contracts/primitives';
import { holdsNoText } from './parse-input';

/** Where a list was left: the sort values of its last row, opaque to callers. */
export type Place = readonly (string | number)[];

/** The cursor that continues behind a row. */
export const cursorAt = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The end of the year 9999, UTC ms: no row is younger. */
const LAST_MOMENT = 253_402_300_799_999;

type Part = 'string' | 'number' | 'row';

const fits = (part: unknown, wanted: Part): boolean => {
  if (wanted === 'string') return typeof part === 'string' && !holdsNoText(part);
  if (wanted === 'row') return rowNumber.safeParse(String(part)).success && typeof part === 'number';
  return Number.isSafeInteger(part) && Math.abs(part as number) <= LAST_MOMENT;
};

/** Reads a cursor back; null when it is not one of ours. `shape` names its parts: texts, moments or other whole numbers, numbers of rows. */
export const readCursor = (cursor: string, shape: readonly Part[]): Place | null => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(place) || place.length !== shape.length) return null;
    return shape.every((wanted, index) => fits(place[index], wanted)) ? (place as Place) : null;
  } catch {
    return null;
  }
};

/** The row a cursor of bare digits names; null when it is not one of ours, undefined when there is none. */
export const rowOfCursor = (cursor: string | undefined): number | null | undefined => {
  if (cursor === undefined) return undefined;
  return rowNumber.safeParse(cursor).success ? Number(cursor) : null;
};
