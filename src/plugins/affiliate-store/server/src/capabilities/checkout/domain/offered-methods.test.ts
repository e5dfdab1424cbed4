import fc from 'fast-check';
import { offeredMethods, type MethodsAsked, type MethodTerms } from './offered-methods';
import { atProvider, METHOD_NAMES, METHODS, type Method } from './payment-methods';

const terms = (more: Partial<MethodTerms> = {}): MethodTerms => ({
  shop: { '*': ['card'], MX: ['card', 'oxxo'], FR: ['card', 'sepa_debit', 'paypal'], BR: ['card', 'boleto', 'pix', 'bank_transfer'] },
  creatorsMayAdd: [],
  accounts: ['EUR'],
  ...more,
});
const asked = (more: Partial<MethodsAsked> = {}): MethodsAsked => ({
  country: 'FR',
  currency: 'EUR',
  paid: 'once',
  creators: [null],
  keepsCard: false,
  seatsLimited: false,
  ...more,
});
const offered = (more?: Partial<MethodsAsked>, with_?: Partial<MethodTerms>) => offeredMethods(asked(more), terms(with_)).offered;
const why = (method: Method, more?: Partial<MethodsAsked>, with_?: Partial<MethodTerms>) =>
  offeredMethods(asked(more), terms(with_)).refused.find((each) => each.method === method)?.why;

describe('methods per country (B-25)', () => {
  test('a country has its own line, and every other the line of all others', () => {
    expect(offered({ country: 'MX', currency: 'MXN' })).toEqual(['card', 'oxxo']);
    expect(offered({ country: 'FR' })).toEqual(['card', 'paypal', 'sepa_debit']);
    expect(offered({ country: 'CH' })).toEqual(['card']);
    expect(offered({ country: 'CH' }, { shop: { FR: ['card'] } })).toEqual([]);
  });

  test('what is on for one country is not offered in another, and the reason is said', () => {
    expect(why('oxxo')).toBe('off_in_country');
    expect(why('ideal')).toBe('off_in_shop');
  });

  test('a method is not offered in a currency or a country it does not know, even where it is switched on', () => {
    expect(why('oxxo', { country: 'MX', currency: 'EUR' })).toBe('not_in_currency');
    expect(why('oxxo', { country: 'FR', currency: 'MXN' }, { shop: { '*': ['oxxo'] } })).toBe('not_in_country');
    expect(why('paypal', { currency: 'JPY' })).toBe('not_in_currency');
  });

  test('a transfer to the shop needs an account in the currency', () => {
    expect(why('bank_transfer', { country: 'BR', currency: 'BRL' })).toBe('no_bank_details');
    expect(why('bank_transfer', { country: 'BR', seatsLimited: true })).toBe('seats_are_limited');
    expect(offered({ country: 'BR' })).toContain('bank_transfer');
  });

  test('when a card is to be kept, only what can be charged again is offered', () => {
    expect(offered({ keepsCard: true })).toEqual(['card']);
    expect(why('sepa_debit', { keepsCard: true })).toBe('card_is_to_be_kept');
    expect(offered({ keepsCard: true, country: 'BR' })).toEqual(['card', 'bank_transfer']);
  });
});

describe('what is paid more than once (B-23)', () => {
  test.each(['subscription', 'instalments'] as const)('direct debit is not offered for %s', (paid) => {
    const all = { '*': METHOD_NAMES };
    const debits = METHOD_NAMES.filter((method) => METHODS[method].directDebit);
    for (const country of ['FR', 'GB', 'US', 'CA', 'AU'])
      for (const currency of ['EUR', 'GBP', 'USD', 'CAD', 'AUD'])
        expect(offered({ paid, country, currency }, { shop: all }).filter((method) => debits.includes(method))).toEqual([]);
    expect(why('sepa_debit', { paid })).toBe('debit_only_for_single_payments');
  });

  test('a voucher and a transfer cannot be charged again', () => {
    expect(why('oxxo', { paid: 'subscription', country: 'MX', currency: 'MXN' })).toBe('cannot_be_charged_again');
    expect(why('bank_transfer', { paid: 'instalments', country: 'BR', currency: 'EUR' })).toBe('cannot_be_charged_again');
    expect(offered({ paid: 'subscription' })).toEqual(['card']);
  });
});

describe('what creators choose', () => {
  test('a creator can narrow what the shop has on', () => {
    expect(offered({ creators: [{ FR: ['card'] }] })).toEqual(['card']);
    expect(why('paypal', { creators: [{ FR: ['card'] }] })).toBe('not_chosen_by_creator');
    expect(offered({ creators: [{ '*': ['card', 'paypal'] }] })).toEqual(['card', 'paypal']);
  });

  test('a creator cannot add what the shop does not let them add', () => {
    expect(offered({ country: 'NL', creators: [{ NL: ['card', 'ideal'] }] })).toEqual(['card']);
    expect(offered({ country: 'NL', creators: [{ NL: ['card', 'ideal'] }] }, { creatorsMayAdd: ['ideal'] })).toEqual(['card', 'ideal']);
    expect(why('ideal', { country: 'NL' }, { creatorsMayAdd: ['ideal'] })).toBe('off_in_country');
  });

  test('of several creators all have to take it', () => {
    expect(offered({ creators: [null, { FR: ['card', 'sepa_debit'] }] })).toEqual(['card', 'sepa_debit']);
    expect(offered({ creators: [{ FR: ['paypal'] }, { FR: ['card'] }] })).toEqual([]);
    const ideal = { NL: ['card', 'ideal'] as const };
    expect(offered({ country: 'NL', creators: [ideal, null] }, { creatorsMayAdd: ['ideal'] })).toEqual(['card']);
    expect(why('ideal', { country: 'NL', creators: [ideal, null] }, { creatorsMayAdd: ['ideal'] })).toBe('not_chosen_by_creator');
  });
});

describe('whatever is switched on', () => {
  const methods = fc.subarray([...METHOD_NAMES]);
  const table = fc.dictionary(fc.constantFrom('*', 'FR', 'MX', 'BR', 'NL'), methods);

  test('each method is either offered or refused for a reason, and none of it is invented', () => {
    const cases = fc.record({
      shop: table,
      creatorsMayAdd: methods,
      country: fc.constantFrom('FR', 'MX', 'BR', 'NL', 'US'),
      currency: fc.constantFrom('EUR', 'MXN', 'BRL', 'USD'),
      paid: fc.constantFrom('once' as const, 'subscription' as const, 'instalments' as const),
      creators: fc.array(fc.option(table), { minLength: 1, maxLength: 3 }),
      keepsCard: fc.boolean(),
      seatsLimited: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ shop, creatorsMayAdd, ...rest }) => {
        const found = offeredMethods(rest, { shop, creatorsMayAdd, accounts: ['EUR'] });
        expect([...found.offered, ...found.refused.map(({ method }) => method)].sort()).toEqual([...METHOD_NAMES].sort());
        const allowed = new Set([...(shop[rest.country] ?? shop['*'] ?? []), ...creatorsMayAdd]);
        expect(found.offered.filter((method) => !allowed.has(method))).toEqual([]);
      }),
    );
  });
});

test('what the shop takes itself is never asked of the provider', () => {
  expect(atProvider(['card', 'bank_transfer', 'oxxo'])).toEqual(['card', 'oxxo']);
});
