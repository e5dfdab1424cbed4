import type { DocumentBody } from '../domain/document';
import { writtenDocument } from './write-document';

const body = (changes: Partial<DocumentBody> = {}): DocumentBody => ({
  kind: 'invoice',
  label: 'ESS-2026-000007',
  language: 'en',
  currency: 'EUR',
  testMode: false,
  orderNumber: 'A1B2',
  issuedAt: Date.UTC(2026, 2, 9),
  suppliedAt: Date.UTC(2026, 2, 9),
  seller: { name: 'Atelier', address: '1 rue du Test\n75001 Paris', country: 'FR', vatId: 'FR40303265045', footer: '' },
  buyer: { email: 'b@example.test', country: 'DE', company: { name: 'Beispiel GmbH', address: 'Weg 1', vatId: 'DE129273398' } },
  lines: [
    { line: 1, name: 'Clay', offer: 'Clay', gross: 10_000, tax: 0, rateBasisPoints: 0, reason: 'reverse_charge' },
    { line: 2, name: 'Book', offer: 'Print', gross: 1_055, tax: 55, rateBasisPoints: 550, reason: 'reduced' },
  ],
  refersTo: null,
  ...changes,
});

describe('a document as it is read', () => {
  it('names both parties, each line, the tax of each rate and the total, and why there is no tax', () => {
    const written = writtenDocument(body());
    expect(written.seller.lines).toEqual(['Atelier', '1 rue du Test', '75001 Paris', 'France', 'VAT id: FR40303265045']);
    expect(written.buyer.lines).toEqual(['Beispiel GmbH', 'Weg 1', 'b@example.test', 'Germany', 'VAT id: DE129273398']);
    expect(written.rows.map(({ item }) => item)).toEqual(['Clay', 'Book – Print']);
    expect(written.sums.map(({ label, value }) => `${label}: ${value.replaceAll('\u00a0', ' ')}`)).toEqual([
      'Net: 110.00 EUR',
      'Tax 5.5 %: 0.55 EUR',
      'Tax 0 %: 0.00 EUR',
      'Total: 110.55 EUR',
    ]);
    expect(written.notes).toEqual(['Reverse charge: the buyer owes the tax.']);
  });

  it.each(['en', 'fr', 'es', 'pt-BR', 'ar'])('has words of its own in %s, from right to left in Arabic alone', (language) => {
    const written = writtenDocument(body({ language, kind: 'credit_note', refersTo: { label: 'ESS-2026-000001', issuedAt: 0 } }));
    expect([written.language, written.rightToLeft, written.number]).toEqual([language, language === 'ar', 'ESS-2026-000007']);
    expect(written.corrects).toContain('ESS-2026-000001');
    if (language !== 'en') expect(written.title).not.toBe('Credit note');
  });

  it.each(['en', 'fr', 'es', 'pt-BR', 'ar'])(
    'says in %s how it was paid where store credit paid a part, and leaves the sums as they are',
    (language) => {
      const [plain, paid] = [
        writtenDocument(body({ language })),
        writtenDocument(body({ language, paidWithCredit: { amount: 1_055, total: 11_055 } })),
      ];
      expect(paid.notes[0]).toContain(paid.sums.at(-1)?.value);
      expect(paid.notes.slice(1)).toEqual(plain.notes);
      expect(paid.sums).toEqual(plain.sums);
    },
  );

  it('says of a test sale that it is one', () => {
    expect(writtenDocument(body({ testMode: true })).test).toContain('TEST');
    expect(writtenDocument(body()).test).toBeNull();
  });
});
