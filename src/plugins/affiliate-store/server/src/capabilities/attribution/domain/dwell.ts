/** A visit is measured for so long after its click: what a browser tells later is another visit. */
export const VISIT_MS = 4 * 3_600_000;
/** More than this is nobody reading: a page left open, or somebody pumping. */
export const MOST_SECONDS = 1_800;
const MOST_PAGES = 50;
/** Who saw one page for less than this went away again. */
export const BOUNCE_SECONDS = 10;

/** What is measured of a visit: for how long its pages were in sight, and how many they were. */
export interface Visit {
  readonly seconds: number;
  readonly pages: number;
}

/** What a visit adds to the sums of its day; negative where a visit stopped being something. */
export interface VisitChange {
  readonly visits: number;
  readonly seconds: number;
  readonly bounced: number;
}

/** A visit with what was told of it since. Nobody has looked for longer than there was since the click, whatever a browser says. */
export const grown = (before: Visit | null, told: Visit, sinceClickMs: number): Visit => {
  const elapsed = Math.max(0, Math.floor(sinceClickMs / 1_000));
  const seconds = Math.min((before?.seconds ?? 0) + Math.max(0, told.seconds), elapsed, MOST_SECONDS);
  return {
    // What was measured is not taken back by a clock that was set back.
    seconds: Math.max(before?.seconds ?? 0, seconds),
    pages: Math.min((before?.pages ?? 0) + Math.max(0, told.pages), MOST_PAGES),
  };
};

export const isBounce = ({ seconds, pages }: Visit): boolean => pages <= 1 && seconds < BOUNCE_SECONDS;

const bounces = (visit: Visit | null): number => (visit !== null && isBounce(visit) ? 1 : 0);

/** What the sums of a day gain by a visit that grew. */
export const changeOf = (before: Visit | null, after: Visit): VisitChange => ({
  visits: before === null ? 1 : 0,
  seconds: after.seconds - (before?.seconds ?? 0),
  bounced: bounces(after) - bounces(before),
});
