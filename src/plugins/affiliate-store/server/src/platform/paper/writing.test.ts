import { writingOf } from './writing';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('what is written on paper', () => {
  it('keeps every digit of an amount, with the decimals of its currency', () => {
    expect(plain(writingOf('en', 'EUR').sum(9_007_199_254_740_991))).toBe('90 071 992 547 409.91 EUR');
    expect(plain(writingOf('fr', 'EUR').sum(-123_456))).toBe('-1 234,56 EUR');
    expect(plain(writingOf('en', 'JPY').figure(-1_234_567))).toBe('-1 234 567');
    expect(plain(writingOf('en', 'KWD').figure(1_234))).toBe('1.234');
  });

  it('has Latin digits and an order of the day that nothing turns round in Arabic', () => {
    const arabic = writingOf('ar', 'EUR');
    expect([arabic.rtl, arabic.day(Date.UTC(2026, 2, 9)), arabic.month('2026-03')]).toEqual([true, '2026-03-09', '2026-03']);
    expect(arabic.sum(1_050)).toMatch(/^[\d.,٫]+ EUR$/);
  });

  it('names a month as its language does, wherever the server stands', () => {
    expect(writingOf('en', 'EUR').month('2026-01')).toBe('January 2026');
    expect(writingOf('pt-BR', 'EUR').month('2026-12')).toBe('dezembro de 2026');
  });
});
