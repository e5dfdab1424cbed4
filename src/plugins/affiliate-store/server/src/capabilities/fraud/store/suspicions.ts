import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import { sharersIn, type Finding, type RuleCode } from '../domain/finding';
import { scoreOf } from '../domain/judge';
import type { Suspicion, SuspicionState } from '../domain/suspicion';

type Raw = Record<string, unknown>;

const TABLE = 'afs_suspicions';
const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const suspicionOf = (row: Raw): Suspicion => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  orderId: Number(row['order_id']),
  orderNumber: String(row['order_number']),
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  partyId: Number(row['party_id']),
  rules: String(row['rules']).trim().split(' ') as RuleCode[],
  score: Number(row['score']),
  findings: JSON.parse(String(row['findings'])) as Finding[],
  state: row['state'] as SuspicionState,
  openedAt: Number(row['opened_at']),
  decidedAt: numberOr(row['decided_at']),
  decidedBy: textOr(row['decided_by']),
  note: textOr(row['note']),
  asked:
    row['asked_by'] == null
      ? null
      : { by: String(row['asked_by'] as string), at: Number(row['asked_at']), note: textOr(row['asked_note']) ?? '' },
});

/** What is written down when shares of an order are held. */
export type NewSuspicion = Pick<Suspicion, 'orderId' | 'orderNumber' | 'programId' | 'affiliateId' | 'partyId' | 'findings'>;

/** Puts a suspicion into the queue; one that is there stays as it is. */
export const insertSuspicion = async (strapi: Core.Strapi, made: NewSuspicion): Promise<void> => {
  await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('sus'),
      order_id: made.orderId,
      order_number: made.orderNumber,
      program_id: made.programId,
      affiliate_id: made.affiliateId,
      party_id: made.partyId,
      rules: ` ${made.findings.map(({ rule }) => rule).join(' ')} `,
      score: scoreOf(made.findings),
      findings: JSON.stringify(made.findings),
      state: 'open',
      opened_at: now(),
    })
    .onConflict(['order_id', 'program_id'])
    .ignore();
};

export const findSuspicion = async (strapi: Core.Strapi, id: string): Promise<Suspicion | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? suspicionOf(row) : null;
};

export const suspicionsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<readonly Suspicion[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('order_id', [...orderIds])
          .orderBy('id')) as Raw[]
      ).map(suspicionOf);

/** Suspicions of an order, locked; whoever asks has locked the order first. */
export const lockSuspicions = async (strapi: Core.Strapi, orderId: number): Promise<readonly Suspicion[]> =>
  ((await locked(strapi, sql(strapi)(TABLE).where({ order_id: orderId }).orderBy('id'))) as Raw[]).map(suspicionOf);

const NOBODY_ASKS = { asked_by: null, asked_at: null, asked_note: null };

/** Writes that somebody wants it confirmed, for a second person to look at; null: nobody does any more. */
export const keepAsked = async (
  strapi: Core.Strapi,
  id: number,
  asked: { readonly by: string; readonly note: string } | null,
): Promise<void> => {
  const row = asked === null ? NOBODY_ASKS : { asked_by: asked.by, asked_at: now(), asked_note: asked.note };
  await sql(strapi)(TABLE).where({ id }).update(row);
};

/** Writes how a suspicion stands: open again, or over, by whom and with what words. */
export const keepSuspicion = async (
  strapi: Core.Strapi,
  id: number,
  { state, by, note }: { readonly state: SuspicionState; readonly by: string; readonly note: string | null },
): Promise<void> => {
  const over =
    state === 'open' ? { decided_at: null, decided_by: null, note: null, ...NOBODY_ASKS } : { decided_at: now(), decided_by: by, note };
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ state, ...over });
};

/** Which suspicions to list; `openedUntil` is the newest moment. */
export interface SuspicionFilter {
  readonly state?: SuspicionState | undefined;
  readonly rule?: RuleCode | undefined;
  readonly openedUntil?: number | undefined;
  readonly affiliateId?: number | undefined;
}

const matching = (strapi: Core.Strapi, { state, rule, openedUntil, affiliateId }: SuspicionFilter) => {
  const query = sql(strapi)(TABLE);
  if (state !== undefined) query.where({ state });
  if (rule !== undefined) query.where('rules', 'like', `% ${rule} %`);
  if (openedUntil !== undefined) query.where('opened_at', '<=', openedUntil);
  if (affiliateId !== undefined) query.where({ affiliate_id: affiliateId });
  return query;
};

/** The queue: what is open first, the oldest of it on top; then what is over, the latest first. `from` is how many are above. */
export const findSuspicions = async (
  strapi: Core.Strapi,
  filter: SuspicionFilter,
  page: { readonly from: number; readonly limit: number },
): Promise<readonly Suspicion[]> =>
  (
    (await matching(strapi, filter)
      .orderByRaw("CASE state WHEN 'open' THEN 0 ELSE 1 END")
      .orderByRaw("CASE state WHEN 'open' THEN id ELSE -id END")
      .offset(page.from)
      .limit(page.limit)) as Raw[]
  ).map(suspicionOf);

export const countSuspicions = async (strapi: Core.Strapi, filter: SuspicionFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** With whom some parties share an account and were let go for it, each pair by whose suspicion it was. */
export const clearedAccounts = async (
  strapi: Core.Strapi,
  partyIds: readonly number[],
): Promise<ReadonlyArray<{ readonly partyId: number; readonly with: readonly string[] }>> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ state: 'released' })
    .whereIn('party_id', [...partyIds])
    .where('rules', 'like', '% SHARED_ACCOUNT %')) as Raw[];
  return rows.map(suspicionOf).map(({ partyId, findings }) => ({ partyId, with: findings.flatMap(sharersIn) }));
};
