import type { Core } from '@strapi/strapi';
import type { Context, Middleware, Next } from 'koa';
import { linkFollower, type LinkFollower } from '../../../flows/attribution/follow-link';
import {
  attribution,
  isTaggable,
  mayTrack,
  ownParameters,
  paidAdOf,
  queryWithout,
  refusalOfVisit,
  safeTarget,
  sourceHostOf,
  TAG_PARAMETERS,
  withParameters,
  withUtm,
  type AttributionService,
  type Tags,
  type TouchKind,
  type TrackingRules,
} from '../service';
import { setLandingPage } from '../../../platform/landing-page';
import { stubPage } from '../domain/stub-page';
import { comeBack, sendOn, showNothing } from './send-on';

const VISITOR_COOKIE = 'afs_visitor';
const VISITOR = new RegExp(`(?:^|;\\s*)${VISITOR_COOKIE}=([A-Za-z0-9]{32})(?:;|$)`);
const CONSENT = /(?:^|;\s*)afs_consent=([a-z]{1,20})(?:;|$)/;
const LINK = '/r/';
const SHORT = '/s/';
const HANDED_OVER = '/h/';
/** Where somebody who leaves a landing page goes. */
const LEAVE = 'go';
const OWN_PARAMETERS = Object.values(TAG_PARAMETERS);
const BUSY = 'The shop is busy. Please try this link again in a moment.';

interface Tools {
  readonly strapi: Core.Strapi;
  readonly room: () => AttributionService;
  readonly links: LinkFollower;
}
type Link = NonNullable<ReturnType<LinkFollower['find']>>;
type OwnLink = NonNullable<ReturnType<LinkFollower['ownLink']>>;

/** A code that counts, on its way: how it came, and where its visitor goes next. */
interface Arrival {
  readonly link: Link;
  readonly kind: TouchKind;
  readonly target: string;
  readonly tracked: boolean;
  readonly tags: Tags | null;
}

const header = (ctx: Context, name: string): string => {
  const value = ctx.req.headers[name];
  return typeof value === 'string' ? value : '';
};

const notATouch = (ctx: Context, { room }: Tools, declaredBot: boolean) => {
  const userAgent = header(ctx, 'user-agent');
  return refusalOfVisit({
    method: ctx.method,
    userAgent,
    robot: room().agent(userAgent).robot,
    declaredBot,
    secFetchDest: header(ctx, 'sec-fetch-dest'),
    secFetchMode: header(ctx, 'sec-fetch-mode'),
    secPurpose: header(ctx, 'sec-purpose'),
    purpose: header(ctx, 'purpose'),
    xPurpose: header(ctx, 'x-purpose'),
    xMoz: header(ctx, 'x-moz'),
  });
};

const permitted = (ctx: Context, rules: TrackingRules): boolean =>
  mayTrack(rules.consent, { consent: CONSENT.exec(header(ctx, 'cookie'))?.[1], privacyControl: header(ctx, 'sec-gpc') === '1' });

const visitorCookie = (ctx: Context, { links }: Tools, rules: TrackingRules, value: string | null): string | null =>
  value === null
    ? null
    : `${VISITOR_COOKIE}=${value}; Path=/; Max-Age=${links.cookieSeconds()}; HttpOnly; SameSite=Lax${rules.https || ctx.secure ? '; Secure' : ''}`;

/** Keeps the click and hands the visitor on. What could not be kept is not hidden: the visitor is asked to come again. */
const keepAndGo = (
  tools: Tools,
  ctx: Context,
  rules: TrackingRules,
  { link, kind, target, tracked, tags }: Arrival,
  go: (cookie: string | null) => unknown,
): Promise<unknown> =>
  tools.links
    .follow(link, {
      kind,
      landing: target,
      ip: ctx.ip,
      userAgent: header(ctx, 'user-agent'),
      sourceHost: sourceHostOf(header(ctx, 'referer'), ctx.host),
      paidAd: paidAdOf(ctx.querystring),
      country: rules.countryHeader === '' ? null : header(ctx, rules.countryHeader.toLowerCase()),
      visitor: VISITOR.exec(header(ctx, 'cookie'))?.[1],
      mayTrack: tracked,
      mostKept: rules.mostKept,
      tags,
    })
    .then(
      (cookie) => go(visitorCookie(ctx, tools, rules, cookie)),
      (error: unknown) => {
        tools.strapi.log.error(`affiliate-store: a click could not be stored: ${error instanceof Error ? error.message : String(error)}`);
        comeBack(ctx, BUSY);
      },
    );

