import { table } from '../../../platform/tables';
import type { Column } from '../../../platform/tables';
import { MEASURES, type Measure } from '../domain/place-figures';

const COUNT: Column = { type: 'bigint' };
const counts = Object.fromEntries(MEASURES.map((measure) => [measure, COUNT])) as Record<Measure, Column>;

/** Sums of each place in a program by the day of the sale, as they stand. The day comes first: reports ask for all places of some days. */
export const placeSums = table({
  name: 'place-sum',
  table: 'afs_place_sums',
  columns: { affiliate_id: { type: 'bigint' }, day: { type: 'string' }, currency: { type: 'string' }, ...counts },
  unique: [{ columns: ['day', 'affiliate_id', 'currency'] }],
});

/** The same, apart by the day they were booked on and by what happened: what was known on a day, and what moved it since. */
export const placeMoves = table({
  name: 'place-move',
  table: 'afs_place_moves',
  columns: {
    affiliate_id: { type: 'bigint' },
    day: { type: 'string' },
    booked: { type: 'string' },
    cause: { type: 'string' },
    currency: { type: 'string' },
    ...counts,
  },
  unique: [{ columns: ['day', 'affiliate_id', 'booked', 'cause', 'currency'] }],
});

/** Sums of everybody who joined a program in one month, by the month of the sale and the day they were booked on. */
export const cohortSums = table({
  name: 'cohort-sum',
  table: 'afs_cohort_sums',
  columns: {
    program_id: { type: 'bigint' },
    joined: { type: 'string' },
    month: { type: 'string' },
    booked: { type: 'string' },
    currency: { type: 'string' },
    ...counts,
  },
  unique: [{ columns: ['program_id', 'joined', 'month', 'booked', 'currency'] }],
});
