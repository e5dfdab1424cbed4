import { aProduct, aProgram, anAffiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo, tokenIn } from '../support/mailbox';
import { buy } from '../support/purchase';
import { useLink } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const code = (answer: { body: unknown }): string | undefined =>
  (answer.body as { error?: { details?: { code?: string } } } | null)?.error?.details?.code;
const orderToken = async (cart: string): Promise<string> =>
  ((await world.api(`/checkout/carts/${cart}/status`)).body as { data: { order: { token: string } } }).data.order.token;

describe('the mail after a purchase', () => {
  test('is receipt and way in at once, from the configured address of the shop', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const order = await buy(world, { offerId: product.offerId });
    const mail = await mailTo(world, order.email, 'access');
    expect(mail.subject).toContain(product.name);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(order.orderNumber);
      expect(part).toContain('€49.00');
      expect(part).toContain(`${world.address.url}/store/en/link/`);
    }
    expect(mail.text.split('\n')[0]).toContain(product.name);
    const entered = expectOk(await useLink(world, tokenIn(mail)), 'the link of the mail');
    expect(entered.body.data.profile).toMatchObject({ email: order.email, roles: ['member'] });
  });

  test('goes out once, however often the payment is told', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const order = await buy(world, { offerId: product.offerId });
    await world.settled();
    expect((await mailsTo(world, order.email)).filter((mail) => mail.kind === 'access')).toHaveLength(1);
  });

  test('a link from elsewhere in the request’s headers does not get into it', async () => {
    const email = `${unique('buyer')}@example.test`;
    const product = await aProduct(world, { prices: { EUR: '9.00' } });
    await buy(world, { offerId: product.offerId, email });
    await world.api('/auth/link', {
      body: { email },
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', origin: 'https://evil.example' },
    });
    expect((await mailTo(world, email, 'sign_in_link')).html).not.toContain('evil');
  });

  test.each([
    ['fr', 'ltr', 'Votre accès à', /49,00\s€/],
    ['ar', 'rtl', 'وصولك إلى', /49\.00|٤٩/],
  ] as const)('is in the language it was bought in: %s', async (locale, dir, words, amount) => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const { email } = await buy(world, { offerId: product.offerId, locale });
    const mail = await mailTo(world, email, 'access');
    expect(mail.subject).toBe(`${words} ${product.name}`);
    expect(mail.html).toContain(`dir="${dir}"`);
    for (const part of [mail.html, mail.text]) {
      expect(part).toMatch(amount);
      expect(part).toContain(`${world.address.url}/store/${locale}/link/`);
    }
  });

  test('that signs in is in the language of whoever asks', async () => {
    const email = `${unique('buyer')}@example.test`;
    const product = await aProduct(world, { prices: { EUR: '9.00' } });
    await buy(world, { offerId: product.offerId, email });
    for (const [locale, dir, words] of [
      ['fr', 'ltr', 'Me connecter'],
      ['es', 'ltr', 'Entrar'],
      ['pt-BR', 'ltr', 'Entrar'],
      ['ar', 'rtl', 'تسجيل الدخول'],
      ['en', 'ltr', 'Sign in'],
    ] as const) {
      const before = (await mailsTo(world, email)).map((mail) => mail.id);
      await world.api('/auth/link', { body: { email, locale } });
      const mail = await mailTo(world, email, 'sign_in_link', before);
      expect([
        mail.locale,
        mail.html.includes(words),
        mail.html.includes(`dir="${dir}"`),
        mail.text.includes(`/store/${locale}/link/`),
      ]).toEqual([locale, true, true, true]);
    }
  });

  test('tells an affiliate what they earned, and nothing about the buyer', async () => {
    const program = await aProgram(world, { rateBasisPoints: 3000 });
    const affiliate = await anAffiliate(world, program);
    const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
    const order = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
    const mail = await mailTo(world, affiliate.email, 'commission_earned');
    for (const part of [mail.subject, mail.html, mail.text]) expect(part).not.toMatch(new RegExp(`${order.email}|${order.orderNumber}`));
    expect(mail.text).toContain(product.name);
  });
});

describe('sending the mail again', () => {
  test('reaches the buyer three times a day, and no one else', async () => {
    const product = await aProduct(world, { prices: { EUR: '9.00' } });
    const order = await buy(world, { offerId: product.offerId });
    const token = await orderToken(order.cart);
    for (let round = 0; round < 3; round += 1) expect((await world.api(`/thank-you/${token}/resend`, { method: 'POST' })).status).toBe(202);
    const fourth = await world.api(`/thank-you/${token}/resend`, { method: 'POST' });
    expect([fourth.status, code(fourth)]).toEqual([429, 'RESEND_LIMIT']);
    await world.settled();
    const mails = (await mailsTo(world, order.email)).filter((mail) => mail.kind === 'access');
    expect(mails).toHaveLength(4);
    expect(new Set(await Promise.all(mails.map(async (mail) => tokenIn((await world.api(`/demo/mails/${mail.id}`)).body.data)))).size).toBe(
      4,
    );
  });

  test('takes no address from whoever asks', async () => {
    const product = await aProduct(world, { prices: { EUR: '9.00' } });
    const order = await buy(world, { offerId: product.offerId });
    const token = await orderToken(order.cart);
    expect((await world.api(`/thank-you/${token}/resend`, { body: { email: 'someone@else.example' } })).status).toBe(400);
    expect(code(await world.api('/thank-you/AS-AAAAA-AAAAA.0000000000000000000000000000000000000000/resend', { method: 'POST' }))).toBe(
      'ORDER_NOT_FOUND',
    );
  });
});

