import { evidenceName, evidenceType, fitsBeside, MOST_EVIDENCE_BYTES } from './evidence-file';

const bytes = (...given: number[]): Uint8Array => Uint8Array.from(given);

test('a file is what its bytes say, and what banks do not take is none', () => {
  expect(evidenceType(new TextEncoder().encode('%PDF-1.7'))).toEqual({ type: 'application/pdf', ending: 'pdf' });
  expect(evidenceType(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toMatchObject({ type: 'image/png' });
  expect(evidenceType(bytes(0xff, 0xd8, 0xff, 0xe0))).toMatchObject({ type: 'image/jpeg' });
  for (const other of ['<svg xmlns=…', 'PK\u0003\u0004', '%PDF', '']) expect(evidenceType(new TextEncoder().encode(other))).toBeNull();
});

test('all files of an answer share one limit', () => {
  expect(fitsBeside([], MOST_EVIDENCE_BYTES)).toBe(true);
  expect(fitsBeside([1], MOST_EVIDENCE_BYTES)).toBe(false);
  expect(fitsBeside([1_000_000, 2_000_000], 1_500_000)).toBe(true);
});

test('a bank reads what a file shows and of which order', () => {
  expect(evidenceName('receipt', 'AS-1', 'pdf')).toBe('receipt-AS-1.pdf');
});
