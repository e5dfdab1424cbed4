import { csvText } from './csv';
import { byCurrency, everyRow, sheetOf } from './sheet';

const lines = (rows: readonly object[]): string[] => csvText(sheetOf(rows)).slice(1).trimEnd().split('\r\n');

test('a column for each field, named as the API names it', () => {
  expect(lines([{ id: 'a', count: 3, live: true, note: null }])).toEqual(['id,count,live,note', 'a,3,true,']);
});

test('an amount is a decimal figure with its currency beside it, by the decimals of its currency', () => {
  expect(
    lines([
      { fee: { amount: '-1050', currency: 'EUR', exponent: 2 } },
      { fee: { amount: '236', currency: 'JPY', exponent: 0 } },
      { fee: { amount: '4566', currency: 'KWD', exponent: 3 } },
    ]),
  ).toEqual(['fee,fee.currency', '-10.50,EUR', '236,JPY', '4.566,KWD']);
});

test('parts of a field have columns, and rows that lack it leave them empty', () => {
  expect(lines([{ payee: null }, { payee: { id: 'p', name: 'Ben' } }])).toEqual(['payee.id,payee.name', ',', 'p,Ben']);
});

test('lists stay in one cell, amounts in them readable', () => {
  expect(lines([{ tags: ['a', 'b'], sums: [{ amount: '100', currency: 'EUR', exponent: 2 }] }])).toEqual(['tags,sums', 'a; b,1.00 EUR']);
});

test('what looks like a formula is made harmless, a figure below zero stays one', () => {
  expect(lines([{ note: '=1+1', change: -2 }])).toEqual(['note,change', "'=1+1,-2"]);
});

test('columns are in the order in which fields first occur', () => {
  expect(lines([{ a: 1 }, { b: 2, a: 3 }])).toEqual(['a,b', '1,', '3,2']);
});

test('no rows are no columns', () => {
  expect(sheetOf([])).toEqual([[]]);
});

test('every page of a list is read, in order, until it says there is no more', async () => {
  const pages = [
    { data: [{ n: 1 }, { n: 2 }], pagination: { nextCursor: 'b' } },
    { data: [{ n: 3 }], pagination: { nextCursor: null } },
  ];
  const asked: Array<string | undefined> = [];
  const seen: number[] = [];
  const page = async (cursor: string | undefined) => {
    asked.push(cursor);
    return pages[asked.length - 1]!;
  };
  expect(await everyRow(page, (rows) => seen.push(rows))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(asked).toEqual([undefined, 'b']);
  expect(seen).toEqual([2, 3]);
});

test('a list longer than a file should hold is none at all, rather than a part that looks whole', async () => {
  const page = async () => ({ data: [{}, {}], pagination: { nextCursor: 'more' } });
  expect(await everyRow(page, undefined, 5)).toBeNull();
});

test('each currency of an amount has columns of its own', () => {
  const eur = { amount: '150', currency: 'EUR', exponent: 2 };
  const jpy = { amount: '20', currency: 'JPY', exponent: 0 };
  expect(lines([{ earned: byCurrency([eur]) }, { earned: byCurrency([eur, jpy]) }])).toEqual([
    'earned.EUR,earned.EUR.currency,earned.JPY,earned.JPY.currency',
    '1.50,EUR,,',
    '1.50,EUR,20,JPY',
  ]);
});
