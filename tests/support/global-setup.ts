import path from 'node:path';
import { adminToken } from './admin-session';
import { startNameServer } from './name-server';
import { WITHOUT_GRAPHQL } from './own-shop';
import { makeScratch, scratch } from './scratch';
import { TEMPLATE } from './shop-database';
import { startShop } from './shop-process';
import type { RunningShop } from './shop-process';

declare global {
  var storyShops: RunningShop[] | undefined;
}

/** Ten thousands of requests are refused by the shared shop, each with a line of its log; a whole run, whose logs nobody reads, does without. */
const QUIET: Readonly<Record<string, string>> = process.env['CI'] ? { LOG_LEVEL: 'error' } : {};

/** A shop for many files, with its first administrator. Strapi lets an address sign in a few times in five minutes: all files share one token. */
const sharedShop = async (
  name: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<{ readonly address: string; readonly token: string }> => {
  const shop = await startShop(`${name}-${process.env['DATABASE_CLIENT'] ?? 'sqlite'}`, { ...QUIET, ...extra });
  (globalThis.storyShops ??= []).push(shop);
  return { address: JSON.stringify(shop.address), token: await adminToken(shop.address.url) };
};

/** Makes what the shops of a longer run begin with: a database with tables and first administrator, and code that was loaded before. */
const makeTemplate = async (): Promise<void> => {
  process.env['STORY_LOADED'] = path.join(scratch(), 'loaded');
  const shop = await startShop(TEMPLATE, WITHOUT_GRAPHQL);
  await shop.stop({ keepDatabase: true });
  process.env['STORY_TEMPLATE'] = 'made';
};

/** Starts the shop that stories share, and, where more than one file may run, the one whose clock they may move (support/moved-shop). */
export default async function setUp({
  testPathPatterns,
}: {
  readonly testPathPatterns: { readonly patterns: readonly string[] };
}): Promise<void> {
  makeScratch();
  globalThis.storyHosts = { idle: [] };
  // Every shop of the run asks it: nothing in a story looks at the internet.
  process.env['DNS_SERVERS'] = (await startNameServer()).at;
  const isLong = testPathPatterns.patterns.length !== 1;
  if (isLong) await makeTemplate();
  const [still, moved] = await Promise.all([sharedShop('shared'), isLong ? sharedShop('moved', WITHOUT_GRAPHQL) : undefined]);
  process.env['STORY_SHOP'] = still.address;
  process.env['STORY_STAFF_TOKEN'] = still.token;
  if (!moved) return;
  process.env['STORY_MOVED_SHOP'] = moved.address;
  process.env['STORY_MOVED_SHOP_TOKEN'] = moved.token;
}
