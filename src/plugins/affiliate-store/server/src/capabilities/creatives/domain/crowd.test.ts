import { crowd } from './crowd';

const HOUR = 3_600_000;

test('one place counts so often within an hour, and again in the next', () => {
  const { counts } = crowd(2, 10);
  expect([1, 2, 3].map(() => counts('a', '10.0.0', 0))).toEqual([true, true, false]);
  expect(counts('a', '10.0.1', 0)).toBe(true);
  expect(counts('b', '10.0.0', 0)).toBe(true);
  expect(counts('a', '10.0.0', HOUR - 1)).toBe(false);
  expect(counts('a', '10.0.0', HOUR)).toBe(true);
});

test('a crowd of places is not remembered without end', () => {
  const { counts } = crowd(1, 2);
  expect(['1', '2', '3', '1'].map((place) => counts('a', place, 0))).toEqual([true, true, true, true]);
});
