// N-03: every click of one's own has a receipt: whether it counted, what it paid, which orders it was weighed for and who won, without a buyer or a rival's name.
import { brokenSentences, decide } from '../support/books';
import { aProduct, aProgram, anAffiliate, type Affiliate, type Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { ask } from '../support/http';
import { ownShop } from '../support/own-shop';
import { buy, follow } from '../support/purchase';
import { enter } from '../support/sign-in';

// The limit of floods is a setting here, not fixed by the environment.
const own = ownShop('click-receipts', { FRAUD_FLOOD_CLICKS: '' });

interface Click {
  readonly id: string;
  readonly at: string;
  readonly counted: boolean;
  readonly tags: { readonly subId: string | null } | null;
}
interface Receipt {
  readonly click: Click;
  readonly window: { readonly days: number; readonly endsAt: string } | null;
  readonly pay: { readonly state: string; readonly earning: string | null };
  readonly orders: ReadonlyArray<{
    readonly referral: { readonly id: string; readonly orderNumber: string };
    readonly verdict: string;
    readonly reason: string;
    readonly wonBy: string | null;
  }>;
  readonly explanation: { readonly amount: { amount: string } | null; readonly steps: ReadonlyArray<{ readonly code: string }> };
}

const tokenOf = async (who: Affiliate): Promise<string> => (await enter(own.world, who.email)).jwt;
const page = (token: string, query = '') => own.world.api(`/partner/clicks${query}`, { token });
const listed = async (token: string, query = ''): Promise<Click[]> => expectOk(await page(token, query), 'clicks').body.data as Click[];
const receiptOf = async (token: string, { id }: Click): Promise<Receipt> =>
  expectOk(await own.world.api(`/partner/clicks/${id}/receipt`, { token }), 'a receipt').body.data as Receipt;
const codes = ({ explanation }: Receipt): string[] => explanation.steps.map(({ code }) => code);

let product: Product;
let ana: Affiliate;
let ben: Affiliate;

beforeAll(async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 3000, windowDays: 30 });
  product = await aProduct(world, { program, prices: { EUR: '49.00' } });
  [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  // A visitor is counted once an hour, and some minutes of the first story must lie in one.
  await world.passToNextHour();
}, 120_000);

test('N-03: a click says which orders it was weighed for, won or lost, and to whom by a letter alone; nobody else’s is there', async () => {
  const { world } = own;
  const lost = await follow(world, ana.code, {}, { query: '?sub_id=spring' });
  await world.pass({ minutes: 1 });
  const sale = await buy(world, { offerId: product.offerId, cookies: await follow(world, ben.code, lost) });
  await world.pass({ minutes: 1 });
  const cookies = await follow(world, ana.code);
  await world.pass({ minutes: 1 });
  const won = await buy(world, { offerId: product.offerId, cookies: await follow(world, ana.code, cookies) });
  await world.settled();

  const token = await tokenOf(ana);
  const clicks = await listed(token);
  expect(clicks.map(({ counted }) => counted)).toEqual([false, false, true]);
  const [last, earlier, first] = clicks as [Click, Click, Click];
  expect(first.tags).toMatchObject({ subId: 'spring' });

  const receipt = await receiptOf(token, first);
  expect(receipt).toMatchObject({
    window: { days: 30, endsAt: new Date(Date.parse(first.at) + 30 * 86_400_000).toISOString() },
    pay: { state: 'pays_nothing', earning: null },
    orders: [{ referral: { orderNumber: sale.orderNumber }, verdict: 'lost', reason: 'RIVAL_WON', wonBy: 'Affiliate A' }],
  });
  expect(codes(receipt)).toEqual(['CLICK_COUNTED', 'CLICK_PAY_PAYS_NOTHING', 'CLICK_WINDOW', 'CLICK_ORDERS']);
  expect(JSON.stringify(receipt)).not.toContain(ben.code);
  expect(JSON.stringify(receipt)).not.toContain(sale.email);
  // It is the receipt of the order that goes on from there.
  const order = `/partner/referrals/${receipt.orders[0]?.referral.id ?? ''}/receipt`;
  expect(expectOk(await world.api(order, { token }), 'the receipt of the order').body.data.referral.orderNumber).toBe(sale.orderNumber);

  expect((await receiptOf(token, last)).orders).toMatchObject([
    { referral: { orderNumber: won.orderNumber }, verdict: 'won', reason: 'LAST_CLICK', wonBy: null },
  ]);
  const repeat = await receiptOf(token, earlier);
  expect(repeat.orders).toMatchObject([{ verdict: 'lost', reason: 'OWN_TOUCH_WON', wonBy: null }]);
  expect(codes(repeat)[0]).toBe('CLICK_REPEATED');

  const bens = await tokenOf(ben);
  expect((await listed(bens)).map(({ id }) => id)).not.toContain(first.id);
  for (const id of [first.id, 'clk_zz_0000000000000000', 'nothing']) {
    const answer = await world.api(`/partner/clicks/${id}/receipt`, { token: bens });
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'CLICK_NOT_FOUND']);
  }
}, 120_000);

