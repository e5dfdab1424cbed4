import type { OrderState } from './order-state';
import { isSettled, nextOrderState, ORDER_STEPS, stateAfterRefunds } from './order-state';

const STATES = Object.keys(ORDER_STEPS) as OrderState[];

test.each(STATES)('%s may stay what it is', (state) => {
  expect(nextOrderState(state, state)).toEqual({ ok: true, value: state });
});

test('every step that is not in the table is refused with both states', () => {
  for (const from of STATES) {
    for (const to of STATES.filter((state) => state !== from && !ORDER_STEPS[from].includes(state))) {
      expect(nextOrderState(from, to)).toMatchObject({ ok: false, failure: { code: 'ORDER_STATE_ILLEGAL', facts: { from, to } } });
    }
  }
});

test('money that came in is never forgotten: a settled order goes to settled states only', () => {
  for (const from of STATES.filter(isSettled)) for (const to of ORDER_STEPS[from]) expect(isSettled(to)).toBe(true);
});

test('a payment that arrives after the order expired or failed is still taken', () => {
  expect(nextOrderState('expired', 'paid').ok).toBe(true);
  expect(nextOrderState('failed', 'paid').ok).toBe(true);
});

test.each([
  [1000, 0, 'paid'],
  [1000, 1, 'partially_refunded'],
  [1000, 1000, 'refunded'],
  [0, 0, 'paid'],
])('of %i charged and %i refunded the order is %s', (gross, refunded, state) => {
  expect(stateAfterRefunds(gross, refunded)).toBe(state);
});
