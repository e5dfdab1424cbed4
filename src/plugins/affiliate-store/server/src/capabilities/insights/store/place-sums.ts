import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { addUp, type SumTable } from '../../../platform/sums';
import { atTheEnd, sql } from '../../../platform/transaction';
import { isNothing, MEASURES, plusFigures, type PlaceFigures, type PlaceMove } from '../domain/place-figures';

interface Kept extends SumTable {
  readonly of: (move: PlaceMove) => Readonly<Record<string, string | number>>;
}

const SUMS = 'afs_place_sums';
const MOVES = 'afs_place_moves';
const COHORTS = 'afs_cohort_sums';

// Every move is written three times, each at the grain one question asks for.
const KEPT: readonly Kept[] = [
  {
    table: SUMS,
    measures: MEASURES,
    place: ['day', 'affiliate_id', 'currency'],
    of: ({ day, affiliateId, currency }) => ({ day, affiliate_id: affiliateId, currency }),
  },
  {
    table: MOVES,
    measures: MEASURES,
    place: ['day', 'affiliate_id', 'booked', 'cause', 'currency'],
    of: ({ day, affiliateId, booked, cause, currency }) => ({ day, affiliate_id: affiliateId, booked, cause, currency }),
  },
  {
    table: COHORTS,
    measures: MEASURES,
    place: ['program_id', 'joined', 'month', 'booked', 'currency'],
    of: ({ programId, joined, day, booked, currency }) => ({ program_id: programId, joined, month: day.slice(0, 7), booked, currency }),
  },
];

const pending = new WeakMap<object, PlaceMove[]>();

const rowsFor = ({ place, of }: Kept, moves: readonly PlaceMove[]) => {
  const sums = new Map<string, { readonly named: ReturnType<Kept['of']>; readonly figures: PlaceFigures }>();
  for (const move of moves) {
    const named = of(move);
    const key = place.map((name) => String(named[name])).join(' ');
    const known = sums.get(key);
    sums.set(key, { named, figures: known ? plusFigures(known.figures, move.figures) : move.figures });
  }
  // Rows are touched in one order everywhere, so that writers never deadlock.
  return [...sums.entries()]
    .filter(([, { figures }]) => !isNothing(figures))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { named, figures }]) => ({ ...named, ...figures }));
};

const write = async (strapi: Core.Strapi, moves: readonly PlaceMove[]): Promise<void> => {
  for (const kept of KEPT) await addUp(strapi, kept, rowsFor(kept, moves));
};

/** Adds to the sums of places, at the end of the open unit of work. */
export const addMoves = (strapi: Core.Strapi, moves: readonly PlaceMove[]): void => {
  if (moves.length === 0) return;
  const unit = sql(strapi);
  const all = pending.get(unit) ?? [];
  pending.set(unit, all);
  all.push(...moves);
  // Behind the accounts and the sums of the day, by its name.
  atTheEnd('totals-of-places', async () => {
    pending.delete(unit);
    await write(strapi, all);
  });
};

type Raw = Record<string, unknown>;
interface Days {
  readonly from: string;
  readonly to: string;
}

const SUMMED = Object.fromEntries(MEASURES.map((measure) => [measure, measure]));
const figuresOf = (row: Raw): PlaceFigures =>
  Object.fromEntries(MEASURES.map((measure) => [measure, Number(row[measure] ?? 0)])) as unknown as PlaceFigures;

/** Sums of one place in one currency. */
export interface PlaceSum {
  readonly affiliateId: number;
  readonly currency: string;
  readonly figures: PlaceFigures;
}

const DAY = 86_400_000;

/** Whether more days had gone from the first day asked for until that day than have gone since. */
const isLate = (from: string, knownOn: string): boolean => Date.parse(knownOn) - Date.parse(from) > now() - (Date.parse(knownOn) + DAY);

const ADDED = 'SUM(??) AS ??';
const TAKEN_OFF = '-SUM(??) AS ??';

const summedByPlace = (strapi: Core.Strapi, table: string, { from, to }: Days, how = ADDED): Knex.QueryBuilder => {
  const db = sql(strapi);
  const sums = MEASURES.map((measure) => db.raw(how, [measure, measure]));
  return db(table)
    .whereBetween('day', [from, to])
    .select('affiliate_id', 'currency', ...sums)
    .groupBy('affiliate_id', 'currency');
};

/**
 * What was known at the end of a day, from its shorter side: what had been booked until then, or how it stands without what has been
 * booked since. Both are the same to the cent, for all moves of a sum are kept; in one statement, so that nothing is booked in between.
 */
