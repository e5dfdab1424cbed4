import { anAdministrator } from '../support/administrators';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo, tokenIn } from '../support/mailbox';
import { fire } from '../support/many-requests';
import type { Shot } from '../support/many-requests';
import { readRows } from '../support/database';
import { ownShop, WITH_GRAPHQL } from '../support/own-shop';
import { buy, untilOrder } from '../support/purchase';
import { filled, ways } from '../support/registry';
import { LOGS } from '../support/scratch';
import { enter, linkFor, signIn, useLink } from '../support/sign-in';
import { smsGateway } from '../support/sms-gateway';
import { eventually, sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();

const ELSEWHERE = [
  '//evil.test', '///evil.test', '/\\evil.test', '\\\\evil.test', 'https:evil.test', 'https:/evil.test', 'https://evil.test', 'HTTPS://EVIL.test', 'http:\\\\evil.test',
  'https://127.0.0.1@evil.test', 'https://evil.test#@127.0.0.1', '%2f%2fevil.test', '%252f%252fevil.test', '/%2f/evil.test', '/%5cevil.test', '/%09/evil.test', '/\t/evil.test',
  'javascript:alert(1)', 'data:text/html,evil.test', '/store%0d%0aLocation:%20https://evil.test', '/store\r\nSet-Cookie: evil=1', '.evil.test', '@evil.test', '?//evil.test', '/..//evil.test',
  '/r/x?to=https://evil.test', 'ht\ntps://evil.test', '\u2028//evil.test', '/store/..//..//evil.test', '〱//evil.test',
]; // oxfmt-ignore

/** Whether a browser that follows this lands on another host. */
const leaves = (location: string): boolean => {
  if (/[\r\n\t\\]/.test(location) || location.startsWith('//')) return true;
  return new URL(location, world.address.url).host !== new URL(world.address.url).host;
};

describe('nobody is sent to another site', () => {
  test('by a link, a tag, a page, a return or a switch of language (I14)', async () => {
    const affiliate = await anAffiliate(world, await aProgram(world));
    const doors = (target: string): string[] => {
      const as = encodeURIComponent(target);
      return [
        `/r/${affiliate.code}?to=${as}`, `/r/nobody?to=${as}`, `/r/${affiliate.code}/${as}`, `/store/en?ref=${affiliate.code}&to=${as}`, `/?ref=${affiliate.code}&next=${as}`,
        `/store/${as}`, `/store/${as}?ref=${affiliate.code}`, `/store/en/${as}`, `/store?next=${as}`, `/store/en/sign-in?next=${as}&returnTo=${as}&redirect=${as}&url=${as}`,
        `/store/en/checkout/return?url=${as}&cart=${as}&session_id=${as}`, `/store/en/link/${'x'.repeat(32)}?next=${as}`, `/store/fr/p/x?locale=${as}`, `/store/preview/x?locale=${as}`,
      ]; // oxfmt-ignore
    };
    const headers = { 'user-agent': 'Mozilla/5.0 Chrome/130', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };
    const shots = ELSEWHERE.flatMap((target) => doors(target).map((door): Shot => ({ what: door, method: 'GET', path: door, headers })));
    const hits = await fire(world.address.url, shots);
    const faults = hits.filter(({ status, headers: said, text }) => {
      if (status >= 500 || status === 0) return true;
      if (said['set-cookie'] && /evil/.test(JSON.stringify(said['set-cookie']))) return true;
      if (typeof said['location'] === 'string' && leaves(said['location'])) return true;
      return /(?:href|action|src|content)="[^"]*?(?:https?:)?[/\\]{2}[^"/]*evil\.test/i.test(text) || /="\s*javascript:/i.test(text);
    });
    expect(faults.map(({ shot, status, headers: { location } }) => `${shot.path}: ${status} ${String(location)}`)).toEqual([]);
    expect(hits.length).toBeGreaterThan(400);
  }, 120_000);
});

describe('a page of another site', () => {
  test('is never told that it may read or act, at any door (A23)', async () => {
    const origins = ['https://evil.test', 'null', `${world.address.url}.evil.test`, world.address.url.replace('http', 'https')];
    const addresses = [
      ...new Set(
        ways
          .filter(({ area }) => area === 'shop')
          .map((way) => filled(way.address, { id: '1', token: 'x'.repeat(32), slug: 'x', number: 'x' })),
      ),
      '/graphql',
      '/store/en',
      '/r/x',
    ];
    const shots = addresses.flatMap((at) =>
      origins.flatMap((origin): Shot[] => [
        {
          what: `${origin} before`,
          method: 'OPTIONS',
          path: at,
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
        },
        { what: `${origin} reading`, method: 'GET', path: at, headers: { origin } },
      ]),
    );
    const told = (await fire(world.address.url, shots)).filter(({ headers }) => headers['access-control-allow-origin']);
    expect(told.map(({ shot }) => `${shot.what} ${shot.path}`)).toEqual([]);
  }, 60_000);

  test('cannot act with the visitor’s cookie (A24)', async () => {
    const { cookies, jwt } = await enter(world, (await aCreator(world)).email);
    for (const door of ['/auth/sign-out', '/auth/refresh']) {
      const answer = await world.api(door, { body: {}, cookies, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' } });
      expect([door, answer.status]).toEqual([door, 403]);
    }
    expect((await world.api('/me/profile', { token: jwt })).status).toBe(200);
    const form = await world.at('/store/en/sign-in', {
      method: 'POST',
      body: 'email=a%40b.test',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
    });
    expect(form.status).toBe(403);
  });
});

test('means nothing to anybody who says in a header or the address who they are (A21)', async () => {
  const [one, other] = [await aCreator(world), await aCreator(world)];
  const { jwt: token } = await enter(world, one.email);
  const claims = {
    'x-user-id': '1',
    'x-wcpay-platform-checkout-user': '1',
    'x-forwarded-user': other.email,
    'x-remote-user': other.email,
    'x-auth-request-email': other.email,
    'x-admin': 'true',
  };
  for (const path of ['/me/profile', '/me/library', '/studio/sales'])
    for (const more of ['', '?user=1', `?email=${other.email}`, '?userId=1&role=admin']) {
      const stranger = await world.api(`${path}${more}`, { headers: claims });
      expect([path, more, [400, 401].includes(stranger.status)]).toEqual([path, more, true]);
    }
  const seen = expectOk(await world.api('/me/profile', { token, headers: claims }), 'a profile').body.data;
  expect(seen.email).toBe(one.email);
  expect((await world.at('/affiliate-store/orders', { headers: claims })).status).toBe(401);
});

describe('a mailed link', () => {
  test('is not used up by whoever merely opens it: scanners open every link of a mail', async () => {
    const creator = await aCreator(world);
    const token = await linkFor(world, creator.email);
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const locale of ['en', 'fr', 'ar']) {
        const opened = await world.at(`/store/${locale}/link/${token}`, { method });
        expect(opened.status).toBeLessThan(400);
        expect(opened.headers.get('set-cookie') ?? '').not.toContain('strapi_up_refresh');
        expect(opened.headers.get('referrer-policy')).toMatch(/same-origin|no-referrer/);
        expect(opened.headers.get('cache-control')).toContain('no-store');
      }
    expect((await useLink(world, token)).status).toBe(200);
  });

  test('leads to the shop whatever host the wish for it named (I21)', async () => {
    const creator = await aCreator(world);
    const evil = {
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.test',
      'x-host': 'evil.test',
      'x-original-url': '/evil.test',
      host: 'evil.test',
    };
    expectOk(await world.api('/auth/link', { body: { email: creator.email }, headers: evil }), 'asking');
    const mail = await mailTo(world, creator.email, 'sign_in_link');
    expect(mail.text).toContain(`${world.address.url}/store/`);
    expect(`${mail.html}${mail.text}${mail.subject}`).not.toContain('evil.test');
    for (const page of ['/store/en', '/store/sitemap.xml', '/robots.txt'])
      expect((await world.at(page, { headers: evil })).text).not.toContain('evil.test');
  });

  test('is mailed fifteen times a day at most, however patient somebody is (B11)', async () => {
    const { email } = await aCreator(world);
    for (let hour = 0; hour < 4; hour += 1) {
      for (let wish = 0; wish < 5; wish += 1) {
        expect((await world.api('/auth/link', { body: { email } })).status).toBe(202);
        await world.settled();
      }
      await world.pass({ minutes: 61 });
    }
    expect(await mailsTo(world, email)).toHaveLength(15);
  }, 90_000);
});

describe('users-permissions’ own doors', () => {
  test('tell no stranger which addresses are known, and mail through the outbox or not at all (B04)', async () => {
    const { email } = await enter(world, (await aCreator(world)).email).then(({ profile }) => profile);
    const stranger = `${unique('stranger')}@example.test`;
    const seen = async (address: string) => {
      const answers = [
        await world.at('/api/auth/forgot-password', { body: { email: address } }),
        await world.at('/api/auth/send-email-confirmation', { body: { email: address } }),
        await world.graphql('mutation ($email: String!) { forgotPassword(email: $email) { ok } }', { email: address }),
      ];
      return answers.map(({ status, text }) => [status, text.replaceAll(address, '…')]);
    };
    const known = await seen(email);
    expect(known).toEqual(await seen(stranger));
    expect(known.map(([status]) => status)).toEqual([200, 200, 200]);
    await world.settled();
    expect(await mailsTo(world, stranger)).toEqual([]);
    expect((await mailsTo(world, email)).filter(({ kind }) => kind !== 'sign_in_link')).toEqual([]);
  });
});

describe('a shop as it runs for real', () => {
  const gateway = smsGateway();
  const held = ownShop('guarded', {
    ...WITH_GRAPHQL,
    NODE_ENV: 'production',
    AFFILIATE_STORE_DEMO: 'true',
    // Each request, as in a shop that says nothing of it.
    LOG_LEVEL: 'http',
    AFFILIATE_STORE_RATE_LIMIT_FACTOR: '1',
    get SMS_GATEWAY_URL() {
      return gateway.environment.SMS_GATEWAY_URL;
    },
    SMS_GATEWAY_KEY: gateway.environment.SMS_GATEWAY_KEY,
  });

  describe('with a way to telephones plugged in', () => {
    const PHONE = '+33612345678';
    const codeOf = ({ body }: Answer): string => body.error?.details?.code as string;
    const cartFor = async (offer: string) =>
      expectOk(await held.world.api('/checkout/carts', { body: { items: [{ offer }], locale: 'fr' } }), 'a cart').body.data;
    const patch = (cart: { token: string; version: number }, body: object) =>
      held.world.api(`/checkout/carts/${cart.token}`, { method: 'PATCH', body: { version: cart.version, ...body } });
    const rows = <T>(sql: string) => readRows<T>(held.world.address, sql);
    /** Buys with a number, or with none; answers the order. */
    const order = async (offer: string, sms: object | undefined, settles = true): Promise<{ number: string; email: string }> => {
      const email = `${unique('texter')}@example.test`;
      const cart = await cartFor(offer);
      const consents = { terms: true, immediateDelivery: true };
      const filled = expectOk(await patch(cart, { email, country: 'FR', consents, ...(sms ? { sms } : {}) }), 'the form').body.data;
      const body = { version: filled.version };
      const started = expectOk(await held.world.api(`/checkout/carts/${cart.token}/session`, { body, key: unique('pay') }), 'paying');
      const number = started.body.data.orderNumber as string;
      const sessionId = /cs_\w+/.exec(started.body.data.redirectUrl as string)?.[0];
      expectOk(await held.world.sandbox(`/sessions/${sessionId}/pay`, { body: {} }), 'the payment');
      await untilOrder(held.world, number, 'paid');
      if (settles) await held.world.settled();
      return { number, email };
    };
    let offer = '';
    beforeAll(async () => {
      offer = (await aProduct(held.world, { prices: { EUR: '30.00' } })).offerId;
    });

    test('no number is asked for until the shop has chosen what goes there', async () => {
      expect((await cartFor(offer)).sms).toBeNull();
      expectOk(await held.world.admin('/letters/access', { method: 'PUT', body: { sms: true } }), 'switching it on');
      expect((await cartFor(offer)).sms).toEqual({ version: '2026-12', phone: null });
      const { data } = expectOk(await held.world.admin('/letters/access?locale=fr'), 'the preview').body;
      expect(data.sms).toMatch(/: 49\.00 EUR payés/);
      const log = expectOk(await held.world.admin('/audit?subject=setting:sms.kinds'), 'the audit log').body.data;
      expect(log[0]).toMatchObject({ action: 'setting.save', after: '["access"]' });
    });

    test('only a number as E.164 writes it, with the words of now, is kept', async () => {
      const cart = await cartFor(offer);
      for (const phone of ['0612345678', '+33 6 12 34 56 78', '+0612345678', 'tel:+33612345678', ''])
        expect([phone, codeOf(await patch(cart, { sms: { phone, version: '2026-12' } }))]).toEqual([phone, 'INVALID_INPUT']);
      expect(codeOf(await patch(cart, { sms: { phone: PHONE, version: '1999' } }))).toBe('SMS_CONSENT_CHANGED');
      const kept = expectOk(await patch(cart, { sms: { phone: PHONE, version: '2026-12' } }), 'a number').body.data;
      expect(kept.sms.phone).toBe(PHONE);
      expect(expectOk(await patch(kept, { sms: null }), 'no number').body.data.sms.phone).toBeNull();
    });

    test('who gave a number gets one message beside the mail; who gave none gets none', async () => {
      const [without, given] = [await order(offer, undefined), await order(offer, { phone: PHONE, version: '2026-12' })];
      expect(gateway.handed.map(({ to }) => to)).toEqual([PHONE]);
      expect(gateway.handed[0]?.text).toContain(`30.00 EUR payés, commande ${given.number}`);
      for (const { email } of [without, given]) await mailTo(held.world, email, 'access');
      expect(await rows('SELECT state, attempts FROM afs_sms_messages')).toEqual([{ state: 'sent', attempts: 1 }]);
      // The desk lists it; who may not see people's data is shown no number and no link of it.
      const on = async (query: string, token?: string) =>
        expectOk(await held.world.admin(`/sms${query}`, token ? { token } : {}), 'the messages').body;
      const { data, meta } = await on(`?search=${given.number}`);
      expect([meta.pagination.total, data]).toEqual([
        1,
        [
          expect.objectContaining({
            to: PHONE,
            kind: 'access',
            state: 'sent',
            attempts: 1,
            orderNumber: given.number,
            text: gateway.handed[0]?.text,
          }),
        ],
      ]);
      expect((await on(`?search=${without.number}`)).data).toEqual([]);
      expect((await on('?state=failed')).data).toEqual([]);
      const reader = await anAdministrator(held.world, ['mails.read']);
      const [masked] = (await on('', reader)).data as Array<{ to: string; text: string }>;
      expect([masked?.to, /https?:/.test(masked?.text ?? '')]).toEqual(['+33•••78', false]);
      const again = (id: string, token?: string) => held.world.admin(`/sms/${id}/resend`, { body: {}, ...(token ? { token } : {}) });
      expect([(await again(data[0].id, reader)).status, codeOf(await again('999999999'))]).toEqual([403, 'SMS_NOT_FOUND']);
      expectOk(await again(data[0].id), 'once more');
      await eventually('the same message', async () => gateway.handed.length === 2);
      expect(new Set(gateway.handed.map(({ id, text }) => `${id} ${text}`)).size).toBe(1);
    });

    test('a gateway that is down keeps no mail back, and gets the same message again', async () => {
      gateway.answers(503);
      const before = gateway.handed.length;
      const { email } = await order(offer, { phone: PHONE, version: '2026-12' }, false);
      await mailTo(held.world, email, 'access');
      await eventually('a try', async () => gateway.handed.length > before);
      gateway.answers(200);
      await held.world.pass({ minutes: 60 });
      await eventually(
        'the message to be sent',
        async () => (await rows<{ state: string }>('SELECT state FROM afs_sms_messages ORDER BY id DESC'))[0]?.state === 'sent',
      );
      const tries = gateway.handed.slice(before);
      expect([tries.length > 1, new Set(tries.map(({ id }) => id)).size]).toEqual([true, 1]);
    });

    test('its owner takes it back: it is nowhere any more, and the next letter goes by mail alone', async () => {
      const { email, number } = await order(offer, { phone: PHONE, version: '2026-12' });
      const { jwt } = await enter(held.world, email);
      const { jwt: stranger } = await enter(held.world, (await order(offer, undefined)).email);
      expect((await held.world.api('/me/sms', { token: stranger })).body.data).toEqual({ phones: [] });
      expect((await held.world.api('/me/sms', { token: jwt })).body.data).toEqual({ phones: [PHONE] });
      expectOk(await held.world.admin('/letters/refunded', { method: 'PUT', body: { sms: true } }), 'refunds too');
      expectOk(await held.world.api('/me/sms/forget', { token: stranger, body: {} }), 'nobody else takes it back');
      expect((await held.world.api('/me/sms', { token: jwt })).body.data).toEqual({ phones: [PHONE] });
      expect(expectOk(await held.world.api('/me/sms/forget', { token: jwt, body: {} }), 'taking it back').body.data).toEqual({
        phones: [],
      });
      const kept = `SELECT phone FROM afs_sms_numbers WHERE order_id = (SELECT id FROM afs_orders WHERE number = '${number}')
        UNION ALL SELECT phone FROM afs_sms_messages WHERE order_id = (SELECT id FROM afs_orders WHERE number = '${number}')`;
      expect(await rows(kept)).toEqual([{ phone: null }]);
      const [last] = expectOk(await held.world.admin(`/sms?search=${number}`), 'the message').body.data as Array<{
        id: string;
        to: string | null;
      }>;
      expect([last?.to, codeOf(await held.world.admin(`/sms/${last?.id ?? ''}/resend`, { body: {} }))]).toEqual([
        null,
        'SMS_NUMBER_FORGOTTEN',
      ]);
      const before = gateway.handed.length;
      expectOk(
        await held.world.admin(`/orders/${number}/refunds`, { body: { amount: '100', reason: 'asked' }, key: unique('back') }),
        'a refund',
      );
      await mailTo(held.world, email, 'refunded');
      await held.world.settled();
      expect(gateway.handed).toHaveLength(before);
    });

    test('a letter that is switched off is not written; switched on it is again', async () => {
      const { world: shop } = held;
      const program = await aProgram(shop);
      const affiliate = await anAffiliate(shop, program);
      const product = await aProduct(shop, { prices: { EUR: '30.00' }, program });
      const earned = async () => (await mailsTo(shop, affiliate.email)).filter(({ kind }) => kind === 'commission_earned').length;
      const turn = async (sent: boolean) =>
        expectOk(await shop.admin('/letters/commission_earned', { method: 'PUT', body: { sent } }), 'the switch').body.data;
      const off = await turn(false);
      expect(off.letters.find(({ kind }: { kind: string }) => kind === 'commission_earned').sent).toBe(false);
      await buy(shop, { offerId: product.offerId, through: [affiliate.code] });
      await shop.settled();
      expect(await earned()).toBe(0);
      await turn(true);
      await buy(shop, { offerId: product.offerId, through: [affiliate.code] });
      await shop.settled();
      expect(await earned()).toBe(1);
    });
  });

  test('does not say what its GraphQL holds', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { fields { name } } }'])
      expect((await held.world.graphql(query)).body.errors?.[0]?.message).toMatch(/introspection/i);
    expect((await held.world.graphql('{ storeShop { name } }')).body.data.storeShop.name).toBeTruthy();
  });

  test('limits tries at passwords per address of the network, whatever header, spelling or e-mail is changed (B02)', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 14; attempt += 1) {
      const at =
        [
          '/api/affiliate-store/auth/password',
          '/api/affiliate-store/auth/password/',
          '/API/affiliate-store/auth/PASSWORD',
          '/api/affiliate-store/auth/password?a',
        ][attempt % 4] ?? '';
      const forwarded = `198.51.100.${attempt}`;
      const headers = {
        'x-forwarded-for': forwarded,
        'x-real-ip': forwarded,
        'cf-connecting-ip': forwarded,
        forwarded: `for=${forwarded}`,
        'user-agent': unique('browser'),
      };
      const answer = await held.world.at(at, { body: { email: `${unique('somebody')}@example.test`, password: 'wrong' }, headers });
      statuses.push(answer.status);
      if (answer.status === 429) expect((answer.body as { error: { details: { code: string } } }).error.details.code).toBe('RATE_LIMITED');
    }
    expect(statuses.slice(0, 10)).not.toContain(429);
    expect(statuses.slice(10)).toEqual([429, 429, 429, 429]);
  });

  test('writes nothing into its log that gives access or says who somebody is (P04)', async () => {
    const shop = held.world;
    const program = await aProgram(shop);
    const affiliate = await anAffiliate(shop, program);
    const product = await aProduct(shop, { prices: { EUR: '30.00' }, program });
    const sale = await buy(shop, { offerId: product.offerId, through: [affiliate.code] });
    const access = tokenIn(await mailTo(shop, sale.email, 'access'));
    await shop.at(`/store/en/link/${access}`);
    const { jwt, cookies } = await enter(shop, sale.email);
    const thanks = (await shop.api(`/checkout/carts/${sale.cart}/status`)).body.data.order.token as string;
    await shop.api(`/thank-you/${thanks}`);
    await shop.at(`/store/en/thanks/${thanks}`, { cookies });
    await shop.at(`/api/affiliate-store/demo/mails?to=${encodeURIComponent(sale.email)}`);
    await shop.at(`/store/en/sign-in?email=${sale.email}&password=open-sesame-${thanks}`);
    await shop.at('/api/affiliate-store/auth/password', {
      body: `password=tell-nobody&email=${sale.email}`,
      headers: { 'content-type': 'application/json' },
    });
    await shop.at(`/api/auth/local?email=${sale.email}`, { body: { identifier: sale.email, password: 'a wrong password' } });
    await shop.at('/store/en/%0d%0aforged%0a', { headers: { 'user-agent': '[2026-01-01 00:00:00] error: forged' } });
    await signIn(shop, sale.email, 'tell-nobody-either');
    await shop.settled();
    const client = process.env['DATABASE_CLIENT'] ?? 'sqlite';
    const log = readFileSync(path.join(LOGS, `guarded-${client}.log`), 'utf8');
    expect(log).toContain('/api/affiliate-store/checkout/carts/');
    const secrets = {
      access,
      jwt,
      refresh: cookies['strapi_up_refresh'] ?? '',
      cart: sale.cart,
      thanks,
      visitor: sale.cookies['afs_visitor'] ?? '',
      email: sale.email,
      encoded: encodeURIComponent(sale.email),
      webhook: shop.address.webhookSecret,
      staff: await shop.staff(),
    };
    expect(
      Object.entries(secrets)
        .filter(([, secret]) => secret === '' || log.includes(secret))
        .map(([name]) => name),
    ).toEqual([]);
    expect(log).not.toMatch(/tell-nobody|open-sesame-[A-Za-z0-9]{20}|4242424242424242|^forged|error: forged|Bearer \S/m);
  }, 90_000);
});
