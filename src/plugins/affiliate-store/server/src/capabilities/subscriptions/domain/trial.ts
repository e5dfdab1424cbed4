const DAY = 86_400_000;

/** How long before free days are over their subscriber is reminded. */
export const TRIAL_NOTICE_MS = 3 * DAY;

/** What of a subscription says whether its free days are nearly over. Times UTC ms. */
export interface Trial {
  readonly state: string;
  readonly cancelAtPeriodEnd: boolean;
  readonly pausedAt: number | null;
  readonly startedAt: number;
  readonly periodEndsAt: number;
}

/** Whether a reminder is due: in the last days, of more than those, and only where something will be charged. */
export const isTrialEnding = ({ state, cancelAtPeriodEnd, pausedAt, startedAt, periodEndsAt }: Trial, at: number): boolean =>
  state === 'trialing' &&
  !cancelAtPeriodEnd &&
  pausedAt === null &&
  periodEndsAt > at &&
  periodEndsAt - at <= TRIAL_NOTICE_MS &&
  // Of a shorter trial the letter with which it began has just said it.
  periodEndsAt - startedAt > TRIAL_NOTICE_MS;
