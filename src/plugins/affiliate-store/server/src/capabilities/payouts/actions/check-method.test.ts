import { checkMethod } from './check-method';

const sepa = (iban: string, bic: string | null = null) => checkMethod({ kind: 'sepa', holder: 'Ana', iban, bic });
const codeOf = (checked: ReturnType<typeof checkMethod>) => (checked.ok ? 'ok' : checked.failure.code);

describe('bank data as somebody typed it', () => {
  test('is brought to one spelling', () => {
    expect(sepa('fr76 3000 6000 0112 3456 7890 189', 'agrifrpp')).toEqual({
      ok: true,
      value: { kind: 'sepa', holder: 'Ana', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    });
  });

  test('is refused with one digit wrong, two swapped, or too short', () => {
    for (const wrong of ['FR7630006000011234567890188', 'FR7630006000011243567890189', 'FR763000600001123456789018', 'ana@example.org', ''])
      expect(codeOf(sepa(wrong))).toBe('IBAN_INVALID');
  });

  test('is refused outside of SEPA, and with a wrong BIC', () => {
    expect(codeOf(sepa('BR1800360305000010009795493C1'))).toBe('IBAN_OUTSIDE_SEPA');
    expect(codeOf(sepa('DE89370400440532013000', 'XX'))).toBe('BIC_INVALID');
  });
});
