import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, locale, moment, pageSize } from './primitives';
import { talkText } from './talk';

/** What a piece is: a picture, words to paste, a letter to send on, an article, or a card drawn of a product. */
export const creativeKind = z.enum(['banner', 'text', 'letter', 'article', 'informer']);
export type CreativeKind = z.output<typeof creativeKind>;
/** What a banner is made for. */
export const creativeDevice = z.enum(['any', 'desktop', 'phone']);
/** A size of a picture, as `728x90`. */
export const pictureSize = z.string().regex(/^[1-9]\d{0,3}x[1-9]\d{0,3}$/, 'pixels, such as 728x90');

/** A piece as an affiliate may use it, with their own link inside. */
export const creativeView = z.object({
  id: z.string(),
  kind: creativeKind,
  name: z.string(),
  language: locale,
  device: creativeDevice,
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** The code that is inside. */
  code: z.string(),
  product: z.string().nullable(),
  /** True for one that was made for you alone. */
  yours: z.boolean(),
  link: z.string(),
  /** Where a picture is shown from: an address that stays, whatever is shown there. */
  address: z.string().nullable(),
  /** The same picture without being counted, to look at and to download. */
  preview: z.string().nullable(),
  fileName: z.string().nullable(),
  /** HTML to paste into a page; null for a letter. */
  snippet: z.string().nullable(),
  subject: z.string().nullable(),
  /** The words, filled in. */
  text: z.string().nullable(),
  changedAt: moment,
  /** What came of it on your pages, ever since. */
  impressions: z.number().int(),
  clicks: z.number().int(),
  sales: z.number().int(),
});
export type CreativeView = z.output<typeof creativeView>;

const code = z.string().trim().min(1).max(64).optional();

export const listCreatives = endpoint({
  id: 'partnerCreatives.list',
  method: 'GET',
  path: '/partner/creatives',
  access: 'affiliate',
  paginated: true,
  summary: 'Banners, texts, letters, articles and informers with your own link inside, newest first, and what came of each.',
  query: z.strictObject({
    /** Which of your places in programs; your first active one where none is said. */
    code,
    kind: creativeKind.optional(),
    size: pictureSize.optional(),
    device: creativeDevice.optional(),
    language: locale.optional(),
    cursor,
    pageSize,
  }),
  response: z.array(creativeView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const listCreativeChoices = endpoint({
  id: 'partnerCreatives.choices',
  method: 'GET',
  path: '/partner/creatives/choices',
  access: 'affiliate',
  summary: 'What there is to choose by: your places in programs, and the kinds, sizes and languages of their pieces.',
  query: z.strictObject({ code }),
  response: z.object({
    places: z.array(z.object({ code: z.string(), program: z.string() })),
    kinds: z.array(creativeKind),
    sizes: z.array(z.string()),
    languages: z.array(locale),
  }),
  failures: ['NOT_AN_AFFILIATE'],
});

export const creativeRequestState = z.enum(['open', 'proposed', 'accepted', 'declined', 'withdrawn']);
export const creativeRequestEventKind = z.enum([
  'asked',
  'said',
  'answered',
  'proposed',
  'changes_asked',
  'accepted',
  'declined',
  'withdrawn',
]);

/** A wish for a piece, as the one who has it sees it. */
export const creativeRequestView = z.object({
  id: z.string(),
  state: creativeRequestState,
  code: z.string(),
  program: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  purpose: z.string(),
  /** Why it was declined. */
  reason: z.string().nullable(),
  openedAt: moment,
  changedAt: moment,
});
export type CreativeRequestView = z.output<typeof creativeRequestView>;

/** A piece by its name, as it stands in a thread. */
export const creativeMention = z.object({
  id: z.string(),
  name: z.string(),
  kind: creativeKind,
  preview: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export const creativeRequestEvent = z.object({
  kind: creativeRequestEventKind,
  by: z.enum(['you', 'shop']),
  text: z.string().nullable(),
  piece: creativeMention.nullable(),
  at: moment,
});
export const creativeRequestDetail = creativeRequestView.extend({
  /** The piece that was proposed last. */
  proposal: creativeMention.nullable(),
  /** What was said and done, oldest first. */
  events: z.array(creativeRequestEvent),
  mayWrite: z.boolean(),
});
export type CreativeRequestDetail = z.output<typeof creativeRequestDetail>;

const requestId = z.strictObject({ id: z.string().min(1).max(64) });
export const creativeWords = talkText;
const side = z.number().int().min(1).max(4000);
const PER_MINUTE = 20;
const TALK = ['NOT_AN_AFFILIATE', 'CREATIVE_REQUEST_NOT_FOUND', 'CREATIVE_REQUEST_STATE', 'CREATIVE_REQUEST_FULL'] as const;

export const listCreativeRequests = endpoint({
  id: 'creativeRequests.list',
  method: 'GET',
  path: '/partner/creative-requests',
  access: 'affiliate',
  paginated: true,
  summary: 'Pieces you asked for, newest first, and how each stands.',
  query: z.strictObject({ state: creativeRequestState.optional(), cursor, pageSize }),
  response: z.array(creativeRequestView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const readCreativeRequest = endpoint({
  id: 'creativeRequests.read',
  method: 'GET',
  path: '/partner/creative-requests/:id',
  access: 'affiliate',
  summary: 'One request of yours: what was proposed, and what was said.',
  params: requestId,
  response: creativeRequestDetail,
  failures: ['NOT_AN_AFFILIATE', 'CREATIVE_REQUEST_NOT_FOUND'],
});
export const askForCreative = endpoint({
  id: 'creativeRequests.ask',
  method: 'POST',
  path: '/partner/creative-requests',
  access: 'affiliate',
  status: 201,
  rateLimit: PER_MINUTE,
  summary: 'Asks the shop to make a piece: of what size, and what for.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    width: side.optional(),
    height: side.optional(),
    purpose: creativeWords,
  }),
  response: creativeRequestDetail,
  failures: ['NOT_AN_AFFILIATE', 'LINK_PLACE_INACTIVE', 'CREATIVE_REQUESTS_TOO_MANY'],
});
export const writeAboutCreative = endpoint({
  id: 'creativeRequests.write',
  method: 'POST',
  path: '/partner/creative-requests/:id/messages',
  access: 'affiliate',
  status: 201,
  rateLimit: PER_MINUTE,
  summary: 'Writes to the shop about a request neither side has ended.',
  params: requestId,
  body: z.strictObject({ text: creativeWords }),
  response: creativeRequestDetail,
  failures: TALK,
});
export const answerProposal = endpoint({
  id: 'creativeRequests.answer',
  method: 'POST',
  path: '/partner/creative-requests/:id/answer',
  access: 'affiliate',
  rateLimit: PER_MINUTE,
  summary: 'Accepts what the shop proposed, or says what should change.',
  params: requestId,
  body: z.strictObject({
    /** What should change; null accepts the proposal as it is. */
    changes: creativeWords.nullable(),
  }),
  response: creativeRequestDetail,
  failures: TALK,
});
export const withdrawCreativeRequest = endpoint({
  id: 'creativeRequests.withdraw',
  method: 'POST',
  path: '/partner/creative-requests/:id/withdraw',
  access: 'affiliate',
  rateLimit: PER_MINUTE,
  summary: 'Takes a request back before it is ended.',
  params: requestId,
  response: creativeRequestDetail,
  failures: TALK,
});
