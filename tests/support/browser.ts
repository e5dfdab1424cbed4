import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import type { World } from './world';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

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

/** A folder that gets a picture of every page looked at, in order, for people who want to see what the tests saw. */
const SHOTS = process.env['SHOTS'];
let shots = 0;
const nextShot = (folder: string): string => {
  const { testPath = '' } = expect.getState();
  return path.join(folder, `${path.basename(testPath, '.test.ts')}-${String(++shots).padStart(3, '0')}.png`);
};

/** What fades in or out has the contrast of a moment; a page nobody looks at may never come to rest. */
const rest = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const fading = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.race([Promise.allSettled(fading.map((each) => each.finished)), new Promise((resume) => setTimeout(resume, 2_000))]);
  });

const violations = async (page: Page, part: string): Promise<Found[]> => {
  await rest(page);
  const asked = `axe.run(${JSON.stringify(part)}, { resultTypes: ['violations'] }).then((result) => result.violations)`;
  return ((await page.evaluate(asked)) as Found[]).filter(({ impact }) => impact === 'serious' || impact === 'critical');
};

/** What axe finds serious or worse in a part of the page as it stands; all of it unless a selector is given. */
export const serious = async (page: Page, part = 'html'): Promise<string[]> => {
  await rest(page);
  if (SHOTS) await page.screenshot({ path: nextShot(SHOTS), fullPage: true });
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  // A notice of the panel goes by itself, and may begin to while it is looked at: what is wrong with the page still is when it has gone.
  const atFirst = await violations(page, part);
  const found = atFirst.length > 0 ? await violations(page, part) : [];
  return found.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 300) ?? ''}`);
};

const QUIET_MS = 300;
/** However much a page asks for, it is there by then. */
const LONGEST_MS = 30_000;

/** Watches what a page asks for; what it answers resolves once nothing was under way for a moment, as when a link in the page has been followed. */
export const quietOf = (page: Page): (() => Promise<void>) => {
  const open = new Set<Request>();
  let last = performance.now();
  const ended = (request: Request) => {
    open.delete(request);
    last = performance.now();
  };
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    const until = performance.now() + LONGEST_MS;
    last = performance.now();
    while (open.size > 0 || performance.now() - last < QUIET_MS) {
      if (performance.now() > until) throw new Error(`still under way: ${[...open].map((request) => request.url()).join(' ')}`);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  };
};

/** The same, and whether the page is wider than its screen. */
export const faults = async (page: Page): Promise<string[]> => {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [...(await serious(page)), ...(isWide ? ['wider than its screen'] : [])];
};

/** A folder of a browser whose settings say: no cookies at all. */
const withoutCookies = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'no-cookies-'));
  mkdirSync(path.join(folder, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return folder;
};

/** A browser for a test file, and every address asked for that is neither the shop nor the sandbox. */
export const aBrowser = (own: { readonly world: World }) => {
  const held: { browser?: Browser } = {};
  const strangers: string[] = [];
  const folders: Array<{ readonly folder: string; readonly context: BrowserContext }> = [];
  beforeAll(async () => {
    held.browser = await chromium.launch({ executablePath, args });
  }, 60_000);
  afterAll(async () => {
    await held.browser?.close();
    for (const { folder, context } of folders) {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
  const watched = (page: Page): Page => {
    const { url, sandboxUrl } = own.world.address;
    // Of every tab, and those opened later.
    page.context().on('request', (request) => {
      const address = request.url();
      if (![url, sandboxUrl, 'data:', 'blob:', 'about:'].some((home) => address.startsWith(home))) strangers.push(address);
    });
    return page;
  };
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await (held.browser as Browser).newContext(options);
    return watched(await context.newPage());
  };
  /** A browser that blocks cookies, and with them everything else a page could keep, as its owner can set it. */
  const openWithoutCookies = async (options: BrowserContextOptions): Promise<Page> => {
    const folder = withoutCookies();
    const context = await chromium.launchPersistentContext(folder, { ...options, executablePath, args });
    folders.push({ folder, context });
    const [first] = context.pages();
    return watched(first ?? (await context.newPage()));
  };
  return { open, openWithoutCookies, strangers };
};
