import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { listen } from './support/harness';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const inBrowser = existsSync(executablePath) ? describe : describe.skip;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const left = existsSync(executablePath) ? '' : ' (skipped: no Chromium on this machine; set CHROMIUM_PATH)';

inBrowser(`in Chromium${left}`, () => {
  let shop: Awaited<ReturnType<typeof listen>>;
  let browser: Browser;
  const strangers: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    shop = await listen();
    browser = await chromium.launch({
      executablePath,
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    shop.server.closeAllConnections();
    await new Promise((done) => shop.server.close(done));
  });

  async function open(path: string, options: BrowserContextOptions & { readonly signedIn?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: 'en-FR', ...options });
    if (options.signedIn) await context.addCookies([{ name: 'fixture_session', value: 'lina', url: shop.origin }]);
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(shop.origin) && !request.url().startsWith('data:')) strangers.push(request.url());
    });
    page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/.test(message.text())) problems.push(`${path}: ${message.text()}`);
    });
    await page.goto(shop.origin + path, { waitUntil: 'networkidle' });
    return page;
  }

  afterEach(() => {
    expect(strangers.splice(0)).toEqual([]);
    expect(problems.splice(0)).toEqual([]);
  });

  it('the checkout takes a buyer from an empty form to the files, and never loses a word', async () => {
    const page = await open('/store/en/checkout/offer-0');
    await page.click('button[value=pay]');
    await page.waitForSelector('#email-error:not(.hidden)');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    await page.fill('#email', 'ines@gmial.com');
    await page.locator('#country').focus();
    await page.click('#email-suggestion button');
    expect(await page.inputValue('#email')).toBe('ines@gmail.com');
    await page.selectOption('#country', 'DE');
    await page.waitForFunction(() => document.querySelector('#summary')?.textContent?.includes('19%'));
    expect(await page.inputValue('#email')).toBe('ines@gmail.com');
    await page.check('#terms');
    await page.check('#immediate_delivery');
    await page.click('button[value=pay]');
    await page.waitForURL(/\/fixture\/pay\//);
    await page.click('#ok');
    await page.waitForURL(/\/store\/en\/thanks\//, { timeout: 20_000 });
    expect(await page.textContent('h1')).toContain('Thank you');
    await page.context().close();
  }, 60_000);

  it('a lost connection leaves the form as it was and says that nothing was charged', async () => {
    const page = await open('/store/en/checkout/offer-0');
    await page.fill('#email', 'ines@example.com');
    await page.check('#terms');
    await page.check('#immediate_delivery');
    await page.context().setOffline(true);
    await page.click('button[value=pay]');
    await page.waitForFunction(() => document.querySelector('#order-complaint')?.textContent?.includes('You have not been charged.'));
    expect(await page.inputValue('#email')).toBe('ines@example.com');
    expect(await page.isEnabled('button[value=pay]')).toBe(true);
    await page.context().close();
  }, 60_000);

  it('two quick presses on Pay send one payment', async () => {
    const page = await open('/store/en/checkout/offer-0');
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.postData()?.includes('intent=pay')) posts.push(request.url());
    });
    await page.fill('#email', 'ines@example.com');
    await page.check('#terms');
    await page.check('#immediate_delivery');
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('button[value=pay]');
      button?.click();
      button?.click();
    });
    await page.waitForURL(/\/fixture\/pay\//);
    expect(posts).toHaveLength(1);
    await page.context().close();
  }, 60_000);

  it('the buy bar shows on phones once the hero is out of sight, and only then', async () => {
    const page = await open('/store/en/s/the-quiet-ledger');
    const hidden = () => page.evaluate(() => document.querySelector('[data-buy-bar]')?.hasAttribute('data-hidden'));
    expect(await hidden()).toBe(true);
    await page.evaluate(() => window.scrollTo(0, 1400));
    await page.waitForFunction(() => !document.querySelector('[data-buy-bar]')?.hasAttribute('data-hidden'));
    await page.context().close();
  }, 60_000);

  it('whoever is not signed in is sent to sign in and comes back to the same page', async () => {
    const page = await open('/store/en/partner/commissions?state=held');
    await page.waitForURL(/sign-in\?next=/);
    await page.fill('#email', 'lina@example.com');
    await page.click('form summary');
    await page.fill('#password', 'demo-demo-demo');
    await page.click('button[value=password]');
    await page.waitForURL(/\/store\/en\/partner\/commissions\?state=held/);
    await page.waitForSelector('.data-table');
    await page.context().close();
  }, 60_000);

  it('the affiliate copies the link and presses an amount to learn why', async () => {
    const page = await open('/store/en/partner', { signedIn: true, permissions: [] });
    await page.click('button:has-text("Copy link")');
    await page.waitForSelector('button:has-text("Copied")');
    await page.goto(`${shop.origin}/store/en/partner/commissions`, { waitUntil: 'networkidle' });
    await page.click('button[aria-haspopup=dialog] >> nth=0');
    await page.waitForSelector('dialog[open] ol');
    expect(await page.textContent('dialog[open]')).toContain('40% of €99.92 makes €39.968');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('the pages of an affiliate stand in groups: two lines on a desk, one on a phone that unfolds', async () => {
    const desk = await open('/store/en/partner/commissions', { signedIn: true, viewport: { width: 1280, height: 800 } });
    const lines = desk.getByRole('navigation', { name: 'Pages', exact: true });
    const marked = async (name: string) => lines.getByRole('link', { name, exact: true }).getAttribute('aria-current');
    expect([await marked('Money'), await marked('Commissions'), await marked('Overview')]).toEqual(['true', 'page', null]);
    expect((await lines.boundingBox())?.height).toBeLessThan(90);
    await desk.context().close();

    const phone = await open('/store/en/partner/commissions/commission-0', { signedIn: true });
    const summary = phone.locator('main summary').first();
    const isOpen = () =>
      phone
        .locator('main details')
        .first()
        .evaluate((details) => (details as HTMLDetailsElement).open);
    expect(await summary.innerText()).toContain('Money · Commissions');
    expect((await summary.boundingBox())?.height).toBeLessThan(50);
    await summary.click();
    await phone.keyboard.press('Escape');
    expect([await isOpen(), await phone.evaluate(() => document.activeElement?.tagName)]).toEqual([false, 'SUMMARY']);
    await phone.keyboard.press('Enter');
    await phone.getByRole('link', { name: 'Orders from your clicks' }).click();
    await phone.waitForURL(/\/partner\/referrals$/);
    await phone.locator('summary', { hasText: 'Results · Orders from your clicks' }).waitFor();
    expect(await isOpen()).toBe(false);
    await phone.context().close();
  }, 60_000);

  it('the days shown end on the store’s own day, whatever the machine’s clock says', async () => {
    const page = await open('/store/en/partner', { signedIn: true });
    await page.waitForSelector('input[type=date]');
    expect(await page.locator('input[type=date]').last().inputValue()).toBe('2026-11-21');
    await page.context().close();
  }, 60_000);

  it('names of files begin where Arabic lines begin', async () => {
    const page = await open('/store/ar/learn', { signedIn: true });
    const name = page.locator('li li bdi').first();
    await name.waitFor();
    const [text, line] = await Promise.all([name.boundingBox(), name.locator('..').boundingBox()]);
    expect(Math.abs((text?.x ?? 0) + (text?.width ?? 0) - (line?.x ?? 0) - (line?.width ?? 0))).toBeLessThan(2);
    await page.context().close();
  }, 60_000);

  it('an amount in the list of orders opens how it came to be', async () => {
    const page = await open('/store/en/partner/referrals', { signedIn: true });
    await page.click('button[aria-haspopup=dialog] >> nth=0');
    await page.waitForSelector('dialog[open] ol');
    await page.context().close();
  }, 60_000);

  const paths = [
    '',
    '/s/the-quiet-ledger',
    '/p/slow-bread',
    '/checkout/offer-0',
    '/sign-in',
    '/link/abcdefghijklmnopqrst',
    '/offer-after/abcdefghijklmnopqrst',
    '/thanks/abcdefghijklmnopqrst',
    '/nowhere',
    '/learn',
    '/account',
    '/account/subscriptions',
    '/account/AN-2026-0142',
    '/partner',
    '/partner/commissions',
    '/partner/commissions/commission-0',
    '/partner/referrals',
    '/partner/referrals/referral-2',
    '/help',
    '/help?q=hold',
    '/help/starter-held',
    '/feedback',
    '/feedback/fbk_2',
    '/studio',
    '/studio/sales',
    '/studio/sales/AN-2026-0142',
  ];

  /** Goes to a page and waits until nothing on it is still being fetched. */
  async function settle(page: Page, path: string): Promise<void> {
    await page.goto(shop.origin + path, { waitUntil: 'load' });
    await page.waitForFunction(
      () => document.querySelector('h1') !== null && document.querySelector('[aria-busy=true], .skeleton') === null,
    );
  }

  it.each([
    ['en', 'light', 1280],
    ['ar', 'dark', 360],
  ] as const)(
    'axe finds nothing on any page in %s, %s, %d wide',
    async (locale, colorScheme, width) => {
      const found: string[] = [];
      const page = await open(`/store/${locale}`, { signedIn: true, viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      for (const path of paths) {
        await settle(page, `/store/${locale}${path}`);
        await page.evaluate(axe);
        const violations = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe
            .run()
            .then((result) => result.violations),
        );
        found.push(...violations.map((one) => `${path} ${one.id} ${one.nodes[0]?.html.slice(0, 120)}`));
      }
      await page.context().close();
      expect(found).toEqual([]);
    },
    240_000,
  );

  it('no page is wider than a screen of 320 pixels', async () => {
    const wide: string[] = [];
    const page = await open('/store/fr', { signedIn: true, viewport: { width: 320, height: 640 } });
    for (const path of paths) {
      await settle(page, `/store/fr${path}`);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path);
    }
    await page.context().close();
    expect(wide).toEqual([]);
  }, 240_000);

  it('one press in the library says what it means, orders once, and the card is taken back in two presses', async () => {
    const page = await open('/store/en/learn', { signedIn: true });
    await page.waitForSelector('#club');
    expect(await page.textContent('#club-consent')).toContain('your card ending in 4242, as you agreed on');
    const refused = page.locator('li', { hasText: 'did not accept the payment for Paper sampler' });
    expect(await refused.locator('a.button').getAttribute('href')).toBe('/store/en/checkout/paper-sampler');
    const presses: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/me/club/orders')) presses.push(request.url());
    });
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('button[aria-describedby=club-consent]');
      button?.click();
      button?.click();
    });
    await page.waitForSelector('text=Yours: Brush set.');
    expect(presses).toHaveLength(1);
    expect(await page.locator('button[aria-describedby=club-consent]').count()).toBe(0);
    await page.click('text=Do not keep my card');
    await page.click('text=Take it back');
    await page.waitForSelector('text=Your card is no longer charged for one press.');
    expect(await page.locator('#club-consent').count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
