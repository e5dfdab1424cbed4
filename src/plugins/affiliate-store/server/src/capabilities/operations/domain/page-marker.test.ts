import { markerOf, placeOf } from './page-marker';

describe('page markers', () => {
  it('come back as the place they were made of', () => {
    for (const place of [0, 1, 35, 36, 987_654_321, Number.MAX_SAFE_INTEGER]) expect(placeOf(markerOf(place))).toBe(place);
  });

  it.each(['', 'p', 'x12', 'p-1', 'pZZ', 'p1.5', `p${'z'.repeat(12)}`])('refuse %p, which is not one of ours', (marker) => {
    expect(placeOf(marker)).toBeNull();
  });
});
