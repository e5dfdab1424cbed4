import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { keyedHash, sameSecret } from '../../platform/ids';
import { labelOf, seriesOf } from './domain/draw-up';
import type { Draft } from './domain/draw-up';
import type { DocumentBody } from './domain/document';
import {
  countDocuments,
  documentsOfOrders,
  findDocument,
  findDocuments,
  insertDocument,
  sumDocuments,
  leaveOutNumbers,
  nextNumber,
} from './store/documents';
import type { DocumentSearch, DocumentSums, StoredDocument } from './store/documents';

export { documentsDue } from './domain/draw-up';
export type { Draft, SoldLine } from './domain/draw-up';
export { signOf, taxesOf, totalsOf } from './domain/document';
export type { BuyerOnPaper, DocumentBody, DocumentKind, DocumentLine, SellerOnPaper, TaxReason } from './domain/document';
export { invoiceFailures } from './domain/failures';
export { quarterOf, spanOfQuarter, taxByCountry } from './domain/one-stop-shop';
export type { CountryTax } from './domain/one-stop-shop';
export type { DocumentSearch, DocumentSums, StoredDocument } from './store/documents';

/** What a document is made of beside its number. */
export interface ToIssue {
  readonly draft: Draft;
  readonly orderId: number;
  /** How many documents this seller has issued for the order before. */
  readonly step: number;
  readonly prefix: string;
  readonly body: Omit<DocumentBody, 'kind' | 'label' | 'lines' | 'issuedAt' | 'refersTo'>;
}

/** Invoices and what corrects them: issued once, under a number without gaps, and never changed. */
export interface InvoicesService {
  /** Numbers and keeps documents in the open unit of work, in an order of series that is the same for everyone. */
  readonly issue: (documents: readonly ToIssue[]) => Promise<void>;
  /** Leaves out numbers that may have been given away by a shop whose backup this is. Inside the unit of work. */
  readonly leaveOutNumbers: () => Promise<void>;
  readonly ofOrders: (orderIds: readonly number[]) => Promise<readonly StoredDocument[]>;
  readonly document: (id: number) => Promise<StoredDocument | null>;
  readonly page: (
    search: DocumentSearch,
    page: { readonly below?: number | undefined; readonly limit: number },
  ) => Promise<readonly StoredDocument[]>;
  readonly count: (search: DocumentSearch) => Promise<number>;
  readonly sums: (search: DocumentSearch) => Promise<readonly DocumentSums[]>;
  /** The secret part of a document's address, good for minutes: for those who were shown the document. */
  readonly ticketFor: (id: number) => string;
  /** The document a ticket opens; `expired` says that it once did. */
  readonly idOfTicket: (ticket: string) => { readonly id: number; readonly expired: boolean } | null;
}

const TICKET_MS = 15 * 60_000;

const ticketKey = (strapi: Core.Strapi): string => `document-ticket:${strapi.config.get<readonly string[]>('server.app.keys')[0] ?? ''}`;

const signed = (strapi: Core.Strapi, id: number, until: number): string =>
  `${id}.${until}.${keyedHash(ticketKey(strapi), `${id}.${until}`).slice(0, 40)}`;

interface Placed {
  readonly one: ToIssue;
  readonly series: string;
}

const rank = ({ one, series }: Placed): string => `${one.draft.kind === 'invoice' ? 0 : 1}:${series}`;
const inOneOrder = (a: Placed, b: Placed): number => (rank(a) < rank(b) ? -1 : 1);

const issueAll = async (strapi: Core.Strapi, documents: readonly ToIssue[]): Promise<void> => {
  const issuedAt = now();
  const year = new Date(issuedAt).getUTCFullYear();
  const placed = documents.map((one) => ({ one, series: seriesOf(one.draft, year, one.body.testMode) }));
  const invoiceOf = new Map<string, DocumentBody['refersTo']>();
  for (const { kind, seller, label, issuedAt: at } of await documentsOfOrders(strapi, [
    ...new Set(documents.map(({ orderId }) => orderId)),
  ]))
    if (kind === 'invoice') invoiceOf.set(seller, { label, issuedAt: at });
  // Invoices first, because others name them; and series in one order for everyone, so that no two units wait for each other crosswise.
  for (const { one, series } of [...placed].sort(inOneOrder)) {
    const { kind, lines, seller } = one.draft;
    const number = await nextNumber(strapi, series);
    const label = labelOf(one.prefix, kind, year, number, one.body.testMode);
    await insertDocument(
      strapi,
      { ...one.body, kind, label, lines, issuedAt, refersTo: kind === 'invoice' ? null : (invoiceOf.get(seller) ?? null) },
      { series, number, orderId: one.orderId, step: one.step, seller },
    );
    if (kind === 'invoice') invoiceOf.set(seller, { label, issuedAt });
  }
};

export const invoicesService = (strapi: Core.Strapi): InvoicesService => ({
  issue: (documents) => issueAll(strapi, documents),
  leaveOutNumbers: () => leaveOutNumbers(strapi),
  ofOrders: (orderIds) => documentsOfOrders(strapi, orderIds),
  document: (id) => findDocument(strapi, id),
  page: (search, page) => findDocuments(strapi, search, page),
  count: (search) => countDocuments(strapi, search),
  sums: (search) => sumDocuments(strapi, search),
  ticketFor: (id) => signed(strapi, id, now() + TICKET_MS),
  idOfTicket: (ticket) => {
    const [id = '', until = ''] = ticket.split('.');
    if (!/^\d{1,10}$/.test(id) || !/^\d{1,15}$/.test(until)) return null;
    const [row, end] = [parseInt(id, 10), parseInt(until, 10)];
    return sameSecret(ticket, signed(strapi, row, end)) ? { id: row, expired: end < now() } : null;
  },
});

export const invoices = (strapi: Core.Strapi): InvoicesService => door<InvoicesService>(strapi, 'invoices');
