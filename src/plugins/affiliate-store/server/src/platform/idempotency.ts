import type { Core } from '@strapi/strapi';
import type { Endpoint, Input } from '../../../contracts/endpoint';
import type { Failure } from '../kernel/failure';
import { failed } from '../kernel/outcome';
import type { Outcome } from '../kernel/outcome';
import type { Caller } from './caller';
import { actorOf } from './caller';
import { now, wallClock } from './clock';
import { platformFailures } from './failures';
import { contentHash } from './ids';
import { table } from './tables';
import { sql } from './transaction';

export const idempotencyKeys = table({
  name: 'idempotency-key',
  table: 'afs_idempotency_keys',
  columns: {
    actor: { type: 'string' },
    route: { type: 'string' },
    idem_key: { type: 'string' },
    request_hash: { type: 'string' },
    answer: { type: 'text', nullable: true },
    started_at: { type: 'bigint' },
  },
  unique: [{ columns: ['actor', 'route', 'idem_key'] }],
});

const TABLE = 'afs_idempotency_keys';
/** A request that has been at work for longer than this was cut off; whoever repeats it takes over. */
const ABANDONED_MS = 60_000;

interface Row {
  request_hash: string;
  answer: string | null;
  started_at: number;
}
interface Call {
  readonly endpoint: Endpoint;
  readonly input: Input<Endpoint>;
  readonly caller: Caller;
}

const takeOver = async (strapi: Core.Strapi, place: object, row: Row): Promise<boolean> => {
  if (wallClock() - Number(row.started_at) < ABANDONED_MS) return false;
  return (
    (await sql(strapi)(TABLE)
      .where({ ...place, started_at: row.started_at })
      .whereNull('answer')
      .update({ started_at: wallClock() })) === 1
  );
};

/** What another request under the same key left: its answer, a refusal, or null where its work was taken over and has to be done. */
const leftBehind = async <T>(strapi: Core.Strapi, place: object, hash: string): Promise<Outcome<T, Failure> | null> => {
  const row = (await sql(strapi)(TABLE).where(place).first()) as Row | undefined;
  if (row && row.request_hash !== hash) return failed(platformFailures.because('IDEMPOTENCY_KEY_REUSED'));
  if (row?.answer) return { ok: true, value: JSON.parse(row.answer) as T };
  return row && (await takeOver(strapi, place, row)) ? null : failed(platformFailures.because('IDEMPOTENCY_IN_PROGRESS'));
};

/**
 * Runs the work once for each (caller, route, key). A repeated request gets the stored answer; another request under the
 * same key is refused. A failed request is not stored: it changed nothing and may be corrected and sent again.
 */
export const onceByKey = async <T>(
  strapi: Core.Strapi,
  { endpoint, input, caller }: Call,
  work: () => Promise<Outcome<T, Failure>>,
): Promise<Outcome<T, Failure>> => {
  const place = {
    actor: actorOf(caller),
    route: `${endpoint.id} ${contentHash(input.params)}`,
    idem_key: (caller.idempotencyKey ?? '').slice(0, 200),
  };
  const hash = contentHash([input.params, input.body]);
  const taken = await sql(strapi)(TABLE)
    .insert({ ...place, request_hash: hash, started_at: wallClock() })
    .onConflict(['actor', 'route', 'idem_key'])
    .ignore()
    .returning('id');
  const earlier = taken.length === 0 ? await leftBehind<T>(strapi, place, hash) : null;
  if (earlier) return earlier;
  try {
    const outcome = await work();
    if (outcome.ok)
      await sql(strapi)(TABLE)
        .where(place)
        .update({ answer: JSON.stringify(outcome.value) });
    else await sql(strapi)(TABLE).where(place).delete();
    return outcome;
  } catch (error) {
    await sql(strapi)(TABLE).where(place).delete();
    throw error;
  }
};

/** Forgets keys older than a week. */
export const forgetOldKeys = async (strapi: Core.Strapi): Promise<void> => {
  await sql(strapi)(TABLE)
    .where('started_at', '<', now() - 7 * 86_400_000)
    .delete();
};
