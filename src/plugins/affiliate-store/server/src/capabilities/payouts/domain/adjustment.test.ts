import { effectOf, exceedsDebt } from './adjustment';

describe('an adjustment', () => {
  test('adds or takes by its kind', () => {
    expect((['bonus', 'deduction', 'write_off', 'credit'] as const).map((kind) => effectOf({ kind, amount: 500 }))).toEqual([
      500, -500, 500, 500,
    ]);
  });

  test('writes off a debt and no cent more', () => {
    expect([
      exceedsDebt('write_off', 400, -400),
      exceedsDebt('write_off', 401, -400),
      exceedsDebt('write_off', 1, 0),
      exceedsDebt('bonus', 1, 0),
    ]).toEqual([false, true, true, false]);
  });
});
