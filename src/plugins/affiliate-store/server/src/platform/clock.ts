import type { Core } from '@strapi/strapi';

let offset = 0;
/** Where the clock stands, UTC ms, while a journey of the demo is under way; null where it goes. */
let standing: number | null = null;

/** The store's time, UTC epoch milliseconds. Nothing else in the product may read the system clock. */
export const now = (): number => standing ?? Date.now() + offset;

/** The system's own time, UTC ms: for checking what others stamped, and for leases and caches that age in real time. */
export const wallClock = (): number => Date.now();

/** Elapsed real time in milliseconds, for measuring; never for deciding. */
export const stopwatch = (): number => performance.now();

/** How far the store's clock runs ahead of the system's; 0 outside the demo and tests. */
export const clockOffset = (): number => (standing === null ? offset : standing - Date.now());

/** Whether the clock of this demo stands still, and only goes when it is told to. */
export const clockStands = (): boolean => standing !== null;

/** Whether this instance may move its clock: only the demo and tests may, never a shop that takes money. */
export const clockMoves = (): boolean => process.env['AFFILIATE_STORE_DEMO'] === 'true' || process.env['NODE_ENV'] === 'test';

const KEY = { type: 'plugin', name: 'affiliate-store', key: 'clock' } as const;

const mayMove = (): void => {
  if (!clockMoves()) throw new Error('the clock of a live shop cannot be moved');
};

const remember = (strapi: Core.Strapi): Promise<void> => strapi.store(KEY).set({ value: { offset: clockOffset() } });

/** Moves the clock forward and remembers it across restarts. */
export const advanceClock = async (strapi: Core.Strapi, milliseconds: number): Promise<number> => {
  mayMove();
  if (standing === null) offset += milliseconds;
  else standing += milliseconds;
  await remember(strapi);
  return now();
};

/** Stops the clock at a moment, UTC ms, that is not over yet: from here on its time is what it is told, to the millisecond. */
export const standClock = async (strapi: Core.Strapi, at: number): Promise<number> => {
  mayMove();
  standing = Math.max(at, now());
  await remember(strapi);
  return standing;
};

/** Lets a clock that stands go on from where it is. A demo that was closed meanwhile does so by itself. */
export const letClockGo = async (strapi: Core.Strapi): Promise<number> => {
  offset = clockOffset();
  standing = null;
  await remember(strapi);
  return now();
};

/** A new demo may begin in the past, so that the history it is filled with ends today and not in days to come. */
const beginning = (): number => -86_400_000 * (Number(process.env['AFFILIATE_STORE_DEMO_BEGINS_DAYS_AGO']) || 0);

/** Restores the clock of a demo that was stopped. */
export const restoreClock = async (strapi: Core.Strapi): Promise<void> => {
  standing = null;
  if (!clockMoves()) return;
  const saved = (await strapi.store(KEY).get({})) as { offset?: number } | null;
  offset = saved?.offset ?? beginning();
};
