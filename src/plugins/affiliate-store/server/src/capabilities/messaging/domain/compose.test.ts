import { money } from '../../../kernel/money';
import { compose } from './compose';
import type { Letter, Locale, MailFacts, MailKind, Sender } from './letter';
import { plainText } from './plain-text';

const LOCALES: readonly Locale[] = ['en', 'fr', 'es', 'pt-BR', 'ar'];
const sender: Sender = { shop: 'Atelier Nour', url: 'https://shop.example.com', brandColor: '#3b4fe4', supportEmail: 'help@example.com' };
const at = Date.UTC(2026, 10, 21, 9, 30);

const RENEWAL = {
  product: 'Drawing by hand',
  amount: money(2990, 'EUR'),
  nextTryAt: at + 3 * 86_400_000,
  accessUntil: at + 7 * 86_400_000,
  linkToken: 'token0000000000000000',
};

const OFFER_CHANGE = {
  product: 'Drawing by hand',
  offer: 'A year',
  amount: money(30_000, 'EUR'),
  interval: 'year' as const,
  count: 1,
  from: at,
  byShop: false,
  linkToken: 'token0000000000000000',
};

const FACTS: MailFacts = {
  access: {
    orderNumber: 'AS-1',
    paidAt: at,
    items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }],
    total: money(4900, 'EUR'),
    tax: money(817, 'EUR'),
    taxRateBasisPoints: 2000,
    guaranteeEndsAt: at + 14 * 86_400_000,
    statementDescriptor: 'ATELIER',
    linkToken: 'token0000000000000000',
  },
  sign_in_link: { linkToken: 'token0000000000000000', expiresAt: at },
  refunded: {
    orderNumber: 'AS-1',
    refunded: money(1000, 'EUR'),
    total: money(4900, 'EUR'),
    whole: false,
    items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }],
  },
  order_failed: { orderNumber: 'AS-1', items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }], total: money(4900, 'EUR') },
  payment_awaited: {
    orderNumber: 'AS-1',
    items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }],
    total: money(4900, 'EUR'),
    transfer: { account: 'Holder: Atelier\nIBAN: DE02 1203 0000 0000 2020 51', dueAt: Date.UTC(2026, 10, 30) },
    slipUrl: null,
  },
  affiliate_welcome: {
    name: 'Ben',
    program: 'Friends',
    code: 'ben',
    shareUrl: 'https://shop.example.com/r/ben',
    rateBasisPoints: 3000,
    linkToken: 'token0000000000000000',
  },
  renewal_refused: { ...RENEWAL },
  renewal_last_try: { ...RENEWAL, accessUntil: null },
  subscription_ended: { ...RENEWAL, nextTryAt: null, accessUntil: null },
  creator_confirmed: { name: 'Ben' },
  creator_not_confirmed: { name: 'Ben', reason: 'The name is not that of the bank account.', sells: true },
  pause_begun: { product: 'Drawing by hand', amount: money(1500, 'EUR'), accessUntil: at, nextAt: at, linkToken: 'token0000000000000000' },
  pause_over: { product: 'Drawing by hand', amount: money(1500, 'EUR'), accessUntil: null, nextAt: at, linkToken: 'token0000000000000000' },
  offer_change_agreed: { ...OFFER_CHANGE },
  offer_changed: { ...OFFER_CHANGE, interval: 'month', count: 3, byShop: true },
  payout_method_changed: { name: 'Ben', method: 'FR76 •••• 0189', usableFrom: at },
  payout_paid: { amount: money(4000, 'EUR'), method: 'FR76 •••• 0189', reference: 'po_1', reason: null },
  payout_failed: { amount: money(4000, 'EUR'), method: 'FR76 •••• 0189', reference: 'po_1', reason: 'account closed' },
  contract_notice: { program: 'House', day: at },
  contract_ending: { program: 'House', day: at },
  contract_ended: { program: 'House', day: at },
  case_opened: { id: 'case_1', about: 'AS-1', dueOn: at },
  case_message: { id: 'case_1', about: 'AS-1', text: 'Which link was it?', asks: true },
  case_decided: { id: 'case_1', about: '', outcome: 'partly', reason: 'Half of it was yours.', granted: null },
  place_blocked: { program: 'House', code: 'COOKIE_STUFFING', reason: 'Cookies were set without a click.' },
  statement_issued: { id: 'stm_1', month: '2026-03', paidOut: money(4000, 'EUR'), closing: money(-150, 'EUR') },
  commission_earned: { name: 'Ben', product: 'Drawing by hand', amount: money(1470, 'EUR'), payableAt: at },
};
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
  for (const kind of KINDS) expect(new Set(LOCALES.map((locale) => written(kind, locale).lead)).size).toBe(LOCALES.length);
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
