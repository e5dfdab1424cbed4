import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Stripe from 'stripe';
import { chromium } from 'playwright-core';
import { basket, type Bench, openBench } from './support/running-sandbox';

let bench: Bench;
let stripe: Stripe;

beforeAll(async () => {
  bench = await openBench();
  stripe = bench.stripe;
});

afterAll(() => bench.close());

const card = {
  method: 'card',
  email: 'ana@example.com',
  number: '4242 4242 4242 4242',
  expiry: '12/40',
  cvc: '123',
  name: 'Ana Lima',
  country: 'FR',
};

function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

async function newSession(overrides: Stripe.Checkout.SessionCreateParams = {}): Promise<Stripe.Checkout.Session & { url: string }> {
  const session = await stripe.checkout.sessions.create(basket(overrides));
  return { ...session, url: session.url ?? '' };
}

describe('the hosted page', () => {
  test('shows what is bought, says that no money moves, and leads back to the shop', async () => {
    const session = await newSession();
    const page = await (await fetch(session.url)).text();
    expect(page).toContain('No money moves');
    expect(page).toContain('A course');
    expect(page).toContain('€49.00');
    expect(page).toContain('href="http://127.0.0.1:9/cart"');
  });

  test('does not ask again for the address the shop has asked for, and guesses the country as the browser says it', async () => {
    const session = await newSession({ customer_email: 'ana@example.com' });
    const page = await (await fetch(session.url, { headers: { 'accept-language': 'en-DE,en;q=0.9' } })).text();
    expect(page).toMatch(/<input type="hidden" name="email" value="ana@example.com"/);
    expect(page).toContain('<bdi>ana@example.com</bdi>');
    expect(page).not.toContain('type="email"');
    expect(page).toMatch(/<option value="DE"\s+selected/);
  });

  test('says of every refusal that nothing was charged', async () => {
    const session = await newSession();
    for (const wrong of [{ number: '4000000000000002' }, { name: '' }])
      expect(await (await submit(session.url, { ...card, ...wrong })).text()).toContain('You have not been charged.');
  });

  test('takes a card and sends the buyer to the success page with the session id', async () => {
    const session = await newSession();
    const answer = await submit(session.url, card);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `http://127.0.0.1:9/thanks?session=${session.id}`]);
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    expect([paid.payment_status, paid.customer_details?.email, paid.customer_details?.address?.country]).toEqual([
      'paid',
      'ana@example.com',
      'FR',
    ]);
    expect(await (await fetch(session.url)).text()).toContain('This has been paid already');
  });

  test.each([
    ['a declined card', { number: '4000000000000002' }, 'The card was declined.'],
    ['an empty account', { number: '4000000000009995' }, 'insufficient funds'],
    ['a real-looking number', { number: '4111111111111111' }, 'not one of the test cards'],
    ['an expiry in the past', { expiry: '01/20' }, 'a month in the future'],
    ['a short security code', { cvc: '1' }, 'three or four digits'],
    ['no e-mail', { email: '' }, 'Enter an e-mail address'],
    ['no name', { name: ' ' }, 'Enter a name'],
  ])('says what is wrong with %s, keeps what was written except the card, and lets the buyer try again', async (_name, wrong, words) => {
    const session = await newSession();
    const answer = await submit(session.url, { ...card, ...wrong });
    const page = await answer.text();
    expect(answer.status).toBe(402);
    expect(page).toContain('role="alert"');
    expect(page).toContain(words);
    expect(page).not.toContain('value="4');
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    expect((await submit(session.url, card)).status).toBe(303);
  });

  test('sends a card that asks for it to the 3-D Secure page, which may be passed or failed', async () => {
    const session = await newSession();
    const challenge = (await submit(session.url, { ...card, number: '4000002760003184' })).headers.get('location') ?? '';
    expect(await (await fetch(challenge)).text()).toContain('3-D Secure test page');
    const failed = (await submit(challenge, { outcome: 'fail' })).headers.get('location') ?? '';
    expect(await (await fetch(`${bench.sandbox.url}${failed}`)).text()).toContain('The authentication failed');
    const again = (await submit(session.url, { ...card, number: '4000002760003184' })).headers.get('location') ?? '';
    expect((await submit(again, { outcome: 'pass' })).headers.get('location')).toContain(`session=${session.id}`);
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  });

  test('takes a bank debit that is decided later', async () => {
    const session = await newSession();
    await submit(session.url, { method: 'sepa_debit', email: 'a@example.com', name: 'Ana', iban: 'AT61 1904 3002 3457 3201' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    await bench.sandbox.advance(5000);
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  });

  test('shows a voucher with its number, and a Pix code as a picture', async () => {
    const brl = { line_items: [{ quantity: 1, price_data: { currency: 'brl', unit_amount: 4900, product_data: { name: 'Curso' } } }] };
    const boleto = await newSession(brl);
    const voucher =
      (await submit(boleto.url, { method: 'boleto', email: 'a@example.com', name: 'Ana', tax_id: '000.000.000-00' })).headers.get(
        'location',
      ) ?? '';
    expect(await (await fetch(`${bench.sandbox.url}${voucher}`)).text()).toMatch(/\d{47}/);
    await submit(`${bench.sandbox.url}${voucher}`, { outcome: 'pass' });
    expect((await stripe.checkout.sessions.retrieve(boleto.id)).payment_status).toBe('paid');
    const pix = await newSession(brl);
    const code = (await submit(pix.url, { method: 'pix', email: 'a@example.com', name: 'Ana' })).headers.get('location') ?? '';
    expect(await (await fetch(`${bench.sandbox.url}${code}`)).text()).toContain('<svg');
    expect((await stripe.checkout.sessions.retrieve(pix.id)).status).toBe('open');
    expect((await submit(`${bench.sandbox.url}${code}`, { outcome: 'pass' })).headers.get('location')).toContain(pix.id);
  });

  test('has a wallet button that pays with one press', async () => {
    const session = await newSession({ customer_email: 'w@example.com' });
    expect((await submit(session.url, { wallet: 'apple_pay' })).status).toBe(303);
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
    expect(((paid.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge).payment_method_details?.card?.wallet?.type).toBe(
      'apple_pay',
    );
  });

  test('offers a customer the cards they kept, and nobody else’s', async () => {
    const customer = await stripe.customers.create({ email: 'ana@example.com' });
    const first = await newSession({ customer: customer.id });
    await submit(first.url, { ...card, save: 'yes' });
    const second = await newSession({ customer: customer.id });
    expect(await (await fetch(second.url)).text()).toContain('visa ending in 4242');
    const { data } = await stripe.paymentMethods.list({ customer: customer.id });
    const stranger = await newSession();
    expect((await submit(stranger.url, { saved: data[0]?.id ?? '' })).status).toBe(402);
    expect((await submit(second.url, { saved: data[0]?.id ?? '' })).status).toBe(303);
  });

  test('asks for consent to the terms where the session wants it', async () => {
    const session = await newSession({ consent_collection: { terms_of_service: 'required' } });
    expect((await submit(session.url, card)).status).toBe(402);
    expect((await submit(session.url, { ...card, terms: 'yes' })).status).toBe(303);
    expect((await stripe.checkout.sessions.retrieve(session.id)).consent?.terms_of_service).toBe('accepted');
  });

  test('of a session that has expired takes no money', async () => {
    const session = await newSession();
    await bench.sandbox.advance(25 * 3_600_000);
    expect((await submit(session.url, card)).status).toBe(410);
    expect((await fetch(`${bench.sandbox.url}/c/pay/cs_test_nothing`)).status).toBe(404);
  });

  test.each([
    ['en', 'ltr', 'Card number'],
    ['fr', 'ltr', 'Numéro de carte'],
    ['es', 'ltr', 'Número de tarjeta'],
    ['pt-BR', 'ltr', 'Número do cartão'],
    ['ar', 'rtl', 'رقم البطاقة'],
  ])('speaks %s', async (language, direction, words) => {
    const session = await newSession();
    const page = await (await fetch(session.url, { headers: { 'accept-language': `${language},en;q=0.5` } })).text();
    expect(page).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(page).toContain(words);
    expect(await (await fetch(`${session.url}?locale=${language}`)).text()).toContain(words);
  });

  test('escapes all that comes from outside, runs no script and loads nothing', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const session = await newSession({
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 4900, product_data: { name: evil } } }],
      cancel_url: 'http://127.0.0.1:9/"onclick=alert(1)',
    });
    const answer = await submit(session.url, { ...card, email: evil, name: evil });
    const page = await answer.text();
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object|embed)|"onclick/);
    expect(page.replace(/="[^"]*"/g, '=""').replace(/>[^<]*</g, '><')).not.toMatch(/src=|srcset=|onerror=/);
    expect(page).not.toMatch(/url\(|@import/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'nonce-[^']+'/);
    expect(policy).not.toContain('unsafe');
  });

  test('does not redirect to anything but http addresses', async () => {
    for (const success_url of ['javascript:alert(1)', 'data:text/html,x', 'thanks']) {
      await expect(stripe.checkout.sessions.create(basket({ success_url }))).rejects.toMatchObject({ param: 'success_url' });
    }
  });
});

