import type { Core } from '@strapi/strapi';
import {
  disputeReasons,
  findDisputeOnDesk,
  findDisputesPage,
  placeOfDispute,
  sumDisputes,
  type DisputePlace,
  type DisputeSearch,
  type DisputeSums,
  type FoundDispute,
} from './dispute-search';
import { findRefundOnDesk, findRefundsPage, sumRefunds, type FoundRefund, type RefundSearch, type RefundSums } from './refund-search';

export type { DisputePlace, DisputeSearch, FoundDispute } from './dispute-search';
export type { FoundRefund, RefundAsker, RefundSearch } from './refund-search';
export { placeOfDispute };

/** Refunds and disputes across orders, each beside its order. */
export interface Happened {
  /** Refunds a search finds, newest first, below a row. */
  readonly pageOfRefunds: (
    search: RefundSearch,
    page: { readonly below?: number | undefined; readonly limit: number },
  ) => Promise<readonly FoundRefund[]>;
  readonly refundOnDesk: (id: number) => Promise<FoundRefund | null>;
  /** Sums of everything a search finds, per currency. */
  readonly sumRefunds: (search: RefundSearch) => Promise<readonly RefundSums[]>;
  /** Disputes a search finds: those that want an answer by its deadline, then the others, the youngest first. */
  readonly pageOfDisputes: (
    search: DisputeSearch,
    page: { readonly after?: DisputePlace | undefined; readonly limit: number },
  ) => Promise<readonly FoundDispute[]>;
  readonly disputeOnDesk: (providerDisputeId: string) => Promise<FoundDispute | null>;
  /** Sums of everything a search finds, per currency. */
  readonly sumDisputes: (search: DisputeSearch) => Promise<readonly DisputeSums[]>;
  readonly disputeReasons: () => Promise<readonly string[]>;
}

export const happenedOf = (strapi: Core.Strapi): Happened => ({
  pageOfRefunds: (search, page) => findRefundsPage(strapi, search, page),
  refundOnDesk: (id) => findRefundOnDesk(strapi, id),
  sumRefunds: (search) => sumRefunds(strapi, search),
  pageOfDisputes: (search, page) => findDisputesPage(strapi, search, page),
  disputeOnDesk: (id) => findDisputeOnDesk(strapi, id),
  sumDisputes: (search) => sumDisputes(strapi, search),
  disputeReasons: () => disputeReasons(strapi),
});
