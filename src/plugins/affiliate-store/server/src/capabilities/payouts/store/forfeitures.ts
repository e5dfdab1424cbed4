import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { ForfeitureNotice, ForfeitureState } from '../domain/forfeiture';

type Raw = Record<string, unknown>;
const TABLE = 'afs_forfeiture_notices';

const noticeOf = (row: Raw): ForfeitureNotice => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  partyId: Number(row['party_id']),
  currency: String(row['currency']),
  amount: Number(row['amount']),
  idleSince: Number(row['idle_since']),
  months: Number(row['months']),
  noticedAt: Number(row['noticed_at']),
  dueAt: Number(row['due_at']),
  state: row['state'] as ForfeitureState,
  closedAt: row['closed_at'] == null ? null : Number(row['closed_at']),
  adjustmentId: (row['adjustment_id'] as string | null) ?? null,
});

export type NewForfeitureNotice = Pick<ForfeitureNotice, 'partyId' | 'currency' | 'amount' | 'idleSince' | 'months' | 'dueAt'>;

export const insertForfeitureNotice = async (strapi: Core.Strapi, made: NewForfeitureNotice): Promise<ForfeitureNotice> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('fft'),
      party_id: made.partyId,
      currency: made.currency,
      amount: made.amount,
      idle_since: made.idleSince,
      months: made.months,
      noticed_at: now(),
      due_at: made.dueAt,
      state: 'noticed',
    })
    .returning('*')) as Raw[];
  return noticeOf(row as Raw);
};

export const lockForfeitureNotice = async (
  strapi: Core.Strapi,
  by: { readonly public_id: string } | { readonly adjustment_id: string },
): Promise<ForfeitureNotice | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where(by).first())) as Raw | undefined;
  return row ? noticeOf(row) : null;
};

/** Moves a notice on; false where somebody was faster. */
export const closeForfeitureNotice = async (
  strapi: Core.Strapi,
  { id, state }: Pick<ForfeitureNotice, 'id' | 'state'>,
  to: { readonly state: ForfeitureState; readonly adjustmentId?: string },
): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ id, state })
    .update({ state: to.state, closed_at: now(), ...(to.adjustmentId === undefined ? {} : { adjustment_id: to.adjustmentId }) })) === 1;

/** Which notices to list; newest first, below an id where given. */
export interface ForfeitureFilter {
  readonly partyId?: number | undefined;
  readonly state?: ForfeitureState | undefined;
  readonly before?: number | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state }: ForfeitureFilter) => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) void query.where({ party_id: partyId });
  if (state !== undefined) void query.where({ state });
  return query;
};

export const findForfeitureNotices = async (strapi: Core.Strapi, filter: ForfeitureFilter, limit: number): Promise<ForfeitureNotice[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (filter.before !== undefined) void query.where('id', '<', filter.before);
  return ((await query) as Raw[]).map(noticeOf);
};

export const countForfeitureNotices = async (strapi: Core.Strapi, filter: ForfeitureFilter): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);
