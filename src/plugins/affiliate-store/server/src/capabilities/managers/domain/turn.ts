/**
 * Whose turn it is to look after a newcomer: whoever was given one longest ago. `lastTurns` is when each was given their last, in any number that
 * rises with time; who never was goes first, and of equals the first named. Null where there is nobody.
 */
export const whoseTurn = (takers: readonly number[], lastTurns: ReadonlyMap<number, number>): number | null =>
  [...takers].sort((a, b) => (lastTurns.get(a) ?? -1) - (lastTurns.get(b) ?? -1) || takers.indexOf(a) - takers.indexOf(b))[0] ?? null;
