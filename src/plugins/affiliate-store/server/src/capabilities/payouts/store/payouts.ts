import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { findKept, insertKept, insertKeptRows, maybeMomentOf, momentOf, updateKept } from '../../../platform/kept-rows';
import { sql } from '../../../platform/transaction';
import type { MethodKind } from '../domain/method';
import { LIVE, type PayoutState } from '../domain/payout-state';

const UID = 'plugin::affiliate-store.payout';

/** A payout as it lies in its row. Amounts are minor units, times UTC ms. */
export interface Payout {
  readonly id: number;
  readonly publicId: string;
  readonly partyId: number;
  readonly partyName: string;
  readonly ownerUserId: number | null;
  readonly state: PayoutState;
  readonly currency: string;
  /** What is sent. */
  readonly amount: number;
  /** What its receiver bears, taken from the balance beside the amount. */
  readonly fee: number;
  readonly methodId: number;
  readonly methodKind: MethodKind;
  readonly methodShown: string;
  readonly runId: number | null;
  readonly requestedBy: string;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly createdOn: number;
  readonly submittedOn: number | null;
  readonly settledOn: number | null;
}

type Raw = Record<string, unknown>;

const payoutOf = (row: Raw): Payout => ({
  ...(row as unknown as Payout),
  id: Number(row['id']),
  partyId: Number(row['partyId']),
  ownerUserId: row['ownerUserId'] == null ? null : Number(row['ownerUserId']),
  amount: Number(row['amount']),
  fee: Number(row['fee'] ?? 0),
  methodId: Number(row['methodId']),
  runId: row['runId'] == null ? null : Number(row['runId']),
  reference: (row['reference'] as string | null) ?? null,
  reason: (row['reason'] as string | null) ?? null,
  createdOn: momentOf(row['createdOn']),
  submittedOn: maybeMomentOf(row['submittedOn']),
  settledOn: maybeMomentOf(row['settledOn']),
});

/** What is known of a payout when it is written. */
export type NewPayout = Pick<
  Payout,
  | 'partyId'
  | 'partyName'
  | 'ownerUserId'
  | 'state'
  | 'currency'
  | 'amount'
  | 'fee'
  | 'methodId'
  | 'methodKind'
  | 'methodShown'
  | 'runId'
  | 'requestedBy'
>;

export const insertPayout = async (strapi: Core.Strapi, payout: NewPayout): Promise<Payout> => {
  const row = { ...payout, publicId: publicId('po'), createdOn: new Date(now()) };
  const id = await insertKept(strapi, UID, row);
  return payoutOf({ ...row, id });
};

const BATCH = 100;

/** Writes many payouts, a hundred in a statement. */
export const insertPayouts = async (strapi: Core.Strapi, payouts: readonly NewPayout[]): Promise<void> => {
  for (let at = 0; at < payouts.length; at += BATCH)
    await insertKeptRows(
      strapi,
      UID,
      payouts.slice(at, at + BATCH).map((payout) => ({ ...payout, publicId: publicId('po'), createdOn: new Date(now()) })),
    );
};

/** Moves a payout from the state it was read in; false when somebody was faster. */
export const changePayout = async (
  strapi: Core.Strapi,
  payout: Payout,
  change: Partial<{
    readonly state: PayoutState;
    readonly runId: number | null;
    readonly ownerUserId: number | null;
    readonly reference: string | null;
    readonly reason: string | null;
    readonly submittedOn: Date;
    readonly settledOn: Date;
  }>,
): Promise<boolean> => (await updateKept(strapi, UID, { id: payout.id, state: payout.state }, change)) === 1;

/** Moves payouts that were all read in one state; answers how many were still in it. */
export const changePayouts = (
  strapi: Core.Strapi,
  ids: readonly number[],
  from: PayoutState,
  change: Parameters<typeof changePayout>[2],
): Promise<number> => updateKept(strapi, UID, { id: { $in: [...ids] }, state: from }, change);

