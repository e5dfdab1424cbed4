import { expectOk } from './expect-ok';
import { ownShop } from './own-shop';
import { atStripe } from './stripe-events';
import { World } from './world';
import type { ShopAddress } from './shop-process';

interface Setting {
  readonly key: string;
  readonly value: unknown;
  readonly lockedBy: string | null;
}

const settingsOf = async (world: World): Promise<Setting[]> => expectOk(await world.admin('/settings'), 'the settings').body.data;
const sandboxOf = async (world: World): Promise<object> => expectOk(await world.sandbox('/config'), 'the sandbox').body;

/** Whoever moves the clock by months would otherwise renew what everybody before them subscribed to. */
const endSubscriptions = async (world: World): Promise<void> => {
  const stripe = atStripe(world);
  for await (const { id } of stripe.subscriptions.list({ limit: 100 })) await stripe.subscriptions.cancel(id);
  await world.settled();
};

const PRODUCTS = '/content-manager/collection-types/plugin::affiliate-store.product';

/** Takes off sale what a file sold: its plans fit the settings it wanted, and no later file could change those. */
const endSales = async (world: World): Promise<void> => {
  const query = 'page=1&pageSize=100&status=published&fields[0]=documentId';
  const sold = expectOk(await world.strapi(`${PRODUCTS}?${query}`), 'what is on sale').body as { results: Array<{ documentId: string }> };
  const documentIds = sold.results.map(({ documentId }) => documentId);
  if (documentIds.length === 0) return;
  expectOk(await world.strapi(`${PRODUCTS}/actions/bulkUnpublish`, { body: { documentIds } }), 'taking it off sale');
  if (documentIds.length === 100) await endSales(world);
};

/**
 * A shop whose clock may be moved and whose sandbox may be told to misbehave, for stories that look at what is theirs and count
 * nothing else. In a run of everything they share one, as starting a shop is what costs; a story that runs alone has its own.
 * Settings and the sandbox's ways are put back when a file ends, and its subscriptions and sales end; the clock stays where it is.
 */
export const movedShop = (name: string): { readonly world: World } => {
  const shared = process.env['STORY_MOVED_SHOP'];
  if (!shared) return ownShop(name);
  const world = new World(JSON.parse(shared) as ShopAddress, process.env['STORY_MOVED_SHOP_TOKEN']);
  const before: { settings?: Setting[]; sandbox?: object } = {};
  beforeAll(async () => {
    before.settings = await settingsOf(world);
    before.sandbox = await sandboxOf(world);
  });
  afterAll(async () => {
    await endSubscriptions(world);
    await endSales(world);
    expectOk(await world.sandbox('/faults', { method: 'DELETE' }), 'the faults');
    expectOk(await world.sandbox('/config', { body: before.sandbox ?? {} }), 'the sandbox');
    const values = new Map((before.settings ?? []).map(({ key, value }) => [key, JSON.stringify(value)]));
    for (const { key, value, lockedBy } of await settingsOf(world)) {
      const was = values.get(key);
      if (lockedBy !== null || was === undefined || was === JSON.stringify(value)) continue;
      expectOk(await world.admin(`/settings/${key}`, { method: 'PUT', body: { value: JSON.parse(was) as unknown } }), key);
    }
  });
  return { world };
};
