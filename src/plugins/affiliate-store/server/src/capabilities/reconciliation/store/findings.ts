import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { Advice } from '../domain/advice';
import type { Mismatch, Problem } from '../domain/compare';

export type Settlement = 'agrees' | 'booked' | 'explained';

/** A mismatch as it is kept, with what to do. `amount` and `fee` are the provider's, minor units. */
export interface Finding extends Mismatch {
  readonly rowId: number;
  readonly orderNumber: string | null;
  readonly amount: number | null;
  readonly fee: number | null;
  readonly advice: Advice;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly settledAt: number | null;
  readonly settlement: Settlement | null;
  readonly reason: string | null;
  readonly settledBy: string | null;
}

/** What a run saw of one mismatch. */
export type Seen = Mismatch & Pick<Finding, 'orderNumber' | 'amount' | 'fee' | 'advice'>;

type Raw = Record<string, unknown>;
const TABLE = 'afs_reconciliation_findings';
const PROVIDER = 'stripe';
const CHUNK = 100;
const maybe = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const side = (currency: unknown, net: unknown): Mismatch['provider'] =>
  currency === null || currency === undefined ? null : { currency: currency as string, net: Number(net) as never };

const findingOf = (row: Raw): Finding => ({
  rowId: Number(row['id']),
  id: String(row['balance_transaction_id']),
  problem: row['problem'] as Problem,
  kind: String(row['kind']),
  sourceId: (row['source_id'] as string | null) ?? null,
  orderNumber: (row['order_number'] as string | null) ?? null,
  at: Number(row['at']),
  provider: side(row['provider_currency'], row['provider_net']),
  books: side(row['books_currency'], row['books_net']),
  amount: maybe(row['provider_amount']),
  fee: maybe(row['provider_fee']),
  advice: row['advice'] as Advice,
  firstSeenAt: Number(row['first_seen_at']),
  lastSeenAt: Number(row['last_seen_at']),
  settledAt: maybe(row['settled_at']),
  settlement: (row['settlement'] as Settlement | null) ?? null,
  reason: (row['reason'] as string | null) ?? null,
  settledBy: (row['settled_by'] as string | null) ?? null,
});

const rowOf = (seen: Seen, at: number): Raw => ({
  provider: PROVIDER,
  balance_transaction_id: seen.id,
  problem: seen.problem,
  kind: seen.kind,
  source_id: seen.sourceId,
  order_number: seen.orderNumber,
  at: seen.at,
  provider_currency: seen.provider?.currency ?? null,
  provider_net: seen.provider?.net ?? null,
  provider_amount: seen.amount,
  provider_fee: seen.fee,
  books_currency: seen.books?.currency ?? null,
  books_net: seen.books?.net ?? null,
  advice: seen.advice,
  first_seen_at: at,
  last_seen_at: at,
  settled_at: null,
  settlement: null,
  reason: null,
  settled_by: null,
});

/**
 * Writes down what a run saw of a span of time: new findings are added, known ones seen again, and those of the span that were
 * not seen agree by now. One a person explained stays explained.
 */
export const recordSpan = async (
  strapi: Core.Strapi,
  span: { readonly from: number; readonly to: number },
  seen: readonly Seen[],
  at: number,
): Promise<void> => {
  const db = sql(strapi);
  for (let start = 0; start < seen.length; start += CHUNK) {
    await db(TABLE)
      .insert(seen.slice(start, start + CHUNK).map((each) => rowOf(each, at)))
      .onConflict(['provider', 'balance_transaction_id', 'problem'])
      .merge([
        'last_seen_at',
        'provider_currency',
        'provider_net',
        'provider_amount',
        'provider_fee',
        'books_currency',
        'books_net',
        'advice',
        'order_number',
      ]);
  }
  // Agreed once, and apart again: it is open again.
  await db(TABLE)
    .where({ provider: PROVIDER, last_seen_at: at, settlement: 'agrees' })
    .update({ settled_at: null, settlement: null, settled_by: null });
  await db(TABLE)
    .where({ provider: PROVIDER, settled_at: null })
    .where('at', '>=', span.from)
    .where('at', '<', span.to)
    .where('last_seen_at', '<', at)
    .update({ settled_at: at, settlement: 'agrees', settled_by: 'system' });
};

export interface FindingSearch {
  readonly open?: boolean | undefined;
  readonly problem?: Problem | undefined;
}

const matching = (strapi: Core.Strapi, { open, problem }: FindingSearch) => {
  const query = sql(strapi)(TABLE);
  if (open === true) void query.whereNull('settled_at');
  if (open === false) void query.whereNotNull('settled_at');
  if (problem) void query.where({ problem });
  return query;
};

/** Findings, the newest movement first, behind a place. */
export const findFindings = async (
  strapi: Core.Strapi,
  search: FindingSearch,
  page: { readonly after?: { readonly at: number; readonly rowId: number } | undefined; readonly limit: number },
): Promise<Finding[]> => {
  const query = matching(strapi, search).orderBy([
    { column: 'at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ]);
  const { after } = page;
  if (after)
    void query.where((place) => {
      void place.where('at', '<', after.at).orWhere((same) => void same.where({ at: after.at }).where('id', '<', after.rowId));
    });
  return ((await query.limit(page.limit)) as Raw[]).map(findingOf);
};

export const countFindings = async (strapi: Core.Strapi, search: FindingSearch): Promise<number> => {
  const row = (await matching(strapi, search).count({ count: '*' }).first()) as Raw | undefined;
  return Number(row?.['count'] ?? 0);
};

export const findFinding = async (strapi: Core.Strapi, rowId: number): Promise<Finding | null> => {
  const row = (await sql(strapi)(TABLE).where({ id: rowId }).first()) as Raw | undefined;
  return row ? findingOf(row) : null;
};

/** Settles an open finding; false when somebody was faster. */
export const settleFinding = async (
  strapi: Core.Strapi,
  rowId: number,
  as: { readonly settlement: Settlement; readonly reason: string | null; readonly by: string; readonly at: number },
): Promise<boolean> => {
  const changed = await sql(strapi)(TABLE)
    .where({ id: rowId, settled_at: null })
    .update({ settled_at: as.at, settlement: as.settlement, reason: as.reason, settled_by: as.by });
  return Number(changed) === 1;
};
