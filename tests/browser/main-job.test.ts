// The main job in a real browser: an affiliate takes their link, a visitor buys on a phone, and the affiliate sees why they earn.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { aBrowser, DESK, PHONE, quietOf, serious } from '../support/browser';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Product } from '../support/builders';
import { fillCheckout, givePassword, goToPayment, payByCard, signInOn, signInToPanel, STORE, untilThanked } from '../support/on-pages';
import { ownShop } from '../support/own-shop';
import { eventually } from '../support/world';

const own = ownShop('browser', { STORY_ADMIN_PANEL: 'true' });
const { open, strangers } = aBrowser(own);
const CONTENT = '/admin/content-manager/collection-types/plugin::affiliate-store';

/** What the first story leaves for the next ones: the shop goes on. */
const sold: { product?: Product; order?: string; affiliate?: string } = {};

/** Signs the owner in to the admin panel, once for all that follows. */
const staff = async (): Promise<Page> => {
  const page = await open(DESK);
  await signInToPanel(page, own.world);
  return page;
};

const at = (path: string): string => `${own.world.address.url}${path}`;

test('an affiliate’s link leads a visitor to buy, and the affiliate sees what they earned and why', async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program, { name: 'Ben' });
  const product = await aProduct(world, { name: 'A Hand That Breathes', prices: { EUR: '100.00' }, program });
  await givePassword(world, affiliate.email);

  const partner = await open(DESK);
  await signInOn(partner, world, affiliate.email);
  await partner.goto(`${world.address.url}/store/en/partner`);
  await partner.getByRole('button', { name: /copy/i }).first().click();
  await partner
    .getByText(/copied/i)
    .first()
    .waitFor();
  expect(await serious(partner)).toEqual([]);

  const visitor = await open(PHONE);
  await visitor.goto(`${world.address.url}/r/${affiliate.code}?to=/store/en/p/${product.slug}`);
  expect(visitor.url()).toBe(`${world.address.url}/store/en/p/${product.slug}`);
  expect(await serious(visitor)).toEqual([]);
  await visitor.goto(`${world.address.url}/store/en/checkout/${product.offerId}`);
  await fillCheckout(visitor, 'anna@example.test');
  expect(await serious(visitor)).toEqual([]);
  await goToPayment(visitor, world);
  // Declined, then a card whose bank wants to be asked.
  await payByCard(visitor, '4000000000000002');
  await visitor
    .getByText(/declined/i)
    .first()
    .waitFor();
  await payByCard(visitor, '4000000000003220');
  await visitor.click('button[name=outcome][value=pass]');
  await visitor.waitForURL(/\/store\/en\/(thanks|checkout\/return)/, { timeout: 30_000 });
  await untilThanked(visitor);
  await visitor.getByText('A Hand That Breathes').first().waitFor();
  expect(await serious(visitor)).toEqual([]);

  await world.settled();
  await partner.goto(`${world.address.url}/store/en/partner/commissions`);
  await partner.getByText('A Hand That Breathes').first().waitFor();
  expect(await partner.content()).not.toContain('anna@example.test');
  expect(await serious(partner)).toEqual([]);
  expect(strangers).toEqual([]);
  const [order] = ((await world.admin('/orders')).body as { data: Array<{ number: string }> }).data;
  Object.assign(sold, { product, order: order?.number, affiliate: affiliate.code });
}, 180_000);

test('an administrator sees who got what and why, refunds part of it, and sees the opposite journal', async () => {
  const page = await staff();
  await page.goto(at(`${STORE}/orders`));
  await page.getByRole('link', { name: new RegExp(sold.order ?? 'no order') }).click();
  await page.getByRole('heading', { level: 1, name: `Order ${sold.order}` }).waitFor();

  // Of 100.00 the site keeps 9.90; of the 90.10 that are left 30 %, rounded down, are the affiliate's.
  const share = page.getByRole('region', { name: 'Who got what' }).getByRole('row', { name: /Ben/ });
  await share.getByRole('button', { name: 'Why €27.03?' }).first().click();
  const why = page.getByRole('dialog');
  await why.getByText('30% of €90.10').waitFor();
  expect(new URL(page.url()).searchParams.get('why')).toContain('order_share');
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Refund…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Amount in EUR/).fill('40.00');
  // 40 of 100 back: the affiliate loses the same part of their share, rounded down.
  await dialog.getByRole('row', { name: /Ben.*€27\.03.*€10\.81.*€16\.22/ }).waitFor();
  expect(await serious(page)).toEqual([]);
  await dialog.getByLabel(/^Reason/).fill('one lesson was missing');
  await dialog.getByRole('button', { name: 'Refund €40.00' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await own.world.settled();
  await page.reload();
  const refund = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'Refund' }) });
  await refund.getByRole('row', { name: /Ben.*€10\.81/ }).waitFor();
  // The sale credited the affiliate; its opposite debits them.
  expect(await refund.getByRole('row', { name: /Ben/ }).getByRole('cell').nth(1).textContent()).toBe('€10.81');
  expect(await serious(page)).toEqual([]);

  await page.goto(at(`${STORE}/settings`));
  const fee = page.getByLabel('Platform fee (%)');
  await fee.fill('7.5');
  await page.getByRole('button', { name: 'Sell' }).click();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  const settings = (await own.world.admin('/settings')).body as { data: Array<{ key: string; value: unknown }> };
  expect(settings.data.find(({ key }) => key === 'money.platformFeeBasisPoints')?.value).toBe(750);

  // A list is downloaded as a spreadsheet of exactly what is filtered: the fee that was saved, and nothing else that happened.
  await page.goto(at(`${STORE}/audit?action=setting.save`));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
  const [head, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toMatch(/^\uFEFFseq,/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('setting.save');
  await page.context().close();
}, 180_000);

