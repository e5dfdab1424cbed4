import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, moment, pageSize, reason, secretToken } from './primitives';

export const relayKind = z.enum(['service', 'bonus']);
/** `approved`: on its way. */
export const relayState = z.enum(['waiting', 'approved', 'sent', 'refused']);

/** The address of the page on which an order's buyer decides about whoever brought it. */
const pageToken = z.string().min(8).max(80);
const pageParams = z.strictObject({ token: pageToken });

/** What a buyer reads of the partner who brought an order, and what they agreed to. */
export const partnerPageView = z.object({
  orderNumber: z.string(),
  products: z.string(),
  partner: z.string(),
  letters: z.object({
    /** Whether the shop passes letters on at all. */
    offered: z.boolean(),
    agreedAt: moment.nullable(),
    /** Whether one came, so that there is something to report. */
    received: z.boolean(),
  }),
});
export type PartnerPageView = z.output<typeof partnerPageView>;

export const readPartnerPage = endpoint({
  id: 'partnerPage.read',
  method: 'GET',
  path: '/partner-page/:token',
  access: 'public',
  rateLimit: 120,
  summary: 'Who brought an order, and what its buyer lets them do; behind an unguessable address that is in every letter.',
  params: pageParams,
  response: partnerPageView,
  failures: ['PARTNER_LINK_INVALID'],
});
export const agreeToLetters = endpoint({
  id: 'partnerPage.letters',
  method: 'PUT',
  path: '/partner-page/:token/letters',
  access: 'public',
  rateLimit: 60,
  summary: 'Agrees to letters of whoever brought the order, or takes that back. The address is told to nobody.',
  params: pageParams,
  body: z.strictObject({ agree: z.boolean() }),
  response: partnerPageView,
  failures: ['PARTNER_LINK_INVALID', 'RELAY_NOT_OFFERED'],
});
export const reportLetters = endpoint({
  id: 'partnerPage.report',
  method: 'POST',
  path: '/partner-page/:token/report',
  access: 'public',
  rateLimit: 10,
  summary: 'Reports a letter: no more come, and those of its writer are stopped for everybody until staff has looked.',
  params: pageParams,
  body: z.strictObject({ reason }),
  response: partnerPageView,
  failures: ['PARTNER_LINK_INVALID', 'RELAY_NOT_OFFERED'],
});
export const findPartnerPage = endpoint({
  id: 'partnerPage.find',
  method: 'GET',
  path: '/thank-you/:token/partner',
  access: 'public',
  summary: 'The page of the partner who brought the order that was just paid; null where there is nothing to decide.',
  params: z.strictObject({ token: secretToken }),
  response: z.object({ token: z.string().nullable() }),
  failures: ['ORDER_NOT_FOUND', 'ORDER_LINK_EXPIRED'],
});
export const listMyPartners = endpoint({
  id: 'partnerPage.listMine',
  method: 'GET',
  path: '/me/partners',
  access: 'member',
  summary: 'Who brought your last fifty orders, where there is something to decide, each with its page.',
  response: z.array(z.object({ orderNumber: z.string(), products: z.string(), partner: z.string(), token: z.string() })),
});

/** A letter as its writer reads it: of who got it a number, and nothing else. */
export const relayLetterView = z.object({
  id: z.string(),
  code: z.string(),
  program: z.string(),
  kind: relayKind,
  subject: z.string(),
  text: z.string(),
  state: relayState,
  reason: z.string().nullable(),
  writtenAt: moment,
  sent: z.number().int(),
});
export type RelayLetterView = z.output<typeof relayLetterView>;

