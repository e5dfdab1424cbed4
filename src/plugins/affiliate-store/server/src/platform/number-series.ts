import type { Core } from '@strapi/strapi';
import { lastNumberOfNothing } from './restored';
import { sql } from './transaction';

/**
 * Takes the next number of a series from a table of counters (`series` unique, `last`). Its row stays locked until the unit ends: what is
 * rolled back was never given away, so that a series has no gap.
 */
export const takeNumber = async (strapi: Core.Strapi, table: string, series: string): Promise<number> => {
  const db = sql(strapi);
  await db(table)
    .insert({ series, last: lastNumberOfNothing(strapi) })
    .onConflict(['series'])
    .ignore();
  const [row] = (await db(table)
    .where({ series })
    .update({ last: db.raw('last + 1') })
    .returning('last')) as Array<{ last: number | string }>;
  if (!row) throw new Error(`the series ${series} has no counter`);
  return Number(row.last);
};
