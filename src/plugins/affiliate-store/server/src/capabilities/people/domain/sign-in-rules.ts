const MINUTE = 60_000;

/** How many wrong passwords lock an address. */
export const WRONG_PASSWORDS = 5;
/** How long the lock holds, ms. A mailed link signs in all the same. */
export const LOCK_MS = 15 * MINUTE;
/** Wrong passwords older than this are forgotten, ms. */
export const FORGET_AFTER_MS = 60 * MINUTE;

/** How long a link works, ms: one asked for is used at once, one in a receipt is read when there is time. */
export const LINK_LIFE_MS = { sign_in: 30 * MINUTE, access: 7 * 24 * 60 * MINUTE } as const;
/** Links one address is mailed in an hour; further wishes are answered alike and not fulfilled. */
export const LINKS_PER_HOUR = 5;
/** And in a day: somebody patient would otherwise fill a mailbox all the same. */
export const LINKS_PER_DAY = 15;
/** How long after entering by a link a password may be set without the old one, ms. */
export const FRESH_LINK_MS = 15 * MINUTE;

/** What is kept of a link. Times UTC ms. */
export interface KeptLink {
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** Why a link that could not be used up was refused. */
export const whyRefused = (link: KeptLink | null): 'LINK_INVALID' | 'LINK_USED' | 'LINK_EXPIRED' => {
  if (!link) return 'LINK_INVALID';
  return link.usedAt === null ? 'LINK_EXPIRED' : 'LINK_USED';
};

/** What is remembered of how a session began. */
export interface SessionOrigin {
  readonly entrance: string | null;
  readonly enteredAt: number | null;
}

/** True while a session is young enough, and came by a link, to stand in for the current password. */
export const isFreshFromLink = ({ entrance, enteredAt }: SessionOrigin, now: number): boolean =>
  entrance === 'link' && enteredAt !== null && now >= enteredAt && now - enteredAt <= FRESH_LINK_MS;

/** True while a session is young enough to stand for its owner, by whichever way they came in. */
export const isFresh = ({ enteredAt }: SessionOrigin, now: number): boolean =>
  enteredAt !== null && now >= enteredAt && now - enteredAt <= FRESH_LINK_MS;

/** Seconds, at least one, until a lock ends. */
export const secondsUntil = (lockedUntil: number, now: number): number => Math.max(1, Math.ceil((lockedUntil - now) / 1000));
