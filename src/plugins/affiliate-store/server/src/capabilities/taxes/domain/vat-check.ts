/** What was heard about a VAT id, as it is kept. Times UTC ms. */
export interface VatCheck {
  readonly id: number;
  readonly vatId: string;
  readonly requester: string;
  readonly state: 'valid' | 'invalid' | 'unanswered';
  readonly consultation: string | null;
  readonly answeredAt: number | null;
  readonly name: string | null;
  readonly address: string | null;
  /** Why there is no answer. */
  readonly why: string | null;
  readonly askedAt: number;
}

/** How the shop asks, and what it does where nobody answers. */
export interface VatPolicy {
  readonly ask: boolean;
  readonly unanswered: 'accept' | 'charge';
}

/**
 * How a VAT id stands for a sale that it would free from tax: by its form alone where nobody is asked; `confirmed`; `refused`; or without
 * an answer, where the policy takes its form for now (`unverified`) or charges the tax (`charged`).
 */
export type VatStanding = 'form' | 'confirmed' | 'refused' | 'unverified' | 'charged';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** An answer is proof for the sale it was asked for: one of yesterday is asked for again. */
export const FRESH_MS = DAY;

const isFresh = (check: VatCheck, at: number): boolean => check.state !== 'unanswered' && at - check.askedAt < FRESH_MS;

export const standingOf = (latest: VatCheck | null, policy: VatPolicy, at: number): VatStanding => {
  if (!policy.ask) return 'form';
  if (latest && isFresh(latest, at)) return latest.state === 'valid' ? 'confirmed' : 'refused';
  return policy.unanswered === 'accept' ? 'unverified' : 'charged';
};

/** Whether a sale with it may go without tax. */
export const countsAsCompany = (standing: VatStanding): boolean => standing !== 'refused' && standing !== 'charged';

/** Whether to ask now: where there is no fresh answer, but not again within a minute of having got none. */
export const isToAsk = (latest: VatCheck | null, policy: VatPolicy, at: number): boolean => {
  if (!policy.ask || (latest && isFresh(latest, at))) return false;
  return latest === null || latest.state !== 'unanswered' || at - latest.askedAt >= MINUTE;
};

const WAITS = [15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE] as const;

/** When to ask again after so many tries in vain: soon at first, then once a day. */
export const nextTryAt = (tries: number, at: number): number => at + (WAITS[tries] ?? DAY);
