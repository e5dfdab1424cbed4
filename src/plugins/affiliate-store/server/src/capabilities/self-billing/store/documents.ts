import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { contentHash } from '../../../platform/ids';
import { takeNumber } from '../../../platform/number-series';
import { leaveOutNumbers as leaveOut } from '../../../platform/restored';
import { escapedLike } from '../../../platform/text-search';
import { sql } from '../../../platform/transaction';
import type { SelfBilledBody, SelfBilledKind } from '../domain/document';
import { taxOf, type Drawn } from '../domain/draw-up';

/** A self-billed paper as it lies in its table. */
export interface SelfBilled {
  readonly row: number;
  readonly id: string;
  readonly partyId: number;
  readonly partyName: string;
  readonly kind: SelfBilledKind;
  readonly label: string;
  readonly month: string;
  readonly currency: string;
  readonly total: number;
  readonly statementId: string;
  readonly issuedAt: number;
  readonly body: SelfBilledBody;
}

export interface SelfBilledSearch {
  readonly partyId?: number | undefined;
  readonly id?: string | undefined;
  readonly month?: string | undefined;
  readonly currency?: string | undefined;
  /** A part of the number or of the payee's name. */
  readonly text?: string | undefined;
}

/** A month that is self-billed, and whose. */
export interface MonthOf {
  readonly partyId: number;
  readonly currency: string;
  readonly month: string;
  readonly statementId: string;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_self_billed_documents';
const ORDERS = 'afs_self_billed_orders';
const BATCH = 200;

const selfBilledOf = (row: Raw): SelfBilled => ({
  row: Number(row['id']),
  id: String(row['public_id']),
  partyId: Number(row['party_id']),
  partyName: String(row['party_name']),
  kind: row['kind'] as SelfBilledKind,
  label: String(row['label']),
  month: String(row['month']),
  currency: String(row['currency']),
  total: Number(row['total']),
  statementId: String(row['statement_id']),
  issuedAt: Number(row['issued_at']),
  body: JSON.parse(String(row['body'])) as SelfBilledBody,
});

const SERIES = 'afs_self_billing_series';

/** Takes the next number of a series of these papers. */
export const nextNumber = (strapi: Core.Strapi, series: string): Promise<number> => takeNumber(strapi, SERIES, series);

/** Leaves out numbers of every series. */
export const leaveOutNumbers = (strapi: Core.Strapi): Promise<void> => leaveOut(strapi, SERIES);

export const insertMonth = async (strapi: Core.Strapi, of: MonthOf, drawn: Drawn, at: number): Promise<void> => {
  await sql(strapi)('afs_self_billed_months').insert({
    party_id: of.partyId,
    currency: of.currency,
    month: of.month,
    statement_id: of.statementId,
    moved: drawn.moved,
    invoiced: drawn.invoiced,
    credited: drawn.credited,
    set_apart: drawn.setApart,
    invoiced_tax: taxOf(drawn.invoiceTax),
    credited_tax: taxOf(drawn.creditTax),
    made_at: at,
  });
};

export const insertDocument = async (
  strapi: Core.Strapi,
  of: MonthOf,
  paper: { readonly id: string; readonly series: string; readonly number: number; readonly body: SelfBilledBody },
): Promise<void> => {
  const { body } = paper;
  await sql(strapi)(TABLE).insert({
    public_id: paper.id,
    party_id: of.partyId,
    party_name: body.supplier.name,
    kind: body.kind,
    series: paper.series,
    number: paper.number,
    label: body.label,
    month: of.month,
    currency: of.currency,
    total: body.total,
    tax: taxOf(body.taxes ?? []),
    statement_id: of.statementId,
    test_mode: body.testMode,
    body: JSON.stringify(body),
    hash: contentHash(body),
    issued_at: body.issuedAt,
  });
};

export const insertOrders = async (strapi: Core.Strapi, of: MonthOf, sold: Drawn['sold'], label: string | null): Promise<void> => {
  for (let at = 0; at < sold.length; at += BATCH)
    await sql(strapi)(ORDERS).insert(
      sold.slice(at, at + BATCH).map(({ number, rate }) => ({
        party_id: of.partyId,
        currency: of.currency,
        order_number: number,
        label,
        tax_rate: rate === 0 ? null : rate,
      })),
    );
};

/** An order that was self-billed: the invoice that says so, if one does, and the rate it was billed at. */
export interface BilledOrder {
  readonly label: string | null;
  readonly rate: number;
}

/** Of some orders, those that were self-billed for a party. */
export const billedOrders = async (
  strapi: Core.Strapi,
  partyId: number,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, BilledOrder>> => {
  const found = new Map<string, BilledOrder>();
  for (let at = 0; at < numbers.length; at += BATCH) {
    const rows = (await sql(strapi)(ORDERS)
      .where({ party_id: partyId })
      .whereIn('order_number', numbers.slice(at, at + BATCH))) as Raw[];
    for (const row of rows)
      found.set(String(row['order_number']), { label: (row['label'] as string | null) ?? null, rate: Number(row['tax_rate'] ?? 0) });
  }
  return found;
};

const matching = (strapi: Core.Strapi, { partyId, id, month, currency, text }: SelfBilledSearch): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) void query.where({ party_id: partyId });
  if (id !== undefined) void query.where({ public_id: id });
  if (month !== undefined) void query.where({ month });
  if (currency !== undefined) void query.where({ currency });
  if (text !== undefined) void query.where((either) => escapedLike(strapi, either, ['label', 'party_name'], text));
  return query;
};

/** Newest first, below a row. */
export const findSelfBilled = async (
  strapi: Core.Strapi,
  search: SelfBilledSearch,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<SelfBilled[]> => {
  const query = matching(strapi, search).orderBy('id', 'desc').limit(page.limit);
  if (page.below !== undefined) void query.where('id', '<', page.below);
  return ((await query) as Raw[]).map(selfBilledOf);
};

export const countSelfBilled = async (strapi: Core.Strapi, search: SelfBilledSearch): Promise<number> => {
  const row = (await matching(strapi, search).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** The tax of all papers, by party, currency and country: of invoices, less that of credit notes. */
export interface TaxSum {
  readonly partyId: number;
  readonly currency: string;
  readonly country: string;
  readonly amount: number;
}

/** For the audit: added up from the papers as they were issued, never from the ledger. */
export const sumTaxes = async (strapi: Core.Strapi): Promise<readonly TaxSum[]> => {
  const sums = new Map<string, TaxSum>();
  for (let after = 0; ;) {
    const rows = (await sql(strapi)(TABLE).where('id', '>', after).where('tax', '>', 0).orderBy('id').limit(BATCH)) as Raw[];
    for (const { row, partyId, currency, kind, body } of rows.map(selfBilledOf)) {
      const key = `${partyId} ${currency} ${body.recipient.country}`;
      const tax = taxOf(body.taxes ?? []);
      const before = sums.get(key)?.amount ?? 0;
      sums.set(key, { partyId, currency, country: body.recipient.country, amount: before + (kind === 'invoice' ? tax : -tax) });
      after = row;
    }
    if (rows.length < BATCH) return [...sums.values()];
  }
};
