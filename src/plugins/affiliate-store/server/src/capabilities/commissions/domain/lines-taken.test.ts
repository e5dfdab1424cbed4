import fc from 'fast-check';
import { minor } from '../../../kernel/money';
import { leftOfLine, portionOfLine, takenByLine, wholePartOf, wholeParts } from './lines-taken';
import type { LinePart, LinePrice } from './lines-taken';

const prices = (...amounts: readonly number[]): LinePrice[] => amounts.map((gross, index) => ({ line: index + 1, gross: minor(gross) }));
const part = (line: number, amount: number): LinePart => ({ line, amount: minor(amount) });
const taken = (lines: readonly LinePrice[], within: number, parts: readonly LinePart[]): number[] =>
  takenByLine(lines, within, parts).map(wholePartOf);

test('what is refunded for a line is taken from that line and from no other', () => {
  expect(taken(prices(10_000, 5_000), 5_000, [part(2, 5_000)])).toEqual([0, 5_000]);
  expect(taken(prices(10_000, 5_000), 1_200, [part(1, 1_200)])).toEqual([1_200, 0]);
});

test('what is taken of the whole order comes from every line in proportion to its price', () => {
  expect(taken(prices(10_000, 5_000), 3_000, [])).toEqual([2_000, 1_000]);
  expect(taken(prices(10_000, 5_000), 4_000, [part(1, 1_000)])).toEqual([3_000, 1_000]);
});

test('the rest of a line can be refunded after a part of the whole order was, and is that line’s alone', () => {
  expect(taken(prices(10_000, 10_000), 12_500, [part(1, 7_500)])).toEqual([10_000, 2_500]);
});

test('what a line has no longer got is taken from the others', () => {
  expect(taken(prices(1_000, 1_000, 2_000), 2_000, [part(1, 1_000)])).toEqual([1_000, 333, 666]);
  expect(wholeParts(takenByLine(prices(1_000, 1_000, 2_000), 2_000, [part(1, 1_000)]), 2_000)).toEqual([1_000, 333, 667]);
});

const anOrder = fc
  .array(fc.oneof(fc.nat(50), fc.nat(1_000_000)), { minLength: 1, maxLength: 6 })
  .filter((amounts) => amounts.some((amount) => amount > 0));
const someTakes = fc.array(fc.record({ line: fc.nat(7), permille: fc.integer({ min: 1, max: 1_000 }), named: fc.boolean() }), {
  maxLength: 8,
});

interface Take {
  readonly amount: number;
  readonly parts: readonly LinePart[];
}

/** Refunds as they are allowed: a line gives no more than it has left, the order no more than was charged. */
const allowed = (lines: readonly LinePrice[], wishes: ReadonlyArray<{ line: number; permille: number; named: boolean }>): Take[] => {
  const gross = lines.reduce((total, line) => total + line.gross, 0);
  const takes: Take[] = [];
  for (const { line, permille, named } of wishes) {
    const within = takes.reduce((total, { amount }) => total + amount, 0);
    const stands = takenByLine(
      lines,
      within,
      takes.flatMap(({ parts }) => parts),
    );
    const of = stands[line % stands.length];
    const room = named && of ? leftOfLine(of) : gross - within;
    const amount = Math.ceil((room * permille) / 1_000);
    if (amount > 0) takes.push({ amount, parts: named && of ? [part(of.line, amount)] : [] });
  }
  return takes;
};

const standing = (lines: readonly LinePrice[], takes: readonly Take[]) =>
  takenByLine(
    lines,
    takes.reduce((total, { amount }) => total + amount, 0),
    takes.flatMap(({ parts }) => parts),
  );

test('lines never give more than they cost, sum exactly, and give no less when more is taken', () => {
  fc.assert(
    fc.property(anOrder, someTakes, (amounts, wishes) => {
      const lines = prices(...amounts);
      const takes = allowed(lines, wishes);
      let before = lines.map(() => 0);
      for (let count = 0; count <= takes.length; count += 1) {
        const within = takes.slice(0, count).reduce((total, { amount }) => total + amount, 0);
        const now = standing(lines, takes.slice(0, count));
        const whole = wholeParts(now, within);
        expect(whole.reduce((total, each) => total + each, 0)).toBe(within);
        now.forEach((each, index) => {
          expect(whole[index]).toBeLessThanOrEqual(each.gross);
          expect(wholePartOf(each)).toBeGreaterThanOrEqual(before[index] ?? 0);
          expect(portionOfLine(each.gross, each)).toBe(wholePartOf(each));
        });
        before = now.map(wholePartOf);
      }
    }),
  );
});

test('the order of refunds does not matter', () => {
  fc.assert(
    fc.property(anOrder, someTakes, (amounts, wishes) => {
      const lines = prices(...amounts);
      const takes = allowed(lines, wishes);
      expect(standing(lines, [...takes].reverse())).toEqual(standing(lines, takes));
    }),
  );
});

test('once everything is taken every line is gone to the last cent', () => {
  fc.assert(
    fc.property(anOrder, someTakes, (amounts, wishes) => {
      const lines = prices(...amounts);
      const takes = allowed(lines, wishes);
      const left = amounts.reduce((total, amount) => total + amount, 0) - takes.reduce((total, { amount }) => total + amount, 0);
      expect(standing(lines, [...takes, { amount: left, parts: [] }]).map(wholePartOf)).toEqual(amounts);
    }),
  );
});
