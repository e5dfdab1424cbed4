import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

/** Something that happened to an order; facts are small and carry no personal data. */
export interface OrderEvent {
  readonly at: number;
  readonly actor: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Writes into the order's timeline, in the open unit of work. */
export const note = async (strapi: Core.Strapi, orderId: number, event: Omit<OrderEvent, 'at'>): Promise<void> => {
  await sql(strapi)('afs_order_events').insert({
    order_id: orderId,
    at: now(),
    actor: event.actor,
    code: event.code,
    facts: JSON.stringify(event.facts),
  });
};

export const timelineOf = async (strapi: Core.Strapi, orderId: number): Promise<OrderEvent[]> => {
  const rows = (await sql(strapi)('afs_order_events').where({ order_id: orderId }).orderBy('id')) as Array<{
    at: number;
    actor: string;
    code: string;
    facts: string;
  }>;
  return rows.map((row) => ({
    at: Number(row.at),
    actor: row.actor,
    code: row.code,
    facts: JSON.parse(row.facts) as Record<string, string>,
  }));
};
