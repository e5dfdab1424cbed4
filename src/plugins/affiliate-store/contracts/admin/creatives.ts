import { z } from 'zod';
import {
  creativeDevice,
  creativeKind,
  creativeMention,
  creativeRequestEvent,
  creativeRequestState,
  creativeRequestView,
  creativeWords,
} from '../creatives';
import { endpoint } from '../endpoint';
import { cursor, locale, moment, pageSize } from '../primitives';
import { reason } from './shapes';

const READ = 'admin:creatives.read';
const MANAGE = 'admin:creatives.manage';

/** A piece as the desk lists it, with what came of it on everybody's pages. */
export const adminCreativeRow = z.object({
  id: z.string(),
  kind: creativeKind,
  name: z.string(),
  language: locale,
  device: creativeDevice,
  /** `begun`: a banner without a picture, which nobody sees yet. */
  state: z.enum(['in_use', 'begun', 'retired']),
  /** Document id and name of its program; null for those of every program. */
  program: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whose alone it is; null for everybody's. */
  madeFor: z.string().nullable(),
  product: z.object({ id: z.string(), name: z.string() }).nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  preview: z.string().nullable(),
  version: z.number().int(),
  changedAt: moment,
  impressions: z.number().int(),
  clicks: z.number().int(),
  sales: z.number().int(),
});
export type AdminCreativeRow = z.output<typeof adminCreativeRow>;

export const adminCreativeDetail = adminCreativeRow.extend({
  /** Who showed it most. */
  affiliates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      code: z.string(),
      impressions: z.number().int(),
      clicks: z.number().int(),
      sales: z.number().int(),
    }),
  ),
});
export type AdminCreativeDetail = z.output<typeof adminCreativeDetail>;

const creativeId = z.strictObject({ id: z.string().min(1).max(64) });
const documentId = z.string().min(1).max(64);

const creativeText = {
  name: z.string().trim().min(1).max(120),
  language: locale,
  device: creativeDevice.default('any'),
  program: documentId.nullable().default(null),
  product: documentId.nullable().default(null),
  subject: z.string().trim().min(1).max(200).nullable().default(null),
  body: z.string().trim().min(1).max(20_000).nullable().default(null),
} as const;

const REFUSED = ['PROGRAM_NOT_FOUND', 'CREATIVE_PRODUCT_UNKNOWN', 'CREATIVE_INCOMPLETE', 'CREATIVE_PLACEHOLDER_UNKNOWN'] as const;

