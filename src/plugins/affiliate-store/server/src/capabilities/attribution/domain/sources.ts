/** Clicks under one value of a dimension. */
export interface SourceClicks {
  readonly value: string;
  readonly clicks: number;
  readonly counted: number;
}

/** What came of them, in one currency; minor units. An empty value is a sale whose link said nothing. */
export interface SourceMoney {
  readonly value: string;
  readonly currency: string;
  readonly sales: number;
  readonly refunded: number;
  readonly earned: number;
  readonly reversed: number;
}

/** One line of a report. */
export interface SourceRow extends SourceClicks {
  readonly sales: number;
  readonly refunded: number;
  /** Sums by currency, in the order of their codes. */
  readonly money: ReadonlyArray<Pick<SourceMoney, 'currency' | 'earned' | 'reversed'>>;
}

/** What is beyond the lines a report shows, and the values a day did not keep apart. */
export const BEYOND = '*';
/** What said nothing. */
export const BARE = '';

const EMPTY = { clicks: 0, counted: 0, sales: 0, refunded: 0, money: [] } as const;

const plusMoney = (a: SourceRow['money'], b: SourceRow['money']): SourceRow['money'] => {
  const sums = new Map<string, { currency: string; earned: number; reversed: number }>();
  for (const { currency, earned, reversed } of [...a, ...b]) {
    const known = sums.get(currency) ?? { currency, earned: 0, reversed: 0 };
    sums.set(currency, { currency, earned: known.earned + earned, reversed: known.reversed + reversed });
  }
  return [...sums.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1));
};

const plus = (a: SourceRow, b: SourceRow): SourceRow => ({
  value: a.value,
  clicks: a.clicks + b.clicks,
  counted: a.counted + b.counted,
  sales: a.sales + b.sales,
  refunded: a.refunded + b.refunded,
  money: plusMoney(a.money, b.money),
});

/** All lines added up. */
export const totalOf = (rows: readonly SourceRow[]): SourceRow => rows.reduce(plus, { value: BARE, ...EMPTY });

const isShown = ({ clicks, sales, refunded, money }: SourceRow): boolean => clicks + sales + refunded > 0 || money.length > 0;

const stronger = (a: SourceRow, b: SourceRow): number =>
  b.sales - a.sales || b.counted - a.counted || b.clicks - a.clicks || (a.value < b.value ? -1 : 1);

/**
 * The lines of a report: those with most sales first, then those with most clicks; what is beyond `most` in one line, what said nothing
 * in the last one. `all` are the clicks of the same days whatever they said, so that the lines add up to them.
 */
export const sourceRows = (
  clicks: readonly SourceClicks[],
  money: readonly SourceMoney[],
  all: Pick<SourceClicks, 'clicks' | 'counted'>,
  most: number,
): readonly SourceRow[] => {
  const rows = new Map<string, SourceRow>();
  const add = (row: SourceRow): void => {
    const known = rows.get(row.value);
    rows.set(row.value, known ? plus(known, row) : row);
  };
  for (const each of clicks) add({ ...EMPTY, ...each });
  for (const { value, sales, refunded, ...sums } of money)
    add({ ...EMPTY, value, sales, refunded, money: [{ currency: sums.currency, earned: sums.earned, reversed: sums.reversed }] });
  const tagged = clicks.reduce((sum, each) => ({ clicks: sum.clicks + each.clicks, counted: sum.counted + each.counted }), {
    clicks: 0,
    counted: 0,
  });
  add({ ...EMPTY, value: BARE, clicks: all.clicks - tagged.clicks, counted: all.counted - tagged.counted });
  const named = [...rows.values()].filter(({ value }) => value !== BARE && value !== BEYOND).sort(stronger);
  const beyond = totalOf([...named.slice(most), ...[...rows.values()].filter(({ value }) => value === BEYOND)]);
  const bare = rows.get(BARE) ?? { value: BARE, ...EMPTY };
  return [...named.slice(0, most), { ...beyond, value: BEYOND }, bare].filter(isShown);
};

const WHOLE = 10_000;

/** A part of a whole in basis points, rounded down; 0 of nothing. */
export const partOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * WHOLE) / whole));
