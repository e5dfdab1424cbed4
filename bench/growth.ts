import type { Measured } from './measured';
import { multiplySales } from './many-orders';
import { newestIds, rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { alternate, judged } from './rounds';
import { atEight } from './eight';
import { countOf, settle, untilIdle } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

const ROUNDS = 5;
const SALES = 60;
const SAMPLE = 100;
const FEW = 1_000;
const MANY = 100_000;
const TARGET = 1.2;

interface GrownShop {
  readonly shop: SellingShop;
  readonly raw: RawDatabase;
  readonly stop: () => Promise<void>;
}

/** A shop that has sold so often: a hundred times through its doors, the rest copied from those. */
const grow = async (shop: SellingShop, raw: RawDatabase, orders: number): Promise<void> => {
  const before = await newestIds(raw, await storeTables(raw, shop));
  const placed = await atEight(Array.from({ length: SAMPLE }), () => shop.placeOrder());
  await atEight(placed, shop.pay);
  await settle(shop, raw, placed);
  await multiplySales(raw, shop, before, orders / SAMPLE);
  const kept = await countOf(raw, "afs_orders WHERE state = 'paid'");
  if (kept !== orders) throw new Error(`${kept} orders are there, not ${orders}`);
};

const grownTo = async (orders: number): Promise<GrownShop> => {
  const shop = await startSellingShop(`growth_${orders}`);
  const raw = await rawDatabase(shop);
  const stop = async (): Promise<void> => {
    await raw.close();
    await shop.stop();
  };
  try {
    await grow(shop, raw, orders);
    return { shop, raw, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Milliseconds an order costs, from the click on the link until it is in the books, at eight connections. */
const costOf = async ({ shop, raw }: GrownShop): Promise<number> => {
  await untilIdle(shop);
  const began = performance.now();
  const placed = await atEight(Array.from({ length: SALES }), () => shop.placeOrder());
  const placing = performance.now() - began;
  await atEight(placed, shop.pay);
  const settling = (placed.length / (await settle(shop, raw, placed))) * 1000;
  return (placing + settling) / SALES;
};

/** What an order costs a shop with 100,000 orders, against one with 1,000; two shops, in turns. */
export const run = async (): Promise<Measured> => {
  const few = await grownTo(FEW);
  const many = await grownTo(MANY).catch(async (error: unknown) => {
    await few.stop();
    throw error;
  });
  try {
    for (const each of [few, many]) await costOf(each);
    const rounds = await alternate(
      ROUNDS,
      () => costOf(few),
      () => costOf(many),
    );
    return judged(`an order at ${MANY} orders / at ${FEW}`, many.shop.database, rounds, TARGET, {
      less: true,
      say: (value) => `${value.toFixed(1)} ms`,
      remarks: [`link, cart, order, payment page, webhook, books; ${SALES} orders a round`],
    });
  } finally {
    await many.stop();
    await few.stop();
  }
};
