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

/** The table once more, by hand: a step that is added to it, or lost from it, is added or lost here by somebody who means it. */
const LEGAL = [
  'created → processing',
  'created → paid',
  'created → failed',
  'created → expired',
  'created → review',
  'processing → paid',
  'processing → failed',
  'processing → expired',
  'processing → review',
  'paid → partially_refunded',
  'paid → refunded',
  'partially_refunded → paid',
  'partially_refunded → refunded',
  'refunded → paid',
  'refunded → partially_refunded',
  'failed → processing',
  'failed → paid',
  'failed → review',
  'expired → processing',
  'expired → paid',
  'expired → review',
  'review → paid',
  'review → failed',
];

test('these are the steps of an order, and no others', () => {
  const steps = STATES.flatMap((from) => STATES.filter((to) => from !== to && nextOrderState(from, to).ok).map((to) => `${from} → ${to}`));
  expect([...steps].sort()).toEqual([...LEGAL].sort());
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
