import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { contentHash } from '../../../platform/ids';
import { takeNumber } from '../../../platform/number-series';
import { leaveOutNumbers as leaveOut } from '../../../platform/restored';
import { escapedLike } from '../../../platform/text-search';
import { sql } from '../../../platform/transaction';
import type { DocumentBody, DocumentKind } from '../domain/document';
import { totalsOf } from '../domain/document';

/** A document as it lies in its table. */
export interface StoredDocument {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly label: string;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly seller: string;
  readonly sellerName: string;
  readonly country: string;
  readonly currency: string;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly testMode: boolean;
  readonly issuedAt: number;
  readonly body: DocumentBody;
}

/** What documents are found by; times UTC ms, the end not included. */
export interface DocumentSearch {
  readonly text?: string | undefined;
  /** Whether a part of a buyer's address may find something. */
  readonly byBuyer?: boolean | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly testMode?: boolean | undefined;
  readonly seller?: string | undefined;
  readonly orderNumber?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Sums of everything a search finds in one currency; credit notes count against the rest. */
export interface DocumentSums {
  readonly currency: string;
  readonly documents: number;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_documents';
const SERIES = 'afs_document_series';

const documentOf = (row: Raw): StoredDocument => ({
  id: Number(row['id']),
  kind: row['kind'] as DocumentKind,
  label: String(row['label']),
  orderId: Number(row['order_id']),
  orderNumber: String(row['order_number']),
  seller: String(row['seller_party']),
  sellerName: String(row['seller_name']),
  country: String(row['country']),
  currency: String(row['currency']),
  net: Number(row['net']),
  tax: Number(row['tax']),
  gross: Number(row['gross']),
  testMode: Boolean(row['test_mode']),
  issuedAt: Number(row['issued_at']),
  body: JSON.parse(String(row['body'])) as DocumentBody,
});

/** Takes the next number of a series of these papers. */
export const nextNumber = (strapi: Core.Strapi, series: string): Promise<number> => takeNumber(strapi, SERIES, series);

/** Leaves out numbers of every series. */
export const leaveOutNumbers = (strapi: Core.Strapi): Promise<void> => leaveOut(strapi, SERIES);

export const insertDocument = async (
  strapi: Core.Strapi,
  body: DocumentBody,
  place: {
    readonly series: string;
    readonly number: number;
    readonly orderId: number;
    readonly step: number;
    readonly seller: string;
  },
): Promise<void> => {
  const { net, tax, gross } = totalsOf(body.lines);
  await sql(strapi)(TABLE).insert({
    kind: body.kind,
    series: place.series,
    number: place.number,
    label: body.label,
    order_id: place.orderId,
    order_number: body.orderNumber,
    step: place.step,
    seller_party: place.seller,
    seller_name: body.seller.name,
    buyer: body.buyer.company ? `${body.buyer.company.name} ${body.buyer.email}` : body.buyer.email,
    country: body.buyer.country,
    currency: body.currency,
    net,
    tax,
    gross,
    test_mode: body.testMode,
    body: JSON.stringify(body),
    hash: contentHash(body),
    issued_at: body.issuedAt,
  });
};

/** Documents of orders, in the order they were issued. */
export const documentsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<StoredDocument[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('order_id', [...orderIds])
          .orderBy('id')) as Raw[]
      ).map(documentOf);

export const findDocument = async (strapi: Core.Strapi, id: number): Promise<StoredDocument | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Raw | undefined;
  return row ? documentOf(row) : null;
};

// Without the right to see addresses a whole one still finds its documents, as in the list of orders.
const byText = (strapi: Core.Strapi, query: Knex.QueryBuilder, text: string, byBuyer: boolean): void =>
  void query.where((either) => {
    escapedLike(strapi, either, ['label', 'order_number', 'seller_name', ...(byBuyer ? ['buyer'] : [])], text);
    if (!byBuyer && text.includes('@')) void either.orWhere({ buyer: text.toLowerCase() });
  });

const matching = (strapi: Core.Strapi, search: DocumentSearch): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  const exactly = {
    kind: search.kind,
    country: search.country,
    currency: search.currency,
    seller_party: search.seller,
    test_mode: search.testMode,
    order_number: search.orderNumber,
  };
  void query.where(Object.fromEntries(Object.entries(exactly).filter(([, value]) => value !== undefined)));
  if (search.from !== undefined) void query.where('issued_at', '>=', search.from);
  if (search.until !== undefined) void query.where('issued_at', '<', search.until);
  if (search.text !== undefined) byText(strapi, query, search.text, search.byBuyer === true);
  return query;
};

/** Newest first, below a row. */
export const findDocuments = async (
  strapi: Core.Strapi,
  search: DocumentSearch,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<StoredDocument[]> => {
  const query = matching(strapi, search).orderBy('id', 'desc').limit(page.limit);
  if (page.below !== undefined) void query.where('id', '<', page.below);
  return ((await query) as Raw[]).map(documentOf);
};

export const countDocuments = async (strapi: Core.Strapi, search: DocumentSearch): Promise<number> => {
  const row = (await matching(strapi, search).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

export const sumDocuments = async (strapi: Core.Strapi, search: DocumentSearch): Promise<DocumentSums[]> => {
  const db = sql(strapi);
  const signed = (column: string) =>
    db.raw("SUM(CASE WHEN kind = 'credit_note' THEN -?? ELSE ?? END) AS ??", [column, column, `${column}_sum`]);
  const rows = (await matching(strapi, search)
    .groupBy('currency')
    .orderBy('currency')
    .select('currency', db.raw('COUNT(*) AS n'), signed('net'), signed('tax'), signed('gross'))) as Raw[];
  return rows.map((row) => ({
    currency: String(row['currency']),
    documents: Number(row['n']),
    net: Number(row['net_sum']),
    tax: Number(row['tax_sum']),
    gross: Number(row['gross_sum']),
  }));
};
