import type { Core } from '@strapi/strapi';
import { advanceClock, clockOffset, clockStands, letClockGo, now, restoreClock, standClock } from './clock';

const HOUR = 3_600_000;

/** What a shop remembers of its clock. */
const memory = () => {
  let value: unknown = null;
  const store = () => ({ get: async () => value, set: async (given: { value: unknown }) => (value = given.value) });
  return { store } as unknown as Core.Strapi;
};

afterEach(() => restoreClock(memory()));

const near = (at: number): void => expect(Math.abs(now() - at)).toBeLessThan(1_000);

test('a clock that stands has one time until it is moved, and goes on from there', async () => {
  const strapi = memory();
  const at = await standClock(strapi, now() + 5 * HOUR);
  expect(clockStands()).toBe(true);
  expect([now(), now()]).toEqual([at, at]);
  expect(await advanceClock(strapi, HOUR)).toBe(at + HOUR);
  expect(now()).toBe(at + HOUR);
  await letClockGo(strapi);
  expect(clockStands()).toBe(false);
  near(at + HOUR);
});

test('a moment that is over stops the clock where it is: it never goes back', async () => {
  const before = now();
  expect(await standClock(memory(), before - HOUR)).toBeGreaterThanOrEqual(before);
});

test('a shop that is closed while its clock stands opens at about that time, and its clock goes', async () => {
  const strapi = memory();
  const at = await standClock(strapi, now() + 5 * HOUR);
  await advanceClock(strapi, HOUR);
  await restoreClock(strapi);
  expect(clockStands()).toBe(false);
  near(at + HOUR);
  expect(Math.abs(clockOffset() - 6 * HOUR)).toBeLessThan(1_000);
});

test('the clock of a live shop is neither stopped nor moved', async () => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await expect(standClock(memory(), now())).rejects.toThrow('cannot be moved');
    await expect(advanceClock(memory(), HOUR)).rejects.toThrow('cannot be moved');
  } finally {
    process.env['NODE_ENV'] = before;
  }
  expect(clockStands()).toBe(false);
});
