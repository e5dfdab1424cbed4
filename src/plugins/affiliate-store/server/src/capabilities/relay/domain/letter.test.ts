import { whyNoLetter, type Standing } from './letter';

const fine: Standing = { offered: true, stopped: false, readers: 3, written: 1, most: 2 };

describe('an affiliate may write', () => {
  test('where the shop passes letters on, somebody reads them, and there were not too many', () => expect(whyNoLetter(fine)).toBeNull());

  test.each([
    [{ offered: false, stopped: true }, 'RELAY_OFF'],
    [{ stopped: true, readers: 0 }, 'RELAY_STOPPED'],
    [{ readers: 0, written: 9 }, 'RELAY_NOBODY'],
    [{ written: 2 }, 'RELAY_LIMIT'],
  ] as const)('not otherwise: %j', (change, why) => expect(whyNoLetter({ ...fine, ...change })).toBe(why));
});
