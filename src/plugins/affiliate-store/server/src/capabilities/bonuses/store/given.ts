import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { GivenBonus, GivenState } from '../domain/bonus';

const TABLE = 'afs_given_bonuses';

type Raw = Record<string, unknown>;

const givenOf = (row: Raw): GivenBonus => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  bonusId: Number(row['bonus_id']),
  orderId: Number(row['order_id']),
  orderNumber: String(row['order_number']),
  customerId: Number(row['customer_id']),
  productId: String(row['product_document_id']),
  dueAt: Number(row['due_at']),
  state: row['state'] as GivenState,
});

/** Writes down what an order promised; again is a no-op. */
export const promise = async (
  strapi: Core.Strapi,
  promised: ReadonlyArray<Omit<GivenBonus, 'id' | 'publicId' | 'state'>>,
): Promise<void> => {
  if (promised.length === 0) return;
  await sql(strapi)(TABLE)
    .insert(
      promised.map((one) => ({
        public_id: publicId('gbn'),
        bonus_id: one.bonusId,
        order_id: one.orderId,
        order_number: one.orderNumber,
        customer_id: one.customerId,
        product_document_id: one.productId,
        due_at: one.dueAt,
        state: 'waiting',
        changed_at: now(),
      })),
    )
    .onConflict(['bonus_id', 'order_id'])
    .ignore();
};

/** What waits although its time has come, the longest first. */
export const dueNow = async (strapi: Core.Strapi, limit: number, after = 0): Promise<readonly GivenBonus[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ state: 'waiting' })
      .where('due_at', '<=', now())
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)) as Raw[]
  ).map(givenOf);

/** The same one, locked; null where it does not wait any longer. */
export const lockWaiting = async (strapi: Core.Strapi, id: number): Promise<GivenBonus | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ id, state: 'waiting' }).first())) as Raw | undefined;
  return row ? givenOf(row) : null;
};

export const settleGiven = async (strapi: Core.Strapi, id: number, state: GivenState): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).update({ state, changed_at: now() });
};

export const findGiven = async (strapi: Core.Strapi, id: string): Promise<GivenBonus | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? givenOf(row) : null;
};

export const givenTo = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<readonly GivenBonus[]> =>
  customerIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('customer_id', [...customerIds])
          .orderBy('id')) as Raw[]
      ).map(givenOf);

export const givenByOrder = async (strapi: Core.Strapi, orderId: number): Promise<readonly GivenBonus[]> =>
  ((await sql(strapi)(TABLE).where({ order_id: orderId }).orderBy('id')) as Raw[]).map(givenOf);

/** How many of each bonus wait for their time and were given. Whom to is not in it. */
export const countGiven = async (
  strapi: Core.Strapi,
  bonusIds: readonly number[],
): Promise<ReadonlyMap<number, Readonly<Record<GivenState, number>>>> => {
  const found = new Map(bonusIds.map((id) => [id, { waiting: 0, given: 0, lapsed: 0 }]));
  if (bonusIds.length === 0) return found;
  const rows = (await sql(strapi)(TABLE)
    .whereIn('bonus_id', [...bonusIds])
    .groupBy('bonus_id', 'state')
    .select('bonus_id', 'state')
    .count({ n: '*' })) as Raw[];
  for (const row of rows) {
    const counts = found.get(Number(row['bonus_id']));
    if (counts) counts[row['state'] as GivenState] = Number(row['n']);
  }
  return found;
};
