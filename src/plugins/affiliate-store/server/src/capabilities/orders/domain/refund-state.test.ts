import { REFUND_STEPS, refundStatesBefore, type RefundState } from './refund-state';

const STATES = Object.keys(REFUND_STEPS) as RefundState[];
const LEGAL = ['requested unknown', 'requested booked', 'requested failed', 'unknown booked', 'unknown failed', 'booked failed'];

test.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('a refund that is %s and is told to be %s', (from, to) => {
  expect(refundStatesBefore(to).includes(from)).toBe(from === to || LEGAL.includes(`${from} ${to}`));
});
