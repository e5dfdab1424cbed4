import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { World } from './world';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// A headless browser says so, and robots' clicks do not count: the visitor's says what a phone's says.
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  locale: 'en-FR',
  userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
};
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-FR' };

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: ReadonlyArray<{ readonly html: string }>;
}

/** What axe finds serious or worse in a part of the page as it stands; all of it unless a selector is given. */
export const serious = async (page: Page, part = 'html'): Promise<string[]> => {
  // What fades in has the contrast of a moment until it is there.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
        .map((each) => each.finished),
    ),
  );
  await page.evaluate(axe);
  const found = (await page.evaluate(`axe.run(${JSON.stringify(part)}).then((result) => result.violations)`)) as Found[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 300) ?? ''}`);
};

/** A browser for a test file, and every address asked for that is neither the shop nor the sandbox. */
export const aBrowser = (own: { readonly world: World }) => {
  const held: { browser?: Browser } = {};
  const strangers: string[] = [];
  beforeAll(async () => {
    held.browser = await chromium.launch({
      executablePath,
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
  }, 60_000);
  afterAll(() => held.browser?.close());
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const page = await (held.browser as Browser).newContext(options).then((context) => context.newPage());
    const { url, sandboxUrl } = own.world.address;
    page.on('request', (request) => {
      const address = request.url();
      if (![url, sandboxUrl, 'data:', 'blob:', 'about:'].some((home) => address.startsWith(home))) strangers.push(address);
    });
    return page;
  };
  return { open, strangers };
};
