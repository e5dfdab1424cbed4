import { countedBefore, type EarlierPayment } from './payments-before';

const stands = (paid: number): EarlierPayment => ({ paid, wholeBackAt: null });

test('E10: a payment given back whole makes room for a later one, unless it was agreed that it counts', () => {
  const earlier = [{ paid: 2990, wholeBackAt: 10 }, stands(2990)];
  expect(countedBefore(earlier, 20, false)).toBe(1);
  expect(countedBefore(earlier, 20, true)).toBe(2);
});

test('E10: what went back only after the next payment had been counted already', () => {
  expect(countedBefore([{ paid: 2990, wholeBackAt: 30 }], 20, false)).toBe(1);
  expect(countedBefore([{ paid: 2990, wholeBackAt: 20 }], 20, false)).toBe(0);
});

test('E10: free days are no payment, whatever was agreed', () => {
  for (const counted of [true, false]) expect(countedBefore([stands(0), stands(2990)], 20, counted)).toBe(1);
});
