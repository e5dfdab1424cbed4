import { boundAt, type Recruitment } from './recruitment';

const row = (at: number, sponsorId: number | null, before: number | null, until: number | null = null): Recruitment => ({
  affiliateId: 1,
  programId: 1,
  sponsorId,
  until,
  beforeSponsorId: before,
  beforeUntil: null,
  how: 'staff',
  reason: 'a reason',
  at,
});

describe('who somebody is bound to', () => {
  test('without a row is who they joined with, at any moment', () => {
    expect(boundAt([], { sponsorId: 7, sponsorUntil: null }, 0)).toEqual({ sponsorId: 7, sponsorUntil: null });
  });

  test.each([
    [99, 7, null],
    [100, 8, 500],
    [199, 8, 500],
    [200, null, null],
  ])('at %p is what the last row up to then says', (at, sponsorId, sponsorUntil) => {
    const rows = [row(100, 8, 7, 500), row(200, null, 8)];
    expect(boundAt(rows, { sponsorId: null, sponsorUntil: null }, at)).toEqual({ sponsorId, sponsorUntil });
  });
});
