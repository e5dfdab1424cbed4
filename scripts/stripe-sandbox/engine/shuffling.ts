/** A small repeatable source of chance (mulberry32), so that a disorder found once can be found again. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The items in an order drawn by chance. */
export function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    const kept = out[at];
    const swapped = out[other];
    if (kept === undefined || swapped === undefined) continue;
    out[at] = swapped;
    out[other] = kept;
  }
  return out;
}
