import type { Core } from '@strapi/strapi';
import type { EvidencePaper } from '../domain/evidence';
import { changeAnswer, findAnswer, insertAnswer, lastAnswer, lockAnswer, type DisputeAnswer } from './dispute-answers';
import { contentOfFile, dropFile, filesOfDispute, noteProviderFile, putFile, type DisputeFile } from './dispute-files';
import {
  disputeReasons,
  findDisputeOnDesk,
  findDisputesPage,
  placeOfDispute,
  sumDisputes,
  unansweredDisputes,
  type DisputePlace,
  type DisputeSearch,
  type DisputeSums,
  type FoundDispute,
} from './dispute-search';
import { countRefundedOrders } from './refunds-often';
import { findRefundOnDesk, findRefundsPage, sumRefunds, type FoundRefund, type RefundSearch, type RefundSums } from './refund-search';

export type { DisputePlace, DisputeSearch, FoundDispute } from './dispute-search';
export type { FoundRefund, RefundAsker, RefundSearch } from './refund-search';
export { placeOfDispute };

/** Refunds and disputes across orders, each beside its order. */
export interface Happened extends EvidenceFiles {
  /** Refunds a search finds, newest first, below a row. */
  readonly pageOfRefunds: (
    search: RefundSearch,
    page: { readonly below?: number | undefined; readonly limit: number },
  ) => Promise<readonly FoundRefund[]>;
  readonly refundOnDesk: (id: number) => Promise<FoundRefund | null>;
  /** Sums of everything a search finds, per currency. */
  readonly sumRefunds: (search: RefundSearch) => Promise<readonly RefundSums[]>;
  /** Of how many orders a buyer got something back of late. */
  readonly refundedOrdersOf: (customerId: number) => Promise<number>;
  /** Disputes a search finds: those that want an answer by its deadline, then the others, the youngest first. */
  readonly pageOfDisputes: (
    search: DisputeSearch,
    page: { readonly after?: DisputePlace | undefined; readonly limit: number },
  ) => Promise<readonly FoundDispute[]>;
  readonly disputeOnDesk: (providerDisputeId: string) => Promise<FoundDispute | null>;
  /** Sums of everything a search finds, per currency. */
  readonly sumDisputes: (search: DisputeSearch) => Promise<readonly DisputeSums[]>;
  /** The provider's ids of disputes that wait for an answer and have none, due after a moment and until another (UTC ms), soonest first. */
  readonly unansweredDisputes: (due: Parameters<typeof unansweredDisputes>[1]) => Promise<readonly string[]>;
  readonly disputeReasons: () => Promise<readonly string[]>;

  /** Keeps an answer to a dispute; null where one is under way or was sent already. Inside the unit, its order locked. */
  readonly addDisputeAnswer: (answer: Parameters<typeof insertAnswer>[1]) => Promise<DisputeAnswer | null>;
  readonly disputeAnswer: (id: number) => Promise<DisputeAnswer | null>;
  readonly lockDisputeAnswer: (id: number) => Promise<DisputeAnswer | null>;
  /** The last answer to a dispute; null where none was given. */
  readonly lastDisputeAnswer: (providerDisputeId: string) => Promise<DisputeAnswer | null>;
  readonly changeDisputeAnswer: (id: number, change: Parameters<typeof changeAnswer>[2]) => Promise<void>;
}

/** Files that go to the bank with an answer to a dispute. */
export interface EvidenceFiles {
  /** Keeps a file in place of another of its kind; answers its id. Inside the unit, its order locked. */
  readonly putDisputeFile: (file: Parameters<typeof putFile>[1]) => Promise<string>;
  readonly disputeFiles: (providerDisputeId: string) => Promise<readonly DisputeFile[]>;
  /** The bytes of a file; null where there is none, or it was erased. */
  readonly contentOfDisputeFile: (publicId: string) => Promise<Buffer | null>;
  /** Draws a paper for the bank as PDF. */
  readonly drawEvidence: (paper: EvidencePaper) => Promise<Buffer>;
  readonly dropDisputeFile: (publicId: string) => Promise<void>;
  readonly noteProviderFile: (publicId: string, providerFileId: string) => Promise<void>;
}

const filesOf = (strapi: Core.Strapi): EvidenceFiles => ({
  putDisputeFile: (file) => putFile(strapi, file),
  disputeFiles: (id) => filesOfDispute(strapi, id),
  contentOfDisputeFile: (id) => contentOfFile(strapi, id),
  // Loaded by the first paper: what draws pages weighs more than everything else the shop needs to answer.
  drawEvidence: async (paper) => (await import('../templates/evidence-pdf')).evidencePdf(paper),
  dropDisputeFile: (id) => dropFile(strapi, id),
  noteProviderFile: (id, providerId) => noteProviderFile(strapi, id, providerId),
});

export const happenedOf = (strapi: Core.Strapi): Happened => ({
  ...filesOf(strapi),
  pageOfRefunds: (search, page) => findRefundsPage(strapi, search, page),
  refundOnDesk: (id) => findRefundOnDesk(strapi, id),
  sumRefunds: (search) => sumRefunds(strapi, search),
  refundedOrdersOf: (customerId) => countRefundedOrders(strapi, customerId),
  pageOfDisputes: (search, page) => findDisputesPage(strapi, search, page),
  disputeOnDesk: (id) => findDisputeOnDesk(strapi, id),
  sumDisputes: (search) => sumDisputes(strapi, search),
  unansweredDisputes: (due) => unansweredDisputes(strapi, due),
  disputeReasons: () => disputeReasons(strapi),
  addDisputeAnswer: (answer) => insertAnswer(strapi, answer),
  disputeAnswer: (id) => findAnswer(strapi, id),
  lockDisputeAnswer: (id) => lockAnswer(strapi, id),
  lastDisputeAnswer: (id) => lastAnswer(strapi, id),
  changeDisputeAnswer: (id, change) => changeAnswer(strapi, id, change),
});
