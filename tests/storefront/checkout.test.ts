import { listen } from './support/harness';

let shop: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  shop = await listen();
});
afterAll(() => new Promise((done) => shop.server.close(done)));

const get = (path: string) => fetch(shop.origin + path, { redirect: 'manual', headers: { 'accept-language': 'en-FR' } });
const post = (path: string, form: Record<string, string>) =>
  fetch(shop.origin + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
const page = '/store/en/checkout/offer-0';
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Opens the checkout as a browser without script does: the redirect is followed once. */
async function opened(path = page): Promise<{ readonly html: string; readonly cart: string; readonly shown: string }> {
  const to = (await get(path)).headers.get('location') ?? '';
  const html = await (await get(to)).text();
  return { html, cart: hidden(html, 'cart'), shown: hidden(html, 'shown') };
}
const everything = { email: 'ines@example.com', country: 'FR', terms: 'yes', immediate_delivery: 'yes', intent: 'pay' };

describe('the checkout without script', () => {
  it('opens one cart and finds it again on reload', async () => {
    const to = (await get(page)).headers.get('location') ?? '';
    const [first, second] = [await (await get(to)).text(), await (await get(to)).text()];
    expect(hidden(first, 'cart')).toBe(hidden(second, 'cart'));
    expect(first).toMatch(/<option value="FR" selected="">France/);
    expect(first).toContain('Includes 20% tax');
    expect(first).toContain('Referred by Lina Haddad');
    expect(first).toContain('No money moves here.');
  });

  it('leads to the payment page when everything is there', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { ...everything, cart, shown })).text();
    expect(html).toMatch(/<meta http-equiv="refresh" content="0;url=\/fixture\/pay\/[^"]+"/i);
    expect(html).toContain('data-continue');
  });

  it('takes a code, shows what it takes off, and takes it off the cart again', async () => {
    const { html, cart, shown } = await opened();
    expect(html).toContain('Have a discount code?');
    const applied = await (await post(page, { ...everything, cart, shown, coupon: ' welcome10 ', intent: 'coupon' })).text();
    expect(applied).toContain('Code WELCOME10 is applied.');
    expect(hidden(applied, 'shown')).not.toBe(shown);
    expect(applied).toMatch(/<option value="FR" selected="">/);
    const removed = await (await post(page, { ...everything, cart, shown, intent: 'uncoupon' })).text();
    expect(removed).not.toContain('is applied');
    expect(hidden(removed, 'shown')).toBe(shown);
  });

  it('says at its field that a code cannot be used, and leaves it there to be mended', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { ...everything, cart, shown, coupon: 'WELCOM10', intent: 'coupon' })).text();
    expect(html).toMatch(/id="coupon-error"[^>]*>.*This code cannot be used here/);
    expect(html).toMatch(/<input[^>]*id="coupon"[^>]*value="WELCOM10"/);
    expect(html).toMatch(/<details data-coupon="true" open="">|<details[^>]*open=""[^>]*data-coupon/);
  });

  it('puts the code of a link on the cart, and says when it does not fit', async () => {
    expect((await opened(`${page}?coupon=welcome10`)).html).toContain('Code WELCOME10 is applied.');
    expect((await opened(`${page}?coupon=nonsense`)).html).toContain('This code cannot be used here');
  });

  it('does not take Enter in another field for a code', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { ...everything, cart, shown, coupon: '', intent: 'coupon' })).text();
    expect(html).not.toContain('This code cannot be used');
    expect(html).toContain('value="ines@example.com"');
  });

  it('offers something along, unticked, and adds it to the total when it is ticked', async () => {
    const { html, cart, shown } = await opened();
    expect(html).toContain('Add the workbook?');
    expect(html).not.toMatch(/id="bump-workbook"[^>]*checked/);
    const added = await (await post(page, { ...everything, cart, shown, 'bump:workbook': 'yes', intent: 'update' })).text();
    expect(added).toMatch(/id="bump-workbook"[^>]*checked=""/);
    expect(Number(hidden(added, 'shown').split(' ')[0]) - Number(shown.split(' ')[0])).toBe(900);
  });

  it('says what is missing at each field and keeps all that was typed', async () => {
    const { cart, shown } = await opened();
    const answer = await post(page, { cart, shown, intent: 'pay', email: '', country: 'DE', terms: 'yes' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(/id="email-error"[^>]*>.*Enter your e-mail address/);
    expect(html).toMatch(
      /id="email"[^>]*aria-describedby="email-error email-help"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="email"/,
    );
    expect(html).toMatch(/<option value="DE" selected="">/);
    expect(html).toMatch(/id="terms"[^>]*checked=""/);
    expect(html).toMatch(/id="immediate_delivery-error"[^>]*>.*Tick this box/);
  });

  it('lists everything that is missing at the top, each leading to its field', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { cart, shown, intent: 'pay', email: '', country: 'DE' })).text();
    const summary = /id="order-complaint"[^>]*role="alert"[^>]*>(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    expect(summary).toContain('3 things are missing:');
    expect([...summary.matchAll(/href="#([a-z_]+)"/g)].map((match) => match[1])).toEqual(['email', 'terms', 'immediate_delivery']);
    for (const id of ['email', 'terms', 'immediate_delivery']) expect(html).toMatch(new RegExp(`<input[^>]* id="${id}"|<input id="${id}"`));
  });

  it('says one thing that is missing at its field only', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { ...everything, cart, shown, email: '' })).text();
    expect(html).toContain('Enter your e-mail address');
    expect(html).not.toContain('id="order-complaint" data-live="true" role="alert"');
  });

  it('offers the currencies the order can be paid in, not all of the shop’s', async () => {
    const { html } = await opened();
    const choice = /<select id="currency".*?<\/select>/s.exec(html)?.[0] ?? '';
    expect([...choice.matchAll(/<option[^>]*>([A-Z]{3})</g)].map((match) => match[1])).toEqual(['EUR', 'JPY', 'BRL']);
  });

  it('refuses an address that cannot be one, in plain words', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { ...everything, cart, shown, email: 'ines@example' })).text();
    expect(html).toContain('This does not look like an e-mail address');
    expect(html).toContain('value="ines@example"');
  });

  it('never charges a total the buyer has not seen', async () => {
    const { cart } = await opened();
    const html = await (await post(page, { ...everything, cart, shown: '9900 EUR' })).text();
    expect(html).toContain('The total is now €119.90');
    expect(html).toContain('You have not been charged.');
    expect(html).not.toContain('data-continue');
  });

  it('works out the total again for another country or currency without asking for the rest', async () => {
    const { cart, shown } = await opened();
    const answer = await post(page, { cart, shown, intent: 'update', email: 'ines@exa', country: 'DE', currency: 'JPY' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('Includes 19% tax');
    expect(html).toMatch(/<small>¥<\/small>19,184/);
    expect(html).toContain('value="ines@exa"');
  });

  it('says from which price it was converted, at what, and what that means for a refund', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { cart, shown, intent: 'update', country: 'BR', currency: 'BRL' })).text();
    expect(html).toContain('Converted from €119.90');
    expect(html.replace(/[\u2066-\u2069]/g, '')).toContain('Converted at 1 EUR = 5.8312 BRL (ECB, Nov 27, 2026)');
    expect(html).toContain('for refunds too');
  });

  it('replaces a cart that has lapsed without losing anything', async () => {
    const { shown } = await opened();
    const html = await (await post(page, { ...everything, shown, cart: 'lapsedlapsedlapsed' })).text();
    expect(html).toContain('data-continue');
  });

  it('says so when the payment service is down, and that nothing was charged', async () => {
    const { cart, shown } = await opened();
    const html = await (await post(page, { ...everything, cart, shown, email: 'down@example.com' })).text();
    expect(html).toContain('The payment service does not answer');
    expect(html).toContain('You have not been charged.');
    expect(html).toContain('value="down@example.com"');
  });

  it('makes one order of a button pressed twice', async () => {
    const { cart, shown } = await opened();
    const form = { ...everything, cart, shown };
    const answers = [await (await post(page, form)).text(), await (await post(page, form)).text()];
    const urls = answers.map((html) => /data-continue="true" href="([^"]+)"/.exec(html)?.[1]);
    expect(urls[0]).toBeDefined();
    expect(urls[1]).toBe(urls[0]);
  });

  it.each([
    ['/store/en/checkout/offer-1-review', 409, 'sold out'],
    ['/store/en/checkout/none', 404, 'does not exist any more'],
  ])('says why %s cannot be bought', async (path, status, words) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});