const knownByPlace = (strapi: Core.Strapi, days: Days, knownOn: string): Knex.QueryBuilder => {
  if (!isLate(days.from, knownOn)) return summedByPlace(strapi, MOVES, days).where('booked', '<=', knownOn);
  const since = summedByPlace(strapi, MOVES, days, TAKEN_OFF).where('booked', '>', knownOn);
  const db = sql(strapi);
  const both = db.unionAll([summedByPlace(strapi, SUMS, days), since]);
  return db.from(both.as('known')).select('affiliate_id', 'currency').sum(SUMMED).groupBy('affiliate_id', 'currency');
};

/** Sums of sales of some days by place; as they were known at the end of a day, or as they stand. */
export const readPlaces = async (strapi: Core.Strapi, days: Days, knownOn: string | null): Promise<readonly PlaceSum[]> => {
  const query = knownOn === null ? summedByPlace(strapi, SUMS, days) : knownByPlace(strapi, days, knownOn);
  const sums = ((await query) as Raw[]).map((row) => ({
    affiliateId: Number(row['affiliate_id']),
    currency: String(row['currency']),
    figures: figuresOf(row),
  }));
  // What came after that day leaves nothing of a place that had nothing before.
  return knownOn === null ? sums : sums.filter(({ figures }) => !isNothing(figures));
};

/** What moved sums on one day, by what happened. */
export interface MovedSum {
  readonly affiliateId: number;
  readonly booked: string;
  readonly cause: string;
  readonly currency: string;
  readonly figures: PlaceFigures;
}

/** What was booked after a day about sales of some days, by place, day and cause; of one place where one is given. */
export const readMoves = async (
  strapi: Core.Strapi,
  { from, to }: Days,
  {
    after,
    until,
    affiliateId,
  }: { readonly after?: string | undefined; readonly until?: string | undefined; readonly affiliateId?: number | undefined },
): Promise<readonly MovedSum[]> => {
  const query: Knex.QueryBuilder = sql(strapi)(MOVES).whereBetween('day', [from, to]);
  if (after !== undefined) query.where('booked', '>', after);
  if (until !== undefined) query.where('booked', '<=', until);
  if (affiliateId !== undefined) query.where({ affiliate_id: affiliateId });
  const by = ['affiliate_id', 'booked', 'cause', 'currency'];
  const rows = (await query.select(by).sum(SUMMED).groupBy(by).orderBy(by)) as Raw[];
  return rows.map((row) => ({
    affiliateId: Number(row['affiliate_id']),
    booked: String(row['booked']),
    cause: String(row['cause']),
    currency: String(row['currency']),
    figures: figuresOf(row),
  }));
};

/** Sums of some places by the month of the sale; as they were known at the end of a day, or as they stand. */
export const readPlaceMonths = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  knownOn: string | null,
): Promise<ReadonlyArray<PlaceSum & { readonly month: string }>> => {
  const db = sql(strapi);
  const query = db(knownOn === null ? SUMS : MOVES).whereIn('affiliate_id', [...affiliateIds]);
  if (knownOn !== null) query.where('booked', '<=', knownOn);
  const month = db.raw('substr(day, 1, 7)');
  const rows = (await query
    .select('affiliate_id', 'currency', db.raw('substr(day, 1, 7) AS month'))
    .sum(SUMMED)
    .groupBy('affiliate_id', 'currency', month)) as Raw[];
  return rows.map((row) => ({
    affiliateId: Number(row['affiliate_id']),
    month: String(row['month']),
    currency: String(row['currency']),
    figures: figuresOf(row),
  }));
};

/** Sums of one cohort in one month. */
export interface CohortSum {
  readonly joined: string;
  readonly month: string;
  readonly currency: string;
  readonly figures: PlaceFigures;
}

/** What those who joined in a month sold in each month; of one program or of all, as known at the end of a day or as it stands. */
export const readCohortSums = async (
  strapi: Core.Strapi,
  { programId, knownOn }: { readonly programId: number | null; readonly knownOn: string | null },
): Promise<readonly CohortSum[]> => {
  const query = sql(strapi)(COHORTS);
  if (programId !== null) query.where({ program_id: programId });
  if (knownOn !== null) query.where('booked', '<=', knownOn);
  const by = ['joined', 'month', 'currency'];
  const rows = (await query.select(by).sum(SUMMED).groupBy(by)) as Raw[];
  return rows.map((row) => ({
    joined: String(row['joined']),
    month: String(row['month']),
    currency: String(row['currency']),
    figures: figuresOf(row),
  }));
};

/** The first day a sale was counted on; null while none was. */
export const firstDay = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = (await sql(strapi)(SUMS).where('sales', '>', 0).orderBy('day').first('day')) as Raw | undefined;
  return row === undefined ? null : String(row['day']);
};
