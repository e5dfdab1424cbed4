import { atEight } from './eight';
import type { RawDatabase } from './raw-database';
import type { PlacedOrder, SellingShop } from './selling-shop';

const PATIENCE_MS = 300_000;

export const until = async (what: string, done: () => Promise<boolean>): Promise<void> => {
  for (const began = performance.now(); !(await done()); await new Promise((resume) => setTimeout(resume, 10)))
    if (performance.now() - began > PATIENCE_MS) throw new Error(`waited in vain for ${what}`);
};

export const countOf = async (raw: RawDatabase, rows: string): Promise<number> =>
  Number((await raw.read(`SELECT count(*) AS n FROM ${rows}`))[0]?.['n']);

export const untilIdle = (shop: SellingShop): Promise<void> => until('an empty queue', async () => (await shop.queued()) === 0);

/** Webhooks out, at eight connections; answers how many milliseconds each took to be acknowledged. */
export const tellAll = async (shop: SellingShop, orders: readonly PlacedOrder[]): Promise<readonly number[]> =>
  (await atEight(orders, shop.tell)).map(({ status, body, milliseconds }) => {
    if (status !== 200) throw new Error(`a webhook was answered ${status}: ${body}`);
    return milliseconds;
  });

/** Sales settled in a second: from the first webhook until the last order is paid and everything of it is in the books. */
export const settle = async (shop: SellingShop, raw: RawDatabase, orders: readonly PlacedOrder[]): Promise<number> => {
  const paid = `afs_orders WHERE state = 'paid' AND number IN (${orders.map(({ number }) => `'${number}'`).join(', ')})`;
  const began = performance.now();
  await tellAll(shop, orders);
  await until('all to be paid', async () => (await countOf(raw, paid)) === orders.length);
  const perSecond = orders.length / ((performance.now() - began) / 1000);
  await untilIdle(shop);
  return perSecond;
};

/** Orders that are paid at the provider, of which the store has not been told. */
export const placePaid = async (shop: SellingShop, sales: number): Promise<readonly PlacedOrder[]> => {
  const placed = await atEight(Array.from({ length: sales }), () => shop.placeOrder());
  await atEight(placed, shop.pay);
  await untilIdle(shop);
  return placed;
};