describe('coming back from payment', () => {
  it('believes the store and not the address', async () => {
    const { cart } = await opened();
    const html = await (await get(`/store/en/checkout/return?cart=${cart}&state=paid&redirect_status=succeeded`)).text();
    expect(html).toContain('No payment yet');
    expect(html).toMatch(/<noscript><meta http-equiv="refresh" content="4"\/><\/noscript>/i);
  });

  it('waits while the payment is confirmed, then gives the thank-you page', async () => {
    const { cart, shown } = await opened();
    await post(page, { ...everything, cart, shown });
    await get(`/fixture/pay/${cart}/processing`);
    const waiting = await (await get(`/store/en/checkout/return?cart=${cart}`)).text();
    expect(waiting).toContain('Your payment is being confirmed');
    let answer = await get(`/store/en/checkout/return?cart=${cart}`);
    for (let tries = 0; answer.status === 200 && tries < 5; tries += 1) answer = await get(`/store/en/checkout/return?cart=${cart}`);
    expect(answer.headers.get('location')).toMatch(/^\/store\/en\/thanks\//);
  });

  it('says that nothing was charged when the payment failed', async () => {
    const { cart, shown } = await opened();
    await post(page, { ...everything, cart, shown });
    await get(`/fixture/pay/${cart}/failed`);
    const html = await (await get(`/store/en/checkout/return?cart=${cart}`)).text();
    expect(html).toContain('The payment did not go through');
    expect(html).toContain('You have not been charged.');
  });

  it('sends someone who goes back after paying to where the payment stands', async () => {
    const { cart, shown } = await opened();
    await post(page, { ...everything, cart, shown });
    await get(`/fixture/pay/${cart}/processing`);
    expect((await get(`${page}?cart=${cart}`)).headers.get('location')).toContain('/store/en/checkout/return?cart=');
  });
});

describe('the thank-you page', () => {
  it('gives the files and sends the mail again, up to a limit', async () => {
    const path = '/store/en/thanks/abcdefghijklmnopqrst';
    expect((await post(path, { intent: 'download', file: 'file-0-a' })).headers.get('location')).toBe('/fixture/file/file-0-a');
    const answers: string[] = [];
    for (let at = 0; at < 4; at += 1) answers.push(await (await post(path, { intent: 'resend' })).text());
    expect(answers[0]).toContain('Sent. It can take a minute');
    expect(answers[3]).toContain('It has been sent several times today');
  });

  it('closes after its time, and says where the purchase is', async () => {
    const answer = await get('/store/fr/thanks/expired-expired-expired');
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('Cette page est refermée');
  });
});
