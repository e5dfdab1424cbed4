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

/**
 * The table of money.md once more, by hand, with who brings each step about: one that is added, or lost, is so by somebody who means it.
 * `pending → void` and its like are of orders that are attached to another affiliate later.
 */
const LEGAL: Readonly<Record<string, string>> = {
  'pending → approved': 'guarantee_over',
  'pending → reversed': 'refund, dispute_lost',
  'pending → held': 'dispute_opened, inquiry_opened, hold_placed',
  'pending → void': 'reassigned',
  'approved → reversed': 'refund, dispute_lost',
  'approved → held': 'dispute_opened, inquiry_opened, hold_placed',
  'approved → in_payout': 'payout_claimed',
  'approved → written_off': 'forfeited',
  'approved → void': 'reassigned',
  'held → pending': 'dispute_won, dispute_lost, inquiry_closed, hold_released',
  'held → approved': 'dispute_won, dispute_lost, inquiry_closed, hold_released',
  'held → reversed': 'dispute_lost, dispute_won, refund, fraud_confirmed',
  'held → rejected': 'fraud_confirmed',
  'held → void': 'reassigned',
  'reversed → pending': 'refund_failed, dispute_won',
  'reversed → approved': 'refund_failed, dispute_won',
  'reversed → held': 'refund_failed, dispute_won',
  'reversed → void': 'reassigned',
  'in_payout → approved': 'payout_undone',
  'in_payout → paid': 'payout_settled',
  'in_payout → reversed': 'payout_undone',
  'in_payout → held': 'payout_undone',
  'in_payout → void': 'payout_undone',
  'paid → approved': 'payout_returned',
  'paid → reversed': 'payout_returned',
  'paid → held': 'payout_returned',
  'paid → void': 'payout_returned',
  'void → pending': 'reassigned',
  'void → approved': 'reassigned',
  'void → held': 'reassigned',
  'void → reversed': 'reassigned',
};

test('these are the steps of a commission, each by these, and no others', () => {
  const listed = Object.fromEntries(
    STATES.flatMap((from) =>
      STATES.flatMap((to) => {
        const by = from === to ? [] : STEPS.filter((step) => step.from === from && step.to === to).flatMap((step) => step.by);
        return by.length === 0 ? [] : [[`${from} → ${to}`, by.join(', ')]];
      }),
    ),
  );
  expect(listed).toEqual(LEGAL);
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
