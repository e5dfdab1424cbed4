import { listen } from './support/harness';

let shop: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  shop = await listen();
});
afterAll(() => new Promise((done) => shop.server.close(done)));

const get = (path: string) => fetch(shop.origin + path, { redirect: 'manual' });
const post = (path: string, form: Record<string, string>) =>
  fetch(shop.origin + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
const pageOf = (token: string): string => `/store/en/offer-after/${token}`;
const yes = { intent: 'yes', offer: 'brush-set', amount: '2700', currency: 'EUR' };
const textOf = async (path: string): Promise<string> => (await get(path)).text();

describe('the offer after the payment', () => {
  it('says what it is, what it costs, what is charged and until when, with two buttons', async () => {
    const html = await textOf(pageOf('reads-reads-reads-reads'));
    expect(html).toMatch(/<h1[^>]*>A brush set to go with it\?<\/h1>/);
    expect(html).toMatch(/<button name="intent" value="yes"[^>]*>Yes, add for €27\.00<\/button>/);
    expect(html).toMatch(/<button name="intent" value="no"[^>]*>No, thanks<\/button>/);
    expect(html).toContain('€27.00 is charged to your card ending in 4242');
    expect(html).toContain('€4.50 of it is tax');
    expect(html).toContain('This offer stands for 15 more minutes.');
    expect(await textOf('/store/ar/offer-after/reads-reads-reads-reads')).toContain('dir="rtl"');
  });

  it('adds it with one press and goes on to the thank-you page, where it is listed', async () => {
    const token = 'simple-simple-simple';
    expect((await post(pageOf(token), yes)).headers.get('location')).toBe(pageOf(token));
    const on = (await get(pageOf(token))).headers.get('location') ?? '';
    expect(on).toBe(`/store/en/thanks/${token}`);
    expect(await textOf(on)).toMatch(/Added right afterwards[\s\S]*href="\/store\/en\/thanks\/further-further-further"/);
  });

  it('goes on to the thank-you page after a no', async () => {
    const token = 'declines-declines-declines';
    expect((await post(pageOf(token), { intent: 'no', offer: 'brush-set' })).headers.get('location')).toBe(pageOf(token));
    expect((await get(pageOf(token))).headers.get('location')).toBe(`/store/en/thanks/${token}`);
  });

  it('leads to the bank when it asks who pays, and back to the same step', async () => {
    const token = 'challenge-challenge-challenge';
    const html = await (await post(pageOf(token), yes)).text();
    expect(html).toMatch(/<meta http-equiv="refresh" content="0;url=\/fixture\/bank"/i);
    const again = await textOf(pageOf(token));
    expect(again).toContain('Your bank asks you to confirm');
    expect(again).toMatch(/<a[^>]*href="\/fixture\/bank"[^>]*>Confirm with my bank<\/a>/);
    expect(again).not.toContain('value="yes"');
  });

  it('says in plain words that a refused card was not charged, and how to pay otherwise', async () => {
    const token = 'refused-refused-refused';
    await post(pageOf(token), yes);
    const html = await textOf(pageOf(token));
    expect(html).toContain('Your bank did not accept the payment for Brush set.');
    expect(html).toContain('You have not been charged.');
    expect(html).toContain('href="/store/en/checkout/brush-set"');
    expect(html).toContain(`href="/store/en/thanks/${token}"`);
  });

  it('charges no other price than the one that was read', async () => {
    const html = await (await post(pageOf('dearer-dearer-dearer'), { ...yes, amount: '2500' })).text();
    expect(html).toContain('The price of this offer has just changed.');
    expect(html).toContain('You have not been charged.');
    expect(html).toMatch(/name="amount" value="2700"/);
  });

  it('is not there for a made-up address', async () => {
    expect((await get(pageOf('nothing-nothing-nothing'))).status).toBe(404);
  });

  it('comes between payment and thanks only for who let their card be kept', async () => {
    const to = (await get('/store/en/checkout/offer-0')).headers.get('location') ?? '';
    const html = await textOf(to);
    expect(html).toMatch(/<input[^>]*id="save_card"(?![^>]*(checked|required))/);
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const cart = field('cart');
    const form = { cart, shown: field('shown'), email: 'ines@example.com', country: 'FR', terms: 'yes', immediate_delivery: 'yes' };
    await post('/store/en/checkout/offer-0', { ...form, save_card: 'yes', intent: 'pay' });
    await get(`/fixture/pay/${cart}/processing`);
    let answer = await get(`/store/en/checkout/return?cart=${cart}`);
    for (let tries = 0; answer.status === 200 && tries < 5; tries += 1) answer = await get(`/store/en/checkout/return?cart=${cart}`);
    expect(answer.headers.get('location')).toMatch(/^\/store\/en\/offer-after\//);
  });
});
