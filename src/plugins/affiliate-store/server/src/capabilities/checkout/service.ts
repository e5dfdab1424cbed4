import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { bindCart, changeCart, findCart, findCartOfOrder, forgetCarts, insertCart } from './store/carts';
import type { Cart } from './store/carts';
import type { ByCountry } from './domain/offered-methods';
import { findWithdrawals, insertWithdrawal } from './store/card-withdrawals';
import { acceptAfterAll, declineFollowUp, findFollowUps, insertFollowUp } from './store/follow-ups';
import type { FollowUp } from './store/follow-ups';
import { findCreatorMethods, keepCreatorMethods } from './store/creator-methods';
import {
  countInbox,
  emptyNoticesBefore,
  findInbox,
  keepNotices,
  unknownNotices,
  listInbox,
  lockInbox,
  markInbox,
  readCursor,
  writeCursor,
} from './store/inbox';
import type { ArrivingNotice, InboxRow, InboxState } from './store/inbox';
import type { Notice } from './ports';

export { consentVersions, CONSENTS, KEEPS_CARD, NEWS, reachesTheClub, REQUIRED_CONSENTS, standingKeepsCard } from './domain/consent';
export type { ConsentKey, GivenConsent, KeptConsent } from './domain/consent';
export { checkoutFailures } from './domain/failures';
export { offeredMethods, onIn, openToCreators } from './domain/offered-methods';
export type { ByCountry, MethodsOffered, MethodTerms } from './domain/offered-methods';
export { creditFor } from './domain/store-credit';
export type { CreditUse, WhyNotCredit } from './domain/store-credit';
export { whyNotTwoCards, wrongCardAmounts } from './domain/two-cards';
export { atProvider, isMethod, METHOD_NAMES, METHODS } from './domain/payment-methods';
export type { Method } from './domain/payment-methods';
export { paymentGateway } from './ports';
export type {
  Answered,
  BalanceTransactionFacts,
  ChargeFacts,
  DisputeFacts,
  EvidenceRequest,
  IntentFacts,
  InvoiceFacts,
  KeptCard,
  Notice,
  PaymentGateway,
  RefundFacts,
  SessionFacts,
  SubscriptionFacts,
} from './ports';
export {
  cartHours,
  feeBearer,
  plansMayExceed,
  followUpMinutes,
  methodsByCountry,
  methodsCreatorsMayAdd,
  paymentMethods,
  platformFee,
  platformFixedFee,
  publicUrl,
  recordedSaleApprovalAbove,
  statementDescriptor,
  taxRates,
  termsVersion,
  transferAccounts,
  transferDays,
  twoCards,
  askForNews,
} from './settings';
export type { Cart, Company } from './store/carts';
export type { FollowUp } from './store/follow-ups';
export type { InboxRow, InboxState } from './store/inbox';

