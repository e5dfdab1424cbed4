import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId, tokenHash } from '../../../platform/ids';
import { maybeNumber } from '../../../platform/row-values';
import { locked, sql } from '../../../platform/transaction';
import type { MethodKind } from '../domain/method';

const TABLE = 'afs_payout_runs';

export type RunState = 'awaiting_approval' | 'confirmed' | 'sent' | 'cancelled';

/** A batch of payouts. Amounts are minor units, times UTC ms. */
export interface PayoutRun {
  readonly id: number;
  readonly publicId: string;
  readonly state: RunState;
  readonly currency: string;
  readonly methodKind: MethodKind;
  readonly cutOffAt: number;
  readonly minimum: number;
  readonly total: number;
  readonly payees: number;
  readonly needsApproval: boolean;
  readonly preparedBy: string;
  readonly preparedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
  readonly sentAt: number | null;
  readonly fileName: string | null;
}

/** A batch file as it was written. */
export interface BatchFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly hash: string;
}

type Raw = Record<string, unknown>;

const runOf = (row: Raw): PayoutRun => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  state: row['state'] as RunState,
  currency: String(row['currency']),
  methodKind: row['method_kind'] as MethodKind,
  cutOffAt: Number(row['cut_off_at']),
  minimum: Number(row['minimum']),
  total: Number(row['total']),
  payees: Number(row['payees']),
  needsApproval: Boolean(row['needs_approval']),
  preparedBy: String(row['prepared_by']),
  preparedAt: Number(row['prepared_at']),
  decidedBy: (row['decided_by'] as string | null) ?? null,
  decidedAt: maybeNumber(row['decided_at']),
  reason: (row['reason'] as string | null) ?? null,
  sentAt: maybeNumber(row['sent_at']),
  fileName: (row['file_name'] as string | null) ?? null,
});

const COLUMNS = [
  'id',
  'public_id',
  'state',
  'currency',
  'method_kind',
  'cut_off_at',
  'minimum',
  'total',
  'payees',
  'needs_approval',
  'prepared_by',
  'prepared_at',
  'decided_by',
  'decided_at',
  'reason',
  'sent_at',
  'file_name',
];

export type NewRun = Pick<
  PayoutRun,
  'state' | 'currency' | 'methodKind' | 'cutOffAt' | 'minimum' | 'total' | 'payees' | 'needsApproval' | 'preparedBy'
>;

export const insertRun = async (strapi: Core.Strapi, run: NewRun): Promise<PayoutRun> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('run'),
      state: run.state,
      currency: run.currency,
      method_kind: run.methodKind,
      cut_off_at: run.cutOffAt,
      minimum: run.minimum,
      total: run.total,
      payees: run.payees,
      needs_approval: run.needsApproval,
      prepared_by: run.preparedBy,
      prepared_at: now(),
    })
    .returning(COLUMNS)) as Raw[];
  return runOf(row as Raw);
};

export const findRun = async (
  strapi: Core.Strapi,
  by: { readonly public_id: string } | { readonly id: number },
  lock = false,
): Promise<PayoutRun | null> => {
  const query = sql(strapi)(TABLE).where(by).first(COLUMNS);
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? runOf(row) : null;
};

/** Runs, newest first, below an id where given. */
export const findRuns = async (
  strapi: Core.Strapi,
  page: { readonly before?: number | undefined; readonly limit: number; readonly state?: RunState | undefined },
): Promise<PayoutRun[]> => {
  const query = sql(strapi)(TABLE).orderBy('id', 'desc').limit(page.limit).select(COLUMNS);
  if (page.before !== undefined) query.where('id', '<', page.before);
  if (page.state !== undefined) query.where({ state: page.state });
  return ((await query) as Raw[]).map(runOf);
};

export const countRuns = async (strapi: Core.Strapi, state?: RunState): Promise<number> => {
  const query = sql(strapi)(TABLE).count({ n: '*' }).first();
  if (state !== undefined) query.where({ state });
  return Number(((await query) as Raw | undefined)?.['n'] ?? 0);
};

/** Somebody lets a run go, or calls it off; false when it no longer waits. */
export const decideRun = async (
  strapi: Core.Strapi,
  run: PayoutRun,
  decided: { readonly state: 'confirmed' | 'cancelled'; readonly by: string; readonly reason: string | null },
): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ id: run.id, state: run.state })
    .update({ state: decided.state, decided_by: decided.by, decided_at: now(), reason: decided.reason })) === 1;

/** Ends a run with its batch file, or with none where nobody was left; false when another instance has done so. */
export const finishRun = async (
  strapi: Core.Strapi,
  run: PayoutRun,
  file: Omit<BatchFile, 'hash'> | null,
  sum: { readonly total: number; readonly payees: number },
): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ id: run.id, state: 'confirmed' })
    .update({
      state: 'sent',
      sent_at: now(),
      ...(file === null ? {} : { file_name: file.name, file_type: file.type, file_text: file.text, file_hash: tokenHash(file.text) }),
      ...sum,
    })) === 1;

/** The file of a run, exactly as it was written; null before that. */
export const findFile = async (strapi: Core.Strapi, runId: number): Promise<BatchFile | null> => {
  const row = (await sql(strapi)(TABLE).where({ id: runId }).first('file_name', 'file_type', 'file_text', 'file_hash')) as Raw | undefined;
  if (!row || row['file_text'] == null) return null;
  return {
    name: String(row['file_name']),
    type: String(row['file_type']),
    text: row['file_text'] as string,
    hash: String(row['file_hash']),
  };
};
