import { copyOf, copyRows, placeMeasures, samplesOf, settleDown, type Copied } from './many-orders';
import { signInPartner } from './partner';
import { newestIds, rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { countOf, placePaid, settle, untilIdle } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

/** Every shop has sold for so long, evenly, through so many affiliates: what differs is how much. */
export const DAYS = 1_000;
const AFFILIATES = 10;
/** Sales that go through the shop; all others are copies of them. */
const SAMPLE = 100;
/** Clicks for each sale: ten million beside a million orders. */
const CLICKS_A_SALE = 10;
/** Days after a sale on which its commission is payable, and paid; of so many sales one is refunded, each on a day of its own. */
const HELD_DAYS = 14;
const PAID_AFTER_DAYS = 30;
const REFUNDED_OF = 20;
const DAY_MS = 86_400_000;
const COPIES_AT_ONCE = 50;
const DAYS_AT_ONCE = 20;
/** What the pages of the desk and the portal read about an order. Its lines, letters, events and jobs are read by the page of that order alone. */
const READ = ['afs_customers', 'afs_orders', 'afs_order_payments', 'afs_commissions', 'afs_referrals'];
/** Tables of Strapi, with moments of Strapi. */
const KEPT = ['afs_orders', 'afs_commissions', 'afs_referrals'];
const MOMENTS = new Set([
  'placed_at',
  'paid_at',
  'created_at',
  'updated_at',
  'published_at',
  'earned_at',
  'payable_at',
  'guarantee_ends_at',
  'occurred_at',
]);

export interface FilledShop {
  readonly shop: SellingShop;
  readonly raw: RawDatabase;
  /** How the first affiliate asks for their own pages. */
  readonly partner: (path: string) => Promise<unknown>;
  /** A contest of the last thirty days, by its name in addresses. */
  readonly contest: string;
  /** The first affiliate, likewise. */
  readonly affiliate: string;
  readonly seconds: number;
  readonly stop: () => Promise<void>;
}

interface Size {
  readonly shop: SellingShop;
  readonly raw: RawDatabase;
  /** How many copies of the sample a day has. */
  readonly perDay: number;
}

/** A moment so many days before, by copy, as Strapi keeps moments in either database. */
const earlier = ({ database }: SellingShop, column: string, days: string): string =>
  database === 'sqlite' ? `"${column}" - CAST(${days} * ${DAY_MS} AS INTEGER)` : `"${column}" - make_interval(secs => ${days} * 86400.0)`;

const dayBefore = ({ database }: SellingShop, day: string, days: string): string =>
  database === 'sqlite' ? `date(${day}, '-' || (${days}) || ' days')` : `to_char(${day}::date - (${days}), 'YYYY-MM-DD')`;

const numbers = (name: string, column: string, from: number, to: number): string =>
  `${name}(${column}) AS (SELECT ${from} UNION ALL SELECT ${column} + 1 FROM ${name} WHERE ${column} < ${to})`;
const EVERY_DAY = `WITH RECURSIVE ${numbers('n', 'day', 1, DAYS)}`;

const times = (by: number) => (column: string) => `CAST(t.${column} * ${by} AS bigint)`;

/** Later copies were sold later: rows lie in the order they came in, but for the sample itself, which is of today. */
const copyOrders = async ({ shop, raw }: Size, before: ReadonlyMap<string, number>, copies: number): Promise<void> => {
  const samples = (await samplesOf(raw, before)).filter(({ table }) => READ.includes(table));
  const as: Copied = (table, column) =>
    MOMENTS.has(column) && KEPT.includes(table)
      ? earlier(shop, column, `((${copies} - n.copy) * ${DAYS}.0 / ${copies})`)
      : copyOf(table, column);
  await copyRows(raw, samples, { from: 1, to: copies - 1, atOnce: COPIES_AT_ONCE }, as);
  await raw.run(`UPDATE afs_ledger_accounts SET debits = debits * ${copies}, credits = credits * ${copies}, entries = entries * ${copies}`);
};

const fillTotals = ({ shop, raw, perDay }: Size): Promise<void> =>
  raw.run(
    `${EVERY_DAY} INSERT INTO afs_daily_totals (scope, day, currency, metric, amount, events)
     SELECT t.scope, ${dayBefore(shop, 't.day', 'n.day')}, t.currency, t.metric, ${times(perDay)('amount')}, ${times(perDay)('events')}
     FROM afs_daily_totals t CROSS JOIN n`,
  );

/**
 * Sums of places, and what moved them: all sales of a day on that day, their commissions payable and paid on another each, and each
 * refund on a day of its own. Of more sales a day there are more refunds, and so more days something was booked on.
 */
const fillPlaces = async ({ shop, raw, perDay }: Size): Promise<void> => {
  const refunds = (perDay * (SAMPLE / AFFILIATES)) / REFUNDED_OF;
  const each = Math.max(1, Math.round(refunds));
  const everySo = Math.max(1, Math.round(1 / refunds));
  await raw.run(
    `${EVERY_DAY} INSERT INTO afs_place_sums (affiliate_id, day, currency, ${placeMeasures()})
     SELECT t.affiliate_id, ${dayBefore(shop, 't.day', 'n.day')}, t.currency, ${placeMeasures(times(perDay))}
     FROM afs_place_sums t CROSS JOIN n`,
  );
  await raw.run(
    `${EVERY_DAY}, ${numbers('r', 'nth', 1, each)},
     b(late, cause, part) AS (SELECT 0, 'sale_paid', 0 UNION ALL SELECT ${HELD_DAYS}, 'commission_matured', 1 UNION ALL
       SELECT ${PAID_AFTER_DAYS}, 'payout_sent', 2 UNION ALL SELECT nth * 2, 'refund', nth + 2 FROM r)
     INSERT INTO afs_place_moves (affiliate_id, day, booked, cause, currency, ${placeMeasures()})
     SELECT t.affiliate_id, ${dayBefore(shop, 't.day', 'n.day')},
       ${dayBefore(shop, 't.day', 'n.day - b.late')}, b.cause, t.currency, ${placeMeasures((column) => (/^(?:sales|revenue|earned)$/.test(column) ? `CASE WHEN b.part = 0 THEN ${times(perDay)(column)} ELSE 0 END` : '0'))}
     FROM afs_place_moves t CROSS JOIN n CROSS JOIN b
     WHERE t.cause = 'sale_paid' AND n.day >= b.late AND (b.part < 3 OR n.day % ${everySo} = 0)`,
  );
};

/** Each affiliate joined in a month of their own, before the first sale; cohorts are what was moved of their members. */
const fillCohorts = async ({ shop, raw }: Size): Promise<void> => {
  const joined = shop.database === 'sqlite' ? `strftime('%Y-%m', a.enrolled_at / 1000, 'unixepoch')` : `to_char(a.enrolled_at, 'YYYY-MM')`;
  await raw.run(
    `UPDATE afs_affiliates SET enrolled_at = ${earlier(shop, 'enrolled_at', `(${DAYS} + 30 * (SELECT count(*) FROM afs_affiliates o WHERE o.id < afs_affiliates.id))`)}`,
  );
  await raw.run('DELETE FROM afs_cohort_sums');
  await raw.run(
    `INSERT INTO afs_cohort_sums (program_id, joined, month, booked, currency, ${placeMeasures()})
     SELECT a.program_id, ${joined}, substr(t.day, 1, 7), t.booked, t.currency, ${placeMeasures((column) => `sum(t.${column})`)}
     FROM afs_place_moves t JOIN afs_affiliates a ON a.id = t.affiliate_id GROUP BY 1, 2, 3, 4, 5`,
  );
};

/** Clicks, and their sums by day and by what their links said. */
const fillClicks = async ({ shop, raw, perDay }: Size): Promise<void> => {
  const clicks = Math.round(CLICKS_A_SALE * SAMPLE * perDay);
  const day = dayBefore(shop, 't.day', 'n.day');
  const as = times(CLICKS_A_SALE * perDay);
  await raw.run(
    `${EVERY_DAY} INSERT INTO afs_affiliate_days (affiliate_id, day, clicks, counted)
     SELECT t.affiliate_id, ${day}, ${as('clicks')}, ${as('counted')} FROM afs_affiliate_days t CROSS JOIN n`,
  );
  await raw.run(
    `${EVERY_DAY} INSERT INTO afs_source_days (affiliate_id, dimension, day, value, clicks, counted)
     SELECT t.affiliate_id, t.dimension, ${day}, t.value, ${as('clicks')}, ${as('counted')} FROM afs_source_days t CROSS JOIN n`,
  );
  const sold = times(perDay);
  await raw.run(
    `${EVERY_DAY} INSERT INTO afs_source_sums (affiliate_id, dimension, day, value, currency, sales, refunded, earned, reversed)
     SELECT t.affiliate_id, t.dimension, ${day}, t.value, t.currency,
       ${sold('sales')}, ${sold('refunded')}, ${sold('earned')}, ${sold('reversed')} FROM afs_source_sums t CROSS JOIN n`,
  );
  const first = (await raw.read('SELECT min(id) AS id FROM afs_clicks GROUP BY affiliate_id')).map(({ id }) => Number(id)).join(', ');
  for (let from = DAYS - DAYS_AT_ONCE + 1; from >= 1; from -= DAYS_AT_ONCE)
    await raw.run(
      `WITH RECURSIVE ${numbers('n', 'day', from, from + DAYS_AT_ONCE - 1)}, ${numbers('c', 'nth', 1, Math.round(clicks / AFFILIATES))},
       t AS (SELECT * FROM afs_clicks WHERE id IN (${first}))
       INSERT INTO afs_clicks (at, affiliate_id, program_id, visitor, kind, landing, counted)
       SELECT t.at - n.day * ${DAY_MS}, t.affiliate_id, t.program_id, t.affiliate_id || '.' || (n.day + 1000) || '.' || (c.nth + 100000), t.kind, t.landing, 1
       FROM n CROSS JOIN t CROSS JOIN c`,
    );
};

/** A ranking of the last thirty days, today included. It is announced as any, and then begins earlier than anybody may announce one. */
const aContest = async ({ shop, raw }: Size): Promise<string> => {
  const day = (back: number): string => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10);
  const { data } = await shop.admin<{ data: { id: string } }>('/affiliate-store/contests', {
    program: shop.program,
    name: 'Bench ranking',
    kind: 'ranking',
    metric: 'sales',
    startsOn: day(-1),
    endsOn: day(-2),
    currency: 'EUR',
    threshold: '1',
    prizes: ['10000', '5000'],
    groups: null,
  });
  await raw.run(`UPDATE afs_contests SET starts_on = '${day(29)}', ends_on = '${day(0)}' WHERE public_id = '${data.id}'`);
  return data.id;
};