/** A link on its way to where it leads, before it is known whether it counts. */
interface Departure {
  readonly link: Link | undefined;
  readonly target: string;
  readonly query: URLSearchParams;
  readonly tags: Tags | null;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

const NOTHING_ASKED = new URLSearchParams();
const queryIn = (ctx: Context): URLSearchParams => (ctx.querystring === '' ? NOTHING_ASKED : new URLSearchParams(ctx.querystring));

/** A bare link costs nothing to read. */
const tagsFor = ({ links }: Tools, link: Link | undefined, query: URLSearchParams): Tags | null =>
  query === NOTHING_ASKED || link === undefined ? null : links.tagsOf(link, query);

/** The target with the tag, for a visitor who may not be given a cookie: the code then lives in the address, for this visit only. */
const tagged = (target: string, { parameter }: TrackingRules, link: Link, { query, tags }: Departure): string =>
  withParameters(target, [[parameter, link.code], ...ownParameters(query, tags?.link)]);

const goBy = (tools: Tools, ctx: Context, rules: TrackingRules, departure: Departure): unknown => {
  const { link, query, tags } = departure;
  const target = withUtm(departure.target, tags);
  if (!link) return sendOn(ctx, target);
  const refusal = notATouch(ctx, tools, query.get('bot') === '1');
  // A page fetched ahead would be shown later without asking us again, and its click would be lost: browsers then ask anew.
  if (refusal === 'PREFETCH') return comeBack(ctx, '');
  if (refusal !== null) return sendOn(ctx, target);
  const tracked = permitted(ctx, rules);
  // Without a cookie the tagged page counts the visit, and the code stays in the address as far as the checkout.
  if (!tracked && isTaggable(target)) return sendOn(ctx, tagged(target, rules, link, departure));
  return keepAndGo(tools, ctx, rules, { link, kind: 'link', target, tracked, tags }, (cookie) => sendOn(ctx, target, cookie));
};

/** `/r/<code>`, with the page after it or in `to`; without either it leads home. */
const followPath = (tools: Tools, ctx: Context): unknown => {
  const rules = tools.room().rules();
  const query = queryIn(ctx);
  const path = ctx.path.slice(LINK.length);
  const slash = path.indexOf('/');
  const rest = slash < 0 ? '' : path.slice(slash + 1);
  const link = tools.links.find(decoded(slash < 0 ? path : path.slice(0, slash)));
  const asked = rest === '' ? (query.get('to') ?? undefined) : `/${rest}${queryWithout(ctx.querystring, 'bot', ...OWN_PARAMETERS)}`;
  return goBy(tools, ctx, rules, { link, target: safeTarget(asked, rules), query, tags: tagsFor(tools, link, query) });
};

/** `/s/<slug>`: an own link, and everything it was made with. */
const followShort = (tools: Tools, ctx: Context): unknown => {
  const rules = tools.room().rules();
  const query = queryIn(ctx);
  const own = tools.links.ownLink(decoded(ctx.path.slice(SHORT.length).replace(/\/$/, '')));
  const link = own && tools.links.findPlace(own.affiliateId);
  const tags = own && link ? tools.links.tagsOfOwn(own, query) : null;
  // Judged again: what the site allowed when the link was made, it may not allow any more.
  return goBy(tools, ctx, rules, { link, target: safeTarget(own?.target, rules), query, tags });
};

/** `/h/<hand-over>`: a visitor of a hidden link, come from the affiliate's host to where cookies of the shop are. */
const followHandOver = (tools: Tools, ctx: Context): unknown => {
  const rules = tools.room().rules();
  const handed = tools.links.handedOver(ctx.path.slice(HANDED_OVER.length));
  if (!handed) return sendOn(ctx, rules.home);
  const { link: own, late } = handed;
  const query = queryIn(ctx);
  // From a landing page visitors leave for whatever they pressed there; anybody may lead anywhere in the shop, and nowhere else.
  const target = safeTarget((own.hidden?.landingPage && query.get(LEAVE)) || own.target, rules);
  const link = tools.links.findPlace(own.affiliateId);
  // Kept, reloaded or passed on: then it leads there, and is nobody's visit any more.
  if (!link || late) return sendOn(ctx, target);
  return goBy(tools, ctx, rules, { link, target, query, tags: tools.links.tagsOfOwn(own, query) });
};

const written = (pairs: ReadonlyArray<readonly [string, string]>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of pairs) query.append(name, value);
  return pairs.length === 0 ? '' : `?${query.toString()}`;
};

