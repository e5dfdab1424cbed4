import { atEight } from './eight';
import type { Measured } from './measured';
import { newestIds, rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { judged, quantile, type Round } from './rounds';
import { countOf, settle, tellAll, untilIdle } from './sales';
import { startSellingShop, type PlacedOrder, type SellingShop } from './selling-shop';

const ROUNDS = 5;
const SALES = 120;
const WARM = 40;
const TARGET = 0.15;
const QUEUED = 1_000;
const ASKED = 300;
const PATIENT_MS = 250;

const PAID = "afs_orders WHERE state = 'paid'";

type Rows = ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]>;

const placePaid = async (shop: SellingShop, sales: number): Promise<readonly PlacedOrder[]> => {
  const placed = await atEight(Array.from({ length: sales }), () => shop.placeOrder());
  await atEight(placed, shop.pay);
  await untilIdle(shop);
  return placed;
};

/** The rows that some sales have added, dealt out to as many transactions. */
const rowsOfSales = async (raw: RawDatabase, since: ReadonlyMap<string, number>, sales: number): Promise<readonly Rows[]> => {
  const dealt: Array<Array<Rows[number]>> = Array.from({ length: sales }, () => []);
  for (const [table, id] of since) {
    const rows = await raw.read(`SELECT * FROM "${table}" WHERE id > ${id} ORDER BY id`);
    rows.forEach((row, index) => dealt[Math.floor((index * sales) / rows.length)]?.push([table, row]));
  }
  return dealt;
};

const writeFloor = async (raw: RawDatabase, sales: readonly Rows[]): Promise<number> => {
  const began = performance.now();
  await raw.writeSales(sales);
  return sales.length / ((performance.now() - began) / 1000);
};

const compare = async (shop: SellingShop, raw: RawDatabase): Promise<Measured> => {
  const tables = await storeTables(raw, shop);
  await raw.shadow(tables);
  await settle(shop, raw, await placePaid(shop, WARM));
  const rounds: Round[] = [];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const orders = await placePaid(shop, SALES);
    const since = await newestIds(raw, tables);
    const ours = await settle(shop, raw, orders);
    const sales = await rowsOfSales(raw, since, SALES);
    rows = sales.reduce((sum, sale) => sum + sale.length, 0) / SALES;
    rounds.push({ ours, floor: await writeFloor(raw, sales) });
  }
  return judged('settlement of paid webhooks / same rows by the raw driver', shop.database, rounds, TARGET, {
    remarks: [`${rows.toFixed(0)} new rows a sale; ours verifies the signature, asks the provider over HTTP, splits and books`],
  });
};

const acknowledge = async (shop: SellingShop, raw: RawDatabase): Promise<Measured> => {
  const orders = await placePaid(shop, 2 * QUEUED + ASKED);
  let told = 0;
  while ((await shop.queued()) < QUEUED && told < orders.length - ASKED) {
    await tellAll(shop, orders.slice(told, told + 100));
    told += 100;
  }
  const queued = await shop.queued();
  const before = await countOf(raw, PAID);
  const waits = await tellAll(shop, orders.slice(told, told + ASKED));
  const meanwhile = (await countOf(raw, PAID)) - before;
  const p95 = quantile(waits, 0.95);
  return {
    ...judged(
      `acknowledgement of a webhook, p95, with ${queued} jobs queued / 250 ms`,
      shop.database,
      [{ ours: p95, floor: PATIENT_MS }],
      1,
      {
        less: true,
        say: (value) => `${value.toFixed(1)} ms`,
        remarks: [
          `p50 ${quantile(waits, 0.5).toFixed(1)} ms, worst ${Math.max(...waits).toFixed(1)} ms, ${meanwhile} sales settled meanwhile`,
        ],
      },
    ),
    ...(queued >= QUEUED ? {} : { passed: false }),
  };
};

/** Paid webhooks, signed by Stripe's own SDK and posted at eight connections, against the rows they leave, written by the driver alone. */
export const run = async (): Promise<readonly Measured[]> => {
  const shop = await startSellingShop('settlement');
  try {
    const raw = await rawDatabase(shop);
    try {
      return [await compare(shop, raw), await acknowledge(shop, raw)];
    } finally {
      await raw.close();
    }
  } finally {
    await shop.stop();
  }
};
