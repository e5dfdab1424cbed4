import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { maybeNumber } from '../../../platform/row-values';
import { sql } from '../../../platform/transaction';

const AWARDS = 'afs_contest_awards';
const ALIASES = 'afs_contest_aliases';

type Raw = Record<string, unknown>;

/** Something that was won, with the adjustment that books it. */
export interface Award {
  readonly key: string;
  readonly contestId: number;
  readonly rank: number | null;
  readonly affiliateId: number;
  readonly measure: number;
  readonly amount: number;
  readonly currency: string;
  readonly adjustment: string;
}

const awardOf = (row: Raw): Award => ({
  key: String(row['natural_key']),
  contestId: Number(row['contest_id']),
  rank: maybeNumber(row['rank']),
  affiliateId: Number(row['affiliate_id']),
  measure: Number(row['measure']),
  amount: Number(row['amount']),
  currency: String(row['currency']),
  adjustment: String(row['adjustment']),
});

/** Writes an award down; a second one under its key is refused by the table itself, and undoes the unit of work. */
export const insertAward = async (strapi: Core.Strapi, award: Award): Promise<void> => {
  await sql(strapi)(AWARDS).insert({
    natural_key: award.key,
    contest_id: award.contestId,
    rank: award.rank,
    affiliate_id: award.affiliateId,
    measure: award.measure,
    amount: award.amount,
    currency: award.currency,
    adjustment: award.adjustment,
    at: now(),
  });
};

/** What was won in some contests, in the order of ranks. */
export const awardsOf = async (strapi: Core.Strapi, contestIds: readonly number[]): Promise<Award[]> =>
  contestIds.length === 0
    ? []
    : (
        (await sql(strapi)(AWARDS)
          .whereIn('contest_id', [...contestIds])
          .orderBy('id')) as Raw[]
      ).map(awardOf);

export const allAwards = async (strapi: Core.Strapi): Promise<Award[]> => ((await sql(strapi)(AWARDS).orderBy('id')) as Raw[]).map(awardOf);

/** Names some places chose to be seen by. */
export const aliasesOf = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (affiliateIds.length === 0) return new Map();
  const rows = (await sql(strapi)(ALIASES).whereIn('affiliate_id', [...affiliateIds])) as Raw[];
  return new Map(rows.map((row) => [Number(row['affiliate_id']), String(row['alias'])]));
};

/** Chooses a name to be seen by; null to be seen by none. */
export const chooseAlias = async (strapi: Core.Strapi, affiliateId: number, alias: string | null): Promise<void> => {
  if (alias === null) return void (await sql(strapi)(ALIASES).where({ affiliate_id: affiliateId }).del());
  await sql(strapi)(ALIASES)
    .insert({ affiliate_id: affiliateId, alias, chosen_at: now() })
    .onConflict(['affiliate_id'])
    .merge(['alias', 'chosen_at']);
};
