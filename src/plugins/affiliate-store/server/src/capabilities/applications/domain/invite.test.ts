import { inviteStateAt, letsInto } from './invite';

const invite = { programId: 7, maxUses: 2, uses: 1, expiresAt: 1_000, endedAt: null };

describe('an invite', () => {
  test.each([
    [{}, 999, 'open'],
    [{}, 1_000, 'expired'],
    [{ uses: 2 }, 999, 'used'],
    [{ uses: 2, endedAt: 5 }, 2_000, 'ended'],
  ] as const)('with %p is at %d %s', (change, at, state) => {
    expect(inviteStateAt({ ...invite, ...change }, at)).toBe(state);
  });

  test('lets into its own program only, while it is open', () => {
    expect(letsInto(invite, 7, 999)).toBe(true);
    expect(letsInto(invite, 8, 999)).toBe(false);
    expect(letsInto({ ...invite, uses: 2 }, 7, 999)).toBe(false);
    expect(letsInto(null, 7, 999)).toBe(false);
  });
});
