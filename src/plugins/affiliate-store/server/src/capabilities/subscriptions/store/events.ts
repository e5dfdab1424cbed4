import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_subscription_events';

/** Something that happened to a subscription; facts are small and carry no personal data. */
export interface SubscriptionEvent {
  readonly at: number;
  readonly actor: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Writes into a subscription's timeline, in the open unit of work. */
export const insertEvent = async (strapi: Core.Strapi, subscriptionId: number, event: Omit<SubscriptionEvent, 'at'>): Promise<void> => {
  const { actor, code, facts } = event;
  await sql(strapi)(TABLE).insert({ subscription_id: subscriptionId, at: now(), actor, code, facts: JSON.stringify(facts) });
};

export const eventsOf = async (strapi: Core.Strapi, subscriptionId: number): Promise<SubscriptionEvent[]> => {
  const rows = (await sql(strapi)(TABLE).where({ subscription_id: subscriptionId }).orderBy('id')) as Array<{
    at: number | string;
    actor: string;
    code: string;
    facts: string;
  }>;
  return rows.map(({ at, actor, code, facts }) => ({ at: Number(at), actor, code, facts: JSON.parse(facts) as Record<string, string> }));
};
