import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { closeInquiry, openInquiry } from './domain/book-inquiry';
import { loseDispute, openDispute, winDispute } from './domain/book-dispute';
import { bookFee } from './domain/book-fee';
import { bookRefund, bookRefundFailed, previewRefund } from './domain/book-refund';
import { bookSale } from './domain/book-sale';
import { matureShare } from './domain/mature-share';
import type { OrderBooks, ShareBook } from './domain/order-books';
import { validatePlan } from './domain/plan';
import { claimCommissions, countCommissions, findCommission, findCommissions, findDue, findNextPayable, insertCommissions, syncCommissions } from './store/commissions';
import type { Commission, CommissionFilter, Earner } from './store/commissions';

export { awaitsParent } from './domain/failures';
export type { CommissionState } from './domain/commission-state';
export type { DerivationStep } from './domain/derivation';
export type { SalePaid } from './domain/events';
export { isDisputed, lostTotal, refundable, refundedTotal } from './domain/order-books';
export type { Booked, Decision, OrderBooks, ShareBook } from './domain/order-books';
export type { PartyId, SplitPlan } from './domain/plan';
export type { Commission, CommissionFilter, Earner } from './store/commissions';

/** The pure decisions about an order's books; what they answer is stored by the flow that asked. */
export const decisions = { bookSale, bookFee, bookRefund, bookRefundFailed, previewRefund, openDispute, winDispute, loseDispute, openInquiry, closeInquiry, matureShare, validatePlan } as const;

/** Books as they are kept with a payment. */
export const booksFrom = (text: string): OrderBooks => JSON.parse(text) as OrderBooks;
export const booksAsText = (books: OrderBooks): string => JSON.stringify(books);

/** Commissions: one row for each share of a payment that is somebody's, always as the payment's books say. */
export interface CommissionsService {
  readonly accrue: (books: OrderBooks, place: { readonly orderId: number; readonly orderNumber: string; readonly paymentId: number }, earnerOf: (share: ShareBook) => Earner) => Promise<void>;
  readonly sync: (paymentId: number, before: OrderBooks, after: OrderBooks) => Promise<void>;
  readonly list: (filter: CommissionFilter) => Promise<readonly Commission[]>;
  readonly count: (filter: Omit<CommissionFilter, 'before' | 'limit'>) => Promise<number>;
  readonly find: (publicId: string) => Promise<Commission | null>;
  readonly due: (at: number, limit: number) => Promise<readonly Commission[]>;
  readonly nextPayable: (partyIds: readonly number[], at: number) => Promise<readonly Commission[]>;
  readonly claim: (partyId: number, userId: number) => Promise<void>;
}

export const commissionsService = (strapi: Core.Strapi): CommissionsService => ({
  accrue: (books, place, earnerOf) => insertCommissions(strapi, books, place, earnerOf),
  sync: (paymentId, before, after) => syncCommissions(strapi, paymentId, before, after),
  list: (filter) => findCommissions(strapi, filter),
  count: (filter) => countCommissions(strapi, filter),
  find: (id) => findCommission(strapi, id),
  due: (at, limit) => findDue(strapi, at, limit),
  nextPayable: (partyIds, at) => findNextPayable(strapi, partyIds, at),
  claim: (partyId, userId) => claimCommissions(strapi, partyId, userId),
});

export const commissions = (strapi: Core.Strapi): CommissionsService => door<CommissionsService>(strapi, 'commissions');
