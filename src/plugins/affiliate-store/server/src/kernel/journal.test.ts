import fc from 'fast-check';
import { account, address, normalSide, payable } from './account';
import { balanced, credit, debit, effect, journal, reverse, signed } from './journal';
import { failure } from './failure';
import { failed, ok, unwrap } from './outcome';
import { minor } from './money';

const cash = account('stripe_clearing', 'EUR', 'acct1');
const ben = payable('ben', 'pending', 'EUR');
const head = { key: 'sale:ch1', kind: 'sale', currency: 'EUR', source: { type: 'order', id: 'ord1' } };

test.each([
  [cash, 'stripe_clearing:acct1'],
  [ben, 'payable:ben:pending'],
  [account('platform_revenue', 'EUR'), 'platform_revenue'],
  [account('tax_payable', 'EUR', 'FR'), 'tax_payable:FR'],
  [account('rounding', 'EUR', 'ord1'), 'rounding:ord1'],
])('an account has one spelling: %#', (ref, spelled) => {
  expect(address(ref)).toBe(spelled);
});

test('an owner with a colon is refused, for two accounts must never share a spelling', () => {
  expect(() => payable('ben:pending', 'held', 'EUR')).toThrow('has no colon');
});

test('assets and expenses grow by debit, liabilities and income by credit', () => {
  expect([normalSide('dispute_hold'), normalSide('payment_fees'), normalSide('payable'), normalSide('platform_revenue')]).toEqual([
    'debit',
    'debit',
    'credit',
    'credit',
  ]);
  expect(effect(debit(cash, 5))).toBe(5);
  expect(effect(debit(ben, 5))).toBe(-5);
});

test('a negative amount is written on the other side, and zero not at all', () => {
  const [draft] = journal(head, [debit(cash, 5), credit(ben, 0), debit(ben, -5, '1:affiliate')]);
  expect(draft?.lines).toEqual([
    { account: cash, side: 'debit', amount: 5, share: null },
    { account: ben, side: 'credit', amount: 5, share: '1:affiliate' },
  ]);
  expect(journal(head, [debit(cash, 0), credit(ben, 0)])).toEqual([]);
});

test('an unbalanced journal is thrown back at its recipe', () => {
  expect(() => journal(head, [debit(cash, 5), credit(ben, 4)])).toThrow('unbalanced journal sale:ch1');
  expect(() => journal(head, [debit(cash, 5), credit(payable('ben', 'pending', 'USD'), 5)])).toThrow('unbalanced');
  expect(balanced({ ...head, lines: [{ account: cash, side: 'debit', amount: minor(0), share: null }] })).toBe(false);
});

test('a journal and its reversal leave every balance as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 }), (amounts) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const [draft] = journal(head, [
        debit(cash, total),
        ...amounts.map((amount, index) => credit(payable(`p${index % 3}`, 'pending', 'EUR'), amount)),
      ]);
      if (!draft) throw new Error('no journal');
      const back = reverse(draft);
      expect(balanced(back)).toBe(true);
      draft.lines.forEach((line, index) => expect(signed(line) + signed(back.lines[index] ?? line)).toBe(0));
      expect(back.key).toBe('reverse:sale:ch1');
      expect(back.source).toEqual({ type: 'journal', id: 'sale:ch1' });
    }),
  );
});

test('an outcome gives its value up only when there is one', () => {
  expect(unwrap(ok(1))).toBe(1);
  expect(() => unwrap(failed(failure('SALE_UNKNOWN', 'not yet', { id: 'x' })))).toThrow('SALE_UNKNOWN: not yet {"id":"x"}');
});
