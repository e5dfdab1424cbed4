import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, dayRange, locale, moment, money } from './primitives';

/** How a link carries the code: a tag on the page, a path before it, a short address, or a path of a host of the affiliate's own. */
export const linkStyle = z.enum(['ref', 'path', 'short', 'hidden']);
/** Where an affiliate says they shared a link. */
export const linkChannel = z.enum(['informer', 'mail', 'social', 'teaser', 'ads', 'app', 'qr', 'other']);
/** What clicks and sales are added up by. */
export const sourceDimension = z.enum(['link', 'sub_id', 'channel', 'utm_source', 'utm_medium', 'utm_campaign']);
export type SourceDimension = z.output<typeof sourceDimension>;

const subId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_-]{1,64}$/, 'small letters, digits, dashes and underscores, 64 at most');
const utmValue = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^@]*$/, 'no e-mail addresses');
const utmFields = { source: utmValue, medium: utmValue, campaign: utmValue, content: utmValue, term: utmValue } as const;

/** What a link said of itself, as its own affiliate is told. */
export const linkTags = z.object({
  subId: z.string().nullable(),
  channel: linkChannel.nullable(),
  utmSource: z.string().nullable(),
  utmMedium: z.string().nullable(),
  utmCampaign: z.string().nullable(),
  utmContent: z.string().nullable(),
  utmTerm: z.string().nullable(),
});
export type LinkTagsView = z.output<typeof linkTags>;

/** A link an affiliate made, with what came of it since. */
export const ownLinkView = linkTags.extend({
  slug: z.string(),
  name: z.string(),
  code: z.string(),
  program: z.string(),
  style: linkStyle,
  url: z.string(),
  target: z.string(),
  /** Of a hidden link: whether its page is shown on your host, which leads on when somebody buys. */
  landingPage: z.boolean(),
  createdAt: moment,
  /** A retired link goes on leading where it led, and counting; it is only out of the list. */
  retiredAt: moment.nullable(),
  clicks: z.number().int(),
  countedClicks: z.number().int(),
  sales: z.number().int(),
  earned: z.array(money),
  reversed: z.array(money),
});
export type OwnLinkView = z.output<typeof ownLinkView>;

const slugParams = z.strictObject({ slug: z.string().min(1).max(64) });

