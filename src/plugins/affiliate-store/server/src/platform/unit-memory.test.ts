import { forgetInUnit, unitMemory } from './unit-memory';

// Inside units it is walked through by every story of a sale.
test('outside a unit of work nothing is remembered, and there is nothing to forget', () => {
  expect(unitMemory('orders')).toBeNull();
  expect(() => forgetInUnit('orders')).not.toThrow();
});
