import type { Core } from '@strapi/strapi';
import { publicId } from '../../../platform/ids';
import { siteHash } from '../../../platform/sealed-text';
import { sql } from '../../../platform/transaction';
import { mailboxOf } from '../domain/same-person';
import type { Touch } from '../domain/touch';
import { inWindow } from '../domain/window';

const TABLE = 'afs_leads';

/** An address an affiliate brought, as it is given once and kept as a hash. */
export interface NewLead {
  readonly programId: number;
  readonly affiliateId: number;
  readonly email: string;
  readonly at: number;
  readonly source: 'server' | 'form';
  readonly windowDays: number;
}

type Row = {
  readonly id: number;
  readonly program_id: number | string;
  readonly affiliate_id: number | string;
  readonly at: number | string;
};

const addressOf = (strapi: Core.Strapi, email: string): string => siteHash(strapi, mailboxOf(email), 'lead');

/** A lead that was kept: its number, and the hash its address is known by. */
export interface KeptLead {
  readonly id: number;
  readonly address: string;
}

/** Keeps a lead. The same affiliate's lead of the same address counts on while it lasts: bringing it again makes it no younger, and answers null. */
export const insertLead = async (
  strapi: Core.Strapi,
  { programId, affiliateId, email, at, source, windowDays }: NewLead,
): Promise<KeptLead | null> => {
  const db = sql(strapi);
  const own = { program_id: programId, affiliate_id: affiliateId, address: addressOf(strapi, email) };
  const before = (await db(TABLE).where(own).orderBy('nth', 'desc')) as Array<{ nth: number; at: number | string }>;
  const [last] = before;
  if (last && inWindow(Number(last.at), at, windowDays)) return null;
  // Two at once have one number, and the database keeps the first.
  const added = (await db(TABLE)
    .insert({ ...own, public_id: publicId('led'), at, source, nth: (last?.nth ?? 0) + 1 })
    .onConflict(['program_id', 'affiliate_id', 'address', 'nth'])
    .ignore()
    .returning('id')) as Array<{ readonly id: number | string }>;
  return added[0] ? { id: Number(added[0].id), address: own.address } : null;
};

/** The leads of an address in some programs, as touches. */
export const leadsOf = async (strapi: Core.Strapi, email: string, programIds: readonly number[]): Promise<readonly Touch[]> => {
  if (programIds.length === 0) return [];
  const rows = (await sql(strapi)(TABLE)
    .where({ address: addressOf(strapi, email) })
    .whereIn('program_id', [...programIds])
    .orderBy('id')) as Row[];
  return rows.map((row) => ({
    clickId: null,
    affiliateId: Number(row.affiliate_id),
    programId: Number(row.program_id),
    at: Number(row.at),
    kind: 'lead',
    landing: '',
  }));
};

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

/** How many leads some affiliates brought in a range of moments; null where the range reaches back to days whose leads may be deleted. */
export const countLeads = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  { startsAt, endsAt, now }: { readonly startsAt: number; readonly endsAt: number; readonly now: number },
): Promise<number | null> => {
  if (startsAt < now - KEPT_DAYS * DAY_MS) return null;
  const [row] = (await sql(strapi)(TABLE)
    .whereIn('affiliate_id', [...affiliateIds])
    .where('at', '>=', startsAt)
    .where('at', '<', endsAt)
    .count({ count: '*' })) as Array<{ readonly count: number | string }>;
  return Number(row?.count ?? 0);
};

/** Deletes leads that are older than 90 days and than the window of their program (days by program), and answers how many. */
export const forgetLeads = async (strapi: Core.Strapi, at: number, windows: ReadonlyMap<number, number>): Promise<number> => {
  let gone = 0;
  for (const [programId, days] of windows)
    gone += await sql(strapi)(TABLE)
      .where({ program_id: programId })
      .where('at', '<', at - Math.max(days, KEPT_DAYS) * DAY_MS)
      .delete();
  return gone;
};
