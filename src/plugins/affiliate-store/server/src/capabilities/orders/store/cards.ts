import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { CardState } from '../domain/card-steps';

/** One of the two cards an order is paid with. Amount in minor units, times UTC ms. */
export interface OrderCard {
  readonly id: number;
  readonly orderId: number;
  readonly nth: 1 | 2;
  readonly amount: number;
  readonly currency: string;
  readonly state: CardState;
  readonly attempt: number;
  readonly attemptAt: number;
  readonly sessionId: string | null;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly last4: string | null;
  readonly reservedAt: number | null;
  readonly changedAt: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_order_cards';
const textOrNull = (value: unknown): string | null => (value as string | null) ?? null;

const cardOf = (row: Raw): OrderCard => ({
  id: Number(row['id']),
  orderId: Number(row['order_id']),
  nth: Number(row['nth']) as OrderCard['nth'],
  amount: Number(row['amount']),
  currency: String(row['currency']),
  state: row['state'] as CardState,
  attempt: Number(row['attempt']),
  attemptAt: Number(row['attempt_at']),
  sessionId: textOrNull(row['session_id']),
  paymentIntentId: textOrNull(row['payment_intent_id']),
  chargeId: textOrNull(row['charge_id']),
  last4: textOrNull(row['last4']),
  reservedAt: row['reserved_at'] == null ? null : Number(row['reserved_at']),
  changedAt: Number(row['changed_at']),
});

/** Keeps what each card is to pay, in the unit of work that makes the order. */
export const insertCards = async (
  strapi: Core.Strapi,
  orderId: number,
  { amounts, currency }: { readonly amounts: readonly [number, number]; readonly currency: string },
): Promise<void> => {
  const at = now();
  await sql(strapi)(TABLE).insert(
    amounts.map((amount, index) => ({
      order_id: orderId,
      nth: index + 1,
      amount,
      currency,
      state: 'waiting',
      attempt: 1,
      attempt_at: at,
      changed_at: at,
    })),
  );
};

/** The cards of some orders, first before second; of an order that is paid with one there are none. */
export const cardsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<OrderCard[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('order_id', [...orderIds])
          .orderBy(['order_id', 'nth'])) as Raw[]
      ).map(cardOf);

export type CardKey = { readonly sessionId: string } | { readonly paymentIntentId: string } | { readonly chargeId: string };

const whereOf = (key: CardKey): Raw => {
  if ('sessionId' in key) return { session_id: key.sessionId };
  return 'chargeId' in key ? { charge_id: key.chargeId } : { payment_intent_id: key.paymentIntentId };
};

export const findCard = async (strapi: Core.Strapi, key: CardKey): Promise<OrderCard | null> => {
  const row = (await sql(strapi)(TABLE).where(whereOf(key)).first()) as Raw | undefined;
  return row ? cardOf(row) : null;
};

/** Changes a card; whoever does holds the lock of its order. */
export const changeCard = async (
  strapi: Core.Strapi,
  id: number,
  change: Partial<
    Pick<OrderCard, 'state' | 'attempt' | 'attemptAt' | 'sessionId' | 'paymentIntentId' | 'chargeId' | 'last4' | 'reservedAt'>
  >,
): Promise<void> => {
  const columns = {
    state: change.state,
    attempt: change.attempt,
    attempt_at: change.attemptAt,
    session_id: change.sessionId,
    payment_intent_id: change.paymentIntentId,
    charge_id: change.chargeId,
    last4: change.last4,
    reserved_at: change.reservedAt,
  };
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ ...given, changed_at: now() });
};

/** Orders with a card that is neither waited for nor done with, and has not moved since a moment. */
export const ordersWithIdleCards = async (strapi: Core.Strapi, changedBefore: number, limit: number): Promise<number[]> =>
  (
    (await sql(strapi)(TABLE)
      .whereIn('state', ['reserved', 'capturing', 'refused', 'releasing', 'returning'])
      .where('changed_at', '<', changedBefore)
      .distinct('order_id')
      .orderBy('order_id')
      .limit(limit)) as Raw[]
  ).map((row) => Number(row['order_id']));
