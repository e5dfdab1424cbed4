import { z } from 'zod';
import { endpoint } from './endpoint';
import { manager } from './managers';
import { cursor, email, moment, pageSize, rowNumber } from './primitives';

/** Why somebody's place in a program is blocked. */
export const blockCode = z.enum(['FRAUD', 'COOKIE_STUFFING', 'TERMS_BREACH', 'FAKE_ACCOUNT', 'OTHER']);
export const affiliateState = z.enum(['pending', 'active', 'blocked']);

/** The terms of a program; rates in basis points, window and hold in days (window 0: this visit only). */
export const programTerms = z.object({
  rateBasisPoints: z.number().int(),
  secondTierBasisPoints: z.number().int(),
  secondTierBase: z.enum(['same', 'first_tier']),
  commissionBase: z.enum(['gross', 'net_of_tax', 'net_of_fee', 'profit']),
  model: z.enum(['last_click', 'first_click', 'multi_click']),
  windowDays: z.number().int(),
  holdDays: z.number().int(),
  allowOwnReferrals: z.boolean(),
});

export const programView = programTerms.extend({
  id: z.string(),
  name: z.string(),
  /** Counts every change of terms; an order's snapshot names it. */
  version: z.number().int(),
  open: z.boolean(),
});
export type ProgramView = z.output<typeof programView>;

/** An affiliate as staff sees them. `id` is the documentId. */
export const affiliateRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  code: z.string(),
  url: z.string(),
  state: affiliateState,
  program: z.object({ id: z.string(), name: z.string() }),
  /** A rate of their own; null where the program's holds. */
  rateBasisPoints: z.number().int().nullable(),
  /** The group they are offered, and what staff finds them by. */
  group: z.string().nullable(),
  tags: z.array(z.string()),
  enrolledAt: moment,
  blockedReason: z.string().nullable(),
  /** Null while it is not blocked, and for blocks of before there was a list of reasons. */
  blockedCode: blockCode.nullable(),
  /** How far they are on the way to their contract; null where their program had no path when they came. */
  pathStage: z.enum(['waiting', 'walking', 'done']).nullable(),
  /** The administrator who looks after them; null where nobody does. */
  manager: manager.nullable(),
});
export type AffiliateRow = z.output<typeof affiliateRow>;

export const affiliateDetail = affiliateRow.extend({
  terms: programView,
  partyId: z.string(),
  hasAccount: z.boolean(),
  sponsor: z.object({ id: z.string(), name: z.string(), code: z.string() }).nullable(),
  /** When the sponsor stops earning of their sales; null for never. */
  sponsorUntil: moment.nullable(),
  /** Every time they were bound to a sponsor or to none, oldest first. */
  bindings: z.array(
    z.object({ at: moment, how: z.enum(['link', 'staff']), sponsor: z.string().nullable(), reason: z.string().nullable() }),
  ),
  recruits: z.array(z.object({ id: z.string(), name: z.string(), code: z.string(), state: affiliateState })),
  /** Of the last thirty days. `counted` leaves out repeats of one visitor within the hour. */
  clicks: z.object({ total: z.number().int(), counted: z.number().int() }),
  referrals: z.object({ won: z.number().int(), lost: z.number().int(), rejected: z.number().int() }),
});
export type AffiliateDetail = z.output<typeof affiliateDetail>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const code = z.string().trim().min(1).max(64);
const rate = z.number().int().min(0).max(15_000);
const MANAGE = 'admin:affiliates.manage';
const READ = 'admin:affiliates.read';

