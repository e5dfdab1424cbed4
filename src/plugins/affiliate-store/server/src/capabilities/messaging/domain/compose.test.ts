import { money } from '../../../kernel/money';
import { compose } from './compose';
import type { Letter, Locale, MailFacts, MailKind, Sender } from './letter';
import { plainText } from './plain-text';
import { SAMPLE_SENDER, SAMPLES } from './samples';

const LOCALES: readonly Locale[] = ['en', 'fr', 'es', 'pt-BR', 'ar'];
const sender = SAMPLE_SENDER;
const at = Date.UTC(2026, 10, 21, 9, 30);
const FACTS = SAMPLES;
const KINDS = Object.keys(FACTS) as MailKind[];
const written = (kind: MailKind, locale: Locale, facts: Partial<MailFacts[MailKind]> = {}, by: Sender = sender): Letter =>
  compose(kind, locale, { ...FACTS[kind], ...facts } as MailFacts[MailKind], by);

describe.each(LOCALES)('in %s', (locale) => {
  test.each(KINDS)('%s says something everywhere', (kind) => {
    const letter = written(kind, locale);
    for (const text of [
      letter.subject,
      letter.preheader,
      letter.lead,
      ...letter.notes,
      ...letter.rows.flatMap((row) => [row.label, row.value]),
    ]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
    }
  });

  test('the essential sentence of the text part is its first', () => {
    const letter = written('access', locale);
    const text = plainText(letter, locale, sender);
    expect(text.split('\n')[0]).toBe(letter.lead);
    expect(text).toContain('https://shop.example.com/store/');
    expect(text).not.toMatch(/<[a-z]/i);
  });
});

test('every language says it in its own words', () => {
  // The lead may be somebody's own words, as they were written: what stands around it is not.
  const said = (kind: MailKind, locale: Locale): string => [written(kind, locale)].map(({ subject, lead }) => `${subject}\n${lead}`).join();
  for (const kind of KINDS) expect(new Set(LOCALES.map((locale) => said(kind, locale))).size).toBe(LOCALES.length);
});

test.each([
  ['EUR', 4900, 'en', '€49.00'],
  ['JPY', 4900, 'en', '¥4,900'],
  ['KWD', 4900, 'en', /4\.900/],
  ['EUR', 123456, 'fr', /1\s234,56\s€/],
  ['BRL', 4900, 'pt-BR', /R\$\s49,00/],
  ['EUR', 4900, 'ar', /49\.00/],
])('%s %i in %s has the decimals of its currency', (currency, amount, locale, shown) => {
  const { lead } = written('commission_earned', locale as Locale, { amount: money(amount, currency) });
  expect(lead.replace(/[\u200e\u200f]/g, '')).toMatch(shown);
});

test('a name with line breaks neither breaks the subject nor starts a header', () => {
  const items = [{ name: 'Book\r\nBcc: everyone@example.com\u202e', price: money(100, 'EUR') }];
  const letter = written('access', 'en', { items });
  for (const text of [letter.subject, letter.preheader, letter.lead]) expect(text).not.toMatch(/[\r\n\u202e]/);
  expect(letter.subject).toBe('Your access to Book Bcc: everyone@example.com');
});

test('a subject is never longer than mailboxes show', () => {
  const items = Array.from({ length: 10 }, () => ({ name: 'A very long name of a product that goes on', price: money(100, 'EUR') }));
  expect(written('access', 'en', { items }).subject.length).toBeLessThanOrEqual(150);
});

test('an order without tax or guarantee does not speak of either', () => {
  const { rows, notes } = written('access', 'en', { tax: money(0, 'EUR'), guaranteeEndsAt: null, statementDescriptor: null });
  expect(rows.map((row) => row.label)).toEqual(['Order', 'Paid on', 'Drawing by hand', 'Total']);
  expect(notes).toHaveLength(1);
});

test.each(LOCALES)('a converted order says at what, from whom and since when in %s', (locale) => {
  const exchange = { from: 'EUR', to: 'BRL', rate: '5.8312', source: 'ECB', validFrom: at };
  const [, note = ''] = written('access', locale, { exchange, statementDescriptor: null }).notes;
  expect(note).toMatch(/1 EUR = 5[.,]8312 BRL.*ECB.*(2026|٢٠٢٦)/);
});

