const [MINUTE, HOUR] = [60_000, 3_600_000];

/** How long after each failed try comes the next; after the last of them nobody tries any more. Some three days in all. */
const PAUSES = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** How long to wait after so many failed tries, ms; null when it is given up. */
export const pauseAfter = (failedTries: number): number | null => PAUSES[failedTries - 1] ?? null;

/** What an answer means: any 2xx is taken, 410 asks never to be told again, all else is tried again. A redirect is not followed. */
export const verdictOf = (status: number | null): 'taken' | 'gone' | 'again' => {
  if (status === null) return 'again';
  if (status >= 200 && status < 300) return 'taken';
  return status === 410 ? 'gone' : 'again';
};
