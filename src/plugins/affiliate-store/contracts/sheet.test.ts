import { csvText } from './csv';
import { sheetOf } from './sheet';

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
