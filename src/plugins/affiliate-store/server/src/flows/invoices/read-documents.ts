import type { Core } from '@strapi/strapi';
import type { DocumentView } from '../../../../contracts/invoices';
import { locale } from '../../../../contracts/primitives';
import type { AdminDocument, readDocumentTotals } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { publicUrl } from '../../capabilities/checkout/service';
import { invoiceFailures, invoices, signOf, spanOfQuarter, taxByCountry } from '../../capabilities/invoices/service';
import type { DocumentSearch, StoredDocument } from '../../capabilities/invoices/service';
import { orderFailures, orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { formatDecimal, minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { csvText, type Cell } from '../../../../contracts/csv';
import { isoOf, wholeDays } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { issueDocuments } from './issue-documents';
import { openOrderByToken } from '../orders/open-order-by-token';

type CsvFile = { readonly fileName: string; readonly rows: number; readonly text: string };
type Shown = (email: string) => string;

/** The search that filters of the list mean; days are whole days, UTC. `maySee`: whether the asker may see addresses. */
export const documentSearch = (
  { search, order, from, to, ...same }: Input<typeof readDocumentTotals>['query'],
  maySee: boolean,
): DocumentSearch => ({
  ...same,
  text: search,
  orderNumber: order,
  byBuyer: maySee,
  ...wholeDays({ from, to }),
});

const MOST_EXPORTED = 50_000;
const BATCH = 500;

type Addresses = Pick<DocumentView, 'url' | 'page'>;

/** Where a document is read, as PDF and as a page in its own language; one ticket opens both. */
const addressOf = async (strapi: Core.Strapi) => {
  const site = await setting(strapi, publicUrl);
  const files = `${site}${strapi.config.get('api.rest.prefix', '/api') as string}/affiliate-store/documents/`;
  return ({ id, body }: StoredDocument): Addresses => {
    const ticket = invoices(strapi).ticketFor(id);
    const language = locale.safeParse(body.language).data ?? 'en';
    return { url: `${files}${ticket}`, page: `${site}/store/${language}/document/${ticket}` };
  };
};

const viewOf = (document: StoredDocument, addresses: Addresses): DocumentView => {
  const shown = (amount: number) => moneyView({ minor: minor(amount), currency: document.currency });
  return {
    id: String(document.id),
    kind: document.kind,
    number: document.label,
    orderNumber: document.orderNumber,
    seller: document.sellerName,
    issuedAt: isoOf(document.issuedAt),
    net: shown(document.net),
    tax: shown(document.tax),
    total: shown(document.gross),
    ...addresses,
  };
};

/** Documents as their buyer or their seller sees them; whoever is shown one may open it for a while. */
export const viewDocuments = async (strapi: Core.Strapi, documents: readonly StoredDocument[]): Promise<DocumentView[]> => {
  const addresses = await addressOf(strapi);
  return documents.map((document) => viewOf(document, addresses(document)));
};

/** The same for staff. */
export const viewDocumentsForStaff = async (
  strapi: Core.Strapi,
  documents: readonly StoredDocument[],
  shown: Shown,
): Promise<AdminDocument[]> => {
  const addresses = await addressOf(strapi);
  return documents.map((document) => ({
    ...viewOf(document, addresses(document)),
    buyer: document.body.buyer.company?.name ?? shown(document.body.buyer.email),
    country: document.country,
    testMode: document.testMode,
  }));
};

/** Documents of the order behind the token of its thank-you page. */
export const documentsByToken = async (strapi: Core.Strapi, token: string): Promise<Outcome<DocumentView[], Failure>> => {
  const order = await openOrderByToken(strapi, token);
  return order.ok ? ok(await viewDocuments(strapi, await invoices(strapi).ofOrders([order.value.id]))) : order;
};

/** Documents of everything a person bought with an address they have proven, newest first. */
export const documentsOfPerson = async (strapi: Core.Strapi, userId: number, orderNumber?: string): Promise<DocumentView[]> => {
  const customers = await people(strapi).customersOfUser(userId);
  const found = await orders(strapi).ofCustomers(customers.map((customer) => customer.id));
  const mine = found.filter((order) => orderNumber === undefined || order.number === orderNumber).map((order) => order.id);
  return (await viewDocuments(strapi, await invoices(strapi).ofOrders(mine))).reverse();
};

/** One page, newest first, with how many there are. */
export const listDocumentsOf = async (
  strapi: Core.Strapi,
  search: DocumentSearch,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly StoredDocument[]; readonly next: number | null; readonly total: number }> => {
  const found = await invoices(strapi).page(search, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  return { rows, next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null, total: await invoices(strapi).count(search) };
};

/** Everything a search finds; refused where that is more than one file may hold. */
export const documentsFound = async (strapi: Core.Strapi, search: DocumentSearch): Promise<Outcome<readonly StoredDocument[], Failure>> => {
  const rows: StoredDocument[] = [];
  for (let below: number | undefined; ; below = rows.at(-1)?.id) {
    const batch = await invoices(strapi).page(search, { below, limit: BATCH });
    rows.push(...batch);
    if (rows.length > MOST_EXPORTED) return failed(invoiceFailures.because('DOCUMENTS_TOO_MANY', { most: MOST_EXPORTED }));
    if (batch.length < BATCH) return ok(rows);
  }
};

const HEADER = 'Number,Kind,Issued,Order,Seller,Buyer,VAT id of buyer,Country,Currency,Net,Tax,Total,Corrects'.split(',');

/** Everything a search finds as a spreadsheet; what is credited stands below zero, so that columns sum to the totals shown. */
export const exportDocumentsOf = async (strapi: Core.Strapi, search: DocumentSearch, shown: Shown): Promise<Outcome<CsvFile, Failure>> => {
  const found = await documentsFound(strapi, search);
  if (!found.ok) return found;
  const rows = found.value.map((document): Cell[] => {
    const figure = (amount: number): Cell => ({
      figure: formatDecimal({ minor: minor(signOf(document.kind) * amount), currency: document.currency }),
    });
    const { buyer, refersTo } = document.body;
    return [
      document.label,
      document.kind,
      isoOf(document.issuedAt),
      document.orderNumber,
      document.sellerName,
      buyer.company?.name ?? shown(buyer.email),
      buyer.company?.vatId ?? '',
      document.country,
      document.currency,
      figure(document.net),
      figure(document.tax),
      figure(document.gross),
      refersTo?.label ?? '',
    ];
  });
  return ok({ fileName: `invoices-${isoOf(now()).slice(0, 10)}.csv`, rows: rows.length, text: csvText([HEADER, ...rows]) });
};

const TAX_HEADER = 'Quarter,Seller,Country of seller,Country of buyer,Rate in percent,Currency,Documents,Net,Tax'.split(',');

const percent = (basisPoints: number): Cell => ({
  figure: `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}`,
});

/** What sellers owe other countries for a quarter. Real sales and test sales never meet in one file. */
export const exportTaxOf = async (strapi: Core.Strapi, quarter: string, testMode: boolean): Promise<Outcome<CsvFile, Failure>> => {
  const found = await documentsFound(strapi, { ...(spanOfQuarter(quarter) ?? {}), testMode });
  if (!found.ok) return found;
  const rows = taxByCountry(found.value).map(({ currency, ...row }): Cell[] => [
    quarter,
    row.seller,
    row.sellerCountry,
    row.country,
    percent(row.rateBasisPoints),
    currency,
    { figure: String(row.documents) },
    { figure: formatDecimal({ minor: minor(row.net), currency }) },
    { figure: formatDecimal({ minor: minor(row.tax), currency }) },
  ]);
  return ok({ fileName: `tax-by-country-${quarter}.csv`, rows: rows.length, text: csvText([TAX_HEADER, ...rows]) });
};

/** Draws up what an order has no document for: for orders of before there were invoices. */
export const issueMissing = async (strapi: Core.Strapi, orderNumber: string, actor: string): Promise<Outcome<number, Failure>> =>
  together(strapi, async () => {
    const order = await orders(strapi).lock({ number: orderNumber });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const issued = await issueDocuments(strapi, order.id);
    if (issued === 0) return failed(invoiceFailures.because('DOCUMENT_NOT_DUE'));
    await audit(strapi, { actor, action: 'order.documents', subject: `order:${order.number}`, after: { issued } });
    return ok(issued);
  });
