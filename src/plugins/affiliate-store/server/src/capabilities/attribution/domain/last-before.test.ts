import fc from 'fast-check';
import { lastBefore } from './last-before';

/** Rows by number, some of them deleted, and how often they were looked at. */
const table = (rows: ReadonlyMap<number, number>) => {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const state = { looks: 0 };
  const isBefore = (moment: number) => (number: number) => {
    state.looks += 1;
    const found = numbers.find((one) => one >= number);
    return Promise.resolve(found !== undefined && (rows.get(found) ?? 0) < moment);
  };
  return { highest: numbers.at(-1) ?? 0, isBefore, state };
};

const LATE = 10;
const anyRows = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 4 }), passes: fc.integer({ min: 0, max: 5 }), late: fc.integer({ min: 0, max: LATE }) }),
    {
      maxLength: 60,
    },
  )
  .map((steps) => {
    const rows = new Map<number, number>();
    let [number, written] = [0, 0];
    for (const { gap, passes, late } of steps) {
      number += gap;
      written += passes;
      // A straggler was clicked before it was written.
      rows.set(number, Math.max(0, written - late));
    }
    return rows;
  });

test('nothing that happened before a moment lies above it, as long as nothing is written later than the margin', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, fc.integer({ min: 0, max: 300 }), async (rows, moment) => {
      const { highest, isBefore } = table(rows);
      const found = await lastBefore(highest, isBefore(moment + LATE));
      expect([...rows].filter(([number, at]) => number > found && at < moment)).toEqual([]);
    }),
  );
});

test('without stragglers it is the last row before the moment, in as many looks as the number has bits', async () => {
  const rows = new Map(Array.from({ length: 100_000 }, (_, n): [number, number] => [n + 1, n + 1]));
  const { state } = table(new Map());
  const isBefore = (moment: number) => (number: number) => {
    state.looks += 1;
    return Promise.resolve((rows.get(number) ?? Infinity) < moment);
  };
  expect(await lastBefore(100_000, isBefore(5_001))).toBe(5_000);
  expect(state.looks).toBeLessThanOrEqual(18);
  state.looks = 0;
  expect([await lastBefore(100_000, isBefore(1_000_000)), state.looks]).toEqual([100_000, 1]);
  expect([await lastBefore(100_000, isBefore(0)), await lastBefore(0, isBefore(5))]).toEqual([0, 0]);
});
