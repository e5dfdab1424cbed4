import fc from 'fast-check';
import { leftOnCard, shareLines, spreadRefund, type CardStanding } from './card-refund';

const card = (amount: number, refunded = 0, disputed = 0): CardStanding => ({ amount, refunded, disputed });

test('a refund goes back in proportion to what each card paid', () => {
  expect(spreadRefund(5000, [card(6000), card(4000)], 1)).toEqual([3000, 2000]);
});

test('three thirds of an odd amount give each card exactly what it paid', () => {
  // 60.01 and 39.99, given back as 33.33, 33.33 and 33.34.
  expect(spreadRefund(3333, [card(6001), card(3999)], 1)).toEqual([2000, 1333]);
  expect(spreadRefund(3333, [card(6001, 2000), card(3999, 1333)], 1)).toEqual([2000, 1333]);
  expect(spreadRefund(3334, [card(6001, 4000), card(3999, 2666)], 1)).toEqual([2001, 1333]);
});

test('what one card has no longer got, the other gets, as far as it paid; more than both have is nothing', () => {
  expect(spreadRefund(3000, [card(6000, 0, 6000), card(4000)], 1)).toEqual([0, 3000]);
  expect(spreadRefund(4000, [card(6000, 5500), card(4000, 0)], 1)).toEqual([200, 3800]);
  expect(spreadRefund(4001, [card(6000, 0, 6000), card(4000)], 1)).toBeNull();
});

test('where amounts go in steps, so do the parts', () => {
  expect(spreadRefund(1000, [card(3330), card(6670)], 10)).toEqual([330, 670]);
});

const paid = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 10));

test('property: any chain of refunds sums exactly, never takes from a card more than it paid, and ends with exactly what each paid', () => {
  fc.assert(
    fc.property(paid, fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 12 }), ([a, b, step], wanted) => {
      const amounts = [a * step, b * step] as const;
      let back: [number, number] = [0, 0];
      const give = (amount: number): void => {
        const parts = spreadRefund(amount, [card(amounts[0], back[0]), card(amounts[1], back[1])], step);
        if (!parts) throw new Error('refused although so much is left');
        expect(parts[0] + parts[1]).toBe(amount);
        for (const part of parts) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part % step).toBe(0);
        }
        back = [back[0] + parts[0], back[1] + parts[1]];
        expect(back[0]).toBeLessThanOrEqual(amounts[0]);
        expect(back[1]).toBeLessThanOrEqual(amounts[1]);
        // In proportion: never a whole step away from the exact part of what has gone back so far.
        const exact = ((back[0] + back[1]) * amounts[0]) / (amounts[0] + amounts[1]);
        expect(Math.abs(back[0] - exact)).toBeLessThan(step);
      };
      for (const each of wanted) {
        const left = amounts[0] + amounts[1] - back[0] - back[1];
        const amount = Math.min(each * step, left);
        if (amount > 0) give(amount);
      }
      const rest = amounts[0] + amounts[1] - back[0] - back[1];
      if (rest > 0) give(rest);
      expect(back).toEqual(amounts);
    }),
  );
});

test('property: what each card has got back depends on the sum of the refunds, not on their number or order', () => {
  fc.assert(
    fc.property(paid, fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 }), ([a, b, step], wanted) => {
      const total = (a + b) * step;
      const chain = (amounts: readonly number[]): readonly number[] | null => {
        let back: [number, number] = [0, 0];
        for (const amount of amounts) {
          const parts = spreadRefund(amount, [card(a * step, back[0]), card(b * step, back[1])], step);
          if (!parts) return null;
          back = [back[0] + parts[0], back[1] + parts[1]];
        }
        return back;
      };
      const amounts = wanted.map((each) => each * step);
      const sum = amounts.reduce((one, other) => one + other, 0);
      fc.pre(sum <= total);
      expect(chain([...amounts].reverse())).toEqual(chain(amounts));
      expect(chain([sum])).toEqual(chain(amounts));
    }),
  );
});

test('property: refunds made elsewhere and disputes never make a card give what it has not got', () => {
  const standing = fc.integer({ min: 1, max: 50_000 }).chain((amount) =>
    fc.record({
      amount: fc.constant(amount),
      refunded: fc.integer({ min: 0, max: amount }),
      disputed: fc.integer({ min: 0, max: amount }),
    }),
  );
  fc.assert(
    fc.property(standing, standing, fc.integer({ min: 1, max: 120_000 }), (first, second, amount) => {
      const parts = spreadRefund(amount, [first, second], 1);
      const left = leftOnCard(first) + leftOnCard(second);
      expect(parts === null).toBe(amount > left);
      if (!parts) return;
      expect(parts[0] + parts[1]).toBe(amount);
      expect(parts[0]).toBeGreaterThanOrEqual(0);
      expect(parts[1]).toBeGreaterThanOrEqual(0);
      expect(parts[0]).toBeLessThanOrEqual(leftOnCard(first));
      expect(parts[1]).toBeLessThanOrEqual(leftOnCard(second));
    }),
  );
});

test('property: the lines of a refund are shared among its parts without a cent lost or made', () => {
  const lines = fc.uniqueArray(fc.record({ line: fc.integer({ min: 1, max: 10 }), amount: fc.integer({ min: 1, max: 9_999 }) }), {
    selector: ({ line }) => line,
    minLength: 1,
  });
  fc.assert(
    fc.property(lines, fc.nat(), (of, seed) => {
      const total = of.reduce((sum, { amount }) => sum + amount, 0);
      const parts = [seed % (total + 1), total - (seed % (total + 1))];
      const shared = shareLines(of, parts);
      expect(shared.map((each) => each.reduce((sum, { amount }) => sum + amount, 0))).toEqual(parts);
      for (const { line, amount } of of)
        expect(shared.flat().reduce((sum, each) => sum + (each.line === line ? each.amount : 0), 0)).toBe(amount);
    }),
  );
});
