import type { DocumentBody, DocumentKind } from './document';
import { quarterOf, spanOfQuarter, taxByCountry } from './one-stop-shop';

const body = (kind: DocumentKind, country: string, gross: number, tax: number, more: Partial<DocumentBody['lines'][number]> = {}) => ({
  seller: 'p1',
  body: {
    kind,
    label: 'x',
    language: 'en',
    currency: 'EUR',
    testMode: false,
    orderNumber: 'o',
    issuedAt: 0,
    suppliedAt: 0,
    seller: { name: 'Nour', address: '', country: 'FR', vatId: '', footer: '' },
    buyer: { email: 'b@example.test', country, company: null },
    lines: [{ line: 1, name: 'p', offer: 'o', gross, tax, rateBasisPoints: 1900, reason: 'standard', ...more }],
    refersTo: null,
  } satisfies DocumentBody,
});

test('a quarter has three months', () => {
  expect(spanOfQuarter('2026-Q4')).toEqual({ from: Date.UTC(2026, 9, 1), until: Date.UTC(2027, 0, 1) });
  expect(spanOfQuarter('2026-Q5')).toBeNull();
  expect(quarterOf({ year: 2026, month: 11 })).toBe('2026-Q4');
});

test('credit notes count against invoices; home, reverse charge and untaxed sales stay out', () => {
  const rows = taxByCountry([
    body('invoice', 'DE', 11900, 1900),
    body('credit_note', 'DE', 1190, 190),
    body('correction', 'DE', 119, 19),
    body('invoice', 'FR', 12000, 2000),
    body('invoice', 'DE', 10000, 0, { rateBasisPoints: 0, reason: 'reverse_charge' }),
    body('invoice', 'US', 10000, 0, { rateBasisPoints: 0, reason: 'not_taxed' }),
    body('invoice', 'ES', 12100, 2100, { rateBasisPoints: 2100 }),
  ]);
  expect(rows.map(({ country, rateBasisPoints, net, tax, documents }) => [country, rateBasisPoints, net, tax, documents])).toEqual([
    ['DE', 1900, 9100, 1729, 3],
    ['ES', 2100, 10000, 2100, 1],
  ]);
});
