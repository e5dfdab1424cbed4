import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, email, explanation, moment, money } from './primitives';
import { programSite } from './programs';

/** The other way round: what the shop tells an affiliate's own system. */
export * from './postback-addresses';

/** Why a customer is no longer bound. */
export const bindingEnd = z.enum(['REFUNDED', 'AFFILIATE_BLOCKED', 'UNBOUND', 'TIME_OVER']);

/** Where a binding stood that came with a programme of before. */
export const broughtOver = z.object({ file: z.string(), line: z.number().int() });

/** A customer bound to an affiliate. Nothing in it says who they are. */
export const bindingView = z.object({
  id: z.string(),
  /** Some letters that mean nothing elsewhere. */
  customer: z.string(),
  /** The order that bound them; null where an import did. */
  orderNumber: z.string().nullable(),
  /** The line of the file they were brought over with, at `since`; null where an order bound them. */
  broughtOver: broughtOver.nullable(),
  since: moment,
  /** When it ends by the terms it was made under; null where it never does. */
  until: moment.nullable(),
  /** Paid orders of theirs that counted for the affiliate. */
  orders: z.number().int(),
  ended: bindingEnd.nullable(),
  endedAt: moment.nullable(),
  /** What staff said when they ended it. */
  reason: z.string().nullable(),
});
export type BindingView = z.output<typeof bindingView>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });

export const listPartnerCustomers = endpoint({
  id: 'partnerWays.listCustomers',
  method: 'GET',
  path: '/partner/customers',
  access: 'affiliate',
  paginated: true,
  summary: 'Customers bound to you, newest first, without a word of who they are.',
  query: z.strictObject({ cursor }),
  response: z.array(bindingView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});

export const listBindings = endpoint({
  id: 'adminWays.listBindings',
  method: 'GET',
  path: '/affiliates/:id/customers',
  access: 'admin:affiliates.read',
  paginated: true,
  managed: 'affiliate',
  summary: 'Customers bound to an affiliate, newest first.',
  params: idParams,
  query: z.strictObject({ cursor }),
  response: z.array(bindingView),
  failures: ['AFFILIATE_NOT_FOUND', 'CURSOR_INVALID'],
});

export const unbindCustomer = endpoint({
  id: 'adminWays.unbind',
  method: 'POST',
  path: '/bindings/:id/end',
  access: 'admin:affiliates.manage',
  managed: 'binding',
  summary: 'Ends a binding for a reason that its affiliate is shown; orders of before are not touched.',
  params: idParams,
  body: z.strictObject({ reason: z.string().trim().min(3, 'a reason of a few words').max(500) }),
  response: z.object({ id: z.string(), ended: bindingEnd }),
  failures: ['BINDING_NOT_FOUND', 'BINDING_ENDED_ALREADY'],
});

export const leaveLead = endpoint({
  id: 'tracking.leaveLead',
  method: 'POST',
  path: '/track/lead',
  access: 'public',
  status: 202,
  rateLimit: 20,
  summary:
    'An affiliate’s capture page tells of somebody who left their address and agreed to it. Unknown codes are answered the same way.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    email,
    /** That the person agreed to be remembered as brought by this affiliate; without it nothing is kept. */
    consent: z.literal(true),
  }),
  response: z.object({ received: z.literal(true) }),
});

/** A key without its secret. */
export const keyView = z.object({
  id: z.string(),
  /** The code of the place in the program it belongs to. */
  code: z.string(),
  program: z.string(),
  /** Where messages signed with it go. */
  url: z.string(),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  endedAt: moment.nullable(),
});
export type KeyView = z.output<typeof keyView>;

export const listKeys = endpoint({
  id: 'partnerKeys.list',
  method: 'GET',
  path: '/partner/keys',
  access: 'affiliate',
  summary: 'Keys your own server signs with, newest first.',
  response: z.array(keyView),
  failures: ['NOT_AN_AFFILIATE'],
});
export const makeKey = endpoint({
  id: 'partnerKeys.make',
  method: 'POST',
  path: '/partner/keys',
  access: 'affiliate',
  status: 201,
  summary: 'Makes a key for one of your codes. The secret is shown this once; two may be in use.',
  body: z.strictObject({ code: z.string().trim().min(1).max(64) }),
  response: keyView.extend({ secret: z.string() }),
  failures: ['NOT_AN_AFFILIATE', 'AFFILIATE_KEY_LIMIT', 'AFFILIATE_KEY_NOT_FOUND'],
});
export const endKey = endpoint({
  id: 'partnerKeys.end',
  method: 'POST',
  path: '/partner/keys/:id/end',
  access: 'affiliate',
  summary: 'Ends a key at once; it never works again.',
  params: idParams,
  response: z.object({ id: z.string() }),
  failures: ['NOT_AN_AFFILIATE', 'AFFILIATE_KEY_NOT_FOUND'],
});

