import { LIVE, mayBeTakenBack, nextPayoutState, RESERVED, wasSent, type PayoutState } from './payout-state';

const ALL: readonly PayoutState[] = ['draft', 'requested', 'submitting', 'submitted', 'unknown', 'paid', 'returned', 'failed', 'cancelled'];
const legal = ALL.flatMap((from) => ALL.filter((to) => nextPayoutState(from, to).ok).map((to) => `${from} → ${to}`));

describe('the states of a payout', () => {
  test('are left only by these steps', () => {
    expect(legal).toEqual([
      'draft → requested',
      'draft → cancelled',
      'requested → submitting',
      'requested → cancelled',
      'submitting → submitted',
      'submitting → unknown',
      'submitting → failed',
      'submitting → cancelled',
      'submitted → unknown',
      'submitted → paid',
      'submitted → failed',
      'unknown → submitted',
      'unknown → paid',
      'unknown → failed',
      'paid → returned',
    ]);
  });

  test('end for good: what is returned, failed or cancelled never moves again', () => {
    for (const end of ['returned', 'failed', 'cancelled'] as const) expect(ALL.some((to) => nextPayoutState(end, to).ok)).toBe(false);
  });

  test('what was sent cannot be cancelled: the money may have gone', () => {
    for (const state of ['submitted', 'unknown', 'paid'] as const) expect(nextPayoutState(state, 'cancelled').ok).toBe(false);
  });

  test('what is unknown is never sent again', () => {
    expect(nextPayoutState('unknown', 'submitting').ok).toBe(false);
    expect(nextPayoutState('unknown', 'requested').ok).toBe(false);
  });

  test('a live payout has its money either reserved or in transit', () => {
    for (const state of LIVE) expect(RESERVED.includes(state)).toBe(!wasSent(state));
  });

  test('a request may be taken back until a run has it', () => {
    expect([mayBeTakenBack('requested', null), mayBeTakenBack('requested', 7), mayBeTakenBack('submitting', null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