/** Which payouts to list; `before` reads on from an id. */
export interface PayoutFilter {
  readonly partyIds?: readonly number[] | undefined;
  readonly states?: readonly PayoutState[] | undefined;
  readonly currency?: string | undefined;
  readonly method?: MethodKind | undefined;
  readonly runId?: number | null | undefined;
  readonly publicId?: string | undefined;
  readonly before?: number | undefined;
}

const whereOf = (filter: PayoutFilter): object => ({
  ...(filter.partyIds ? { partyId: { $in: [...filter.partyIds] } } : {}),
  ...(filter.states ? { state: { $in: [...filter.states] } } : {}),
  ...(filter.currency === undefined ? {} : { currency: filter.currency }),
  ...(filter.method === undefined ? {} : { methodKind: filter.method }),
  ...(filter.runId === undefined ? {} : { runId: filter.runId }),
  ...(filter.publicId === undefined ? {} : { publicId: filter.publicId }),
  ...(filter.before === undefined ? {} : { id: { $lt: filter.before } }),
});

/** Payouts, newest first. */
export const findPayouts = async (strapi: Core.Strapi, filter: PayoutFilter, limit: number): Promise<Payout[]> =>
  (await findKept<Raw>(strapi, UID, whereOf(filter), { order: { id: 'desc' }, limit })).map(payoutOf);

/** Everything a filter finds, newest first, some at a time, for work that is not to stop at a limit or hold it all. */
export async function* eachPayouts(strapi: Core.Strapi, filter: PayoutFilter): AsyncGenerator<readonly Payout[]> {
  for (let before: number | undefined; ;) {
    const found = await findPayouts(strapi, { ...filter, before }, BATCH);
    if (found.length > 0) yield found;
    if (found.length < BATCH) return;
    before = found.at(-1)?.id;
  }
}

export const countPayouts = (strapi: Core.Strapi, filter: PayoutFilter): Promise<number> =>
  strapi.db.query(UID).count({ where: whereOf({ ...filter, before: undefined }) });

export const lockPayout = async (
  strapi: Core.Strapi,
  by: { readonly publicId: string } | { readonly id: number },
): Promise<Payout | null> => {
  const [row] = await findKept<Raw>(strapi, UID, by, { limit: 1, lock: true });
  return row ? payoutOf(row) : null;
};

/** Parties with a live payout in a currency, among some. */
export const partiesUnderWay = async (strapi: Core.Strapi, currency: string, partyIds: readonly number[]): Promise<ReadonlySet<number>> => {
  const rows = (await sql(strapi)('afs_payouts')
    .where({ currency })
    .whereIn('state', [...LIVE])
    .whereIn('party_id', [...partyIds])
    .select('party_id')) as Raw[];
  return new Set(rows.map((row) => Number(row['party_id'])));
};

const GIVEN_BACK: readonly PayoutState[] = ['draft', 'returned', 'failed', 'cancelled'];

/** What was claimed by parties in a currency since a moment and not given back, by party. */
export const sumClaimedSince = async (
  strapi: Core.Strapi,
  partyIds: readonly number[],
  currency: string,
  since: number,
): Promise<ReadonlyMap<number, number>> => {
  if (partyIds.length === 0) return new Map();
  const rows = (await sql(strapi)('afs_payouts')
    .where({ currency })
    .where('created_on', '>=', new Date(since))
    .whereIn('party_id', [...partyIds])
    .whereNotIn('state', [...GIVEN_BACK])
    .select('party_id')
    .sum({ amount: 'amount' })
    .groupBy('party_id')) as Raw[];
  return new Map(rows.map((row) => [Number(row['party_id']), Number(row['amount'])]));
};

/** Every party money has gone to. */
export const partiesEverPaid = async (strapi: Core.Strapi): Promise<number[]> =>
  ((await sql(strapi)('afs_payouts').distinct('party_id').whereIn('state', ['submitted', 'paid'])) as Raw[]).map((row) =>
    Number(row['party_id']),
  );

