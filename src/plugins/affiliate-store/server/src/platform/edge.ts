import type { Context, Next } from 'koa';
import { platformFailures } from './failures';
import { failureBody, statusOf } from './http-failures';
import type { FieldError } from './http-failures';
import type { Failure } from '../kernel/failure';

const OURS = /^\/(?:api\/)?affiliate-store(?:\/|$)/i;
const GRAPHQL = /^\/graphql(?:\/|$)/i;

const answer = (ctx: Context, failure: Failure, errors?: readonly FieldError[]): void => {
  // Whatever of the request is still on its way is not read, and must not be taken for the next request on this line.
  if (!ctx.req.complete && Number(ctx.get('content-length') || 1) > 0) ctx.set('Connection', 'close');
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure, errors);
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const isInherited = (step: string): boolean => step in {} || step === 'prototype';

/** Why an address is refused before anyone parses it; null for a good one. */
export const faultOfAddress = (path: string, query: string): FieldError | null => {
  const inPath = decoded(path);
  if (inPath === null || inPath.includes('\0')) return { path: ['path'], message: 'percent-encoded UTF-8 text without NUL' };
  for (const pair of query.split('&')) {
    const text = decoded(pair.replaceAll('+', ' '));
    if (text === null || text.includes('\0')) return { path: ['query'], message: 'percent-encoded UTF-8 text without NUL' };
    // Parsers drop such a name, and a filter that was not understood must not look like one that was applied.
    const [name = ''] = text.split('=');
    if (name.split(/[[\].]+/).some(isInherited)) return { path: ['query', name.slice(0, 100)], message: 'no such parameter' };
  }
  return null;
};

/** A body no endpoint of the store takes: parts would be written to the disk, packed bytes unpacked, before anyone has asked who sends them. */
const isForeignBody = (ctx: Context): boolean =>
  /^multipart\//i.test(ctx.get('content-type').trim()) || !['', 'identity'].includes(ctx.get('content-encoding').trim().toLowerCase());

/**
 * A page of another site acting with a visitor's cookie. Cookies are SameSite=Lax and do not travel so; a browser or a site that
 * loosened them must not open the door.
 */
const isForged = (ctx: Context): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(ctx.method) && ctx.get('sec-fetch-site') === 'cross-site' && ctx.get('cookie') !== '';

interface Refusal {
  readonly error?: { readonly name?: string; readonly message?: string; readonly details?: Readonly<Record<string, unknown>> };
}

const saysWhy = (body: Refusal | null | undefined): boolean => typeof body?.error?.details?.['code'] === 'string';

const isRefusal = (ctx: Context): boolean => (ctx.status >= 400 && ctx.status < 500) || ctx.status === 501;

// Bodies of others (pages, GraphQL's own answers) are not ours to word.
const isStrapis = (ctx: Context): boolean => {
  const body = ctx.body as Refusal | string | null | undefined;
  if (typeof body === 'object' && body !== null) return body.error !== undefined && !saysWhy(body);
  return OURS.test(ctx.path) && (body === null || body === undefined || typeof body === 'string');
};

const CODES = {
  401: 'UNAUTHENTICATED',
  404: 'NOTHING_HERE',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'NOT_JSON',
  429: 'RATE_LIMITED',
  501: 'METHOD_NOT_ALLOWED',
} as const;

const codeOf = (ctx: Context, { error }: Refusal): keyof typeof platformFailures.catalogue => {
  // Strapi answers strangers 403, too; who is not signed in is told to sign in.
  if (ctx.status === 403) return ctx.get('authorization') === '' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  if (ctx.status === 400 && error?.name === 'SyntaxError') return 'NOT_JSON';
  return CODES[ctx.status as keyof typeof CODES] ?? 'INVALID_INPUT';
};

/** What Strapi found wrong with a query, as the list that our own refusals carry. */
const listOf = ({ error }: Refusal): FieldError[] => {
  const { key, param, path } = error?.details ?? {};
  const steps = [param, path ?? key].filter((step) => typeof step === 'string' && step !== '');
  return [{ path: ['query', ...steps.map(String)], message: error?.message ?? 'not understood' }];
};

const say = (ctx: Context): void => {
  const refusal = (typeof ctx.body === 'object' ? ctx.body : {}) as Refusal;
  const code = codeOf(ctx, refusal ?? {});
  answer(ctx, platformFailures.because(code), code === 'INVALID_INPUT' ? listOf(refusal) : undefined);
};

/**
 * The outermost layer of every address of the store. It refuses what no endpoint can want before Strapi's parsers see it, and
 * gives what Strapi itself refuses a stable code and words for people.
 */
export const edge = (ctx: Context, next: Next): Promise<void> => {
  // Koa keeps parsed queries in a plain object, in which "?__proto__" and "?constructor" would find what objects inherit.
  (ctx.request as unknown as { _querycache: object })._querycache = Object.create(null) as object;
  const ours = OURS.test(ctx.path);
  return ours || GRAPHQL.test(ctx.path) ? guard(ctx, next, ours) : next();
};

const guard = async (ctx: Context, next: Next, ours: boolean): Promise<void> => {
  const fault = ours ? faultOfAddress(ctx.path, ctx.querystring) : null;
  if (fault) return answer(ctx, platformFailures.because('INVALID_INPUT'), [fault]);
  if (isForged(ctx)) return answer(ctx, platformFailures.because('FORBIDDEN'));
  if (isForeignBody(ctx)) return answer(ctx, platformFailures.because('NOT_JSON'));
  await next();
  if (isRefusal(ctx) && isStrapis(ctx)) say(ctx);
};
