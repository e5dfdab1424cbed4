import { randomBytes } from 'node:crypto';
import { atEight } from './eight';
import type { Measured } from './measured';
import { againstRows, type AgainstRows } from './new-rows';
import { rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { judged } from './rounds';
import { countOf, placePaid, settle, until, untilIdle } from './sales';
import { startSellingShop, type PlacedOrder, type SellingShop } from './selling-shop';

const ROUNDS = 4;
const REFUNDS = 60;
const WARM = 30;
const TARGET = 0.15;
const PRICE = '4990';

/** Sales that are settled, and quiet. */
const soldOrders = async (shop: SellingShop, raw: RawDatabase, sales: number): Promise<readonly PlacedOrder[]> => {
  const orders = await placePaid(shop, sales);
  await settle(shop, raw, orders);
  return orders;
};

/** Gives all of it back at the desk, at eight connections; refunds a second, until the last is in the books. */
const refundAll = async (shop: SellingShop, raw: RawDatabase, orders: readonly PlacedOrder[]): Promise<number> => {
  const refunded = `afs_orders WHERE state = 'refunded' AND number IN (${orders.map(({ number }) => `'${number}'`).join(', ')})`;
  const began = performance.now();
  await atEight(orders, ({ number }) =>
    shop.admin(
      `/affiliate-store/orders/${number}/refunds`,
      { amount: PRICE, reason: 'the buyer asked' },
      { key: `bench-${randomBytes(8).toString('hex')}` },
    ),
  );
  await until('all to be refunded', async () => (await countOf(raw, refunded)) === orders.length);
  const perSecond = orders.length / ((performance.now() - began) / 1000);
  await untilIdle(shop);
  return perSecond;
};

/** Refunds of whole orders from the desk, as they come in over HTTP, against the rows they leave, written by the driver alone. */
export const run = async (): Promise<Measured> => {
  const shop = await startSellingShop('refund');
  const raw = await rawDatabase(shop);
  try {
    const tables = await storeTables(raw, shop);
    await raw.shadow(tables);
    await refundAll(shop, raw, await soldOrders(shop, raw, WARM));
    const rounds: AgainstRows[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const orders = await soldOrders(shop, raw, REFUNDS);
      rounds.push(await againstRows(raw, tables, REFUNDS, () => refundAll(shop, raw, orders)));
    }
    return judged('refunds from the desk / same rows by the raw driver', shop.database, rounds, TARGET, {
      remarks: [
        `${rounds.at(-1)?.rows.toFixed(0)} new rows a refund; ours checks who asks, asks the provider over HTTP and takes back every share`,
      ],
    });
  } finally {
    await raw.close();
    await shop.stop();
  }
};
