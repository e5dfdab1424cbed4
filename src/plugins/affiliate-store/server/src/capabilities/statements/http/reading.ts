import { readCursor } from '../../../platform/cursor';
import type { StatementPlace } from '../service';

/** Where a list was left; undefined at its beginning, null when it is not one of ours. */
export const placeOf = (cursor: string | undefined): StatementPlace | null | undefined => {
  if (cursor === undefined) return undefined;
  const place = readCursor(cursor, ['string', 'row']);
  return place && { month: place[0] as string, row: place[1] as number };
};