export const listOwnLinks = endpoint({
  id: 'partnerLinks.list',
  method: 'GET',
  path: '/partner/own-links',
  access: 'affiliate',
  paginated: true,
  summary: 'Links you made, newest first, each with its clicks, sales and earnings since.',
  query: z.strictObject({ state: z.enum(['in_use', 'retired']).default('in_use'), cursor }),
  response: z.array(ownLinkView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const listDestinations = endpoint({
  id: 'partnerLinks.destinations',
  method: 'GET',
  path: '/partner/destinations',
  access: 'affiliate',
  summary: 'Pages a link can lead to: the products of your programs.',
  query: z.strictObject({ locale: locale.default('en') }),
  response: z.array(
    z.object({
      code: z.string(),
      program: z.string(),
      active: z.boolean(),
      home: z.string(),
      products: z.array(z.object({ name: z.string(), path: z.string() })),
    }),
  ),
  failures: ['NOT_AN_AFFILIATE'],
});
export const makeOwnLink = endpoint({
  id: 'partnerLinks.make',
  method: 'POST',
  path: '/partner/own-links',
  access: 'affiliate',
  status: 201,
  rateLimit: 60,
  summary: 'Makes a link to any page of the shop, or of a site it allows.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    name: z.string().trim().min(1).max(120),
    /** A page as its address was copied, or its path. */
    target: z.string().trim().min(1).max(2048),
    style: linkStyle,
    /** The end of a short link; one is made where none is said. */
    slug: z.string().trim().min(1).max(64).optional(),
    /** Of a hidden link: which host of yours, by its id, and the path on it. */
    host: z.string().trim().min(1).max(64).optional(),
    path: z.string().trim().min(1).max(130).optional(),
    /** Of a hidden link: shows the page on your host, instead of leading on at once. A product's or a sales page alone. */
    landingPage: z.boolean().optional(),
    subId: subId.optional(),
    channel: linkChannel.optional(),
    utm: z.strictObject(utmFields).partial().optional(),
  }),
  response: ownLinkView,
  failures: [
    'NOT_AN_AFFILIATE',
    'LINK_PLACE_INACTIVE',
    'LINK_TARGET_REFUSED',
    'LINK_STYLE_UNFIT',
    'LINK_SLUG_MALFORMED',
    'LINK_SLUG_RESERVED',
    'LINK_SLUG_TAKEN',
    'LINK_LIMIT',
    'LINK_PATH_MALFORMED',
    'LINK_PATH_TAKEN',
    'LINK_NO_LANDING_PAGE',
    'LINK_LANDING_PAGES_OFF',
    'HOST_NOT_FOUND',
    'HOST_NOT_VERIFIED',
  ],
});
export const changeOwnLink = endpoint({
  id: 'partnerLinks.change',
  method: 'PUT',
  path: '/partner/own-links/:slug',
  access: 'affiliate',
  summary: 'Renames a link, retires it, or takes it back into use; a hidden one shows its page or leads on. Which page never changes.',
  params: slugParams,
  body: z.strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    retired: z.boolean().optional(),
    landingPage: z.boolean().optional(),
  }),
  response: ownLinkView,
  failures: ['NOT_AN_AFFILIATE', 'LINK_NOT_FOUND', 'LINK_NO_LANDING_PAGE', 'LINK_LANDING_PAGES_OFF'],
});
export const readLinkQr = endpoint({
  id: 'partnerLinks.qr',
  method: 'GET',
  path: '/partner/own-links/:slug/qr',
  access: 'affiliate',
  rateLimit: 120,
  summary: 'The QR code of a link, as a drawing (SVG) and as a picture (PNG, base64).',
  params: slugParams,
  response: z.object({ url: z.string(), svg: z.string(), png: z.string() }),
  failures: ['NOT_AN_AFFILIATE', 'LINK_NOT_FOUND'],
});

/** One line of a report by source. */
export const sourceRow = z.object({
  /** Empty: what said nothing. `*`: what is beyond the lines shown. */
  value: z.string(),
  /** The name of an own link. */
  name: z.string().nullable(),
  clicks: z.number().int(),
  countedClicks: z.number().int(),
  sales: z.number().int(),
  /** Sales of which something was given back. */
  refunded: z.number().int(),
  conversionBasisPoints: z.number().int(),
  refundBasisPoints: z.number().int(),
  earned: z.array(money),
  reversed: z.array(money),
});
export const sourceReport = z.object({ from: day, to: day, by: sourceDimension, rows: z.array(sourceRow), total: sourceRow });
export type SourceReport = z.output<typeof sourceReport>;

const reportQuery = z.strictObject({ ...dayRange, by: sourceDimension.default('sub_id') });

export const readTraffic = endpoint({
  id: 'partnerTraffic.read',
  method: 'GET',
  path: '/partner/traffic',
  access: 'affiliate',
  summary: 'Clicks, sales and earnings by link, sub-id, channel or utm value over a range of days.',
  query: reportQuery,
  response: sourceReport,
  failures: ['NOT_AN_AFFILIATE'],
});
export const exportTraffic = endpoint({
  id: 'partnerTraffic.export',
  method: 'GET',
  path: '/partner/traffic/export',
  access: 'affiliate',
  summary: 'The same lines as a spreadsheet (CSV).',
  query: reportQuery,
  response: z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() }),
  failures: ['NOT_AN_AFFILIATE'],
});
export const readAffiliateTraffic = endpoint({
  id: 'adminTraffic.read',
  method: 'GET',
  path: '/affiliates/:id/traffic',
  access: 'admin:affiliates.read',
  managed: 'affiliate',
  summary: 'Where an affiliate’s clicks and sales come from, and how many sales were given back.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  query: reportQuery,
  response: sourceReport,
  failures: ['AFFILIATE_NOT_FOUND'],
});