const messageId = z.string().trim().min(1).max(100);

/** What an affiliate's server may say; `id` is its own number for the message. */
export const postback = z.discriminatedUnion('event', [
  z.strictObject({
    id: messageId,
    event: z.literal('click'),
    /** Address the visitor landed on; only its path is kept. */
    landing: z.string().min(1).max(2048),
    /** Whether the visitor agreed to be tracked; where the shop needs consent, nothing is kept without it. */
    consent: z.boolean().optional(),
  }),
  z.strictObject({ id: messageId, event: z.literal('lead'), email, consent: z.literal(true) }),
]);
export type Postback = z.output<typeof postback>;
/** `clickId` goes with the cart; null for a lead, and where nothing is kept of the visitor. */
export interface PostbackAnswer {
  readonly clickId: string | null;
}

/** One touch that would be weighed, with its verdict. */
const triedTouch = z.object({
  affiliate: z.string(),
  code: z.string(),
  kind: z.enum(['link', 'ref_parameter', 'server', 'coupon', 'lead', 'lifetime', 'staff', 'territory']),
  at: moment,
  verdict: z.enum(['won', 'lost', 'outside_window', 'rejected', 'blocked']),
  reason: z.string(),
});

export const listOffersToTry = endpoint({
  id: 'adminWays.listOffers',
  method: 'GET',
  path: '/attribution/offers',
  access: 'admin:affiliates.read',
  managed: 'nobody',
  summary: 'Offers on sale, to ask about.',
  response: z.array(z.object({ id: z.string(), product: z.string(), offer: z.string(), prices: z.array(money) })),
});

export const tryAttribution = endpoint({
  id: 'adminWays.try',
  method: 'POST',
  path: '/attribution/try',
  access: 'admin:affiliates.read',
  managed: 'everybody',
  summary: 'Who would get an order and how much, by the rules and prices of now; nothing is written.',
  body: z.strictObject({
    offer: z.string().min(1).max(64),
    /** An address as it was shared: `/r/<code>` or one with the tag. */
    url: z.string().trim().max(2048).optional(),
    /** When that link is supposed to have been followed; this moment where it is not said. */
    clickedAt: moment.optional(),
    coupon: z.string().trim().max(64).optional(),
    email: email.optional(),
    currency: z.string().length(3).optional(),
    country: z.string().length(2).optional(),
    /** When the order is supposed to be placed; this moment where it is not said. */
    at: moment.optional(),
  }),
  response: z.object({
    reason: z.string(),
    winner: z.object({ name: z.string(), code: z.string() }).nullable(),
    /** Those who would share it, with their parts; empty where nobody would. */
    sharedBy: z.array(z.object({ code: z.string(), name: z.string(), shareBasisPoints: z.number().int() })),
    rule: z
      .object({
        program: z.string(),
        version: z.number().int(),
        model: z.enum(['first_click', 'last_click', 'multi_click']),
        windowDays: z.number().int(),
        /** By whose everything the product is in it; null where it chose the program itself. */
        site: programSite.nullable(),
      })
      .nullable(),
    touches: z.array(triedTouch),
    total: money,
    /** True where Stripe Tax reckons the tax, which is not asked: the shares are of the price without any tax, and are less with one. */
    taxLeftOut: z.boolean(),
    /** The split as it would be booked before the payment fee is known, with the derivation of each share. */
    shares: z.array(z.object({ role: z.string(), name: z.string().nullable(), amount: money, explanation })),
  }),
  failures: ['OFFER_NOT_FOUND', 'OFFER_UNAVAILABLE', 'CURRENCY_NOT_SOLD', 'COUPON_INVALID', 'PLAN_IMPOSSIBLE', 'CODE_NOT_IN_URL'],
});

export const tryOwnLink = endpoint({
  id: 'partnerWays.tryLink',
  method: 'POST',
  path: '/partner/try-link',
  access: 'affiliate',
  rateLimit: 60,
  summary: 'Whether a link credits you: whose code it carries, as far as that is yours, and whether it counts now.',
  body: z.strictObject({ url: z.string().trim().min(1).max(2048) }),
  response: z.object({
    credits: z.boolean(),
    /** `NO_CODE`: it carries none. `NOT_YOURS`: not a code of yours. `NOT_ACTIVE`: your place does not count now. `BAD_TARGET`: it leads elsewhere than it says. */
    because: z.enum(['CREDITS', 'NO_CODE', 'NOT_YOURS', 'NOT_ACTIVE', 'BAD_TARGET']),
    code: z.string().nullable(),
    program: z.string().nullable(),
    /** Where a visitor lands. */
    target: z.string().nullable(),
    rateBasisPoints: z.number().int().nullable(),
    windowDays: z.number().int().nullable(),
  }),
  failures: ['NOT_AN_AFFILIATE'],
});
