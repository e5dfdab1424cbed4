import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import { booksFrom, wholeLinesTaken } from '../../capabilities/commissions/service';
import type { OrderBooks, SplitPlan } from '../../capabilities/commissions/service';
import { documentsDue, invoices } from '../../capabilities/invoices/service';
import type { SoldLine, StoredDocument, ToIssue } from '../../capabilities/invoices/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Party } from '../../capabilities/people/service';
import { crashPoint } from '../../platform/crash-point';
import { atTheEnd } from '../../platform/transaction';
import { recordTaxLater } from '../taxes/record-tax';

/** The lines of an order as they were sold, each with its creator: who sells is the issuer, and nobody else (B-28). */
export const soldLines = (snapshot: OrderSnapshot): SoldLine[] =>
  snapshot.lines.map((line) => {
    // Orders of before each line kept its rate had one rate for all.
    const rateBasisPoints = line.taxRateBasisPoints ?? snapshot.taxRateBasisPoints;
    return {
      line: line.line,
      name: line.productName,
      offer: line.offerName,
      gross: line.gross,
      tax: line.tax,
      rateBasisPoints,
      reason: line.taxReason ?? (rateBasisPoints > 0 ? 'standard' : 'not_taxed'),
      seller: (line.plan as SplitPlan).creator,
    };
  });

const standingOf = (books: OrderBooks) => ({
  taken: wholeLinesTaken(books),
  taxTaken: new Map(
    books.lines.map(({ line }) => [
      line,
      books.shares.reduce((total, share) => (share.role === 'tax' && share.line === line ? total + share.reversed : total), 0),
    ]),
  ),
});

const issuedBefore = (documents: readonly StoredDocument[]) =>
  documents.map(({ kind, seller, body }) => ({ kind, seller, lines: body.lines }));

const paperOf = async (strapi: Core.Strapi, party: Party | undefined, sellerName: string) => {
  const paper = party?.emailNorm ? await catalog(strapi).sellerPaper(party.emailNorm) : null;
  return paper ?? { name: party?.name ?? sellerName, address: '', country: '', vatId: '', prefix: '', footer: '' };
};

const partyNamed = (snapshot: OrderSnapshot, seller: string): string =>
  snapshot.lines.find((line) => (line.plan as SplitPlan).creator === seller)?.seller ?? '';

/** At what the prices of a seller were converted; nothing where they set them all. */
const exchangeOf = ({ lines, exchange }: OrderSnapshot, seller: string): Pick<ToIssue['body'], 'exchange'> =>
  exchange && lines.some((line) => line.converted && (line.plan as SplitPlan).creator === seller) ? { exchange } : {};

/** Whose answer the tax of a seller's lines is, and who takes it; nothing where the shop's own table decided. */
const taxedByOf = ({ lines, taxSource }: OrderSnapshot, { lines: on }: ToIssue['draft']): Pick<ToIssue['body'], 'taxedBy'> => {
  if (!taxSource) return {};
  const named = lines.filter(({ line }) => on.some((each) => each.line === line)).flatMap(({ taxedBy }) => taxedBy?.jurisdictions ?? []);
  return { taxedBy: { calculation: taxSource.calculation, jurisdictions: [...new Set(named.map(({ name }) => name))] } };
};

const issueFor = async (strapi: Core.Strapi, order: Order): Promise<number> => {
  const [payment] = await orders(strapi).paymentsOf([order.id]);
  if (!payment || order.total === 0) return 0;
  const snapshot = await orders(strapi).snapshot(order.id);
  const books = booksFrom(payment.books);
  const before = await invoices(strapi).ofOrders([order.id]);
  const due = documentsDue(soldLines(snapshot), standingOf(books), issuedBefore(before));
  const parties = await people(strapi).partiesByPublicId([...new Set(due.map(({ seller }) => seller))]);
  const steps = new Map<string, number>();
  const ready: ToIssue[] = [];
  for (const draft of due) {
    const { prefix, ...seller } = await paperOf(strapi, parties.get(draft.seller), partyNamed(snapshot, draft.seller));
    const step = (steps.get(draft.seller) ?? before.filter((one) => one.seller === draft.seller).length) + 1;
    steps.set(draft.seller, step);
    ready.push({
      draft,
      orderId: order.id,
      step,
      prefix,
      body: {
        language: order.language,
        currency: order.currency,
        ...exchangeOf(snapshot, draft.seller),
        ...taxedByOf(snapshot, draft),
        ...(draft.kind === 'invoice' && books.credit ? { paidWithCredit: { amount: books.credit.amount, total: order.total } } : {}),
        testMode: order.testMode,
        orderNumber: order.number,
        suppliedAt: books.paidAt,
        seller,
        buyer: { email: order.email, country: order.country, company: snapshot.company ?? null },
      },
    });
  }
  await invoices(strapi).issue(ready);
  if (ready.length > 0 && snapshot.taxSource) await recordTaxLater(order, before.length + ready.length);
  crashPoint('settle.documents');
  return ready.length;
};

/**
 * Issues what is missing between the papers of an order and its books: invoices where there are none, credit notes for what went
 * back since. Repeating it issues nothing. The order is locked by whoever calls, in the open unit of work. Answers how many.
 */
export const issueDocuments = async (strapi: Core.Strapi, orderId: number): Promise<number> => {
  const [order] = await orders(strapi).many([orderId]);
  return order && order.paidAt !== null ? issueFor(strapi, order) : 0;
};

/**
 * The same at the end of the open unit: the counters of numbers are rows that every sale of a seller writes, and are held for as
 * short a time as may be.
 */
export const documentLater = (strapi: Core.Strapi, order: Order): void =>
  atTheEnd(`documents:${order.id}`, async () => void (await issueFor(strapi, order)));