test('a whole refund says that access has ended, a part that it stays', () => {
  expect(written('refunded', 'en', { whole: true }).notes[0]).toMatch(/has ended/);
  expect(written('refunded', 'en').notes[0]).toMatch(/stays as it is/);
});

test('a refund for one of two products names what went back, what has ended and what stays', () => {
  const [one, other] = [
    { name: 'Drawing by hand', price: money(4900, 'EUR') },
    { name: 'Brushes', price: money(1000, 'EUR') },
  ];
  const letter = written('refunded', 'en', { items: [one, other], parts: [other], ended: [other.name] });
  expect(letter.rows.map(({ label, value }) => [label, value])).toContainEqual(['Brushes', '€10.00']);
  expect(letter.notes[0]).toMatch(/Brushes has ended/);
  expect(letter.notes[1]).toMatch(/Drawing by hand stays as it is/);
});

test('the mail to an affiliate names no buyer and no order', () => {
  const letter = written('commission_earned', 'en');
  expect(plainText(letter, 'en', sender)).not.toMatch(/AS-1|@(?!example\.com)/);
});

test.each(LOCALES)('of what is paid in instalments no mail says in %s that it is a subscription', (locale) => {
  const subscription = /subscri|abonne|suscri|assina|اشتراك|اشترك/i;
  for (const kind of ['renewal_refused', 'renewal_last_try', 'subscription_ended'] as const) {
    const said = (facts: Partial<MailFacts[MailKind]>): string => {
      const { subject, lead, notes, rows, button } = written(kind, locale, facts);
      return JSON.stringify([subject, lead, notes, rows, button?.label]);
    };
    expect(said({})).toMatch(subscription);
    expect(said({ inInstalments: true })).not.toMatch(subscription);
  }
});

test('how often another offer is paid is said by the plurals of each language, and who changed it', () => {
  const price = (locale: Locale, interval: 'month' | 'year', count: number): string | undefined =>
    written('offer_change_agreed', locale, { interval, count })
      .rows.find(({ strong }) => strong)
      ?.value.replace(/^.*\d[^\p{L}]*/u, '');
  expect([price('en', 'year', 1), price('fr', 'month', 1)]).toEqual(['a year', 'par mois']);
  expect(written('offer_change_agreed', 'en', { interval: 'month', count: 3 }).rows[2]?.value).toContain('every 3 months');
  const arabic = [1, 2, 3, 11].map((count) => written('offer_change_agreed', 'ar', { interval: 'month', count }).rows[2]?.value ?? '');
  for (const [index, words] of ['كل شهر', 'كل شهرين', 'كل 3 أشهر', 'كل 11 شهرًا'].entries()) expect(arabic[index]).toContain(words);
  const [own, byShop] = [false, true].map((each) => written('offer_change_agreed', 'en', { byShop: each }).lead);
  expect([own, byShop]).toEqual([expect.stringMatching(/^You changed/), expect.stringMatching(/^The shop changed/)]);
});

test('times name their zone', () => {
  expect(written('sign_in_link', 'en').notes[0]).toContain('UTC');
});

test.each(LOCALES)('a price in parts says in %s how many there are, and that nothing is charged after the last', (locale) => {
  const three = written('subscription_begun', locale, { instalments: 3, freeUntil: null });
  expect(three.rows.find(({ strong }) => strong)?.value).toMatch(/\(3 /);
  expect(JSON.stringify([three.subject, three.lead, three.notes])).not.toMatch(/subscri|abonne|suscri|assina|اشتراك/i);
});

test('a bank that took a part back has ended no access, one that took the whole has', () => {
  expect(written('dispute_lost', 'en', { ended: false }).notes.join(' ')).not.toMatch(/has ended/);
  expect(written('dispute_lost', 'en').notes[0]).toBe('Your access to Drawing by hand has ended.');
});

test('a subscription without free days does not speak of them', () => {
  expect(written('subscription_begun', 'en').notes[0]).toMatch(/cost nothing/);
  expect(written('subscription_begun', 'en', { freeUntil: null }).notes).toHaveLength(1);
});
