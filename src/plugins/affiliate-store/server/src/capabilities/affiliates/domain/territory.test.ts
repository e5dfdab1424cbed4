import fc from 'fast-check';
import { clashOf, countriesOf, exclusiveAt, holdsAt, overlap, type Territory } from './territory';

const held = (change: Partial<Territory> = {}): Territory => ({
  id: 1,
  publicId: 'ter_1',
  programId: 1,
  affiliateId: 1,
  countries: ['FR'],
  exclusive: true,
  from: 100,
  until: 200,
  reason: 'agreed',
  grantedBy: 'admin:1',
  grantedAt: 0,
  endedBecause: null,
  ...change,
});

test.each([
  ['before it', { from: 0, until: 100 }, false],
  ['from its end on', { from: 200, until: null }, false],
  ['its last moment', { from: 199, until: 300 }, true],
  ['all of it and more', { from: 0, until: null }, true],
] as const)('a time %s', (_when, span, expected) => {
  expect([overlap(held(), span), overlap(span, held())]).toEqual([expected, expected]);
});

test('two exclusive holders of one country are never at one time, whoever they are; the same country without exclusivity is nobody’s business', () => {
  const wanted = held({ affiliateId: 2, from: 150, until: null });
  expect(clashOf(wanted, [held()])).toMatchObject({ country: 'FR', with: { affiliateId: 1 } });
  expect(clashOf({ ...wanted, countries: ['BE'] }, [held()])).toBeNull();
  expect(clashOf({ ...wanted, exclusive: false }, [held()])).toBeNull();
  expect(clashOf(wanted, [held({ exclusive: false })])).toBeNull();
  expect(clashOf({ ...wanted, from: 200 }, [held()])).toBeNull();
});

test('codes are one spelling, each once, in order', () => {
  expect(countriesOf(['fr', 'BE', 'FR'])).toEqual(['BE', 'FR']);
});

test('whatever is granted one after the other without a clash, no country has two exclusive holders at any moment', () => {
  const anyOne = fc.record({
    affiliateId: fc.integer({ min: 1, max: 4 }),
    countries: fc.uniqueArray(fc.constantFrom('FR', 'BE', 'CH'), { minLength: 1 }),
    exclusive: fc.boolean(),
    from: fc.nat(50),
    length: fc.option(fc.integer({ min: 1, max: 20 })),
  });
  fc.assert(
    fc.property(fc.array(anyOne, { maxLength: 12 }), (asked) => {
      const standing: Territory[] = [];
      for (const { length, ...one } of asked) {
        const wanted = held({ ...one, until: length === null ? null : one.from + length });
        if (clashOf(wanted, standing) === null) standing.push(wanted);
      }
      for (let at = 0; at < 80; at += 1)
        for (const country of ['FR', 'BE', 'CH']) {
          const holders = standing.filter((one) => one.exclusive && one.countries.includes(country) && holdsAt(one, at));
          expect(holders.length).toBeLessThanOrEqual(1);
          expect(exclusiveAt(standing, country, at)).toBe(holders[0] ?? null);
        }
    }),
  );
});
