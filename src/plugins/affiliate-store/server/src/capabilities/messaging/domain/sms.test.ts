import { money } from '../../../kernel/money';
import { gsm7Length, inGsm7 } from './gsm7';
import type { Locale } from './letter';
import { SAMPLES } from './samples';
import { alphabetOf, SMS_KINDS, SMS_LONGEST, smsText, type SmsKind } from './sms';

const LOCALES: readonly Locale[] = ['en', 'fr', 'es', 'pt-BR', 'ar'];
const NAMES = [
  'Nour',
  'L’Atelier de Noureddine et Filles, maître-relieur',
  'متجر نور للكتب والخط العربي الأصيل',
  '{{[[€€€€~~~~||||^^^^]]}}',
];
// As long as they come: the number of an order, an amount of millions, a day of the longest month.
const big = money(123_456_789, 'EUR');
const LONG = { orderNumber: 'AS-W9XYZ-W9XYZ', total: big, refunded: big, amount: big, freeUntil: Date.UTC(2026, 8, 30) };
const said = <K extends SmsKind>(kind: K, locale: Locale, shop = 'Nour'): string =>
  smsText(kind, locale, { ...SAMPLES[kind], ...LONG }, { shop, url: 'https://a-shop-with-a-long-name.example.com' });

describe.each(LOCALES)('in %s', (locale) => {
  test.each(SMS_KINDS)('%s is one message, whatever the shop is called', (kind) => {
    for (const shop of NAMES) {
      const text = said(kind, locale, shop);
      expect(text).toMatch(/[\p{L}\p{N}].*: .{15,}/u);
      if (alphabetOf(locale) === 'ucs2') expect(text.length).toBeLessThanOrEqual(SMS_LONGEST.ucs2);
      else expect(gsm7Length(text)).toBeLessThanOrEqual(SMS_LONGEST.gsm7);
      expect(text).not.toMatch(/undefined|NaN|https?:/);
    }
  });
});

test('every language says it in its own words', () => {
  for (const kind of SMS_KINDS) expect(new Set(LOCALES.map((locale) => said(kind, locale))).size).toBe(LOCALES.length);
});

test('accents without a place fall away, those with one stay, and two-place signs count twice', () => {
  expect(inGsm7('Últímo « château » déjà — œuvre')).toBe('Ultimo " chateau " déjà - oeuvre');
  expect([gsm7Length('déjà'), gsm7Length('5 €'), gsm7Length('château'), gsm7Length('متجر')]).toEqual([4, 4, null, null]);
});

test('a shop whose name cannot be written is called by its host', () => {
  expect(said('access', 'en', 'متجر نور')).toMatch(/^a-shop-with-a-long-name.*: /);
});
