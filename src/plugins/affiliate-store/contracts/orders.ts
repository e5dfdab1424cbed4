import { z } from 'zod';
import { libraryBonus } from './bonuses';
import { endpoint } from './endpoint';
import { byteCount, exchange, money, secretToken } from './primitives';
import { instalments } from './subscriptions';

export const orderState = z.enum(['created', 'processing', 'paid', 'partially_refunded', 'refunded', 'failed', 'expired', 'review']);
export type OrderStateView = z.output<typeof orderState>;

const ownPeriod = z.object({
  id: z.string(),
  /** What every further payment is. */
  price: money,
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  /** How far it is paid where it is paid in instalments; null for what renews. */
  instalments: instalments.nullable(),
  /** When the next payment is due; null when none will be. */
  nextPaymentAt: z.string().nullable(),
});

export const receiptView = z.object({
  number: z.string(),
  state: orderState,
  placedAt: z.string(),
  paidAt: z.string().nullable(),
  items: z.array(
    z.object({
      product: z.string(),
      productSlug: z.string(),
      offer: z.string(),
      price: money,
      /** The price it was converted from; null where the seller set it in the currency of the order. */
      listPrice: money.nullable(),
      discount: money,
      seller: z.string(),
    }),
  ),
  /** The code that was used; what it took off is within `discount`, of each item and of all. */
  coupon: z.string().nullable(),
  /** At what prices were converted, frozen with the order; null where the sellers set them all. */
  exchange: exchange.nullable(),
  discount: money,
  total: money,
  tax: money,
  taxRateBasisPoints: z.number().int(),
  refunded: money,
  email: z.string(),
  country: z.string(),
  payment: z
    .object({
      method: z.string(),
      last4: z.string().nullable(),
      statementDescriptor: z.string().nullable(),
      /** The two cards it was paid with, and what each paid; empty where one payment paid the whole. */
      cards: z.array(z.object({ last4: z.string().nullable(), amount: money })),
      /** What of it store credit paid; null where none did. */
      credit: money.nullable(),
    })
    .nullable(),
  guaranteeEndsAt: z.string().nullable(),
  /** The subscription it is a payment of; null for what was paid once. */
  subscription: ownPeriod.nullable(),
});
export type ReceiptView = z.output<typeof receiptView>;

export const fileView = z.object({ id: z.string(), name: z.string(), bytes: byteCount, type: z.string() });

export const libraryItem = z.object({
  product: z.string(),
  slug: z.string(),
  name: z.string(),
  coverUrl: z.string().nullable(),
  creator: z.string(),
  state: z.enum(['active', 'suspended', 'revoked']),
  grantedAt: z.string(),
  orderNumber: z.string().nullable(),
  groups: z.array(z.string()),
  files: z.array(fileView),
  /** What an affiliate gives along with it. */
  bonuses: z.array(libraryBonus),
  /** The program anybody may join to recommend it, where its reader has not; what a sale earns is on its page. */
  recommend: z.object({ slug: z.string(), rateBasisPoints: z.number().int() }).nullable(),
});
export type LibraryItem = z.output<typeof libraryItem>;

const orderToken = z.strictObject({ token: secretToken });

export const readThankYou = endpoint({
  id: 'orders.readThankYou',
  method: 'GET',
  path: '/thank-you/:token',
  access: 'public',
  graphql: 'storeOrder',
  summary: 'The order behind the unguessable token its buyer was given at checkout; it opens for 24 hours after payment.',
  params: orderToken,
  response: receiptView.omit({ email: true, country: true }).extend({
    emailHint: z.string(),
    access: z.array(libraryItem),
    /** Orders of what was accepted right after this one was paid; `token` opens the page of each. */
    further: z.array(z.object({ number: z.string(), token: z.string(), products: z.string(), total: money })),
  }),
  failures: ['ORDER_NOT_FOUND', 'ORDER_LINK_EXPIRED'],
});

export const resendAccessMail = endpoint({
  id: 'orders.resendAccessMail',
  method: 'POST',
  path: '/thank-you/:token/resend',
  access: 'public',
  status: 202,
  graphql: 'storeResendAccessMail',
  rateLimit: 10,
  summary: 'Sends the access e-mail again, to the address of the order and no other; limited per order and day.',
  params: orderToken,
  response: z.object({ sent: z.literal(true) }),
  failures: ['ORDER_NOT_FOUND', 'ORDER_LINK_EXPIRED', 'RESEND_LIMIT'],
});

export const readLibrary = endpoint({
  id: 'members.readLibrary',
  method: 'GET',
  path: '/me/library',
  access: 'member',
  graphql: 'storeLibrary',
  summary: 'Everything the signed-in person may open.',
  response: z.array(libraryItem),
});

export const listMyOrders = endpoint({
  id: 'orders.listMine',
  method: 'GET',
  path: '/me/orders',
  access: 'member',
  graphql: 'storeMyOrders',
  summary: 'Receipts of the signed-in person, newest first.',
  response: z.array(receiptView),
});

export const readMyOrder = endpoint({
  id: 'orders.readMine',
  method: 'GET',
  path: '/me/orders/:number',
  access: 'member',
  graphql: 'storeMyOrder',
  summary: 'One receipt of the signed-in person.',
  params: z.strictObject({ number: z.string().min(1).max(40) }),
  response: receiptView,
  failures: ['ORDER_NOT_FOUND'],
});

export const createDownload = endpoint({
  id: 'members.createDownload',
  method: 'POST',
  path: '/me/downloads',
  access: 'member',
  graphql: 'storeCreateDownload',
  status: 201,
  summary: 'A signed address for one file, good for five minutes, for someone who has access to its product.',
  body: z.strictObject({ file: z.string().min(1).max(64) }),
  response: z.object({ url: z.string(), expiresAt: z.string() }),
  failures: ['FILE_NOT_FOUND', 'ACCESS_DENIED'],
});

export const createOrderDownload = endpoint({
  id: 'members.createOrderDownload',
  method: 'POST',
  path: '/thank-you/:token/downloads',
  access: 'public',
  graphql: 'storeCreateOrderDownload',
  status: 201,
  rateLimit: 60,
  summary: 'The same from the thank-you page, for files of that order only.',
  params: orderToken,
  body: z.strictObject({ file: z.string().min(1).max(64) }),
  response: z.object({ url: z.string(), expiresAt: z.string() }),
  failures: ['FILE_NOT_FOUND', 'ACCESS_DENIED', 'ORDER_NOT_FOUND', 'ORDER_LINK_EXPIRED'],
});