test('orders can be read in the Content Manager and not written, and the refusal says what to do instead', async () => {
  const page = await staff();
  await page.goto(at(`${CONTENT}.order`));
  await page
    .getByRole('row', { name: new RegExp(sold.order ?? 'no order') })
    .getByText('€100.00')
    .waitFor();
  await page
    .getByRole('link', { name: sold.order ?? '' })
    .first()
    .click();
  await page.getByRole('link', { name: 'Open the order in the store' }).waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  expect(await page.getByLabel('Owner user id').count()).toBe(0);
  const documentId = page.url().split('/').at(-1)?.split('?')[0] ?? '';
  const refused = await own.world.strapi(`/content-manager/collection-types/plugin::affiliate-store.order/${documentId}`, {
    method: 'PUT',
    body: { total: '1' },
  });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('refund button');
  await page.context().close();
}, 120_000);

test('an editor builds a sales page from sections, looks at it, publishes it, and a visitor reads it', async () => {
  const page = await staff();
  await page.goto(at(`${CONTENT}.sales-page/create`));
  await page
    .getByLabel(/^Title/)
    .first()
    .fill('One line a day');
  await page.locator('input[name=slug]').fill('one-line-a-day');
  await page.getByRole('combobox', { name: /^Product/ }).click();
  await page
    .getByRole('option', { name: new RegExp(sold.product?.name ?? 'no product') })
    .first()
    .click();
  const add = async (section: string) => {
    await page.getByRole('button', { name: /Add a component to/ }).click();
    await page.getByRole('button', { name: section, exact: true }).click();
  };
  await add('Hero');
  await page.locator('input[name="sections.0.headline"]').fill('Write one line you will keep');
  await add('Price and button');
  await page.locator('input[name="sections.1.title"]').fill('One price, yours for good');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/sales-page\/[a-z0-9]{20,}/);

  await page
    .getByRole('button', { name: 'Open preview' })
    .or(page.getByRole('link', { name: 'Open preview' }))
    .click();
  await page.frameLocator('iframe').getByRole('heading', { name: 'Write one line you will keep' }).waitFor();
  const visitor = await open(PHONE);
  expect((await visitor.goto(at('/store/en/s/one-line-a-day')))?.status()).toBe(404);

  await page.goBack();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page
    .getByText('Published document')
    .or(page.getByText('Published', { exact: true }))
    .first()
    .waitFor();
  // The panel says so a moment before the shop shows it.
  await eventually('the page to be there', async () => (await visitor.goto(at('/store/en/s/one-line-a-day')))?.status() === 200);
  await visitor.getByRole('heading', { name: 'Write one line you will keep' }).waitFor();
  expect(await serious(visitor)).toEqual([]);
  await page.context().close();
}, 180_000);

test('every page of the store in the admin panel can be used by everyone, and none asks another host', async () => {
  const page = await staff();
  await page.goto(at(STORE));
  const quiet = quietOf(page);
  const store = `nav:has(a[href^="${STORE}/"])`;
  await page.locator(`${store} a`).first().waitFor();
  await quiet();
  const folded = page.locator(`${store} button[aria-controls][aria-expanded=false]:not([aria-haspopup]):visible`);
  while ((await folded.count()) > 0) await folded.first().click();
  const placesOf = async (links: string): Promise<Set<string>> => {
    const paths = await page.locator(links).evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    return new Set(paths.map((path) => path.slice(STORE.length)));
  };
  // What the menu leads to, whoever adds to it; and what the first page leads to.
  const menu = await placesOf(`${store} a[href^="${STORE}"]:visible`);
  expect(menu.size).toBeGreaterThan(20);
  const others = [...(await placesOf(`main a[href^="${STORE}"]`))].filter((place) => !menu.has(place));
  const found: Record<string, string[]> = {};
  const look = async (place: string, part = 'main'): Promise<void> => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await quiet();
    const wrong = await serious(page, part);
    if (wrong.length > 0) found[place] = wrong;
  };
  // The menu is the same beside them all: it is looked at once, unfolded.
  await look('', 'html');
  for (const place of menu) {
    await page.locator(`${store} a[href="${STORE}${place}"]:visible`).first().click();
    await page.waitForURL(at(`${STORE}${place}`));
    await look(place);
  }
  // Places no menu leads to are loaded whole, as by their bookmarks.
  const lists = ['?currency=EUR', `?affiliateCode=${sold.affiliate}&state=paid`].map((filter) => `/orders${filter}`);
  const more = ['/ledger/account', '/ledger/account?address=platform_revenue&currency=EUR', '/ledger/journals/1'];
  for (const place of new Set([...others, ...lists, ...more])) {
    await page.goto(at(`${STORE}${place}`));
    await look(place);
  }
  expect(found).toEqual({});
  expect(strangers).toEqual([]);
  await page.context().close();
}, 600_000);
