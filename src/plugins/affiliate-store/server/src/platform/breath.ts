/**
 * Lets others have their turn between two pieces of long work. On SQLite a query answers at once, so that work which asks nobody else
 * would keep the process from everything until its end: a payout run of a few hundred people kept the desk waiting for forty seconds.
 */
export const letOthersIn = (): Promise<void> => new Promise((resume) => setImmediate(resume));
