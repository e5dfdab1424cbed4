import type { Knex } from 'knex';

/** What rows of one currency come to: how many (`n`) or how much (`amount`, minor units), of some states or of all. */
export interface SumsOfCurrency {
  readonly currency: string;
  readonly sum: (part: 'n' | 'amount', states?: readonly string[]) => number;
}

/** Adds up rows `r` that have a currency, a state and an amount; currencies by name. */
export const sumsByState = async (rowsOf: Knex.QueryBuilder): Promise<readonly SumsOfCurrency[]> => {
  const rows = (await rowsOf
    .select('r.currency', 'r.state')
    .count({ n: '*' })
    .sum({ amount: 'r.amount' })
    .groupBy('r.currency', 'r.state')
    .orderBy('r.currency')) as ReadonlyArray<Readonly<Record<string, unknown>>>;
  return [...new Set(rows.map((row) => String(row['currency'])))].map((currency) => {
    const own = rows.filter((row) => row['currency'] === currency);
    const sum = (part: 'n' | 'amount', states?: readonly string[]) =>
      own.filter((row) => states?.includes(String(row['state'])) ?? true).reduce((total, row) => total + Number(row[part]), 0);
    return { currency, sum };
  });
};
