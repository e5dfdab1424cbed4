/** How the payment that is due stands: how often it was refused, since when, and when it is tried again. Times UTC ms. */
export interface Dunning {
  readonly refusedTries: number;
  readonly overdueSince: number | null;
  readonly nextTryAt: number | null;
}

/** A refusal as the provider counts it. */
export interface Refusal {
  readonly tries: number;
  readonly nextTryAt: number | null;
}

/** Nothing is overdue. */
export const NOT_OVERDUE: Dunning = { refusedTries: 0, overdueSince: null, nextTryAt: null };

/** What a refusal adds; null for one that is known already, however often it is told. */
export const afterRefusal = (before: Dunning, { tries, nextTryAt }: Refusal, at: number): Dunning | null =>
  tries <= before.refusedTries ? null : { refusedTries: tries, overdueSince: before.overdueSince ?? at, nextTryAt };

export type Letter = 'first' | 'last';

/** Which letter a refusal is worth: the first, and the one after which a single try is left. Those between say nothing new. */
export const letterFor = (before: Dunning, after: Dunning, retries: number): Letter | null => {
  // With a single retry the first letter is the last warning too.
  const lastNow = after.nextTryAt !== null && after.refusedTries >= retries;
  if (before.refusedTries === 0) return lastNow && retries > 0 ? 'last' : 'first';
  return lastNow && before.refusedTries < retries ? 'last' : null;
};

const DAY = 86_400_000;

/** Whether an overdue subscription the provider tries no more is over: its days of grace are, too. */
export const isGivenUp = ({ overdueSince, nextTryAt }: Dunning, graceDays: number, at: number): boolean =>
  overdueSince !== null && nextTryAt === null && overdueSince + graceDays * DAY <= at;
