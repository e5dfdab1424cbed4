import { copyOf, copyRows, samplesOf, settleDown, STRIDE, type Copied } from './many-orders';
import type { Measured } from './measured';
import { newestIds, rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { alternate, judged, median } from './rounds';
import { countOf, placePaid, settle, untilIdle } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

const ROUNDS = 7;
const LOOKS = 15;
const SAMPLE = 100;
const FEW = 10_000;
const MANY = 1_000_000;
const TARGET = 1.2;
/** Both shops have sold for so long, evenly. */
const DAYS = 1_000;
const DAY_MS = 86_400_000;
const COPIES_AT_ONCE = 50;
/** What the pages of the desk read about an order. Its lines, letters, events and jobs are read by the page of that order alone. */
const READ = ['afs_customers', 'afs_orders', 'afs_order_payments', 'afs_commissions'];

interface Page {
  readonly name: string;
  readonly path: string;
}
const PAGES: readonly Page[] = [
  { name: 'overview', path: '/affiliate-store/overview' },
  { name: 'highlights of the overview', path: '/affiliate-store/overview/highlights' },
  { name: 'balances of a payee', path: '/affiliate-store/payees?search=Ana' },
  { name: 'sums of the ledger', path: '/affiliate-store/ledger/totals' },
  { name: 'first page of orders', path: '/affiliate-store/orders?pageSize=25' },
];

interface Shop {
  readonly shop: SellingShop;
  readonly raw: RawDatabase;
  readonly filled: number;
  readonly stop: () => Promise<void>;
}

/** Tables of Strapi, with moments of Strapi. */
const KEPT = ['afs_orders', 'afs_commissions'];
const MOMENTS = new Set([
  'placed_at',
  'paid_at',
  'created_at',
  'updated_at',
  'published_at',
  'earned_at',
  'payable_at',
  'guarantee_ends_at',
]);

/** A moment so many days before, by copy, as Strapi keeps moments in either database. */
const earlier = (shop: SellingShop, column: string, days: string): string =>
  shop.database === 'sqlite'
    ? `"${column}" - CAST(${days} * ${DAY_MS} AS INTEGER)`
    : `"${column}" - make_interval(secs => ${days} * 86400.0)`;

/**
 * Makes of a hundred orders that went through the shop many that were sold evenly over the years. Sums per day, and what accounts
 * have turned over, are what they would be: as many times those of the sample, day by day.
 */
const multiply = async (shop: SellingShop, raw: RawDatabase, before: ReadonlyMap<string, number>, times: number): Promise<void> => {
  const samples = (await samplesOf(raw, before)).filter(({ table }) => READ.includes(table));
  const days = `(n.copy * ${DAYS}.0 / ${times})`;
  const as: Copied = (table, column) => {
    if (!MOMENTS.has(column) || !KEPT.includes(table)) return copyOf(table, column);
    return earlier(shop, column, days);
  };
  await copyRows(raw, samples, { from: 1, to: times - 1, atOnce: COPIES_AT_ONCE }, as);
  await raw.run(`UPDATE afs_ledger_accounts SET debits = debits * ${times}, credits = credits * ${times}, entries = entries * ${times}`);
  const perDay = times / DAYS;
  const day = shop.database === 'sqlite' ? "date(t.day, '-' || n.day || ' days')" : "to_char(t.day::date - n.day, 'YYYY-MM-DD')";
  await raw.run(
    `WITH RECURSIVE n(day) AS (SELECT 1 UNION ALL SELECT day + 1 FROM n WHERE day < ${DAYS})
     INSERT INTO afs_daily_totals (id, scope, day, currency, metric, amount, events)
     SELECT t.id + n.day * ${STRIDE}, t.scope, ${day}, t.currency, t.metric,
       CAST(t.amount * ${perDay} AS bigint), CAST(t.events * ${perDay} AS bigint)
     FROM afs_daily_totals t CROSS JOIN n`,
  );
  await settleDown(raw, shop);
};

const filledTo = async (orders: number): Promise<Shop> => {
  const shop = await startSellingShop(`reports_${orders}`);
  const raw = await rawDatabase(shop);
  const stop = async (): Promise<void> => {
    await raw.close();
    await shop.stop();
  };
  try {
    const before = await newestIds(raw, await storeTables(raw, shop));
    await settle(shop, raw, await placePaid(shop, SAMPLE));
    const began = performance.now();
    await multiply(shop, raw, before, orders / SAMPLE);
    const kept = await countOf(raw, "afs_orders WHERE state = 'paid'");
    if (kept !== orders) throw new Error(`${kept} orders are there, not ${orders}`);
    await untilIdle(shop);
    return { shop, raw, filled: (performance.now() - began) / 1000, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Milliseconds a page takes, the median of some looks at it one after the other. */
const look = async ({ shop }: Shop, { path }: Page): Promise<number> => {
  const taken: number[] = [];
  for (let time = 0; time < LOOKS; time += 1) {
    const began = performance.now();
    await shop.admin(path);
    taken.push(performance.now() - began);
  }
  return median(taken);
};

/** What pages of the desk cost a shop of a million orders, against one of ten thousand; two shops that sold for as long, in turns. */
export const run = async (): Promise<readonly Measured[]> => {
  const few = await filledTo(FEW);
  const many = await filledTo(MANY).catch(async (error: unknown) => {
    await few.stop();
    throw error;
  });
  try {
    const measured: Measured[] = [];
    for (const page of PAGES) {
      for (const each of [few, many]) await look(each, page);
      const rounds = await alternate(
        ROUNDS,
        () => look(few, page),
        () => look(many, page),
      );
      measured.push(
        judged(`${page.name} at ${MANY} orders / at ${FEW}`, many.shop.database, rounds, TARGET, {
          less: true,
          say: (value) => `${value.toFixed(1)} ms`,
          remarks: measured.length === 0 ? [`${DAYS} days of sales in both; filled in ${Math.round(many.filled)} s`] : [],
        }),
      );
    }
    return measured;
  } finally {
    await many.stop();
    await few.stop();
  }
};
