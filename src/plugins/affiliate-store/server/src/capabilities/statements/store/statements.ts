import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import { escapedLike } from '../../../platform/text-search';
import type { Month } from '../domain/month';
import type { Statement } from '../domain/statement';
import { owed } from '../domain/statement';

/** A month that was made up, with where the books ended. */
export interface MadeMonth {
  readonly month: Month;
  readonly endsAt: number;
  readonly settled: number;
  readonly block: number;
  readonly head: string;
}

/** A statement as lists show it; amounts are minor units. */
export interface Issued {
  readonly row: number;
  readonly id: string;
  readonly partyId: number;
  readonly party: string;
  readonly partyName: string;
  readonly currency: string;
  readonly month: Month;
  readonly issuedAt: number;
  readonly lines: number;
  readonly openingOwed: number;
  readonly closingOwed: number;
  readonly paidOut: number;
}

/** The same with its signed text. */
export interface Kept extends Issued {
  readonly text: string;
  readonly key: string;
  readonly signature: string;
  /** The language its party read when it was issued. */
  readonly language: string;
}

export interface StatementSearch {
  readonly partyId?: number | undefined;
  readonly id?: string | undefined;
  readonly month?: Month | undefined;
  readonly currency?: string | undefined;
  /** A part of the party's name. */
  readonly name?: string | undefined;
  /** Only those issued before a moment (UTC ms). */
  readonly issuedBefore?: number | undefined;
}

type Raw = Record<string, unknown>;

const HEAD = [
  'id',
  'public_id',
  'party_id',
  'party',
  'party_name',
  'currency',
  'month',
  'issued_at',
  'lines',
  'opening_owed',
  'closing_owed',
  'paid_out',
] as const;

const issuedOf = (row: Raw): Issued => ({
  row: Number(row['id']),
  id: String(row['public_id']),
  partyId: Number(row['party_id']),
  party: String(row['party']),
  partyName: String(row['party_name']),
  currency: String(row['currency']),
  month: String(row['month']),
  issuedAt: Number(row['issued_at']),
  lines: Number(row['lines']),
  openingOwed: Number(row['opening_owed']),
  closingOwed: Number(row['closing_owed']),
  paidOut: Number(row['paid_out']),
});

const monthOfRow = (row: Raw): MadeMonth => ({
  month: String(row['month']),
  endsAt: Number(row['ends_at']),
  settled: Number(row['settled']),
  block: Number(row['block']),
  head: String(row['head']),
});

/** Months that were made up, oldest first. */
export const findMonths = async (strapi: Core.Strapi): Promise<MadeMonth[]> =>
  ((await sql(strapi)('afs_statement_months').orderBy('month')) as Raw[]).map(monthOfRow);

/** Makes a month up once; whoever comes second finds what the first one wrote. */
export const insertMonth = async (strapi: Core.Strapi, made: MadeMonth): Promise<void> =>
  void (await sql(strapi)('afs_statement_months')
    .insert({ month: made.month, ends_at: made.endsAt, settled: made.settled, block: made.block, head: made.head, made_at: now() })
    .onConflict('month')
    .ignore());

/** Writes a statement down, in the open unit; false when there is one of this party, currency and month. */
export const insertStatement = async (
  strapi: Core.Strapi,
  of: Pick<Kept, 'partyId' | 'language' | 'text' | 'key' | 'signature'> & { readonly statement: Statement },
): Promise<boolean> => {
  const { statement } = of;
  const added = (await sql(strapi)('afs_statements')
    .insert({
      public_id: statement.id,
      party_id: of.partyId,
      party: statement.party.id,
      party_name: statement.party.name,
      currency: statement.currency,
      month: statement.month,
      issued_at: Date.parse(statement.issuedAt),
      lines: statement.lines.length,
      opening_owed: owed(statement.opening),
      closing_owed: owed(statement.closing),
      paid_out: statement.closing.paidOut - statement.opening.paidOut,
      statement: of.text,
      signing_key: of.key,
      signature: of.signature,
      language: of.language,
    })
    .onConflict(['party', 'currency', 'month'])
    .ignore()
    .returning('id')) as unknown[];
  return added.length > 0;
};

const matching = (strapi: Core.Strapi, { partyId, id, month, currency, name, issuedBefore }: StatementSearch): Knex.QueryBuilder => {
  const query = sql(strapi)('afs_statements');
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (id !== undefined) query.where({ public_id: id });
  if (month !== undefined) query.where({ month });
  if (currency !== undefined) query.where({ currency });
  if (name !== undefined) escapedLike(strapi, query, ['party_name'], name);
  if (issuedBefore !== undefined) query.where('issued_at', '<', issuedBefore);
  return query;
};

/** Where a list was left: month and row of its last statement. */
export interface StatementPlace {
  readonly month: Month;
  readonly row: number;
}

/** Newest month first. */
export const findStatements = async (
  strapi: Core.Strapi,
  search: StatementSearch,
  page: { readonly after?: StatementPlace | undefined; readonly limit: number },
): Promise<Issued[]> => {
  const query = matching(strapi, search)
    .select(...HEAD)
    .orderBy([
      { column: 'month', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(page.limit);
  const { after } = page;
  if (after)
    void query.where((either) => {
      void either.where('month', '<', after.month).orWhere((same) => void same.where({ month: after.month }).where('id', '<', after.row));
    });
  return ((await query) as Raw[]).map(issuedOf);
};

export const countStatements = async (strapi: Core.Strapi, search: StatementSearch): Promise<number> => {
  const row = (await matching(strapi, search).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** What a search comes to, per currency. */
export const sumStatements = async (
  strapi: Core.Strapi,
  search: StatementSearch,
): Promise<ReadonlyArray<{ readonly currency: string; readonly closingOwed: number; readonly paidOut: number }>> =>
  (
    (await matching(strapi, search)
      .groupBy('currency')
      .orderBy('currency')
      .select('currency')
      .sum({ closingOwed: 'closing_owed', paidOut: 'paid_out' })) as Raw[]
  ).map((row) => ({ currency: String(row['currency']), closingOwed: Number(row['closingOwed']), paidOut: Number(row['paidOut']) }));

/** One statement, word for word. */
export const findStatement = async (strapi: Core.Strapi, search: StatementSearch): Promise<Kept | null> => {
  const row = (await matching(strapi, search).first()) as Raw | undefined;
  return row
    ? {
        ...issuedOf(row),
        text: String(row['statement']),
        key: String(row['signing_key']),
        signature: String(row['signature']),
        language: typeof row['language'] === 'string' ? row['language'] : 'en',
      }
    : null;
};
