import { KEEPS_CARD, reachesTheClub, standingKeepsCard } from './consent';

const kept = { key: KEEPS_CARD.key, version: KEEPS_CARD.version, at: 1000 };

describe('a consent that a card is kept', () => {
  it('reaches the club with the words of today, and not with those that spoke of right afterwards only', () => {
    expect(reachesTheClub(kept)).toBe(true);
    expect(reachesTheClub({ ...kept, version: '2026-11' })).toBe(false);
    expect(reachesTheClub({ ...kept, key: 'terms' })).toBe(false);
  });

  it('stands until it is taken back, and again once it is given anew', () => {
    expect(standingKeepsCard([kept], null)).toBe(kept);
    expect(standingKeepsCard([kept], 1000)).toBeNull();
    expect(standingKeepsCard([kept], 999)).toBe(kept);
    expect(standingKeepsCard([{ ...kept, key: 'terms' }], null)).toBeNull();
  });
});
