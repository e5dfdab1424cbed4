import fc from 'fast-check';
import { afterPeriod } from './period';
import { amountDueAt, reducedUntil, sumOfPayments } from './reduced';

const ANCHOR = Date.UTC(2026, 0, 31, 12);
const MONTHLY = { interval: 'month', count: 1 } as const;
const price = 3000;

test('of three payments made cheaper the fourth is the whole price, also for who began on the 31st', () => {
  const reduced = { amount: 2400, payments: 3, until: reducedUntil(ANCHOR, MONTHLY, 3) };
  const due = [0, 1, 2, 3, 4].map((k) => (k === 0 ? ANCHOR : afterPeriod(ANCHOR, { ...MONTHLY, count: k })));
  expect(due.map((at) => amountDueAt(at, { price, reduced }))).toEqual([2400, 2400, 2400, 3000, 3000]);
});

test('without an end all payments are cheaper, and without a coupon none', () => {
  expect(reducedUntil(ANCHOR, MONTHLY, null)).toBeNull();
  expect(amountDueAt(Number.MAX_SAFE_INTEGER, { price, reduced: { amount: 2400, payments: null, until: null } })).toBe(2400);
  expect(amountDueAt(ANCHOR, { price, reduced: null })).toBe(3000);
});

test('payments come to what each of them is, whatever the rhythm and however many are cheaper', () => {
  const rhythm = fc.record({ interval: fc.constantFrom('month' as const, 'year' as const), count: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(rhythm, fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }), (period, many, cheaper) => {
      const terms = { price, reduced: { amount: 2000, payments: cheaper, until: reducedUntil(ANCHOR, period, cheaper) } };
      const due = Array.from({ length: many }, (_, k) => (k === 0 ? ANCHOR : afterPeriod(ANCHOR, { ...period, count: period.count * k })));
      expect(sumOfPayments(many, terms)).toBe(due.reduce((sum, at) => sum + amountDueAt(at, terms), 0));
    }),
  );
});
