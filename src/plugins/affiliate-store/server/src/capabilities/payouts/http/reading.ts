import { rowOfCursor } from '../../../platform/cursor';

/** Where a list was left: the id of its last row; null when it is not one of ours. */
export const placeOf = (cursor: string | undefined): { readonly before?: number } | null => {
  const row = rowOfCursor(cursor);
  return row === null ? null : row === undefined ? {} : { before: row };
};

/** Minor units that travelled as digits; the contract has checked that they are digits, and few enough to be exact. */
export const minorOf = (digits: string): number => parseInt(digits, 10);
