import { STEPS, stepTo, type AffiliateState } from './affiliate-state';

const ALL: readonly AffiliateState[] = ['pending', 'active', 'blocked'];

describe('the state of an affiliate', () => {
  test('goes from pending to active to blocked to active again', () => {
    expect(stepTo('pending', 'active')).toEqual({ ok: true, value: 'active' });
    expect(stepTo('active', 'blocked')).toEqual({ ok: true, value: 'blocked' });
    expect(stepTo('blocked', 'active')).toEqual({ ok: true, value: 'active' });
  });

  test('goes back to pending from a block alone, for who has signed nothing yet, and says where it stands', () => {
    expect(stepTo('active', 'pending')).toMatchObject({
      ok: false,
      failure: { code: 'AFFILIATE_STATE_ILLEGAL', facts: { from: 'active', to: 'pending' } },
    });
    expect(stepTo('blocked', 'pending').ok).toBe(true);
  });

  test('stays when it is there already', () => {
    for (const state of ALL) expect(stepTo(state, state)).toEqual({ ok: true, value: state });
  });

  test('allows the steps of its table and no other', () => {
    for (const from of ALL) for (const to of ALL) if (from !== to) expect(stepTo(from, to).ok).toBe(STEPS[from].includes(to));
  });
});
