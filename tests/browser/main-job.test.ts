// The main job in a real browser: an affiliate takes their link, a visitor buys on a phone, and the affiliate sees why they earn.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { ownShop } from '../support/own-shop';
import { enter } from '../support/sign-in';

const own = ownShop('browser');
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'a long enough password';
// A headless browser says so, and robots' clicks do not count: the visitor's says what a phone's says.
const PHONE = {
  viewport: { width: 390, height: 780 },
  locale: 'en-FR',
  userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
};
const DESK = { viewport: { width: 1280, height: 800 }, locale: 'en-FR' };

let browser: Browser;
const strangers: string[] = [];

const open = async (options: BrowserContextOptions): Promise<Page> => {
  const page = await (await browser.newContext(options)).newPage();
  const { url, sandboxUrl } = own.world.address;
  page.on('request', (request) => {
    const address = request.url();
    if (![url, sandboxUrl, 'data:', 'blob:'].some((home) => address.startsWith(home))) strangers.push(address);
  });
  return page;
};

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: ReadonlyArray<{ readonly html: string }>;
}

/** What axe finds serious or worse on the page as it stands. */
const serious = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate<Found[]>('axe.run(document).then((result) => result.violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.goto(`${own.world.address.url}/store/en/sign-in`);
  await page.fill('input[name=email]', email);
  await page.locator('details:has(input[name=password]) > summary').click();
  await page.fill('input[name=password]', PASSWORD);
  await page.click('button[value=password]');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
};

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}, 60_000);
afterAll(() => browser?.close());

test('an affiliate’s link leads a visitor to buy, and the affiliate sees what they earned and why', async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program, { name: 'Ben' });
  const product = await aProduct(world, { name: 'A Hand That Breathes', prices: { EUR: '100.00' }, program });
  const { jwt } = await enter(world, affiliate.email);
  await world.api('/me/password', { method: 'PUT', token: jwt, body: { password: PASSWORD } });

  const partner = await open(DESK);
  await signIn(partner, affiliate.email);
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
  await visitor.fill('#email', 'anna@example.test');
  await visitor.selectOption('#country', 'FR');
  for (const box of await visitor.locator('input[type=checkbox]').all()) await box.check();
  expect(await serious(visitor)).toEqual([]);
  await visitor.click('button[value=pay]');
  await visitor.waitForURL(`${world.address.sandboxUrl}/**`);
  await visitor.fill('input[name=number], input[autocomplete=cc-number]', '4242424242424242');
  await visitor.locator('button[type=submit]').first().click();
  await visitor.waitForURL(/\/store\/en\/(thanks|checkout\/return)/, { timeout: 30_000 });
  await visitor.waitForURL(/\/store\/en\/thanks\//, { timeout: 30_000 });
  await visitor.getByText('A Hand That Breathes').first().waitFor();
  expect(await serious(visitor)).toEqual([]);

  await world.settled();
  await partner.goto(`${world.address.url}/store/en/partner/commissions`);
  await partner.getByText('A Hand That Breathes').first().waitFor();
  expect(await partner.content()).not.toContain('anna@example.test');
  expect(await serious(partner)).toEqual([]);
  expect(strangers).toEqual([]);
}, 180_000);