test('the list is read on by its cursor, narrowed to days and to what links said, and its total counts who was not kept', async () => {
  const { world } = own;
  const token = await tokenOf(ana);
  const all = await listed(token);
  const read: Click[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = expectOk(await page(token, `?pageSize=1${cursor === '' ? '' : `&cursor=${cursor}`}`), 'a page').body;
    read.push(...(answer.data as Click[]));
    cursor = answer.meta.pagination.nextCursor as string | null;
  }
  expect(read).toEqual(all);
  expect((await listed(token, '?subId=spring')).map(({ id }) => id)).toEqual([all.at(-1)?.id]);
  expect(await listed(token, '?subId=sprin_')).toEqual([]);
  expect(await listed(token, '?from=2020-01-01&to=2020-01-31')).toEqual([]);
  const wrong = await page(token, '?cursor=17');
  expect([wrong.status, wrong.body.error.details.code]).toEqual([400, 'CURSOR_INVALID']);
  expect((await page(token, '?subId=spring&link=spring')).status).toBe(400);

  // Who refused is a number, a robot is nothing.
  const headers = {
    'sec-fetch-dest': 'document',
    'sec-fetch-mode': 'navigate',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  };
  await ask(`${world.address.url}/store/en?ref=${ana.code}`, { headers: { ...headers, 'sec-gpc': '1' } });
  await ask(`${world.address.url}/r/${ana.code}`, { headers: { ...headers, 'user-agent': 'curl/8.5.0' } });
  const after = expectOk(await page(token), 'clicks').body;
  expect((after.data as Click[]).length).toBe(all.length);
  expect(after.meta.pagination.total).toBe(all.length + 1);
}, 120_000);

test('a click from a host the shop does not want says so, with the reason', async () => {
  const { world } = own;
  await decide(world, 'fraud.bannedSources', ['deals.example: it publishes our codes']);
  await follow(world, ana.code, {}, { referer: 'https://www.deals.example/ana?user=7' });
  const token = await tokenOf(ana);
  const [banned] = await listed(token);
  expect(codes(await receiptOf(token, banned as Click))).toContain('CLICK_BANNED_SOURCE');
  await decide(world, 'fraud.bannedSources', []);
  expect(codes(await receiptOf(token, banned as Click))).not.toContain('CLICK_BANNED_SOURCE');
}, 60_000);

test('E-62: where clicks pay, each says whether it was paid, and why not; after its window and its 90 days it says that, and is gone', async () => {
  const { world } = own;
  const events = { scheme: 'click', click: { currency: 'EUR', amount: 10, cap: { period: 'day', count: 1, amount: null } } };
  const cem = await anAffiliate(world, await aProgram(world, { rateBasisPoints: 3000, windowDays: 7, events: JSON.stringify(events) }));
  const browsers = ['Firefox/132.0', 'Chrome/130.0.0.0 Safari/537.36', 'Firefox/132.0'];
  for (const browser of browsers) {
    const headers = {
      'user-agent': `Mozilla/5.0 (X11; Linux x86_64) ${browser}`,
      'sec-fetch-dest': 'document',
      'sec-fetch-mode': 'navigate',
    };
    expect((await ask(`${world.address.url}/r/${cem.code}`, { headers })).status).toBe(302);
  }
  const token = await tokenOf(cem);
  const before = await listed(token);
  const states = async () => Promise.all((await listed(token)).map(async (click) => (await receiptOf(token, click)).pay.state));
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);
  await world.pass({ days: 1, minutes: 30 });
  await world.settled();
  expect(await states()).toEqual(['repeat', 'capped', 'paid']);
  const paid = await receiptOf(token, before.at(-1) as Click);
  expect(paid.explanation.amount).toMatchObject({ amount: '10' });
  // A limit that changed since does not tell another story about a day that was paid: then the day's sums are all there is.
  await decide(world, 'fraud.floodClicks', 1);
  expect(await states()).toEqual(['unknown', 'unknown', 'unknown']);
  await world.pass({ days: 8 });
  const again = await tokenOf(cem);
  expect(codes(await receiptOf(again, before[0] as Click))).toContain('CLICK_WINDOW_OVER');
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);