export const listAdminCreatives = endpoint({
  id: 'adminCreatives.list',
  method: 'GET',
  path: '/creatives',
  access: READ,
  paginated: true,
  summary: 'Pieces for affiliates, newest first, with impressions, clicks and sales of each.',
  query: z.strictObject({
    kind: creativeKind.optional(),
    language: locale.optional(),
    program: documentId.optional(),
    state: z.enum(['in_use', 'retired']).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(adminCreativeRow),
  failures: ['CURSOR_INVALID', 'PROGRAM_NOT_FOUND'],
});
export const readAdminCreative = endpoint({
  id: 'adminCreatives.read',
  method: 'GET',
  path: '/creatives/:id',
  access: READ,
  summary: 'One piece, and the affiliates who showed it most.',
  params: creativeId,
  response: adminCreativeDetail,
  failures: ['CREATIVE_NOT_FOUND'],
});
export const listCreativeSubjects = endpoint({
  id: 'adminCreatives.subjects',
  method: 'GET',
  path: '/creatives/subjects',
  access: READ,
  summary: 'Programs and products a piece may be about, by name.',
  response: z.object({
    programs: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Each with the document id of its program. */
    products: z.array(z.object({ id: z.string(), name: z.string(), program: z.string() })),
  }),
});
export const makeCreative = endpoint({
  id: 'adminCreatives.make',
  method: 'POST',
  path: '/creatives',
  access: MANAGE,
  status: 201,
  summary: 'Makes a piece; a banner is seen by nobody before it has its picture.',
  body: z.strictObject({
    kind: creativeKind,
    ...creativeText,
    /** The request it answers: it is then for that partner alone. */
    request: z.string().min(1).max(64).optional(),
  }),
  response: adminCreativeDetail,
  failures: [...REFUSED, 'CREATIVE_REQUEST_NOT_FOUND'],
});
export const changeCreative = endpoint({
  id: 'adminCreatives.change',
  method: 'PUT',
  path: '/creatives/:id',
  access: MANAGE,
  summary: 'Changes a piece; what hangs on pages of others changes there too. Its kind stays.',
  params: creativeId,
  body: z.strictObject(creativeText),
  response: adminCreativeDetail,
  failures: ['CREATIVE_NOT_FOUND', ...REFUSED],
});
export const retireCreative = endpoint({
  id: 'adminCreatives.retire',
  method: 'POST',
  path: '/creatives/:id/retirement',
  access: MANAGE,
  summary: 'Takes a piece out of the list, or back into it. Its address goes on showing it.',
  params: creativeId,
  body: z.strictObject({ retired: z.boolean() }),
  response: adminCreativeDetail,
  failures: ['CREATIVE_NOT_FOUND'],
});
/** A picture is the whole body of the request: PNG, JPEG, GIF or WebP by its bytes. */
export const creativePicturePath = '/creatives/:id/picture';

/** A wish as the desk lists it. */
export const adminCreativeRequestRow = creativeRequestView.extend({
  partner: z.object({ name: z.string(), email: z.string() }),
  /** Whole days since it was asked. */
  ageDays: z.number().int(),
});
export type AdminCreativeRequestRow = z.output<typeof adminCreativeRequestRow>;
export const adminCreativeRequestDetail = adminCreativeRequestRow.extend({
  proposal: creativeMention.nullable(),
  events: z.array(creativeRequestEvent.extend({ who: z.string() })),
  /** Pieces that could be proposed, newest first. */
  pieces: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AdminCreativeRequestDetail = z.output<typeof adminCreativeRequestDetail>;

const TALK = ['CREATIVE_REQUEST_NOT_FOUND', 'CREATIVE_REQUEST_STATE', 'CREATIVE_REQUEST_FULL'] as const;

export const listAdminCreativeRequests = endpoint({
  id: 'adminCreativeRequests.list',
  method: 'GET',
  path: '/creative-requests',
  access: READ,
  paginated: true,
  summary: 'Pieces affiliates asked for, newest first.',
  query: z.strictObject({ state: creativeRequestState.optional(), cursor, pageSize }),
  response: z.array(adminCreativeRequestRow),
  failures: ['CURSOR_INVALID'],
});
export const readAdminCreativeRequest = endpoint({
  id: 'adminCreativeRequests.read',
  method: 'GET',
  path: '/creative-requests/:id',
  access: READ,
  summary: 'One request with its thread, and the pieces that could be proposed.',
  params: creativeId,
  response: adminCreativeRequestDetail,
  failures: ['CREATIVE_REQUEST_NOT_FOUND'],
});
export const answerCreativeRequest = endpoint({
  id: 'adminCreativeRequests.answer',
  method: 'POST',
  path: '/creative-requests/:id/messages',
  access: MANAGE,
  status: 201,
  summary: 'Writes to the partner, by mail too.',
  params: creativeId,
  body: z.strictObject({ text: creativeWords }),
  response: adminCreativeRequestDetail,
  failures: TALK,
});
export const proposeCreative = endpoint({
  id: 'adminCreativeRequests.propose',
  method: 'POST',
  path: '/creative-requests/:id/proposal',
  access: MANAGE,
  summary: 'Proposes a piece; the partner accepts it or says what should change.',
  params: creativeId,
  body: z.strictObject({ piece: z.string().min(1).max(64), text: creativeWords.optional() }),
  response: adminCreativeRequestDetail,
  failures: [...TALK, 'CREATIVE_NOT_FOUND', 'CREATIVE_UNFIT'],
});
export const declineCreativeRequest = endpoint({
  id: 'adminCreativeRequests.decline',
  method: 'POST',
  path: '/creative-requests/:id/refusal',
  access: MANAGE,
  summary: 'Declines a request, with a reason the partner reads.',
  params: creativeId,
  body: z.strictObject({ reason }),
  response: adminCreativeRequestDetail,
  failures: TALK,
});
