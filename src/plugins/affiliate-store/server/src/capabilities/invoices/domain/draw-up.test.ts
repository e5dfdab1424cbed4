import fc from 'fast-check';
import { minor } from '../../../kernel/money';
import { allocate } from '../../../kernel/allocate';
import { taxesOf, totalsOf } from './document';
import { documentsDue, labelOf, seriesOf, type Issued, type SoldLine } from './draw-up';

const line = (number: number, gross: number, tax: number, seller = 'a'): SoldLine => ({
  line: number,
  name: `product ${number}`,
  offer: 'one',
  gross,
  tax,
  rateBasisPoints: 2000,
  reason: 'standard',
  seller,
});
// Of the whole order: each line in proportion to its price.
const standing = (sold: readonly SoldLine[], taken: number, taxes: Record<number, number> = {}) => ({
  taken: new Map(
    allocate(
      minor(taken),
      sold.map((each) => each.gross),
    ).map((part, index) => [sold[index]?.line ?? 0, part] as const),
  ),
  taxTaken: new Map(Object.entries(taxes).map(([key, value]) => [Number(key), value])),
});

test('a paid order has one invoice for each seller', () => {
  const sold = [line(1, 1200, 200), line(2, 600, 100, 'b'), line(3, 120, 20)];
  const due = documentsDue(sold, standing(sold, 0), []);
  expect(due.map(({ kind, seller, lines }) => [kind, seller, totalsOf(lines)])).toEqual([
    ['invoice', 'a', { net: 1100, tax: 220, gross: 1320 }],
    ['invoice', 'b', { net: 500, tax: 100, gross: 600 }],
  ]);
});

test('what is there is not drawn up again', () => {
  const sold = [line(1, 1200, 200)];
  const invoices = documentsDue(sold, standing(sold, 0), []);
  expect(documentsDue(sold, standing(sold, 0), invoices)).toEqual([]);
});

test('money that came home corrects the credit note', () => {
  const sold = [line(1, 1000, 167)];
  const invoices = documentsDue(sold, standing(sold, 0), []);
  const notes = documentsDue(sold, standing(sold, 400, { 1: 66 }), invoices);
  const corrections = documentsDue(sold, standing(sold, 0, { 1: 0 }), [...invoices, ...notes]);
  expect(corrections.map(({ kind, lines }) => [kind, totalsOf(lines)])).toEqual([['correction', { net: 334, tax: 66, gross: 400 }]]);
});

test('what was refunded for one line is credited on that line alone, by its seller alone', () => {
  const sold = [line(1, 1200, 200), line(2, 600, 100, 'b')];
  const invoices = documentsDue(sold, standing(sold, 0), []);
  const notes = documentsDue(sold, { taken: new Map([[2, 600]]), taxTaken: new Map([[2, 100]]) }, invoices);
  expect(notes.map(({ kind, seller, lines }) => [kind, seller, totalsOf(lines)])).toEqual([
    ['credit_note', 'b', { net: 500, tax: 100, gross: 600 }],
  ]);
});

test('numbers are read with prefix, year and kind; tests have a series of their own', () => {
  expect(labelOf('NOUR', 'credit_note', 2026, 3, false)).toBe('NOUR-CN-2026-000003');
  expect(labelOf('', 'invoice', 2026, 41, true)).toBe('TEST-2026-000041');
  expect(seriesOf({ seller: 'p', kind: 'invoice' }, 2026, true)).not.toBe(seriesOf({ seller: 'p', kind: 'invoice' }, 2026, false));
});

test('rates are summed apart by reason', () => {
  const lines = [line(1, 1200, 200), line(2, 600, 100), { ...line(3, 100, 0), rateBasisPoints: 0, reason: 'exempt' as const }];
  expect(taxesOf(lines)).toEqual([
    { rateBasisPoints: 2000, reason: 'standard', net: 1500, tax: 300 },
    { rateBasisPoints: 0, reason: 'exempt', net: 100, tax: 0 },
  ]);
});

// Tax goes back as the books take it back: floor of its part, all of it at the end.
const taxesAt = (sold: readonly SoldLine[], taken: number): Record<number, number> => {
  const gross = sold.reduce((total, each) => total + each.gross, 0);
  return Object.fromEntries(sold.map((each) => [each.line, Math.floor((each.tax * taken) / gross)]));
};

test('whatever goes back and comes home, the paper sums to the books, and a whole refund cancels every line', () => {
  const order = fc
    .array(fc.record({ gross: fc.integer({ min: 1, max: 50_000 }), seller: fc.constantFrom('a', 'b') }), { minLength: 1, maxLength: 5 })
    .map((lines) => lines.map(({ gross, seller }, index) => line(index + 1, gross, Math.floor(gross / 6), seller)));
  fc.assert(
    fc.property(order, fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 8 }), (sold, places) => {
      const gross = sold.reduce((total, each) => total + each.gross, 0);
      const issued: Issued[] = [...documentsDue(sold, standing(sold, 0), [])];
      for (const taken of [...places.map((place) => Math.floor((gross * place) / 1000)), gross]) {
        issued.push(...documentsDue(sold, standing(sold, taken, taxesAt(sold, taken)), issued));
        const back = (of: 'gross' | 'tax', only?: number) =>
          issued
            .flatMap(({ kind, lines }) =>
              lines.map((each) => ({ ...each, sign: kind === 'invoice' ? 0 : kind === 'credit_note' ? 1 : -1 })),
            )
            .filter((each) => only === undefined || each.line === only)
            .reduce((total, each) => total + each.sign * each[of], 0);
        expect(back('gross')).toBe(taken);
        expect(back('tax')).toBe(Object.values(taxesAt(sold, taken)).reduce((total, each) => total + each, 0));
        for (const each of sold) {
          expect(back('gross', each.line)).toBeGreaterThanOrEqual(0);
          expect(back('gross', each.line)).toBeLessThanOrEqual(each.gross);
        }
      }
      for (const each of sold) {
        const credited = issued
          .filter(({ kind }) => kind !== 'invoice')
          .flatMap(({ kind, lines }) =>
            lines.filter((one) => one.line === each.line).map((one) => (kind === 'credit_note' ? 1 : -1) * one.gross),
          );
        expect(credited.reduce((total, one) => total + one, 0)).toBe(each.gross);
      }
    }),
  );
});

test('the invoices of an order sum to its lines', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      (amount, weights) => {
        const sold = allocate(minor(amount), weights).map((gross, index) => line(index + 1, gross, 0, String(index % 2)));
        const due = documentsDue(sold, standing(sold, 0), []);
        expect(due.reduce((total, { lines }) => total + totalsOf(lines).gross, 0)).toBe(amount);
      },
    ),
  );
});
