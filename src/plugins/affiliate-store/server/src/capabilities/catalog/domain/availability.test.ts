import { availabilityOf, availabilityWith, inForce, seatsLeft } from './availability';
import type { OfferTerms } from './availability';

const always: OfferTerms = { active: true, validFrom: null, validUntil: null, quantityLimit: null, taken: 0 };

test('what could be bought waits for its creator to be confirmed; what could not stays what it is', () => {
  expect(availabilityWith(always, 0, true)).toBe('available');
  expect(availabilityWith(always, 0, false)).toBe('unconfirmed');
  expect(availabilityWith({ ...always, quantityLimit: 1, taken: 1 }, 0, false)).toBe('sold_out');
});

describe('whether an offer can be bought', () => {
  test('an offer without bounds is available, however many were sold', () => {
    expect(availabilityOf({ ...always, taken: 1_000_000 }, 5)).toBe('available');
  });

  test('it starts at its first moment and is over at its last', () => {
    const offer = { ...always, validFrom: 100, validUntil: 200 };
    expect([99, 100, 199, 200].map((at) => availabilityOf(offer, at))).toEqual(['not_yet', 'available', 'available', 'ended']);
  });

  test('it is sold out with its last seat, and on sale again when one is given back', () => {
    const offer = { ...always, quantityLimit: 3 };
    expect([2, 3, 4, 2].map((taken) => availabilityOf({ ...offer, taken }, 0))).toEqual(['available', 'sold_out', 'sold_out', 'available']);
  });

  test('switched off means ended, whatever else is true', () => {
    expect(availabilityOf({ ...always, active: false, validFrom: 100, quantityLimit: 1, taken: 1 }, 0)).toBe('ended');
  });

  test('an offer that has not begun says so rather than how many seats it has', () => {
    expect(availabilityOf({ ...always, validFrom: 100, quantityLimit: 1, taken: 1 }, 0)).toBe('not_yet');
  });

  test('seats are never fewer than none, and unknown where there is no limit', () => {
    expect(seatsLeft({ quantityLimit: 2, taken: 5 })).toBe(0);
    expect(seatsLeft({ quantityLimit: null, taken: 5 })).toBeNull();
  });

  test('a share is in force between its bounds', () => {
    expect([0, 10, 20].map((at) => inForce({ validFrom: 10, validUntil: 20 }, at))).toEqual([false, true, false]);
    expect(inForce({ validFrom: null, validUntil: null }, 0)).toBe(true);
  });
});
