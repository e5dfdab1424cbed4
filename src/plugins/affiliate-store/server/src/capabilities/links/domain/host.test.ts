import { afterLook, GRACE_MS, hostOf, hostPathOf, recordOf, type Host } from './host';

const host: Host = {
  id: 1, publicId: 'hst_1', host: 'go.partner.example', partyId: 7, state: 'pending', token: 'abc', createdAt: 0,
  verifiedAt: null, checkedAt: null, failingSince: null, trouble: null, reason: null,
}; // oxfmt-ignore
const proof = { texts: ['v=spf1', recordOf(host).value] };

describe('a host as it was typed', () => {
  test.each([
    ['Go.Partner.Example', 'go.partner.example'],
    [' https://go.partner.example/some/page?x=1 ', 'go.partner.example'],
    ['go.partner.example.', 'go.partner.example'],
    ['läden.example', 'xn--lden-loa.example'],
  ])('%s is %s', (typed, is) => expect(hostOf(typed)).toBe(is));

  test.each([
    '', 'localhost', 'shop.localhost', 'printer.local', 'db.internal', '127.0.0.1', '2130706433', '0x7f.1', '[::1]', 'go.partner.example:8080',
    'user@partner.example', 'a b.example', 'no-dot', '-a.example', 'x..example', `${'a'.repeat(64)}.example`, 'a.example\\evil', '1.2.3.4.in-addr.arpa',
  ])('%s is none', (typed) => expect(hostOf(typed)).toBeNull()); // oxfmt-ignore
});

describe('a path of a hidden link', () => {
  test.each([['/Spring/', 'spring'], ['a/b/c', 'a/b/c'], ['new_course-2', 'new_course-2']])('%s is %s', (typed, is) => expect(hostPathOf(typed)).toBe(is)); // oxfmt-ignore

  test.each(['', '/', 'a/b/c/d', '../admin', '.well-known/x', 'robots.txt', 'a//b', 'é', 'a b', '-a', 'a?b'])('%s is none', (typed) =>
    expect(hostPathOf(typed)).toBeNull(),
  );
});

describe('after a look', () => {
  test('a host is verified by its own record alone', () => {
    expect(afterLook(host, proof, 5)).toEqual({ state: 'verified', verifiedAt: 5, failingSince: null, trouble: null });
    expect(afterLook(host, { texts: ['affiliate-store=other'] }, 5)).toMatchObject({ state: 'pending', trouble: 'missing' });
    expect(afterLook(host, { trouble: 'unreachable' }, 5)).toMatchObject({ state: 'pending', trouble: 'unreachable' });
  });

  test('a verified host outlives some bad days, and no more', () => {
    const verified: Host = { ...host, state: 'verified', verifiedAt: 1 };
    const first = afterLook(verified, { trouble: 'missing' }, 10);
    expect(first).toEqual({ state: 'verified', verifiedAt: 1, failingSince: 10, trouble: 'missing' });
    expect(afterLook({ ...verified, ...first }, { trouble: 'unreachable' }, 9 + GRACE_MS).state).toBe('verified');
    expect(afterLook({ ...verified, ...first }, { texts: [] }, 10 + GRACE_MS).state).toBe('lapsed');
    expect(afterLook({ ...verified, ...first }, proof, 20)).toEqual({
      state: 'verified',
      verifiedAt: 1,
      failingSince: null,
      trouble: null,
    });
  });

  test('a lapsed one is back with its record, as of then; a revoked or removed one never by itself', () => {
    expect(afterLook({ ...host, state: 'lapsed', verifiedAt: 1, failingSince: 2 }, proof, 9)).toMatchObject({
      state: 'verified',
      verifiedAt: 9,
    });
    for (const state of ['revoked', 'removed'] as const) expect(afterLook({ ...host, state }, proof, 9).state).toBe(state);
  });
});
