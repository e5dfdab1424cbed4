import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_affiliate_codes';

/** Takes a code for an affiliate; false when anybody has it or ever had it. Inside the unit of work. */
export const takeCode = async (strapi: Core.Strapi, code: string, codeNorm: string, affiliateId: number): Promise<boolean> => {
  const taken = await sql(strapi)(TABLE)
    .insert({ code_norm: codeNorm, code, affiliate_id: affiliateId, created_at: now() })
    .onConflict('code_norm')
    .ignore()
    .returning('id');
  return taken.length === 1;
};

/** Retires the code an affiliate has; it stays taken for ever. */
export const retireCode = async (strapi: Core.Strapi, affiliateId: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ affiliate_id: affiliateId, retired_at: null }).update({ retired_at: now() });
};

export const codeIsFree = async (strapi: Core.Strapi, codeNorm: string): Promise<boolean> =>
  (await sql(strapi)(TABLE).select('id').where({ code_norm: codeNorm }).first()) === undefined;
