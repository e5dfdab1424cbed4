import type { Core } from '@strapi/strapi';
import type { Context, Middleware, Next } from 'koa';
import { linkFollower, type Followed, type LinkFollower } from '../../../flows/follow-link';
import { attribution, mayTrack, queryWithout, refusalOfVisit, safeTarget, type AttributionService, type TouchKind, type TrackingRules } from '../service';

const VISITOR_COOKIE = 'afs_visitor';
const VISITOR = new RegExp(`(?:^|;\\s*)${VISITOR_COOKIE}=([A-Za-z0-9]{32})(?:;|$)`);
const CONSENT = /(?:^|;\s*)afs_consent=([a-z]{1,20})(?:;|$)/;
const LINK = '/r/';
const PAGE = /^\/(?:store(?:\/.*)?)?$/;

interface Tools { readonly strapi: Core.Strapi; readonly room: () => AttributionService; readonly links: LinkFollower }

/** A code on its way: where it was found, and where its visitor goes next. */
interface Arrival { readonly code: string; readonly kind: TouchKind; readonly target: string }

const sendOn = (ctx: Context, target: string, status = 302): void => {
  ctx.status = status;
  ctx.set('Location', target);
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  ctx.set('Content-Security-Policy', "frame-ancestors 'none'");
  ctx.set('X-Frame-Options', 'DENY');
};

const comeBack = (ctx: Context, words: string): void => {
  ctx.status = 503;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Retry-After', '1');
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = words;
};

const setVisitor = (ctx: Context, { cookie, cookieSeconds }: Followed, https: boolean): void => {
  if (cookie === null) return;
  ctx.append('Set-Cookie', `${VISITOR_COOKIE}=${cookie}; Path=/; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Lax${https || ctx.secure ? '; Secure' : ''}`);
};

const notATouch = (ctx: Context, { room }: Tools, declaredBot: boolean) => {
  const userAgent = ctx.get('user-agent');
  return refusalOfVisit({
    method: ctx.method, userAgent, robot: room().agent(userAgent).robot, declaredBot, secFetchDest: ctx.get('sec-fetch-dest'), secFetchMode: ctx.get('sec-fetch-mode'),
    secPurpose: ctx.get('sec-purpose'), purpose: ctx.get('purpose'), xPurpose: ctx.get('x-purpose'), xMoz: ctx.get('x-moz'),
  });
};

const permitted = (ctx: Context, rules: TrackingRules): boolean =>
  mayTrack(rules.consent, { consent: CONSENT.exec(ctx.get('cookie'))?.[1], privacyControl: ctx.get('sec-gpc') === '1' });

const keep = ({ links }: Tools, ctx: Context, rules: TrackingRules, { code, kind, target }: Arrival, tracked: boolean): Promise<Followed | null> =>
  links.follow(code, {
    kind, landing: target, ip: ctx.ip, userAgent: ctx.get('user-agent'), country: rules.countryHeader === '' ? null : ctx.get(rules.countryHeader),
    visitor: VISITOR.exec(ctx.get('cookie'))?.[1], mayTrack: tracked, mostKept: rules.mostKept,
  });

/** Keeps the click and hands the visitor on. What could not be kept is not hidden: the visitor is asked to come again. */
const keepAndGo = async (tools: Tools, ctx: Context, rules: TrackingRules, arrival: Arrival, go: () => unknown, tracked: boolean): Promise<void> => {
  let followed: Followed | null;
  try {
    followed = await keep(tools, ctx, rules, arrival, tracked);
  } catch (error) {
    tools.strapi.log.error(`affiliate-store: a click could not be stored: ${error instanceof Error ? error.message : String(error)}`);
    return comeBack(ctx, 'The shop is busy. Please try this link again in a moment.');
  }
  await go();
  if (followed) setVisitor(ctx, followed, rules.https);
};

const isPage = (target: string): boolean => PAGE.test(target.replace(/[?#].*$/s, ''));

/** The target with the tag, for a visitor who may not be given a cookie: the code then lives in the address, for this visit only. */
const tagged = (target: string, { parameter }: TrackingRules, code: string): string => {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  return `${path}${query === '' ? '?' : `${query}&`}${parameter}=${encodeURIComponent(code)}${hash}`;
};

const codeIn = (path: string): string => {
  try {
    return decodeURIComponent(path.slice(LINK.length).replace(/\/$/, ''));
  } catch {
    return '';
  }
};

const followShortLink = async (tools: Tools, ctx: Context): Promise<void> => {
  const rules = tools.room().rules();
  const query = new URLSearchParams(ctx.querystring);
  const arrival: Arrival = { code: codeIn(ctx.path), kind: 'link', target: safeTarget(query.get('to') ?? undefined, rules) };
  const go = () => sendOn(ctx, arrival.target);
  if (!tools.links.counts(arrival.code)) return go();
  const refusal = notATouch(ctx, tools, query.get('bot') === '1');
  // A page fetched ahead would be shown later without asking us again, and its click would be lost: browsers then ask anew.
  if (refusal === 'PREFETCH') return comeBack(ctx, '');
  if (refusal !== null) return go();
  const tracked = permitted(ctx, rules);
  // Without a cookie the tagged page counts the visit, and the code stays in the address as far as the checkout.
  if (!tracked && isPage(arrival.target)) return sendOn(ctx, tagged(arrival.target, rules, arrival.code));
  return keepAndGo(tools, ctx, rules, arrival, go, tracked);
};

const followTaggedPage = async (tools: Tools, ctx: Context, next: Next, rules: TrackingRules): Promise<unknown> => {
  const query = new URLSearchParams(ctx.querystring);
  const clean = safeTarget(`${ctx.path}${queryWithout(ctx.querystring, rules.parameter)}`, rules);
  const arrival: Arrival = { code: query.get(rules.parameter) ?? '', kind: 'ref_parameter', target: clean };
  const go = () => sendOn(ctx, clean);
  if (!tools.links.counts(arrival.code)) return go();
  const refusal = notATouch(ctx, tools, query.get('bot') === '1');
  if (refusal === 'PREFETCH') return comeBack(ctx, '');
  if (refusal !== null) return go();
  const tracked = permitted(ctx, rules);
  return keepAndGo(tools, ctx, rules, arrival, tracked ? go : next, tracked);
};

const carriesTag = (ctx: Context, parameter: string): boolean => ctx.querystring !== '' && PAGE.test(ctx.path) && new URLSearchParams(ctx.querystring).has(parameter);

/**
 * Answers links before Strapi's own stack sees the request: `/r/<code>`, and `?ref=<code>` on any page of the storefront.
 * Everything else goes on untouched.
 */
export const tracking = (strapi: Core.Strapi): Middleware => {
  // The service is there only after the plugin is registered, and looking it up for every request would cost as much as answering.
  let known: AttributionService | undefined;
  const tools: Tools = { strapi, room: () => (known ??= attribution(strapi)), links: linkFollower(strapi) };
  return (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.url.startsWith(LINK)) return followShortLink(tools, ctx);
    if (!ctx.url.includes('?')) return next();
    const rules = tools.room().rules();
    return carriesTag(ctx, rules.parameter) ? followTaggedPage(tools, ctx, next, rules) : next();
  };
};
