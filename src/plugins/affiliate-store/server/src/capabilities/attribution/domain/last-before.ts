/**
 * The highest number up to which a moment had not come, among numbers that rise with time but for stragglers. `isBefore` is asked of the row at a
 * number, or the next one above it. Stragglers make the answer higher and never lower, and it takes as many looks as the highest number has
 * bits; one where the moment has not come at all.
 */
export const lastBefore = async (highest: number, isBefore: (number: number) => Promise<boolean>): Promise<number> => {
  if (highest < 1 || (await isBefore(highest))) return highest;
  let [before, after] = [0, highest];
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2);
    if (await isBefore(middle)) before = middle;
    else after = middle;
  }
  return before;
};
