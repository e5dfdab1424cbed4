import { treatmentOf } from './treatment';

const shop = { country: 'FR', rate: 2000, isInUnion: (country: string) => ['FR', 'DE', 'ES'].includes(country) };
const of = (status: 'small_business' | 'vat_liable', country: string, vatCountry: string | null = null) =>
  treatmentOf({ status, country, vatId: vatCountry ?? '', vatCountry }, shop);

describe('who is self-billed', () => {
  it('is whoever charges no tax, wherever they are', () => {
    expect(of('small_business', 'FR')).toEqual({ treatment: 'small_business' });
    expect(of('small_business', 'DE')).toEqual({ treatment: 'small_business' });
  });

  it('is a liable payee of another member state with a VAT id of it: the shop owes the tax', () => {
    expect(of('vat_liable', 'DE', 'DE')).toEqual({ treatment: 'reverse_charge' });
    expect(of('vat_liable', 'DE', 'ES')).toEqual({ obstacle: 'VAT_ID_NEEDED' });
    expect(of('vat_liable', 'DE')).toEqual({ obstacle: 'VAT_ID_NEEDED' });
  });

  it('is one where either is outside the Union', () => {
    expect(of('vat_liable', 'BR')).toEqual({ treatment: 'outside' });
    expect(treatmentOf({ status: 'vat_liable', country: 'DE', vatId: 'DE1', vatCountry: 'DE' }, { ...shop, country: 'CH' })).toEqual({
      treatment: 'outside',
    });
  });

  it('is a liable payee of the shop’s own country, who is paid the tax on top: with a number of theirs, and a rate of it', () => {
    expect(of('vat_liable', 'FR', 'FR')).toEqual({ treatment: 'domestic' });
    expect(of('vat_liable', 'FR', 'DE')).toEqual({ obstacle: 'VAT_ID_NEEDED' });
    expect(of('vat_liable', 'FR')).toEqual({ obstacle: 'VAT_ID_NEEDED' });
    const swiss = { status: 'vat_liable', country: 'CH', vatId: 'CHE-1', vatCountry: null } as const;
    expect(treatmentOf(swiss, { ...shop, country: 'CH' })).toEqual({ treatment: 'domestic' });
    expect(treatmentOf({ ...swiss, vatId: '' }, { ...shop, country: 'CH' })).toEqual({ obstacle: 'VAT_ID_NEEDED' });
    expect(treatmentOf(swiss, { ...shop, country: 'CH', rate: 0 })).toEqual({ obstacle: 'CHARGES_VAT' });
  });
});
