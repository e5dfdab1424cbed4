import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { Recruitment } from '../domain/recruitment';

type Raw = Record<string, unknown>;
const TABLE = 'afs_recruitments';

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const recruitmentOf = (row: Raw): Recruitment => ({
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  sponsorId: numberOr(row['sponsor_id']),
  until: numberOr(row['until']),
  beforeSponsorId: numberOr(row['before_sponsor_id']),
  beforeUntil: numberOr(row['before_until']),
  how: row['how'] as Recruitment['how'],
  reason: row['reason'] === null ? null : String(row['reason'] as string),
  at: Number(row['at']),
});

/** Writes down that somebody was bound, or unbound, now. */
export const insertRecruitment = async (
  strapi: Core.Strapi,
  given: Omit<Recruitment, 'at'> & { readonly actor: string },
): Promise<void> => {
  await sql(strapi)(TABLE).insert({
    affiliate_id: given.affiliateId,
    program_id: given.programId,
    sponsor_id: given.sponsorId,
    until: given.until,
    before_sponsor_id: given.beforeSponsorId,
    before_until: given.beforeUntil,
    how: given.how,
    reason: given.reason,
    actor: given.actor,
    at: now(),
  });
};

/** Every time somebody was bound, oldest first. */
export const recruitmentsOf = async (strapi: Core.Strapi, affiliateId: number): Promise<readonly Recruitment[]> =>
  ((await sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).orderBy('id')) as Raw[]).map(recruitmentOf);

/** Where somebody came to a sponsor or was taken from one, before a moment where one is given, newest first. */
export const recruitmentsAbout = async (
  strapi: Core.Strapi,
  sponsorIds: readonly number[],
  limit: number,
  before?: number,
): Promise<readonly Recruitment[]> => {
  if (sponsorIds.length === 0) return [];
  const query = sql(strapi)(TABLE)
    .where((any) => void any.whereIn('sponsor_id', [...sponsorIds]).orWhereIn('before_sponsor_id', [...sponsorIds]))
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query.where('at', '<', before);
  return ((await query) as Raw[]).map(recruitmentOf);
};

/** Everybody a sponsor was ever named for, or taken from, in a row of their own. */
export const everRecruited = async (strapi: Core.Strapi, sponsorId: number): Promise<readonly number[]> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ sponsor_id: sponsorId })
    .orWhere({ before_sponsor_id: sponsorId })
    .distinct('affiliate_id')) as Raw[];
  return rows.map((row) => Number(row['affiliate_id']));
};
