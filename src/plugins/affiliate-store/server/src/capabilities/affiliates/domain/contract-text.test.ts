import { CONTRACT_LOCALES } from './contract-locale';
import { contractText, filled } from './contract-text';

const values = {
  terms: {
    rateBasisPoints: 3050,
    secondTierBasisPoints: 500,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'last_click',
    windowDays: 1,
    holdDays: 14,
    allowOwnReferrals: false,
    maxPayments: 3,
  } as const,
  name: 'Ana {rate}',
  program: 'House <b>',
  shop: 'Atelier',
  validUntil: Date.UTC(2027, 0, 31),
};

describe('the words of a contract', () => {
  test.each(CONTRACT_LOCALES)('are made of the terms in %s, with nothing left to fill', (locale) => {
    const text = contractText(locale, {}, { ...values, name: 'Ana' });
    expect(text).not.toMatch(/[{}]/);
    expect(text).toContain('Ana');
    expect(text).toContain('Atelier');
  });

  test.each(CONTRACT_LOCALES)('say in %s what of sales and of renewals is paid at most, each where it has a limit', (locale) => {
    const saleCap = { period: 'month', amounts: { EUR: 50_000, JPY: 9000 } } as const;
    const renewalCap = { period: 'day', amounts: { USD: 1250 } } as const;
    const text = (events: object) =>
      contractText(locale, {}, { ...values, name: 'Ana', terms: { ...values.terms, events: { scheme: 'all', ...events } } });
    expect(text({ saleCap })).toContain('500.00 EUR / 9000 JPY');
    expect(text({ saleCap })).not.toMatch(/USD|[{}]/);
    expect(text({ saleCap, renewalCap })).toContain('12.50 USD');
    expect(text({ saleCap, renewalCap })).not.toMatch(/[{}]/);
    expect(text({ saleCap, renewalCap, scheme: 'lead' })).not.toMatch(/EUR|USD/);
  });

  test('say numbers as the language does', () => {
    expect(contractText('en', {}, values)).toContain('30.5%');
    expect(contractText('en', {}, values)).toContain('within 1 day.');
    expect(contractText('fr', {}, values)).toContain('30,5');
  });

  test('are the shop’s own where it has written some, and only in that language', () => {
    const texts = { fr: '{name} gagne {rate}, {unknown}' };
    expect(contractText('fr', texts, values)).toMatch(/^Ana \{rate\} gagne 30,5\s%, \{unknown\}$/);
    expect(contractText('en', texts, values)).toContain('This is the contract');
  });

  test('take nothing from a name: what looks like a placeholder in it stays a name', () => {
    expect(filled('{name}', { name: '{rate}', rate: '30%' })).toBe('{rate}');
    expect(filled('{constructor}', {})).toBe('{constructor}');
  });
});
