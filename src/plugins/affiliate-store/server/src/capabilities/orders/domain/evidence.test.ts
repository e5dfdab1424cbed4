import { proposeEvidence, saysSomething, type KnownOfOrder } from './evidence';

const AT = Date.UTC(2026, 2, 4, 9, 30, 5);
const known: KnownOfOrder = {
  number: 'AS-1',
  total: '€49.00',
  paidAt: AT,
  paidWith: 'card ending in 4242',
  country: 'FR',
  items: [{ product: 'Watercolour', offer: 'Course', seller: 'Nour', price: '€49.00' }],
  consents: [{ key: 'withdrawal', version: '2', at: AT }],
  guaranteeDays: 14,
  grants: [{ product: 'Watercolour', at: AT }],
  downloads: [{ file: 'lesson-1.pdf', at: AT + 1000 }],
  letters: [{ kind: 'access', at: AT }],
  refunded: null,
};

test('what the shop knows is told with its moments, in UTC', () => {
  const { product, access, terms, explanation } = proposeEvidence(known);
  expect(product).toBe('Digital product “Watercolour” (Course), sold by Nour for €49.00.');
  expect(access.split('\n')).toEqual([
    '2026-03-04 09:30:05 UTC  Access to “Watercolour” was given.',
    '2026-03-04 09:30:06 UTC  The buyer, signed in, fetched the file “lesson-1.pdf”.',
  ]);
  expect(terms).toContain('agreed to “withdrawal”, version 2');
  expect(explanation).toContain('Order AS-1: €49.00, paid 2026-03-04 09:30:05 UTC with card ending in 4242');
  expect(explanation).toContain('Nothing of it was given back.');
});

test('nothing that did not happen is told: no file fetched says so, no consent says nothing', () => {
  const { access, terms } = proposeEvidence({ ...known, downloads: [], consents: [], guaranteeDays: 0 });
  expect(access).toContain('No file of this order was fetched so far.');
  expect(terms).toBe('');
});

test('what happened very often is told from both ends, and how much is left out', () => {
  const many = Array.from({ length: 250 }, (_, nth) => ({ file: `file-${nth}`, at: AT + nth }));
  const { access } = proposeEvidence({ ...known, downloads: many });
  for (const told of ['file-0”', '… 150 more …', 'file-249”']) expect(access).toContain(told);
  expect(access).not.toContain('file-100”');
});

test('texts of nothing but spaces say nothing', () => {
  expect(saysSomething({ product: ' ', access: '', terms: '\n', explanation: '' })).toBe(false);
  expect(saysSomething({ product: '', access: '', terms: '', explanation: 'paid' })).toBe(true);
});
