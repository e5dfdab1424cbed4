import { adminToken, registerAdmin } from './admin-session';
import { startShop } from './shop-process';
import type { RunningShop } from './shop-process';

declare global {
  var storyShop: RunningShop | undefined;
}

/** Starts the one shop that stories share, and its first administrator. */
export default async function setUp(): Promise<void> {
  const shop = await startShop(`shared-${process.env['DATABASE_CLIENT'] ?? 'sqlite'}`);
  globalThis.storyShop = shop;
  process.env['STORY_SHOP'] = JSON.stringify(shop.address);
  await registerAdmin(shop.address.url);
  // Strapi lets an address sign in a few times in five minutes: all files share this one.
  process.env['STORY_STAFF_TOKEN'] = await adminToken(shop.address.url);
}
