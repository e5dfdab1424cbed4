import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { secretToken } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import { dayOf } from '../domain/visitor';

const TABLE = 'afs_visitor_keys';
const LIFE_MS = 48 * 3_600_000;

/** The key visitors of a UTC day are pseudonymised with; made by whichever instance needs it first. */
export const keyOfDay = async (strapi: Core.Strapi, day: string): Promise<string> => {
  await sql(strapi)(TABLE).insert({ day, secret: secretToken(), created_at: now() }).onConflict('day').ignore();
  const row = (await sql(strapi)(TABLE).where({ day }).first()) as { secret: string };
  return row.secret;
};

/** Deletes keys older than 48 hours; with them goes every way from a click back to a visitor. */
export const forgetKeys = async (strapi: Core.Strapi): Promise<number> => sql(strapi)(TABLE).where('created_at', '<', now() - LIFE_MS).delete();

/** Today's key from memory; yesterday's is not kept there. */
export const visitorKeys = (strapi: Core.Strapi) => {
  let known: { readonly day: string; readonly secret: Promise<string> } | null = null;
  return {
    keyAt: (at: number): Promise<string> => {
      const day = dayOf(at);
      if (known?.day === day) return known.secret;
      const secret = keyOfDay(strapi, day);
      known = { day, secret };
      secret.catch(() => { known = null; });
      return secret;
    },
    forget: (): void => { known = null; },
  };
};