export const readRelay = endpoint({
  id: 'partnerRelay.read',
  method: 'GET',
  path: '/partner/relay',
  access: 'affiliate',
  summary: 'Whether you may write to buyers of yours, for each place, and how many read it.',
  response: z.object({
    offered: z.boolean(),
    approval: z.boolean(),
    /** The name buyers read. */
    name: z.string(),
    places: z.array(
      z.object({
        code: z.string(),
        program: z.string(),
        readers: z.number().int(),
        written: z.number().int(),
        most: z.number().int(),
        /** Why none may be written now. */
        refusal: z.enum(['RELAY_OFF', 'RELAY_STOPPED', 'RELAY_NOBODY', 'RELAY_LIMIT']).nullable(),
        stoppedAt: moment.nullable(),
        /** What staff said when they stopped it; nothing of what a buyer said. */
        stopReason: z.string().nullable(),
      }),
    ),
  }),
  failures: ['NOT_AN_AFFILIATE'],
});
export const listRelayLetters = endpoint({
  id: 'partnerRelay.list',
  method: 'GET',
  path: '/partner/relay/letters',
  access: 'affiliate',
  paginated: true,
  summary: 'Letters you wrote, newest first, with how many each went to.',
  query: z.strictObject({ cursor }),
  response: z.array(relayLetterView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const writeRelayLetter = endpoint({
  id: 'partnerRelay.write',
  method: 'POST',
  path: '/partner/relay/letters',
  access: 'affiliate',
  status: 201,
  rateLimit: 10,
  summary: 'Writes a letter to those buyers of yours who agreed to read them.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    kind: relayKind,
    subject: z.string().trim().min(3).max(120),
    text: z.string().trim().min(10).max(2_000),
  }),
  response: relayLetterView,
  failures: ['NOT_AN_AFFILIATE', 'LINK_PLACE_INACTIVE', 'RELAY_OFF', 'RELAY_STOPPED', 'RELAY_NOBODY', 'RELAY_LIMIT'],
});

export const adminRelayLetter = relayLetterView.extend({
  affiliate: z.object({ id: z.string(), name: z.string() }),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
});
export type AdminRelayLetter = z.output<typeof adminRelayLetter>;

const READ = 'admin:relay.read';
const MANAGE = 'admin:relay.manage';
const idParams = z.strictObject({ id: z.string().min(1).max(64) });

export const listAdminRelayLetters = endpoint({
  id: 'adminRelay.list',
  method: 'GET',
  path: '/relay-letters',
  access: READ,
  managed: 'list',
  paginated: true,
  summary: 'Letters affiliates wrote to buyers, newest first.',
  query: z.strictObject({ state: relayState.optional(), cursor, pageSize }),
  response: z.array(adminRelayLetter),
  failures: ['CURSOR_INVALID'],
});
export const approveRelayLetter = endpoint({
  id: 'adminRelay.approve',
  method: 'POST',
  path: '/relay-letters/:id/approve',
  access: MANAGE,
  managed: 'relay_letter',
  summary: 'Lets a letter go to everybody who agreed to read it.',
  params: idParams,
  response: adminRelayLetter,
  failures: ['RELAY_LETTER_NOT_FOUND', 'RELAY_LETTER_DECIDED', 'RELAY_OFF', 'RELAY_STOPPED'],
});
export const refuseRelayLetter = endpoint({
  id: 'adminRelay.refuse',
  method: 'POST',
  path: '/relay-letters/:id/refuse',
  access: MANAGE,
  managed: 'relay_letter',
  summary: 'Refuses a letter for a reason its writer is told.',
  params: idParams,
  body: z.strictObject({ reason }),
  response: adminRelayLetter,
  failures: ['RELAY_LETTER_NOT_FOUND', 'RELAY_LETTER_DECIDED'],
});

const relayOfAffiliate = z.object({
  readers: z.number().int(),
  stop: z.object({ because: z.enum(['report', 'staff']), reason: z.string(), at: moment }).nullable(),
});
export const readAffiliateRelay = endpoint({
  id: 'adminRelay.readOf',
  method: 'GET',
  path: '/affiliates/:id/relay',
  access: READ,
  managed: 'affiliate',
  summary: 'How many buyers read an affiliate’s letters, and what stops them.',
  params: idParams,
  response: relayOfAffiliate,
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const stopAffiliateRelay = endpoint({
  id: 'adminRelay.stop',
  method: 'POST',
  path: '/affiliates/:id/relay/stop',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Stops an affiliate’s letters for a reason they are told.',
  params: idParams,
  body: z.strictObject({ reason }),
  response: relayOfAffiliate,
  failures: ['AFFILIATE_NOT_FOUND', 'RELAY_STOPPED'],
});
export const resumeAffiliateRelay = endpoint({
  id: 'adminRelay.resume',
  method: 'POST',
  path: '/affiliates/:id/relay/resume',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Lets an affiliate’s letters go on; what was approved meanwhile goes now.',
  params: idParams,
  body: z.strictObject({ reason }),
  response: relayOfAffiliate,
  failures: ['AFFILIATE_NOT_FOUND', 'RELAY_NOT_STOPPED'],
});
