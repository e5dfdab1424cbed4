import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { CallKind, CallState } from '../domain/rail-call';

const TABLE = 'afs_payout_calls';

/** Something asked of a rail. Times are UTC ms. */
export interface RailCall {
  readonly id: number;
  readonly payoutId: number;
  readonly kind: CallKind;
  readonly state: CallState;
  readonly key: string;
  readonly attempt: number;
  readonly accountId: string;
  readonly providerId: string | null;
  readonly answerKept: boolean;
  readonly askedBy: string;
  readonly reason: string | null;
  readonly firstAt: number;
}

type Raw = Record<string, unknown>;

const callOf = (row: Raw): RailCall => ({
  id: Number(row['id']),
  payoutId: Number(row['payout_id']),
  kind: row['kind'] as CallKind,
  state: row['state'] as CallState,
  key: String(row['key']),
  attempt: Number(row['attempt']),
  accountId: String(row['account_id']),
  providerId: (row['provider_id'] as string | null) ?? null,
  answerKept: Boolean(row['answer_kept']),
  askedBy: String(row['asked_by']),
  reason: (row['reason'] as string | null) ?? null,
  firstAt: Number(row['first_at']),
});

export type NewCall = Pick<RailCall, 'payoutId' | 'kind' | 'key' | 'attempt' | 'accountId' | 'askedBy' | 'reason'>;

const rowOf = (call: NewCall, at: number): Raw => ({
  payout_id: call.payoutId,
  kind: call.kind,
  state: 'intended',
  key: call.key,
  attempt: call.attempt,
  account_id: call.accountId,
  answer_kept: false,
  asked_by: call.askedBy,
  reason: call.reason,
  first_at: at,
  last_at: at,
});

/** Writes down what is going to be asked, before it is. */
export const insertCall = async (strapi: Core.Strapi, call: NewCall): Promise<RailCall> => {
  const [row] = (await sql(strapi)(TABLE).insert(rowOf(call, now())).returning('*')) as Raw[];
  return callOf(row as Raw);
};

const BATCH = 100;

/** The same for many, a hundred in a statement. */
export const insertCalls = async (strapi: Core.Strapi, calls: readonly NewCall[]): Promise<void> => {
  const at = now();
  for (let from = 0; from < calls.length; from += BATCH)
    await sql(strapi)(TABLE).insert(calls.slice(from, from + BATCH).map((call) => rowOf(call, at)));
};

/** Every call about a payout, oldest first. */
export const findCalls = async (strapi: Core.Strapi, payoutId: number): Promise<RailCall[]> =>
  ((await sql(strapi)(TABLE).where({ payout_id: payoutId }).orderBy('id')) as Raw[]).map(callOf);

/** Calls nobody knows the end of, oldest first; those of one run where given. */
export const findOpenCalls = async (strapi: Core.Strapi, limit: number, runId?: number): Promise<RailCall[]> => {
  const query = sql(strapi)(`${TABLE} as c`).whereIn('c.state', ['intended', 'unknown']).orderBy('c.id').limit(limit).select('c.*');
  if (runId !== undefined) query.join('afs_payouts as p', 'p.id', 'c.payout_id').where('p.run_id', runId);
  return ((await query) as Raw[]).map(callOf);
};

export const lockCall = async (strapi: Core.Strapi, id: number): Promise<RailCall | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ id }).first())) as Raw | undefined;
  return row ? callOf(row) : null;
};

/** What is known of a call now. One that is over stays as it is. */
export const changeCall = async (
  strapi: Core.Strapi,
  id: number,
  known: Partial<{
    readonly state: CallState;
    readonly providerId: string;
    readonly problem: string;
    readonly answerKept: boolean;
    readonly key: string;
    readonly attempt: number;
    readonly firstAt: number;
  }>,
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .whereIn('state', ['intended', 'unknown'])
    .update({
      last_at: now(),
      ...(known.state === undefined ? {} : { state: known.state }),
      ...(known.providerId === undefined ? {} : { provider_id: known.providerId }),
      ...(known.problem === undefined ? {} : { problem: known.problem }),
      ...(known.answerKept === undefined ? {} : { answer_kept: known.answerKept }),
      ...(known.key === undefined ? {} : { key: known.key }),
      ...(known.attempt === undefined ? {} : { attempt: known.attempt }),
      ...(known.firstAt === undefined ? {} : { first_at: known.firstAt }),
    });
};
