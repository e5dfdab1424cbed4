import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { knownShares } from './domain/as-known';
import { closeInquiry, openInquiry } from './domain/book-inquiry';
import { loseDispute, openDispute, winDispute } from './domain/book-dispute';
import { bookFee } from './domain/book-fee';
import { underCaps } from './domain/earning-cap';
import { bookRefund, bookRefundFailed, previewRefund } from './domain/book-refund';
import { bookSale } from './domain/book-sale';
import { holdShare, releaseShare } from './domain/hold-share';
import { rejectShare } from './domain/reject-share';
import { leftOf, matureShare } from './domain/mature-share';
import type { OrderBooks, ShareBook } from './domain/order-books';
import { reversedWithinAmount, roundingIsBounded, sharesSumToGross, takenBeyondCharge } from './domain/invariants';
import type { Violation } from './domain/invariants';
import { withdrawnTotal } from './domain/order-books';
import { followPayout, type PayoutTrigger } from './domain/payout-state';
import { validatePlan } from './domain/plan';
import { bookReassignment } from './domain/reassign';
import { cutAt, marginGuard, waterfall } from './domain/waterfall';
import * as creditRecipes from './domain/recipes-credit';
import * as eventRecipes from './domain/recipes-events';
import * as payoutRecipes from './domain/recipes-payout';
import * as selfBillingRecipes from './domain/recipes-self-billing';
import * as taxRecipes from './domain/recipes-tax';
import { recompute } from './domain/recompute';
import {
  claimCommissions,
  countCommissions,
  countSales,
  findApproved,
  findCommission,
  findCommissions,
  findCommissionsOfOrders,
  findDue,
  findNextPayable,
  findProductsOf,
  findSales,
  insertCommissions,
  syncCommissions,
} from './store/commissions';
import { buyersByCountry, soldByCountry, soldByProduct, type OtherBuyers, type SoldWithin } from './store/sold';
import type { Commission, CommissionFilter, Earner, SaleFilter } from './store/commissions';

export { percent, textOf } from './domain/derivation-text';
export { awaitsParent } from './domain/failures';
export type { CommissionState } from './domain/commission-state';
export type { DerivationStep } from './domain/derivation';
export type { OrderCap } from './domain/earning-cap';
export type { SalePaid } from './domain/events';
export {
  cashOf,
  isDisputed,
  linesGone,
  lostTotal,
  takenByDispute,
  refundable,
  refundableOfLine,
  refundedToCredit,
  refundedTotal,
  takenOfLine,
  wholeLinesTaken,
} from './domain/order-books';
export type { LinePart } from './domain/lines-taken';
export type { BlockReason, Booked, Decision, OrderBooks, PaidByCredit, ShareBook } from './domain/order-books';
export { isFixed } from './domain/plan';
export type { AffiliatePart, OtherPart, PartyId, SecondTierPart, SplitPlan } from './domain/plan';
export type { Reassigned, ReassignedLine } from './domain/reassign';
export type { Commission, CommissionFilter, Earner, SaleFilter } from './store/commissions';
export type { OtherBuyers, SoldSum } from './store/sold';

/** The pure decisions about an order's books; what they answer is stored by the flow that asked. */
export const decisions = {
  /** Splits a line that nobody has bought yet. */
  splitLine: waterfall,
  bookSale,
  bookFee,
  bookRefund,
  bookRefundFailed,
  previewRefund,
  openDispute,
  winDispute,
  loseDispute,
  openInquiry,
  closeInquiry,
  matureShare,
  holdShare,
  releaseShare,
  rejectShare,
  followPayout,
  validatePlan,
  bookReassignment,
  cutAt,
  marginGuard,
  waterfall,
  underCaps,
} as const;

/** Sentences that must hold of books, and the second way to the same balances; for the audit. */
export const checks = { sharesSumToGross, reversedWithinAmount, roundingIsBounded, recompute, withdrawnTotal, takenBeyondCharge } as const;
export type { Violation };
export type { AdjustmentFact, PayoutFact } from './domain/recompute';
export type { PayoutTrigger };

/** What a share has outside of holds: what a payout may carry of it. */
export { leftOf };

/** What shares were, and what had been taken back of them, by what was known at a moment. */
export { knownShares };

/** Journals of payouts and of entries made by hand (J13–J17, J20–J22). */
export { eventRecipes };
export { payoutRecipes };
export { selfBillingRecipes };
/** The journal of tax that is paid on. */
export { taxRecipes };

