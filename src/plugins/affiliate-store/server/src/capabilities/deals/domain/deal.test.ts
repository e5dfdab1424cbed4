import { endOf, exchangeOf, noticeEnd, phaseOf, sideOf, type Deal } from './deal';

const DAY = 86_400_000;
const side = (partyId: number) => ({ partyId, programId: partyId, version: 1, products: [], placeId: null });
const deal: Deal = {
  id: 1,
  publicId: 'dea_1',
  state: 'accepted',
  proposer: side(1),
  partner: side(2),
  creatives: [],
  rateBasisPoints: 2000,
  noticeDays: 14,
  endsAt: 100 * DAY,
  noticedUntil: null,
  noticedBy: null,
  locale: 'en',
  message: null,
  reason: null,
  createdAt: 0,
  answeredAt: 0,
};

describe('a deal', () => {
  test('runs until the day both agreed on, or the end of a notice before it', () => {
    expect(phaseOf(deal, 100 * DAY - 1)).toBe('running');
    expect(phaseOf(deal, 100 * DAY)).toBe('over');
    const noticed = { ...deal, noticedUntil: 30 * DAY };
    expect([phaseOf(noticed, 30 * DAY - 1), phaseOf(noticed, 30 * DAY)]).toEqual(['ending', 'over']);
    expect(endOf(noticed)).toBe(30 * DAY);
  });

  test('nobody answered lapses with its own end, and one that was turned down stays so', () => {
    expect(phaseOf({ ...deal, state: 'proposed' }, DAY)).toBe('proposed');
    expect(phaseOf({ ...deal, state: 'proposed' }, 100 * DAY)).toBe('lapsed');
    expect(phaseOf({ ...deal, state: 'declined' }, 200 * DAY)).toBe('declined');
    expect(phaseOf({ ...deal, state: 'withdrawn' }, DAY)).toBe('withdrawn');
  });

  test('ends by a notice after the days that were agreed, and never later than it would have', () => {
    expect(noticeEnd(deal, 10 * DAY)).toBe(24 * DAY);
    expect(noticeEnd(deal, 95 * DAY)).toBe(100 * DAY);
  });

  test('has two sides, and none for anybody else', () => {
    expect(sideOf(deal, 2)?.mine.partyId).toBe(2);
    expect(sideOf(deal, 2)?.theirs.partyId).toBe(1);
    expect(sideOf(deal, 3)).toBeNull();
  });
});

describe('the exchange of a deal', () => {
  const sums = [
    { placeId: 7, currency: 'EUR', sales: 3, revenue: 30_000, commission: 6000 },
    { placeId: 8, currency: 'EUR', sales: 1, revenue: 5000, commission: 1000 },
    { placeId: 8, currency: 'BRL', sales: 2, revenue: 9000, commission: 1800 },
    { placeId: 9, currency: 'USD', sales: 9, revenue: 90_000, commission: 9000 },
  ];

  test('is apart by currency, and the difference of one side is that of the other turned round', () => {
    const mine = exchangeOf(sums, 7, 8);
    expect(mine.map(({ currency, difference }) => [currency, difference])).toEqual([
      ['BRL', -1800],
      ['EUR', 5000],
    ]);
    expect(exchangeOf(sums, 8, 7).map(({ difference }) => difference)).toEqual([1800, -5000]);
    expect(mine[1]).toMatchObject({ byMe: { sales: 3, commission: 6000 }, byThem: { sales: 1, commission: 1000 } });
  });

  test('is empty where neither sold anything, whatever others did', () => {
    expect(exchangeOf(sums, 1, 2)).toEqual([]);
    expect(exchangeOf(sums, null, null)).toEqual([]);
  });
});
