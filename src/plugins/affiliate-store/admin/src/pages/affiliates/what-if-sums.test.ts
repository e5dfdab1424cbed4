import type { WhatIfBite } from '../../../../contracts/what-if';
import { csvOf, NOTHING_YET, withBite } from './what-if-sums';

const money = (amount: number) => ({ amount: String(amount), currency: 'EUR', exponent: 2 });
const person = (id: string, name: string, before: number, after: number) => ({
  kind: 'affiliate' as const,
  id,
  name,
  currency: 'EUR',
  orders: 1,
  before: money(before),
  after: money(after),
  difference: money(after - before),
});
const bite = (people: WhatIfBite['people']): WhatIfBite => ({
  total: 2,
  looked: 1,
  judged: 1,
  changed: 1,
  untold: 1,
  untoldBy: [{ term: 'rules', orders: 1 }],
  capped: 0,
  people,
  products: [],
  unweighed: ['holdDays'],
  next: null,
});

test('bites are added up by person and currency, the largest difference first', () => {
  const sums = withBite(
    withBite(NOTHING_YET, bite([person('a', 'Ana', 100, 90)])),
    bite([person('a', 'Ana', 50, 40), person('b', 'Ben', 0, 500)]),
  );
  expect(sums).toMatchObject({
    ...{ total: 2, looked: 2, judged: 2, changed: 2, untold: 2 },
    untoldBy: [{ term: 'rules', orders: 2 }],
    unweighed: ['holdDays'],
  });
  expect(
    sums.rows.map(({ name, orders, before, after, difference }) => [name, orders, before.amount, after.amount, difference.amount]),
  ).toEqual([
    ['Ben', 1, '0', '500', '500'],
    ['Ana', 2, '150', '130', '-20'],
  ]);
});

test('a spreadsheet holds the rows as they are, and no name is a formula', () => {
  const { rows } = withBite(NOTHING_YET, bite([person('a', '=1+1 "x"', 100, 90)]));
  const text = csvOf(['Kind'], rows, { kind: () => 'Affiliate', decimal: ({ amount }) => amount });
  expect(text).toBe('\uFEFFKind\r\nAffiliate,"\'=1+1 ""x""",EUR,1,100,90,-10\r\n');
});