const sampled = async (size: Omit<Size, 'perDay'>): Promise<ReadonlyMap<string, number>> => {
  const before = await newestIds(size.raw, await storeTables(size.raw, size.shop));
  await settle(size.shop, size.raw, await placePaid(size.shop, SAMPLE));
  // Whoever asks waits for what is on its way into the tables.
  await size.shop.admin('/affiliate-store/reports/affiliates');
  return before;
};

/**
 * A shop that has sold so often, with ten clicks for each sale: a hundred orders go through it, and SQL makes of them many that were sold
 * evenly over the years. Sums are what they would be, day by day.
 */
export const filledTo = async (name: string, orders: number): Promise<FilledShop> => {
  const shop = await startSellingShop(`${name}_${orders}`, { affiliates: AFFILIATES });
  const raw = await rawDatabase(shop);
  const stop = async (): Promise<void> => {
    await raw.close();
    await shop.stop();
  };
  try {
    const before = await sampled({ shop, raw });
    const copies = orders / SAMPLE;
    const size: Size = { shop, raw, perDay: copies / DAYS };
    const partner = await signInPartner(shop.url, `${shop.codes[0]}@example.test`);
    const began = performance.now();
    await copyOrders(size, before, copies);
    await fillTotals(size);
    await fillPlaces(size);
    await fillCohorts(size);
    await fillClicks(size);
    await settleDown(raw, shop);
    const kept = await countOf(raw, "afs_orders WHERE state = 'paid'");
    if (kept !== orders) throw new Error(`${kept} orders are there, not ${orders}`);
    const [affiliate] = await raw.read("SELECT document_id AS id FROM afs_affiliates WHERE code_norm = 'ana'");
    const contest = await aContest(size);
    await untilIdle(shop);
    return { shop, raw, partner, contest, affiliate: String(affiliate?.['id']), seconds: (performance.now() - began) / 1000, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
