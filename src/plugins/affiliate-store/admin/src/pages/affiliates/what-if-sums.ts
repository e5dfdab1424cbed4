import { csvText, type Cell } from '../../../../contracts/csv';
import type { WhatIfBite } from '../../../../contracts/what-if';

/** A row of the answer: one person, or one product, in one currency. */
export interface WhatIfRow {
  readonly key: string;
  readonly kind: WhatIfBite['people'][number]['kind'] | 'product';
  readonly name: string;
  readonly currency: string;
  readonly orders: number;
  readonly before: WhatIfBite['people'][number]['before'];
  readonly after: WhatIfBite['people'][number]['after'];
  readonly difference: WhatIfBite['people'][number]['difference'];
}

/** What the bites so far come to. */
export interface WhatIfSums {
  readonly total: number;
  readonly looked: number;
  readonly judged: number;
  readonly changed: number;
  readonly untold: number;
  readonly capped: number;
  /** What it was that nobody can tell of how many orders, the most first. */
  readonly untoldBy: WhatIfBite['untoldBy'];
  /** Terms the draft changes that no past order shows anything of. */
  readonly unweighed: WhatIfBite['unweighed'];
  readonly rows: readonly WhatIfRow[];
}

export const NOTHING_YET: WhatIfSums = {
  total: 0,
  looked: 0,
  judged: 0,
  changed: 0,
  untold: 0,
  capped: 0,
  untoldBy: [],
  unweighed: [],
  rows: [],
};

const untoldWith = (sums: WhatIfSums['untoldBy'], bite: WhatIfBite['untoldBy']): WhatIfSums['untoldBy'] => {
  const counts = new Map(sums.map(({ term, orders }) => [term, orders]));
  for (const { term, orders } of bite) counts.set(term, (counts.get(term) ?? 0) + orders);
  return [...counts].map(([term, orders]) => ({ term, orders })).sort((a, b) => b.orders - a.orders);
};

type Money = WhatIfRow['before'];
const plus = (one: Money, other: Money): Money => ({ ...one, amount: String(BigInt(one.amount) + BigInt(other.amount)) });

const rowsOf = ({ people, products }: WhatIfBite): WhatIfRow[] => [
  ...people.map(({ id, ...row }) => ({ ...row, key: `${row.kind} ${id} ${row.currency}` })),
  ...products.map(({ id, ...row }) => ({ ...row, kind: 'product' as const, key: `product ${id} ${row.currency}` })),
];

/** The largest differences first, whichever way they go; of one currency after the other. */
const bySize = (a: WhatIfRow, b: WhatIfRow): number => {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  const size = ({ difference }: WhatIfRow): bigint =>
    BigInt(difference.amount) < 0n ? -BigInt(difference.amount) : BigInt(difference.amount);
  if (size(a) !== size(b)) return size(a) > size(b) ? -1 : 1;
  return a.name < b.name ? -1 : 1;
};

/** Adds a bite to what came before: rows of one kind, id and currency are one row. */
export const withBite = (sums: WhatIfSums, bite: WhatIfBite): WhatIfSums => {
  const rows = new Map(sums.rows.map((row) => [row.key, row]));
  for (const row of rowsOf(bite)) {
    const known = rows.get(row.key);
    rows.set(
      row.key,
      known
        ? {
            ...known,
            orders: known.orders + row.orders,
            before: plus(known.before, row.before),
            after: plus(known.after, row.after),
            difference: plus(known.difference, row.difference),
          }
        : row,
    );
  }
  return {
    total: bite.total,
    looked: sums.looked + bite.looked,
    judged: sums.judged + bite.judged,
    changed: sums.changed + bite.changed,
    untold: sums.untold + bite.untold,
    capped: sums.capped + bite.capped,
    untoldBy: untoldWith(sums.untoldBy, bite.untoldBy),
    unweighed: bite.unweighed,
    rows: [...rows.values()].sort(bySize),
  };
};

/** Rows as a spreadsheet: what is shown, in the order in which it is shown. `decimal` writes an amount with the decimals of its currency. */
export const csvOf = (
  head: readonly string[],
  rows: readonly WhatIfRow[],
  { kind, decimal }: { readonly kind: (row: WhatIfRow) => string; readonly decimal: (money: Money) => string },
): string =>
  csvText([
    head,
    ...rows.map((row): Cell[] => [
      kind(row),
      row.name,
      row.currency,
      { figure: String(row.orders) },
      ...[row.before, row.after, row.difference].map((amount) => ({ figure: decimal(amount) })),
    ]),
  ]);