describe('letters in the panel', () => {
  interface Board {
    readonly smsPluggedIn: boolean;
    readonly letters: ReadonlyArray<{ kind: string; to: string; must: string | null; sent: boolean; sms: boolean | null }>;
  }
  const board = async (): Promise<Board> => expectOk(await world.admin('/letters'), 'the letters').body.data as Board;
  const drawn = async (kind: string, locale: string) =>
    expectOk(await world.admin(`/letters/${kind}?locale=${locale}`), `${kind} in ${locale}`).body.data as {
      subject: string;
      html: string;
      text: string;
      sms: string | null;
    };

  test('lists each with who gets it; every one of them can be looked at in every language, drawn as it is sent', async () => {
    const { letters, smsPluggedIn } = await board();
    expect(letters.length).toBeGreaterThan(30);
    // Nobody has plugged a sender in: nothing speaks of SMS, here or in the settings.
    expect([smsPluggedIn, letters.filter(({ sms }) => sms !== null)]).toEqual([false, []]);
    const settings = expectOk(await world.admin('/settings'), 'the settings').body.data as Array<{ key: string }>;
    expect(settings.map(({ key }) => key)).toEqual(expect.arrayContaining(['mail.off']));
    expect(settings.filter(({ key }) => key.startsWith('sms.'))).toEqual([]);
    for (const { kind } of letters) expect((await drawn(kind, 'en')).html).toContain('<!DOCTYPE html');
    const arabic = await drawn('dispute_lost', 'ar');
    expect([arabic.html.includes('dir="rtl"'), arabic.text.includes('AS-1'), arabic.sms]).toEqual([true, true, null]);
    expect(arabic.html).toContain(world.address.url);
    expect(code(await world.admin('/letters/love_letter'))).toBe('LETTER_UNKNOWN');
  });

  test('a test goes to whoever asks and to nobody else, marked as one', async () => {
    const me = expectOk(await world.strapi('/admin/users/me'), 'who I am').body.data.email as string;
    const before = (await mailsTo(world, me)).map(({ id }) => id);
    const sent = await world.admin('/letters/refunded/test', { body: { locale: 'fr' } });
    expect([sent.status, sent.body.data]).toEqual([202, { to: me }]);
    const mail = await mailTo(world, me, 'refunded', before);
    expect([mail.locale, mail.subject.startsWith('[TEST] ')]).toEqual(['fr', true]);
    expect((await world.admin('/letters/refunded/test', { body: { to: 'somebody@else.example' } })).status).toBe(400);
  });

  test('receipts, ways in and what a law asks for cannot be switched off', async () => {
    const needed = (await board()).letters.filter(({ must }) => must !== null).map(({ kind }) => kind);
    expect(needed).toEqual(expect.arrayContaining(['access', 'sign_in_link', 'refunded', 'payout_method_changed', 'contract_notice']));
    for (const kind of needed)
      expect(code(await world.admin(`/letters/${kind}`, { method: 'PUT', body: { sent: false } }))).toBe('LETTER_NEEDED');
    expect(code(await world.admin('/settings/mail.off', { method: 'PUT', body: { value: ['access'] } }))).toBe('INVALID_INPUT');
    expect(code(await world.admin('/letters/access', { method: 'PUT', body: { sms: true } }))).toBe('LETTER_NOT_BY_SMS');
  });

  test('where nobody sends messages, a checkout asks for no number and takes none', async () => {
    const product = await aProduct(world, { prices: { EUR: '9.00' } });
    const cart = expectOk(await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }] } }), 'a cart').body.data;
    expect(cart.sms).toBeNull();
    const given = { version: cart.version, sms: { phone: '+33612345678', version: '2026-12' } };
    expect(code(await world.api(`/checkout/carts/${cart.token}`, { method: 'PATCH', body: given }))).toBe('SMS_NOT_OFFERED');
  });
});

describe('the mailbox of the demo', () => {
  test('lists mails and shows one, in a frame that can do nothing', async () => {
    const product = await aProduct(world, { prices: { EUR: '9.00' } });
    const order = await buy(world, { offerId: product.offerId });
    const mail = await mailTo(world, order.email, 'access');
    const list = await world.at(`/store/demo/mail?to=${encodeURIComponent(order.email)}`);
    expect([list.status, list.text.includes(product.name)]).toEqual([200, true]);
    expect(list.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/);
    const shown = await world.at(`/store/demo/mail/${mail.id}`);
    expect(shown.text).toMatch(/<iframe[^>]*sandbox="allow-popups/);
    expect(shown.text).not.toContain('<script');
    const content = await world.at(`/store/demo/mail/${mail.id}/content`);
    expect(content.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect((await world.at(`/store/demo/mail/${mail.id}?form=text`)).text).toContain(order.orderNumber);
    expect((await world.at('/store/demo/mail/999999999')).status).toBe(404);
  });

  test('shows what was asked for as text', async () => {
    const answer = await world.at(`/store/demo/mail?to=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect([answer.status, answer.text.includes('<script>')]).toEqual([200, false]);
  });
});
