import fc from 'fast-check';
import { minor } from '../../../kernel/money';
import { compare } from './compare';
import type { Movement } from './compare';

const movement = (id: string, net: number, more: Partial<Movement> = {}): Movement => ({
  id,
  kind: 'charge',
  currency: 'EUR',
  net: minor(net),
  at: 1_000,
  sourceId: `ch_${id}`,
  ...more,
});

describe('comparing both sides', () => {
  test('finds nothing where they agree, in whatever order', () => {
    const both = [movement('a', 100), movement('b', -40), movement('c', 7)];
    expect(compare(both, [...both].reverse())).toEqual([]);
  });

  test('shows a movement the books lack, with the provider’s side', () => {
    expect(compare([movement('a', 100)], [])).toEqual([
      {
        id: 'a',
        problem: 'missing_in_books',
        kind: 'charge',
        at: 1_000,
        sourceId: 'ch_a',
        provider: { currency: 'EUR', net: 100 },
        books: null,
      },
    ]);
  });

  test('shows a movement only the books know, with their side', () => {
    expect(compare([], [movement('a', 100)])).toMatchObject([
      { id: 'a', problem: 'missing_at_provider', provider: null, books: { net: 100 } },
    ]);
  });

  test('shows another amount or another currency with both sides', () => {
    expect(compare([movement('a', 100)], [movement('a', 99)])).toMatchObject([
      { problem: 'differs', provider: { net: 100 }, books: { net: 99 } },
    ]);
    expect(compare([movement('a', 100)], [movement('a', 100, { currency: 'USD' })])).toMatchObject([
      { problem: 'differs', provider: { currency: 'EUR' }, books: { currency: 'USD' } },
    ]);
  });

  test('takes a movement the provider names twice for one', () => {
    expect(compare([movement('a', 100), movement('a', 100)], [movement('a', 100)])).toEqual([]);
  });

  test('finds exactly what was taken away, added and altered among ten thousand', () => {
    const all = Array.from({ length: 10_000 }, (_, index) => movement(`txn_${index}`, index + 1, { at: index }));
    const books = all.filter((_, index) => ![17, 4_000, 9_999].includes(index)).concat([movement('x', 1), movement('y', 2)]);
    const found = compare(all, books);
    expect(found.map(({ id, problem }) => `${problem} ${id}`).sort()).toEqual([
      'missing_at_provider x',
      'missing_at_provider y',
      'missing_in_books txn_17',
      'missing_in_books txn_4000',
      'missing_in_books txn_9999',
    ]);
  });

  test('the sums of both sides differ by exactly what is found', () => {
    const side = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 30 }), net: fc.integer({ min: -500, max: 500 }) }), {
      selector: ({ id }) => id,
    });
    const sum = (rows: ReadonlyArray<{ net: number } | null>) => rows.reduce((total, row) => total + (row?.net ?? 0), 0);
    fc.assert(
      fc.property(side, side, (left, right) => {
        const [provider, books] = [left, right].map((rows) => rows.map(({ id, net }) => movement(String(id), net)));
        const found = compare(provider ?? [], books ?? []);
        expect(sum(provider ?? []) - sum(books ?? [])).toBe(sum(found.map((each) => each.provider)) - sum(found.map((each) => each.books)));
      }),
    );
  });
});