export const listAffiliates = endpoint({
  id: 'adminAffiliates.list',
  method: 'GET',
  path: '/affiliates',
  access: READ,
  paginated: true,
  managed: 'list',
  summary: 'Affiliates, newest first; search by name, e-mail and code, narrowed to a group or a tag.',
  query: z.strictObject({
    q: z.string().trim().max(100).optional(),
    state: affiliateState.optional(),
    program: z.string().max(64).optional(),
    /** Only those this administrator manages, by number. */
    manager: rowNumber.optional(),
    /** Only those who are offered this group, or have this tag, to the letter. */
    group: z.string().trim().min(1).max(40).optional(),
    tag: z.string().trim().min(1).max(40).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(affiliateRow),
  failures: ['CURSOR_INVALID'],
});
export const readAffiliate = endpoint({
  id: 'adminAffiliates.read',
  method: 'GET',
  path: '/affiliates/:id',
  access: READ,
  managed: 'affiliate',
  summary: 'One affiliate with terms, sponsor, recruits and figures.',
  params: idParams,
  response: affiliateDetail,
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const addAffiliate = endpoint({
  id: 'adminAffiliates.add',
  method: 'POST',
  path: '/affiliates',
  access: MANAGE,
  status: 201,
  managed: 'list',
  summary: 'Lets a person into a program; without a code one is made from the name.',
  body: z.strictObject({
    email,
    name: z.string().trim().min(1).max(120),
    program: z.string().min(1).max(64),
    code: code.optional(),
    sponsorCode: code.optional(),
    /** False leaves the person waiting for approval. */
    approved: z.boolean().default(true),
  }),
  response: affiliateRow,
  failures: [
    'PROGRAM_NOT_FOUND',
    'PROGRAM_WITHOUT_TERMS',
    'CODE_MALFORMED',
    'CODE_RESERVED',
    'CODE_TAKEN',
    'ALREADY_ENROLLED',
    'SPONSOR_NOT_FOUND',
    'SPONSOR_OTHER_PROGRAM',
    'SPONSOR_NOT_ACTIVE',
    'SPONSOR_IS_SELF',
    'SPONSOR_CYCLE',
  ],
});
export const approveAffiliate = endpoint({
  id: 'adminAffiliates.approve',
  method: 'POST',
  path: '/affiliates/:id/approve',
  access: MANAGE,
  managed: 'affiliate',
  summary:
    'Lets the affiliate’s links count from now on, or onto the path that leads there; also takes a block back, and releases what was held for it.',
  params: idParams,
  response: affiliateRow,
  failures: ['AFFILIATE_NOT_FOUND', 'AFFILIATE_STATE_ILLEGAL', 'AFFILIATE_ON_PATH', 'CASE_OPEN'],
});
export const blockAffiliate = endpoint({
  id: 'adminAffiliates.block',
  method: 'POST',
  path: '/affiliates/:id/block',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Makes the affiliate’s links do nothing; earnings that are not paid yet go on hold, with the reason, and none is deleted.',
  params: idParams,
  body: z.strictObject({
    code: blockCode.default('OTHER'),
    /** The affiliate reads it, by mail and in the portal. */
    reason: z.string().trim().min(3, 'a reason of a few words').max(500),
  }),
  response: affiliateRow,
  failures: ['AFFILIATE_NOT_FOUND', 'AFFILIATE_STATE_ILLEGAL'],
});
export const changeAffiliateRate = endpoint({
  id: 'adminAffiliates.changeRate',
  method: 'PUT',
  path: '/affiliates/:id/rate',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Gives the affiliate a rate of their own, or the program’s again; for orders from now on.',
  params: idParams,
  body: z.strictObject({ rateBasisPoints: rate.nullable() }),
  response: affiliateRow,
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const changeAffiliateCode = endpoint({
  id: 'adminAffiliates.changeCode',
  method: 'PUT',
  path: '/affiliates/:id/code',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Gives the affiliate another code; links with the old one do nothing from now on.',
  params: idParams,
  body: z.strictObject({ code }),
  response: affiliateRow,
  failures: ['AFFILIATE_NOT_FOUND', 'CODE_MALFORMED', 'CODE_RESERVED', 'CODE_TAKEN'],
});
export const changeAffiliateSponsor = endpoint({
  id: 'adminAffiliates.changeSponsor',
  method: 'PUT',
  path: '/affiliates/:id/sponsor',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Binds the affiliate to another sponsor, or to none, for a reason; from the next order on.',
  params: idParams,
  body: z.strictObject({
    /** The sponsor’s code; null for nobody. */
    code: code.nullable(),
    /** Both sponsors read it in their portal. */
    reason: z.string().trim().min(3, 'a reason of a few words').max(500),
  }),
  response: affiliateRow,
  failures: [
    'AFFILIATE_NOT_FOUND',
    'SPONSOR_NOT_FOUND',
    'SPONSOR_OTHER_PROGRAM',
    'SPONSOR_NOT_ACTIVE',
    'SPONSOR_IS_SELF',
    'SPONSOR_CYCLE',
    'SPONSOR_UNCHANGED',
  ],
});
export const listPrograms = endpoint({
  id: 'adminAffiliates.listPrograms',
  method: 'GET',
  path: '/programs',
  access: READ,
  managed: 'nobody',
  summary: 'Programs with the terms in force.',
  response: z.array(programView),
});
export const listProgramVersions = endpoint({
  id: 'adminAffiliates.listProgramVersions',
  method: 'GET',
  path: '/programs/:id/versions',
  access: READ,
  managed: 'nobody',
  summary: 'Every version of a program’s terms, newest first.',
  params: idParams,
  response: z.array(programTerms.extend({ version: z.number().int(), name: z.string(), since: moment })),
  failures: ['PROGRAM_NOT_FOUND'],
});
