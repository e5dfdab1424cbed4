const DAY_MS = 86_400_000;

/**
 * How long "this visit only" (a window of 0 days) lasts: four hours from the click. The store counts no page views, so a
 * visit is measured by its length; four hours leave time to read a long page and fetch a purse, and end before tomorrow.
 */
export const VISIT_MS = 4 * 3_600_000;

/** The window of a program in milliseconds. */
export const windowMs = (windowDays: number): number => (windowDays === 0 ? VISIT_MS : windowDays * DAY_MS);

/** True from the very moment of the click until just before the window ends: the start counts, the end does not. */
export const inWindow = (clickAt: number, at: number, windowDays: number): boolean => clickAt <= at && at < clickAt + windowMs(windowDays);
