import { type CommissionState, STEPS, transition, type Trigger } from './commission-state';
import { isMature, payableAt } from './maturity';

const STATES: CommissionState[] = ['pending', 'approved', 'in_payout', 'paid', 'held', 'rejected', 'reversed', 'void', 'written_off'];
const TRIGGERS = [...new Set(STEPS.flatMap(({ by }) => by))];

test('every step of the table is legal by its triggers and by no other', () => {
  for (const from of STATES) {
    for (const to of STATES) {
      for (const by of TRIGGERS) {
        const listed = STEPS.some((step) => step.from === from && step.to === to && step.by.includes(by));
        const outcome = transition(from, to, by);
        if (from === to) expect(outcome).toEqual({ ok: true, value: from });
        else if (listed) expect(outcome).toEqual({ ok: true, value: to });
        else if (from === 'reversed' && (to === 'approved' || to === 'paid')) expect(outcome).toEqual({ ok: true, value: 'reversed' });
        else expect(outcome).toMatchObject({ ok: false, failure: { code: 'ILLEGAL_TRANSITION', facts: { from, to, by } } });
      }
    }
  }
});

test('nothing leaves rejected or written off, and void only when the order is attached to another affiliate', () => {
  expect(STEPS.filter(({ from }) => ['rejected', 'written_off'].includes(from))).toEqual([]);
  expect(new Set(STEPS.filter(({ from }) => from === 'void').flatMap(({ by }) => by))).toEqual(new Set(['reassigned']));
});

test.each<[CommissionState, CommissionState, Trigger]>([
  ['reversed', 'approved', 'guarantee_over'],
  ['reversed', 'paid', 'payout_settled'],
])('a commission that is %s does not become %s by news that comes late', (from, to, by) => {
  expect(transition(from, to, by)).toEqual({ ok: true, value: 'reversed' });
});

test('a share is payable after the longer of hold and guarantee, counted in days of 24 hours', () => {
  const day = 86_400_000;
  expect([
    payableAt(5, { holdDays: 30, guaranteeDays: 14 }),
    payableAt(5, { holdDays: 7, guaranteeDays: 14 }),
    payableAt(5, { holdDays: 0, guaranteeDays: 0 }),
  ]).toEqual([30 * day + 5, 14 * day + 5, 5]);
  expect([isMature(1000, 999), isMature(1000, 1000)]).toEqual([false, true]);
});
