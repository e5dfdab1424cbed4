import type { Measured } from './measured';
import { againstRows, type AgainstRows } from './new-rows';
import { rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { judged, quantile } from './rounds';
import { countOf, placePaid, settle, tellAll } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

const ROUNDS = 5;
const SALES = 120;
const WARM = 40;
const TARGET = 0.15;
const QUEUED = 1_000;
const ASKED = 300;
const PATIENT_MS = 250;

const PAID = "afs_orders WHERE state = 'paid'";

const compare = async (shop: SellingShop, raw: RawDatabase): Promise<Measured> => {
  const tables = await storeTables(raw, shop);
  await raw.shadow(tables);
  await settle(shop, raw, await placePaid(shop, WARM));
  const rounds: AgainstRows[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const orders = await placePaid(shop, SALES);
    rounds.push(await againstRows(raw, tables, SALES, () => settle(shop, raw, orders)));
  }
  return judged('settlement of paid webhooks / same rows by the raw driver', shop.database, rounds, TARGET, {
    remarks: [
      `${rounds.at(-1)?.rows.toFixed(0)} new rows a sale; ours verifies the signature, asks the provider over HTTP, splits and books`,
    ],
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
