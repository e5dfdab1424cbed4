import fc from 'fast-check';
import { whoseTurn } from './turn';

describe('whose turn it is', () => {
  test('whoever never had one, then whoever had theirs longest ago; of equals the first named', () => {
    expect(whoseTurn([7, 3, 5], new Map([[7, 10]]))).toBe(3);
    expect(whoseTurn([7, 3], new Map([[7, 10], [3, 12], [9, 1]]))).toBe(7); // oxfmt-ignore
    expect(whoseTurn([7], new Map([[7, 10]]))).toBe(7);
    expect(whoseTurn([], new Map())).toBeNull();
  });

  test('goes round: nobody has two more than anybody else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 }), fc.nat(60), (takers, newcomers) => {
        const [last, had] = [new Map<number, number>(), new Map<number, number>()];
        for (let at = 0; at < newcomers; at += 1) {
          const taker = whoseTurn(takers, last) ?? -1;
          last.set(taker, at);
          had.set(taker, (had.get(taker) ?? 0) + 1);
        }
        const counts = takers.map((taker) => had.get(taker) ?? 0);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
