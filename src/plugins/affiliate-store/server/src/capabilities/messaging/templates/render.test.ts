import { money } from '../../../kernel/money';
import { compose } from '../domain/compose';
import type { Sender } from '../domain/letter';
import { renderLetter } from './render';

const sender: Sender = { shop: 'Tom & <b>Jerry</b>', url: 'https://shop.example.com', brandColor: '#ffd400', supportEmail: '' };
const facts = { name: 'Ben', product: '<script>alert(1)</script>', amount: money(1470, 'EUR'), payableAt: 0 };

test('what people wrote is text in the HTML part', () => {
  const { html } = renderLetter({ letter: compose('commission_earned', 'en', facts, sender), locale: 'en', sender });
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<b>|<img|<link|url\(/i);
});

test('Arabic is written from right to left, in the document and in its body', () => {
  const { html } = renderLetter({ letter: compose('commission_earned', 'ar', facts, sender), locale: 'ar', sender });
  expect(html).toMatch(/<html[^>]*dir="rtl"[^>]*lang="ar"|<html[^>]*lang="ar"[^>]*dir="rtl"/);
  expect(html).toMatch(/<body[^>]*dir="rtl"/);
});

test('there is one button, its words readable on the brand colour, its address written out below', () => {
  const { html } = renderLetter({
    letter: compose('sign_in_link', 'en', { linkToken: 'token0000000000000000', expiresAt: 0 }, sender),
    locale: 'en',
    sender,
  });
  expect(html.match(/padding:13px 26px/g)).toHaveLength(1);
  expect(html).toMatch(/background:#ffd400;color:#16181d|color:#16181d/);
  expect(html.match(/https:\/\/shop\.example\.com\/store\/en\/link\/token0000000000000000/g)?.length).toBe(3);
});

test('a mail is small enough not to be clipped by mailboxes', () => {
  const { html } = renderLetter({ letter: compose('commission_earned', 'en', facts, sender), locale: 'en', sender });
  expect(html.length).toBeLessThan(60_000);
});