const browserPath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

(browserPath ? describe : describe.skip)(
  `in a real browser${browserPath ? '' : ' (skipped: no Chromium on this machine; set CHROMIUM_PATH)'}`,
  () => {
    const axe = createRequire(__filename).resolve('axe-core');

    test('it can be paid with the keyboard alone on a phone without script, and axe finds nothing in any language', async () => {
      const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
      try {
        const session = await newSession({ success_url: `${bench.sandbox.url}/?done={CHECKOUT_SESSION_ID}` });
        // axe is put in through the debugging protocol, which the page's own policy does not bind.
        const checked = await (await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })).newPage();
        const outside: string[] = [];
        checked.on('request', (request) => {
          if (!request.url().startsWith(bench.sandbox.url)) outside.push(request.url());
        });
        for (const locale of ['en', 'fr', 'es', 'pt-BR', 'ar']) {
          await checked.goto(`${session.url}?locale=${locale}`);
          await checked.addScriptTag({ path: axe });
          const violations = await checked.evaluate(async () => {
            const { axe: engine } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
            return (await engine.run()).violations.map(({ id }) => id);
          });
          expect([locale, violations]).toEqual([locale, []]);
          expect(await checked.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        }
        const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage();
        await page.goto(`${session.url}?locale=en`);
        await page.getByLabel('E-mail').focus();
        for (const typed of ['ana@example.com', '4242424242424242', '12/40', '123', 'Ana Lima']) {
          await page.keyboard.type(typed);
          await page.keyboard.press('Tab');
        }
        await page.keyboard.press('Enter');
        if (page.url().includes('/c/pay/')) await page.getByRole('button', { name: 'Pay €49.00' }).press('Enter');
        await page.waitForURL(`**/?done=${session.id}`);
        expect(outside).toEqual([]);
      } finally {
        await browser.close();
      }
    }, 60_000);
  },
);