/** Journals of store credit that orders set aside (J29, J30). */
export { creditRecipes };

/** Books as they are kept with a payment; those of before blocks were written down in them have none. */
export const booksFrom = (text: string): OrderBooks => ({ blocks: [], ...(JSON.parse(text) as Omit<OrderBooks, 'blocks'>) });
export const booksAsText = (books: OrderBooks): string => JSON.stringify(books);

/** Commissions: one row for each share of a payment that is somebody's, always as the payment's books say. */
export interface CommissionsService {
  readonly accrue: (
    books: OrderBooks,
    place: { readonly orderId: number; readonly orderNumber: string; readonly paymentId: number },
    earnerOf: (share: ShareBook) => Earner,
  ) => Promise<void>;
  readonly sync: (paymentId: number, before: OrderBooks, after: OrderBooks) => Promise<void>;
  readonly list: (filter: CommissionFilter) => Promise<readonly Commission[]>;
  /** All commissions of some orders; for the audit. */
  readonly ofOrders: (orderIds: readonly number[]) => Promise<readonly Commission[]>;
  readonly count: (filter: Omit<CommissionFilter, 'before' | 'limit'>) => Promise<number>;
  readonly find: (publicId: string) => Promise<Commission | null>;
  /** What an affiliate sold in a span, by product, and by the country of the order. */
  readonly soldByProduct: (within: SoldWithin) => ReturnType<typeof soldByProduct>;
  readonly soldByCountry: (within: SoldWithin) => ReturnType<typeof soldByCountry>;
  /** How many buyers each country has; of some orders those that are given. */
  readonly buyersByCountry: (within: SoldWithin, other?: OtherBuyers) => ReturnType<typeof buyersByCountry>;
  readonly due: (at: number, limit: number) => Promise<readonly Commission[]>;
  /** Shares that may be paid out: of some parties or of all, that became payable until, or after, a moment; oldest first. */
  readonly approved: (
    filter: {
      readonly partyIds?: readonly number[] | undefined;
      readonly currency: string;
      readonly until?: number | undefined;
      readonly after?: number | undefined;
    },
    limit: number,
  ) => Promise<readonly Commission[]>;
  readonly nextPayable: (partyIds: readonly number[], at: number) => Promise<readonly Commission[]>;
  /** Orders (by id, newest first) a party earned of in some roles; all of them where no number is given. */
  readonly sales: (
    filter: SaleFilter,
    page: { readonly below?: number | undefined; readonly limit?: number },
  ) => Promise<readonly number[]>;
  readonly countSales: (filter: SaleFilter) => Promise<number>;
  /** Products a party has earned of in some roles, by name. */
  readonly productsOf: (
    partyId: number,
    roles: readonly Commission['role'][],
  ) => Promise<ReadonlyArray<{ readonly id: string; readonly name: string }>>;
  readonly claim: (partyId: number, userId: number) => Promise<void>;
}

export const commissionsService = (strapi: Core.Strapi): CommissionsService => ({
  accrue: (books, place, earnerOf) => insertCommissions(strapi, books, place, earnerOf),
  sync: (paymentId, before, after) => syncCommissions(strapi, paymentId, before, after),
  list: (filter) => findCommissions(strapi, filter),
  ofOrders: (orderIds) => findCommissionsOfOrders(strapi, orderIds),
  count: (filter) => countCommissions(strapi, filter),
  find: (id) => findCommission(strapi, id),
  due: (at, limit) => findDue(strapi, at, limit),
  approved: (filter, limit) => findApproved(strapi, filter, limit),
  nextPayable: (partyIds, at) => findNextPayable(strapi, partyIds, at),
  sales: (filter, page) => findSales(strapi, filter, page),
  countSales: (filter) => countSales(strapi, filter),
  productsOf: (partyId, roles) => findProductsOf(strapi, partyId, roles),
  soldByProduct: (within) => soldByProduct(strapi, within),
  soldByCountry: (within) => soldByCountry(strapi, within),
  buyersByCountry: (within, other) => buyersByCountry(strapi, within, other),
  claim: (partyId, userId) => claimCommissions(strapi, partyId, userId),
});

export const commissions = (strapi: Core.Strapi): CommissionsService => door<CommissionsService>(strapi, 'commissions');