/** Carts, and the inbox of what the payment provider tells. */
export interface CheckoutService {
  readonly openCart: (token: string, cart: Parameters<typeof insertCart>[2]) => Promise<Cart>;
  readonly cart: (token: string) => Promise<Cart | null>;
  readonly cartOfOrder: (orderId: number) => Promise<Cart | null>;
  readonly lockCart: (token: string) => Promise<Cart | null>;
  /** False when the cart has been changed or ordered meanwhile. */
  readonly changeCart: (cart: Cart, change: Parameters<typeof changeCart>[2]) => Promise<boolean>;
  readonly bindCart: (cartId: number, orderId: number | null) => Promise<void>;
  readonly forgetCarts: () => Promise<number>;
  /** Empties what the provider told before a moment, where it was taken note of; that it came stays. */
  readonly emptyEventsBefore: (moment: number) => Promise<number>;
  /** What was answered to the offers made after an order. */
  readonly followUpsOf: (orderId: number) => Promise<readonly FollowUp[]>;
  readonly keepFollowUp: (answer: FollowUp) => Promise<void>;
  readonly declineFollowUp: (orderId: number, offerId: string) => Promise<void>;
  /** Accepts what was declined before. */
  readonly acceptAfterAll: (orderId: number, offerId: string, followOrderId: number) => Promise<void>;
  /** When some customers last took back that their cards are kept (UTC ms). */
  readonly cardWithdrawals: (customerIds: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  readonly withdrawCards: (customerId: number) => Promise<void>;
  /** What creators take for their own products, by documentId; who has chosen nothing is not in it. */
  readonly creatorMethods: (creatorIds: readonly string[]) => Promise<ReadonlyMap<string, ByCountry>>;
  /** Null takes a choice back. */
  readonly keepCreatorMethods: (creatorId: string, methods: ByCountry | null, by: string) => Promise<void>;

  /** Answers the event's number, or null when it is known. */
  readonly keepNotices: (arriving: readonly ArrivingNotice[]) => Promise<ReadonlyArray<number | null>>;
  /** Of some events those that are not kept, in their order. */
  readonly unknownNotices: (notices: readonly Notice[]) => Promise<readonly Notice[]>;
  readonly inboxRow: (id: number) => Promise<InboxRow | null>;
  /** The same, held until the unit of work ends: two workers cannot both apply one event. */
  readonly lockInboxRow: (id: number) => Promise<Pick<InboxRow, 'state'> | null>;
  readonly markInbox: (id: number, state: InboxState, detail?: string | null) => Promise<void>;
  readonly inbox: (filter: Parameters<typeof listInbox>[1]) => Promise<readonly InboxRow[]>;
  readonly inboxCounts: () => ReturnType<typeof countInbox>;
  readonly cursor: () => Promise<number | null>;
  readonly moveCursor: (createdAt: number) => Promise<void>;
}

export const checkoutService = (strapi: Core.Strapi): CheckoutService => ({
  openCart: (token, cart) => insertCart(strapi, token, cart),
  cart: (token) => findCart(strapi, token),
  cartOfOrder: (orderId) => findCartOfOrder(strapi, orderId),
  lockCart: (token) => findCart(strapi, token, true),
  changeCart: (cart, change) => changeCart(strapi, cart, change),
  bindCart: (cartId, orderId) => bindCart(strapi, cartId, orderId),
  forgetCarts: () => forgetCarts(strapi),
  emptyEventsBefore: (moment) => emptyNoticesBefore(strapi, moment),
  followUpsOf: (orderId) => findFollowUps(strapi, orderId),
  keepFollowUp: (answer) => insertFollowUp(strapi, answer),
  declineFollowUp: (orderId, offerId) => declineFollowUp(strapi, orderId, offerId),
  acceptAfterAll: (orderId, offerId, followOrderId) => acceptAfterAll(strapi, orderId, offerId, followOrderId),
  cardWithdrawals: (customerIds) => findWithdrawals(strapi, customerIds),
  withdrawCards: (customerId) => insertWithdrawal(strapi, customerId),
  creatorMethods: (creatorIds) => findCreatorMethods(strapi, creatorIds),
  keepCreatorMethods: (creatorId, methods, by) => keepCreatorMethods(strapi, creatorId, methods, by),
  keepNotices: (arriving) => keepNotices(strapi, arriving),
  unknownNotices: (notices) => unknownNotices(strapi, notices),
  inboxRow: (id) => findInbox(strapi, id),
  lockInboxRow: (id) => lockInbox(strapi, id),
  markInbox: (id, state, detail) => markInbox(strapi, id, state, detail),
  inbox: (filter) => listInbox(strapi, filter),
  inboxCounts: () => countInbox(strapi),
  cursor: () => readCursor(strapi),
  moveCursor: (createdAt) => writeCursor(strapi, createdAt),
});

export const checkout = (strapi: Core.Strapi): CheckoutService => door<CheckoutService>(strapi, 'checkout');