/** Sums of one party's payouts by currency and state. */
export const sumPayouts = async (
  strapi: Core.Strapi,
  partyId: number,
): Promise<ReadonlyArray<{ readonly currency: string; readonly state: PayoutState; readonly amount: number }>> => {
  const rows = (await sql(strapi)('afs_payouts')
    .where({ party_id: partyId })
    .select('currency', 'state')
    .sum({ amount: 'amount' })
    .groupBy('currency', 'state')) as Raw[];
  return rows.map((row) => ({ currency: String(row['currency']), state: row['state'] as PayoutState, amount: Number(row['amount']) }));
};

/** The same of some parties. */
export const sumPayoutsOfParties = async (
  strapi: Core.Strapi,
  partyIds: readonly number[],
): Promise<
  ReadonlyArray<{ readonly partyId: number; readonly currency: string; readonly state: PayoutState; readonly amount: number }>
> => {
  if (partyIds.length === 0) return [];
  const rows = (await sql(strapi)('afs_payouts')
    .whereIn('party_id', [...partyIds])
    .select('party_id', 'currency', 'state')
    .sum({ amount: 'amount' })
    .groupBy('party_id', 'currency', 'state')) as Raw[];
  return rows.map((row) => ({
    partyId: Number(row['party_id']),
    currency: String(row['currency']),
    state: row['state'] as PayoutState,
    amount: Number(row['amount']),
  }));
};

/** Sums over everybody, by party, currency and state; for the audit. */
export const sumAllPayouts = async (
  strapi: Core.Strapi,
): Promise<
  ReadonlyArray<{
    readonly partyId: number;
    readonly currency: string;
    readonly state: PayoutState;
    readonly amount: number;
    readonly fee: number;
    readonly count: number;
  }>
> => {
  const rows = (await sql(strapi)('afs_payouts')
    .select('party_id', 'currency', 'state')
    .sum({ amount: 'amount', fee: 'fee' })
    .count({ n: '*' })
    .groupBy('party_id', 'currency', 'state')) as Raw[];
  return rows.map((row) => ({
    partyId: Number(row['party_id']),
    currency: String(row['currency']),
    state: row['state'] as PayoutState,
    amount: Number(row['amount']),
    fee: Number(row['fee'] ?? 0),
    count: Number(row['n']),
  }));
};

/** What was paid out as store credit and not taken back, by party and currency; for the audit. */
export const sumCreditPaid = async (
  strapi: Core.Strapi,
): Promise<ReadonlyArray<{ readonly partyId: number; readonly currency: string; readonly amount: number }>> =>
  (
    (await sql(strapi)('afs_payouts')
      .where({ method_kind: 'credit', state: 'paid' })
      .groupBy('party_id', 'currency')
      .select('party_id', 'currency')
      .sum({ amount: 'amount' })) as Raw[]
  ).map((row) => ({ partyId: Number(row['party_id']), currency: String(row['currency']), amount: Number(row['amount']) }));

/** How many payouts of a run stand where. */
export const countByState = async (strapi: Core.Strapi, runId: number): Promise<Readonly<Partial<Record<PayoutState, number>>>> => {
  const rows = (await sql(strapi)('afs_payouts').where({ run_id: runId }).select('state').count({ n: '*' }).groupBy('state')) as Raw[];
  return Object.fromEntries(rows.map((row) => [row['state'], Number(row['n'])]));
};

/** Gives a party's payouts to the account that proved its mailbox. */
export const claimPayouts = async (strapi: Core.Strapi, partyId: number, userId: number): Promise<void> => {
  await updateKept(strapi, UID, { partyId, state: { $ne: 'draft' } }, { ownerUserId: userId });
};

/** Payouts of nothing or less; there must be none (I15). */
export const worthlessPayouts = async (strapi: Core.Strapi): Promise<Payout[]> =>
  (await findKept<Raw>(strapi, UID, { amount: { $lte: 0 } }, { limit: 20 })).map(payoutOf);
