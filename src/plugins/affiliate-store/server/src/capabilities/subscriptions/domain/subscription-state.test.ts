import { nextSubscriptionState, stillEarns, SUBSCRIPTION_STEPS } from './subscription-state';
import type { SubscriptionState } from './subscription-state';

const STATES = Object.keys(SUBSCRIPTION_STEPS) as SubscriptionState[];
const LEGAL = new Set([
  'trialing active',
  'trialing past_due',
  'trialing ended',
  'active past_due',
  'active ended',
  'past_due active',
  'past_due ended',
]);

describe('the states of a subscription', () => {
  test.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    const step = nextSubscriptionState(from, to);
    expect(step.ok).toBe(from === to || LEGAL.has(`${from} ${to}`));
    if (!step.ok) expect(step.failure).toMatchObject({ code: 'SUBSCRIPTION_STATE_ILLEGAL', facts: { from, to } });
  });
});

test('the twelfth payment earns and the thirteenth does not; a limit that is not there never stops (E10)', () => {
  expect([stillEarns(12, 11), stillEarns(12, 12), stillEarns(12, 13), stillEarns(null, 500)]).toEqual([true, false, false, true]);
});
