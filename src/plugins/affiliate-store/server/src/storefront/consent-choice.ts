import type { Context } from 'koa';
import { placeIn } from './currency-choice';

export type Consent = 'granted' | 'refused';

/** Read by tracking and by whatever banner a site puts in place of ours, which is why scripts may read it. */
const COOKIE = 'afs_consent';
const VISITOR = 'afs_visitor';
const HALF_A_YEAR = 15_552_000;

const isConsent = (value: unknown): value is Consent => value === 'granted' || value === 'refused';

/** What a visitor answered before; null where they have not. */
export const consentOf = (cookie: string | undefined): Consent | null => {
  const said = /(?:^|;\s*)afs_consent=(\w+)(?:;|$)/.exec(cookie ?? '')?.[1];
  return isConsent(said) ? said : null;
};

/**
 * Keeps what a visitor answered and says where to go on: to the page they were on, never elsewhere. A refusal takes the visitor's cookie
 * away; with a yes the page is asked for again as it was, with the code its address may carry, which now may be kept.
 */
export const chooseConsent = (ctx: Context, locale: string): string => {
  const { choice, back } = ((ctx.request as { body?: unknown }).body ?? {}) as { readonly choice?: unknown; readonly back?: unknown };
  const secure = ctx.secure ? '; Secure' : '';
  if (isConsent(choice)) ctx.append('Set-Cookie', `${COOKIE}=${choice}; Path=/; Max-Age=${HALF_A_YEAR}; SameSite=Lax${secure}`);
  if (choice === 'refused') ctx.append('Set-Cookie', `${VISITOR}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`);
  const [path, search] = placeIn(typeof back === 'string' ? back : '/');
  return `/store/${locale}${path === '/' ? '' : path}${search === '' ? '' : `?${search}`}`;
};
