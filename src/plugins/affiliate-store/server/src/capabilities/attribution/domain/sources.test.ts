import { partOf, sourceRows, totalOf, type SourceMoney } from './sources';

const eur = (value: string, sales: number, earned: number, reversed = 0): SourceMoney => ({
  value,
  currency: 'EUR',
  sales,
  refunded: reversed > 0 ? 1 : 0,
  earned,
  reversed,
});
const clicks = (value: string, all: number, counted = all) => ({ value, clicks: all, counted });

describe('a report by source', () => {
  test('adds up to the clicks of its days: what said nothing is a line of its own', () => {
    const rows = sourceRows(
      [clicks('letter', 10, 8), clicks('poster', 3)],
      [eur('letter', 1, 500), eur('', 1, 300)],
      { clicks: 20, counted: 15 },
      10,
    );
    expect(rows.map(({ value, clicks: n, counted, sales }) => [value, n, counted, sales])).toEqual([
      ['letter', 10, 8, 1],
      ['poster', 3, 3, 0],
      ['', 7, 4, 1],
    ]);
    expect(totalOf(rows)).toMatchObject({ clicks: 20, counted: 15, sales: 2, money: [{ currency: 'EUR', earned: 800, reversed: 0 }] });
  });

  test('puts what is beyond its lines into one, and loses nothing', () => {
    const many = Array.from({ length: 30 }, (_, n) => clicks(`s${n}`, 30 - n));
    const rows = sourceRows([...many, clicks('*', 5)], [], { clicks: 470, counted: 470 }, 10);
    expect(rows.map(({ value }) => value)).toEqual([...many.slice(0, 10).map(({ value }) => value), '*']);
    expect(totalOf(rows).clicks).toBe(470);
  });

  test('keeps currencies apart, and shows a sale whose click is long gone', () => {
    const usd = { ...eur('letter', 1, 700, 700), currency: 'USD' };
    const rows = sourceRows([], [eur('letter', 2, 900), usd], { clicks: 0, counted: 0 }, 10);
    expect(rows).toEqual([
      {
        value: 'letter',
        clicks: 0,
        counted: 0,
        sales: 3,
        refunded: 1,
        money: [
          { currency: 'EUR', earned: 900, reversed: 0 },
          { currency: 'USD', earned: 700, reversed: 700 },
        ],
      },
    ]);
  });

  test('of nothing is empty', () => {
    expect(sourceRows([], [], { clicks: 0, counted: 0 }, 10)).toEqual([]);
    expect([partOf(1, 0), partOf(1, 3)]).toEqual([0, 3_333]);
  });
});
