import type { Context, Next } from 'koa';
import { platformFailures } from './failures';
import { failureBody, statusOf } from './http-failures';

const OURS = /^\/(?:api\/)?affiliate-store\//;

interface Body {
  readonly error?: { readonly details?: { readonly code?: unknown } };
}

const saysWhy = (body: unknown): boolean => typeof (body as Body | null)?.error?.details?.code === 'string';

/**
 * What Strapi itself refuses on our addresses is said in our words, with a stable code: who is not signed in is 401 and is told
 * to sign in (Strapi answers 403 to strangers), who is signed in and may not is 403.
 */
export const sayWhyStrapiRefused = async (ctx: Context, next: Next): Promise<void> => {
  await next();
  if ((ctx.status !== 401 && ctx.status !== 403) || !OURS.test(ctx.path) || saysWhy(ctx.body)) return;
  const failure = platformFailures.because(ctx.status === 401 || ctx.get('authorization') === '' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};
