import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { RelayConsent } from '../domain/letter';

const TABLE = 'afs_relay_consents';

type Raw = Record<string, unknown>;

const consentOf = (row: Raw): RelayConsent => ({
  id: Number(row['id']),
  orderId: Number(row['order_id']),
  affiliateId: Number(row['affiliate_id']),
  version: String(row['version']),
  givenAt: Number(row['given_at']),
  endedAt: row['ended_at'] === null || row['ended_at'] === undefined ? null : Number(row['ended_at']),
});

/** Writes a consent; nothing where one stands. Inside the unit of work. */
export const giveConsent = async (strapi: Core.Strapi, orderId: number, affiliateId: number, version: string): Promise<void> => {
  // Without a conflict target: the key is a partial index.
  await sql(strapi)(TABLE).insert({ order_id: orderId, affiliate_id: affiliateId, version, given_at: now() }).onConflict().ignore();
};

/** Takes what stands for an order back. */
export const endConsents = async (strapi: Core.Strapi, orderId: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ order_id: orderId }).whereNull('ended_at').update({ ended_at: now() });
};

/** What stands for some orders. */
export const consentsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<readonly RelayConsent[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('order_id', [...orderIds])
          .whereNull('ended_at')) as Raw[]
      ).map(consentOf);

/** What stands for an affiliate, in the order it was given, past a row. */
export const readersOf = async (
  strapi: Core.Strapi,
  affiliateId: number,
  { past, limit }: { readonly past: number; readonly limit: number },
): Promise<readonly RelayConsent[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ affiliate_id: affiliateId })
      .where('id', '>', past)
      .whereNull('ended_at')
      .orderBy('id')
      .limit(limit)) as Raw[]
  ).map(consentOf);

export const countReaders = async (strapi: Core.Strapi, affiliateId: number): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).whereNull('ended_at').count({ n: '*' }).first()) as
    | Raw
    | undefined;
  return Number(row?.['n'] ?? 0);
};