/** What of an address goes along to the shop's host: the tags of the link, and nothing else anybody may have put there. */
const taken = (ctx: Context): ReadonlyArray<readonly [string, string]> =>
  [...queryIn(ctx)].filter(([name]) => name === 'bot' || name.startsWith('utm_') || OWN_PARAMETERS.includes(name as never));

/** Shows a link's page on the affiliate's host: nobody's visit counts before they leave it for the shop, where the cookies are. */
const showPage = async (tools: Tools, ctx: Context, next: Next, link: OwnLink, leadOn: () => unknown): Promise<unknown> => {
  const tags = taken(ctx);
  // As the link is written down, not as it was asked for: a page is kept once, however its address is spelled.
  const path = `/${link.hidden?.path ?? ''}`;
  setLandingPage(ctx, {
    target: link.target,
    shop: new URL(await tools.links.site()).origin,
    address: `https://${ctx.hostname.toLowerCase()}${path}`,
    leave: `${path}${written([...tags, [LEAVE, '']])}`,
    kept: tags.length === 0,
    leadOn,
  });
  return next();
};

/** A host of an affiliate: its hidden links show their page or lead on, the rest says nothing, and of the shop nothing is reached by it. */
const answerHidden = (tools: Tools, ctx: Context, next: Next, link: OwnLink | undefined): unknown => {
  if (!link || (ctx.method !== 'GET' && ctx.method !== 'HEAD'))
    return showNothing(ctx, ctx.path === '/' ? 200 : 404, stubPage(header(ctx, 'accept-language')));
  const to = link.hidden?.landingPage === true ? queryIn(ctx).get(LEAVE) : null;
  // Whether it counts is judged where the cookies are, for robots and browsers that came too early as for people.
  const leadOn = (): unknown =>
    tools.links
      .handOverTo(link, HANDED_OVER)
      .then((address) => sendOn(ctx, `${address}${written([...taken(ctx), ...(to === null ? [] : [[LEAVE, to] as const])])}`));
  return to === null && tools.links.showsPage(link) ? showPage(tools, ctx, next, link, leadOn) : leadOn();
};

const followTaggedPage = (tools: Tools, ctx: Context, next: Next, rules: TrackingRules): unknown => {
  const query = queryIn(ctx);
  const target = safeTarget(`${ctx.path}${queryWithout(ctx.querystring, rules.parameter, ...OWN_PARAMETERS)}`, rules);
  const link = tools.links.find(query.get(rules.parameter) ?? '');
  if (!link) return sendOn(ctx, target);
  const refusal = notATouch(ctx, tools, query.get('bot') === '1');
  if (refusal === 'PREFETCH') return comeBack(ctx, '');
  if (refusal !== null) return sendOn(ctx, target);
  const tracked = permitted(ctx, rules);
  const tags = tagsFor(tools, link, query);
  return keepAndGo(tools, ctx, rules, { link, kind: 'ref_parameter', target, tracked, tags }, (cookie) =>
    tracked ? sendOn(ctx, target, cookie) : next(),
  );
};

const carriesTag = (ctx: Context, parameter: string): boolean =>
  ctx.querystring !== '' && isTaggable(ctx.path) && new URLSearchParams(ctx.querystring).has(parameter);

/**
 * Answers links before Strapi's own stack sees the request: `/r/<code>`, `/s/<slug>`, `?ref=<code>` on any page of the storefront, and
 * everything on a host of an affiliate's. Everything else goes on untouched.
 */
export const tracking = (strapi: Core.Strapi): Middleware => {
  // The service is there only after the plugin is registered, and looking it up for every request would cost as much as answering.
  let known: AttributionService | undefined;
  const tools: Tools = { strapi, room: () => (known ??= attribution(strapi)), links: linkFollower(strapi) };
  return (ctx, next) => {
    const hidden = tools.links.hiddenAt(ctx.hostname, ctx.path);
    if (hidden) return answerHidden(tools, ctx, next, hidden.link);
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.url.startsWith(LINK)) return followPath(tools, ctx);
    if (ctx.url.startsWith(SHORT)) return followShort(tools, ctx);
    if (ctx.url.startsWith(HANDED_OVER)) return followHandOver(tools, ctx);
    if (!ctx.url.includes('?')) return next();
    const rules = tools.room().rules();
    return carriesTag(ctx, rules.parameter) ? followTaggedPage(tools, ctx, next, rules) : next();
  };
};
