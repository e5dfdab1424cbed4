import type { RateRuleView } from '../../../../contracts/rates';
import { draftOf, freeKey, payOf, ratesOf } from './draft';

const rules: RateRuleView[] = [
  { key: 'rule-1', name: 'Spain', when: { country: ['ES', 'PT'] }, pays: { rateBasisPoints: 3550 } },
  { key: 'rule-2', name: 'Parcels', when: { kind: ['physical'] }, pays: { fixed: { EUR: 1250, JPY: 1400 } } },
];

it('comes back as it was when nothing is typed', () => {
  for (const rates of [
    { rules, tiers: null, maxMonths: null },
    {
      rules: [],
      tiers: { period: 'quarter' as const, measure: 'amount' as const, currency: 'EUR', steps: [{ name: 'Gold', from: 100_050 }] },
      maxMonths: 12,
    },
    { rules: [], tiers: { period: 'ever' as const, measure: 'sales' as const, steps: [{ name: 'Gold', from: 10 }] }, maxMonths: null },
  ])
    expect(ratesOf(draftOf(rates))).toEqual(rates);
});

it('reads shares as per cent and amounts with their currencies', () => {
  expect(payOf({ kind: 'share', pays: '35,5' })).toEqual({ rateBasisPoints: 3550 });
  expect(payOf({ kind: 'amount', pays: '12.50 eur, 1400 JPY' })).toEqual({ fixed: { EUR: 1250, JPY: 1400 } });
  expect(payOf({ kind: 'amount', pays: '12,50 EUR' })).toEqual({ fixed: { EUR: 1250 } });
  for (const pays of ['', '151', '12.345', 'ten']) expect(payOf({ kind: 'share', pays })).toBeNull();
  for (const pays of ['', '12.50', 'EUR 12', '12.5 EUR, 3', '12.5 JPY']) expect(payOf({ kind: 'amount', pays })).toBeNull();
});

it('is not sent while something is missing or wrong', () => {
  const draft = draftOf({ rules, tiers: null, maxMonths: null });
  expect(ratesOf({ ...draft, maxMonths: '0' })).toBeNull();
  expect(ratesOf({ ...draft, maxMonths: 'x' })).toBeNull();
  expect(ratesOf({ ...draft, tiers: { ...draft.tiers, steps: [{ name: '', from: '3' }] } })).toBeNull();
  expect(ratesOf({ ...draft, rules: draft.rules.map((rule) => ({ ...rule, name: ' ' })) })).toBeNull();
});

it('gives a new rule the first key that is free', () => {
  expect(freeKey(draftOf({ rules, tiers: null, maxMonths: null }).rules)).toBe('rule-3');
});
