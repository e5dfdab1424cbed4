import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { VatQuestion } from '../ports';

/** `waiting` for an answer; `confirmed` or `refused` by one; `settled` by a person. */
export type VatDoubtState = 'waiting' | 'confirmed' | 'refused' | 'settled';

/** An order that went without tax before anybody had confirmed its VAT id. Times UTC ms. */
export interface VatDoubt extends VatQuestion {
  readonly id: number;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly state: VatDoubtState;
  readonly tries: number;
  readonly nextTryAt: number;
  readonly checkId: number | null;
  readonly reason: string | null;
  readonly settledBy: string | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_vat_doubts';

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const doubtOf = (row: Raw): VatDoubt => ({
  id: Number(row['id']),
  orderId: Number(row['order_id']),
  orderNumber: String(row['order_number']),
  vatId: String(row['vat_id']),
  requester: String(row['requester']),
  state: row['state'] as VatDoubtState,
  tries: Number(row['tries']),
  nextTryAt: Number(row['next_try_at']),
  checkId: row['check_id'] == null ? null : Number(row['check_id']),
  reason: textOr(row['reason']),
  settledBy: textOr(row['settled_by']),
  createdAt: Number(row['created_at']),
  changedAt: Number(row['changed_at']),
});

export const insertDoubt = async (
  strapi: Core.Strapi,
  order: { readonly id: number; readonly number: string },
  { vatId, requester }: VatQuestion,
  nextTryAt: number,
): Promise<void> => {
  const at = now();
  await sql(strapi)(TABLE).insert({
    order_id: order.id,
    order_number: order.number,
    vat_id: vatId,
    requester,
    state: 'waiting',
    tries: 0,
    next_try_at: nextTryAt,
    created_at: at,
    changed_at: at,
  });
};

export const dueDoubts = async (strapi: Core.Strapi, at: number, limit: number): Promise<VatDoubt[]> =>
  ((await sql(strapi)(TABLE).where({ state: 'waiting' }).where('next_try_at', '<=', at).orderBy('next_try_at').limit(limit)) as Raw[]).map(
    doubtOf,
  );

const found = (strapi: Core.Strapi, state: VatDoubtState | undefined): Knex.QueryBuilder =>
  state === undefined ? sql(strapi)(TABLE) : sql(strapi)(TABLE).where({ state });

/** Newest first, below a row. */
export const findDoubts = async (
  strapi: Core.Strapi,
  state: VatDoubtState | undefined,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<VatDoubt[]> => {
  const query = found(strapi, state).orderBy('id', 'desc').limit(page.limit);
  if (page.below !== undefined) void query.where('id', '<', page.below);
  return ((await query) as Raw[]).map(doubtOf);
};

export const countDoubts = async (strapi: Core.Strapi, state: VatDoubtState | undefined): Promise<number> => {
  const row = (await found(strapi, state).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** One doubt by its order; `lock` inside a unit of work that changes it. */
export const doubtOfOrder = async (strapi: Core.Strapi, orderId: number, lock = false): Promise<VatDoubt | null> => {
  const query = sql(strapi)(TABLE).where({ order_id: orderId }).first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? doubtOf(row) : null;
};

export const changeDoubt = async (
  strapi: Core.Strapi,
  doubt: VatDoubt,
  change: Partial<Pick<VatDoubt, 'state' | 'tries' | 'nextTryAt' | 'checkId' | 'reason' | 'settledBy'>>,
): Promise<VatDoubt> => {
  const next = { ...doubt, ...change, changedAt: now() };
  await sql(strapi)(TABLE).where({ id: doubt.id }).update({
    state: next.state,
    tries: next.tries,
    next_try_at: next.nextTryAt,
    check_id: next.checkId,
    reason: next.reason,
    settled_by: next.settledBy,
    changed_at: next.changedAt,
  });
  return next;
};
