const HOUR_MS = 3_600_000;

/** Judges how often one place counts for one thing within an hour. */
export interface Crowd {
  /** True while the place has not been counted too often. */
  readonly counts: (thing: string, place: string, at: number) => boolean;
}

/**
 * Remembers within the hour how often each place was seen, in memory alone: nothing of it is written anywhere, and a restart forgets it.
 * More places than it can hold are a crowd from everywhere; what is known is then forgotten, and counting begins anew.
 */
export const crowd = (most: number, places: number): Crowd => {
  const seen = new Map<string, number>();
  let hour = 0;
  return {
    counts: (thing, place, at) => {
      const now = Math.floor(at / HOUR_MS);
      if (now !== hour || seen.size >= places) seen.clear();
      hour = now;
      const key = `${thing} ${place}`;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return times <= most;
    },
  };
};
