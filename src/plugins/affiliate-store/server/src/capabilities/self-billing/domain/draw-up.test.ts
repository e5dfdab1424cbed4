import fc from 'fast-check';
import { drawUp, type Entry } from './draw-up';

const sale = (reference: string, amount: number): Entry => ({ reference, kind: 'sale', amount, order: 'commission' });
const refund = (reference: string, amount: number): Entry => ({ reference, kind: 'refund', amount: -amount, order: 'commission' });

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
    expect([sold, invoice]).toEqual([['A'], []]);
  });

  it('have bonuses and deductions, and leave apart what is no pay for anything', () => {
    const own = (kind: string, amount: number): Entry => ({ reference: kind, kind, amount, order: null });
    const { invoice, credit, apart } = drawUp([own('bonus', 1500), own('deduction', -200), own('write_off', 900)], new Set());
    expect([invoice[0]?.what, credit[0]?.what, apart]).toEqual(['bonus', 'deduction', [{ reason: 'not_consideration', amount: 900 }]]);
  });

  it('say nothing of orders from before the agreement, and of shares a party has as a seller', () => {
    const mixed: Entry = { reference: 'C', kind: 'sale', amount: 400, order: 'other_role' };
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
});
