import fc from 'fast-check';
import { drawUp as drawnUp, taxOf, taxOnTop, type Entry } from './draw-up';

const sale = (reference: string, amount: number, at = 0): Entry => ({ reference, kind: 'sale', amount, order: 'commission', at });
const refund = (reference: string, amount: number): Entry => ({ reference, kind: 'refund', amount: -amount, order: 'commission', at: 0 });
/** Without tax, of whoever charges none. */
const drawUp = (entries: readonly Entry[], known: ReadonlySet<string>) =>
  drawnUp(entries, { billed: new Map([...known].map((number) => [number, 0])), at: () => 0 });

describe('the papers of a month', () => {
  it('make one line of what an order earned and lost in it', () => {
    const { invoice, credit, moved } = drawUp([sale('A', 3000), refund('A', 1000), sale('B', 500), refund('B', 500)], new Set());
    expect([invoice, credit, moved]).toEqual([[{ what: 'commission', reference: 'A', amount: 2000 }], [], 2000]);
  });

  it('credit what an order of before loses, and invoice again what comes home', () => {
    const { invoice, credit } = drawUp([refund('A', 700), { ...refund('B', -300), kind: 'refund_failed' }], new Set(['A', 'B']));
    expect(credit).toEqual([{ what: 'reversal', reference: 'A', amount: 700 }]);
    expect(invoice).toEqual([{ what: 'reinstated', reference: 'B', amount: 300 }]);
  });

  it('remember an order that came to nothing: what comes home of it later is invoiced', () => {
    const { sold, invoice } = drawUp([sale('A', 500), refund('A', 500)], new Set());
    expect([sold, invoice]).toEqual([[{ number: 'A', rate: 0 }], []]);
  });

  it('have bonuses and deductions, and leave apart what is no pay for anything', () => {
    const own = (kind: string, amount: number): Entry => ({ reference: kind, kind, amount, order: null, at: 0 });
    const { invoice, credit, apart } = drawUp(
      [own('bonus', 1500), own('deduction', -200), own('write_off', 900), own('self_billed_tax', 300)],
      new Set(),
    );
    expect([invoice[0]?.what, credit[0]?.what, apart]).toEqual([
      'bonus',
      'deduction',
      [
        { reason: 'tax_on_top', amount: 300 },
        { reason: 'not_consideration', amount: 900 },
      ],
    ]);
  });

  it('say nothing of orders from before the agreement, and of shares a party has as a seller', () => {
    const mixed: Entry = { reference: 'C', kind: 'sale', amount: 400, order: 'other_role', at: 0 };
    expect(drawUp([refund('A', 700), mixed], new Set()).apart).toEqual([
      { reason: 'other_role', amount: 400 },
      { reason: 'before_agreement', amount: -700 },
    ]);
  });

  it('never lose or make a cent, whatever happened', () => {
    const entry = fc.record({
      reference: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
      kind: fc.constantFrom('sale', 'refund', 'refund_failed', 'dispute_lost', 'bonus', 'deduction', 'write_off', 'mature'),
      amount: fc.integer({ min: -100_000, max: 100_000 }),
      order: fc.constantFrom('commission' as const, 'other_role' as const, null),
      at: fc.constantFrom(0, 10),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), fc.subarray(['A', 'B', 'C', 'D']), (entries, known) => {
        const { invoice, credit, invoiced, credited, setApart, moved } = drawUp(entries, new Set(known));
        expect(invoiced - credited + setApart).toBe(moved);
        expect(moved).toBe(entries.reduce((sum, { amount }) => sum + amount, 0));
        for (const { amount } of [...invoice, ...credit]) expect(amount).toBeGreaterThan(0);
      }),
    );
  });

  it('bear tax on what was sold since its payee was liable, and on nothing from before', () => {
    const rates = { billed: new Map<string, number>(), at: (at: number) => (at < 10 ? 0 : 2000) };
    const { invoice, invoiceTax, sold, moved } = drawnUp([sale('A', 1003, 9), sale('B', 1003, 10)], rates);
    expect(invoice.map(({ reference, rate }) => [reference, rate])).toEqual([
      ['A', undefined],
      ['B', 2000],
    ]);
    expect([invoiceTax, sold.map(({ rate }) => rate), moved]).toEqual([[{ rate: 2000, net: 1003, tax: 201 }], [0, 2000], 2006]);
  });

  it('take back the tax an order was billed with, whatever the rate is now', () => {
    const rates = { billed: new Map([['A', 1900], ['B', 0], ['C', 2000]]), at: () => 2000 }; // oxfmt-ignore
    const { creditTax, credit } = drawnUp([refund('A', 1000), refund('B', 1000), refund('C', 500)], rates);
    expect(credit.map(({ rate }) => rate)).toEqual([1900, undefined, 2000]);
    expect(creditTax).toEqual([
      { rate: 2000, net: 500, tax: 100 },
      { rate: 1900, net: 1000, tax: 190 },
    ]);
  });

  it('round the tax once for each rate, half up, as whoever checks the paper does', () => {
    const lines = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 1_000_000 }), rate: fc.constantFrom(550, 1900, 2000) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(lines, (some) => {
        const taxes = taxOnTop(some.map((each, at) => ({ ...each, what: 'commission' as const, reference: String(at) })));
        expect(taxes.reduce((sum, { net }) => sum + net, 0)).toBe(some.reduce((sum, { amount }) => sum + amount, 0));
        for (const { rate, net, tax } of taxes) expect(Math.abs(tax * 10_000 - net * rate)).toBeLessThanOrEqual(5000);
        expect(taxOf(taxes)).toBe(taxes.reduce((sum, { tax }) => sum + tax, 0));
      }),
    );
  });
});
