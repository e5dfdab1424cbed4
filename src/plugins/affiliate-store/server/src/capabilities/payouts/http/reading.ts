/** Where a list was left: the id of its last row; null when it is not one of ours. */
export const placeOf = (cursor: string | undefined): { readonly before?: number } | null => {
  if (cursor === undefined) return {};
  return /^\d{1,15}$/.test(cursor) ? { before: parseInt(cursor, 10) } : null;
};

/** Minor units that travelled as digits; the contract has checked that they are digits, and few enough to be exact. */
export const minorOf = (digits: string): number => parseInt(digits, 10);
