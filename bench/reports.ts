import { copyOf, copyRows, placeMeasures, samplesOf, settleDown, STRIDE, type Copied } from './many-orders';
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
  { name: 'report of affiliates', path: '/affiliate-store/reports/affiliates?from=2000-01-01' },
  { name: 'report of affiliates, of thirty days', path: '/affiliate-store/reports/affiliates' },
  { name: 'the same as known a week ago', path: '/affiliate-store/reports/affiliates/summary?asKnownOn=A_WEEK_AGO' },
  { name: 'cohorts of affiliates', path: '/affiliate-store/reports/cohorts' },
  { name: 'traffic quality', path: '/affiliate-store/reports/quality' },
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
  await multiplyPlaces(shop, raw, perDay);
  await settleDown(raw, shop);
};

/** Clicks for each sale: ten million beside a million orders. */
const CLICKS_A_SALE = 10;
/** Refunds, maturity and payouts come on so many different days after a sale, where there are as many sales a day. */
const BOOKED_ON = 30;

/**
 * Sums of places and of clicks over the same days, and the clicks themselves. What moved the sums of a day was booked on as many days as
 * there are sales in it, thirty at most: that is what grows with the sales, and what is known of a day is read from it.
 */
const multiplyPlaces = async (shop: SellingShop, raw: RawDatabase, perDay: number): Promise<void> => {
  const lite = shop.database === 'sqlite';
  const plus = (day: string, days: string): string =>
    lite ? `date(${day}, '-' || (${days}) || ' days')` : `to_char(${day}::date - (${days}), 'YYYY-MM-DD')`;
  const counted = (times: number) => placeMeasures((column) => `CAST(t.${column} * ${times} AS bigint)`);
  const days = (more = '') => `WITH RECURSIVE n(day) AS (SELECT 1 UNION ALL SELECT day + 1 FROM n WHERE day < ${DAYS})${more}`;
  const booked = Math.min(BOOKED_ON, Math.ceil(perDay));
  await raw.run(
    `${days()} INSERT INTO afs_place_sums (id, affiliate_id, day, currency, ${placeMeasures()})
     SELECT t.id + n.day * ${STRIDE}, t.affiliate_id, ${plus('t.day', 'n.day')}, t.currency, ${counted(perDay)}
     FROM afs_place_sums t CROSS JOIN n`,
  );
  await raw.run(
    `${days(`, b(late) AS (SELECT 0 UNION ALL SELECT late + 1 FROM b WHERE late < ${booked - 1})`)}
     INSERT INTO afs_place_moves (id, affiliate_id, day, booked, cause, currency, ${placeMeasures()})
     SELECT t.id + (n.day * ${BOOKED_ON} + b.late) * ${STRIDE}, t.affiliate_id, ${plus('t.day', 'n.day')},
       ${plus('t.day', 'n.day - b.late')}, t.cause, t.currency, ${counted(perDay / booked)}
     FROM afs_place_moves t CROSS JOIN n CROSS JOIN b`,
  );
  const clicks = Math.round(CLICKS_A_SALE * perDay);
  await raw.run(
    `${days()} INSERT INTO afs_affiliate_days (id, affiliate_id, day, clicks, counted)
     SELECT t.id + n.day * ${STRIDE}, t.affiliate_id, ${plus('t.day', 'n.day')}, ${clicks}, ${clicks}
     FROM (SELECT * FROM afs_affiliate_days ORDER BY id LIMIT 1) t CROSS JOIN n`,
  );
  await raw.run(
    `${days(`, c(nth) AS (SELECT 1 UNION ALL SELECT nth + 1 FROM c WHERE nth < ${clicks})`)}
     INSERT INTO afs_clicks (id, at, affiliate_id, program_id, visitor, kind, landing, counted)
     SELECT ${STRIDE} * 2 + n.day * ${Math.max(1, clicks)} + c.nth, t.at - n.day * ${DAY_MS}, t.affiliate_id, t.program_id,
       t.visitor || n.day || '.' || c.nth, t.kind, t.landing, 1
     FROM (SELECT * FROM afs_clicks ORDER BY id LIMIT 1) t CROSS JOIN n CROSS JOIN c`,
  );
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
    await shop.admin(path.replace('A_WEEK_AGO', new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10)));
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
