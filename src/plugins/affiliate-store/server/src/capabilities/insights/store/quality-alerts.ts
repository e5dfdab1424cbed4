import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_quality_alerts';

/** Something about an affiliate's traffic, within a period. */
export interface QualityAlert {
  readonly affiliateId: number;
  readonly reason: string;
  readonly period: string;
}

/** Of some reasons those nobody was told of in the period, which are taken as told by it. Inside the unit of work. */
export const takeAlerts = async (
  strapi: Core.Strapi,
  { affiliateId, period }: Pick<QualityAlert, 'affiliateId' | 'period'>,
  reasons: readonly string[],
  at: number,
): Promise<readonly string[]> => {
  if (reasons.length === 0) return [];
  const rows = (await sql(strapi)(TABLE)
    .insert([...reasons].sort().map((reason) => ({ affiliate_id: affiliateId, reason, period, at })))
    .onConflict(['affiliate_id', 'reason', 'period'])
    .ignore()
    .returning('reason')) as Array<{ reason: string }>;
  const taken = new Set(rows.map(({ reason }) => reason));
  return reasons.filter((reason) => taken.has(reason));
};

/** Which task told of some reasons. */
export const tellByTask = async (
  strapi: Core.Strapi,
  { affiliateId, period }: Pick<QualityAlert, 'affiliateId' | 'period'>,
  reasons: readonly string[],
  task: string,
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ affiliate_id: affiliateId, period })
    .whereIn('reason', [...reasons])
    .update({ task });
};
