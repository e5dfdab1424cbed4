import { refusalOfSponsor, type SponsorLink } from './sponsor';

const link = (partyId: number, change: Partial<SponsorLink> = {}): SponsorLink => ({ partyId, programId: 1, state: 'active', ...change });
const newcomer = { partyId: 10, programId: 1 };

describe('a sponsor', () => {
  test('who is active in the same program is accepted, and none is too', () => {
    expect(refusalOfSponsor(newcomer, [link(20), link(30)])).toBeNull();
    expect(refusalOfSponsor(newcomer, [])).toBeNull();
  });

  test.each([
    ['is the newcomer', [link(10)], 'SPONSOR_IS_SELF'],
    ['was recruited by the newcomer (A, B, A)', [link(20), link(10)], 'SPONSOR_CYCLE'],
    ['was recruited further down (A, B, C, A)', [link(30), link(20), link(10)], 'SPONSOR_CYCLE'],
    ['is in another program', [link(20, { programId: 2 })], 'SPONSOR_OTHER_PROGRAM'],
    ['is blocked', [link(20, { state: 'blocked' })], 'SPONSOR_NOT_ACTIVE'],
    ['waits for approval', [link(20, { state: 'pending' })], 'SPONSOR_NOT_ACTIVE'],
  ] as const)('who %s is refused', (_why, chain, refusal) => {
    expect(refusalOfSponsor(newcomer, chain)).toBe(refusal);
  });
});
