import { markerOf, placeOf } from './page-marker';

describe('page markers', () => {
  it('come back as the place they were made of', () => {
    for (const place of [0, 1, 35, 36, 987_654_321, 2_147_483_647]) expect(placeOf(markerOf(place))).toBe(place);
  });

  // The last is a row no database here can have: asked for it, PostgreSQL would answer with an error of its own.
  it.each(['', 'p', 'x12', 'p-1', 'pZZ', 'p1.5', `p${'z'.repeat(12)}`, markerOf(2_147_483_648)])(
    'refuse %p, which is not one of ours',
    (marker) => {
      expect(placeOf(marker)).toBeNull();
    },
  );
});
