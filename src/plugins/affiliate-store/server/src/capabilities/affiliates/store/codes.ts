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

/** Which of some codes somebody has, or ever had. */
export const codesTaken = async (strapi: Core.Strapi, codeNorms: readonly string[]): Promise<ReadonlySet<string>> => {
  const taken = new Set<string>();
  for (let at = 0; at < codeNorms.length; at += 200)
    for (const row of (await sql(strapi)(TABLE)
      .whereIn('code_norm', codeNorms.slice(at, at + 200))
      .select('code_norm')) as Array<{ code_norm: string }>)
      taken.add(row.code_norm);
  return taken;
};
