import { mayApprove, needsSecondPerson } from './second-person';

describe('a second person', () => {
  test('is needed above the limit of the currency, and always where none is set', () => {
    const limits = { EUR: 100_000 };
    expect([
      needsSecondPerson(100_000, 'EUR', limits),
      needsSecondPerson(100_001, 'EUR', limits),
      needsSecondPerson(1, 'USD', limits),
    ]).toEqual([false, true, true]);
  });

  test('is not the one who made it', () => {
    expect([mayApprove('staff:1', ['staff:1']), mayApprove('staff:2', ['staff:1'])]).toEqual([false, true]);
  });
});
