import { accountIn, carries, compactIban, isCooling, maskOf } from './method';

describe('a payout method', () => {
  test('is shown so that its owner knows it and nobody can use it', () => {
    expect(maskOf({ kind: 'sepa', holder: 'Ana Duarte', iban: 'FR7630006000011234567890189', bic: null })).toBe('FR76 •••• 0189');
    expect(maskOf({ kind: 'paypal', email: 'ana.duarte@example.org' })).toBe('a••••@e••••.org');
    expect(maskOf({ kind: 'stripe', accountId: 'acct_1AbCdEfGhIjKlMnO' })).toBe('Stripe •••• lMnO');
    expect(maskOf({ kind: 'manual', instructions: 'Wise, account 123' })).toBe('••••');
  });

  test('keeps an IBAN in one spelling', () => {
    expect(compactIban(' fr76 3000-6000 0112 3456 7890 189 ')).toBe('FR7630006000011234567890189');
  });

  test('by SEPA carries euros and nothing else', () => {
    expect([carries('sepa', 'EUR'), carries('sepa', 'USD'), carries('paypal', 'USD'), carries('manual', 'KWD')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test('cools until the very millisecond it is usable', () => {
    expect([isCooling({ usableFrom: 10 }, 9), isCooling({ usableFrom: 10 }, 10)]).toEqual([true, false]);
  });
});

test('an account is one account however it was typed, and words name none', () => {
  const sepa = (iban: string) => accountIn({ kind: 'sepa', holder: 'A', iban, bic: null });
  expect(sepa('de89 3704 0044 0532 0130 00')).toBe(sepa('DE89370400440532013000'));
  expect(accountIn({ kind: 'paypal', email: 'Ana@Example.test' })).toBe(accountIn({ kind: 'paypal', email: 'ana@example.test ' }));
  expect(sepa('DE89370400440532013000')).not.toBe(sepa('DE02120300000000202051'));
  expect([accountIn({ kind: 'manual', instructions: 'cash' }), accountIn({ kind: 'credit' })]).toEqual([null, null]);
});
