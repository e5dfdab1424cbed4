import autocannon from 'autocannon';
import path from 'node:path';
import { flushMilliseconds } from './disk';
import { startEmptyShop, type EmptyShop } from './empty-shop';
import type { Measured } from './measured';
import { startServer } from './processes';
import { CONNECTIONS, judged, median } from './rounds';

const SECONDS = 5;
const ROUNDS = 5;
const TARGET = 0.5;
/** Of what a bare Koa can do that waits for the disk as we do: how much the shop itself may cost. */
const DURABLE_TARGET = 0.5;
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

interface Load {
  readonly perSecond: number;
  readonly redirects: number;
  readonly p99: number;
}

const fire = async (url: string, seconds: number): Promise<Load> => {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers: BROWSER });
  if (result.errors > 0 || result['2xx'] + result['4xx'] + result['5xx'] > 0)
    throw new Error(
      `${url} did not always redirect: ${JSON.stringify({ errors: result.errors, ok: result['2xx'], refused: result['4xx'], failed: result['5xx'] })}`,
    );
  return { perSecond: result['3xx'] / result.duration, redirects: result['3xx'], p99: result.latency.p99 };
};

const anAffiliate = async (shop: EmptyShop): Promise<{ readonly id: string; readonly code: string }> => {
  const program = await shop.admin<{ data: { documentId: string } }>('/content-manager/collection-types/plugin::affiliate-store.program', {
    name: 'Bench',
    rateBasisPoints: 3000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'last_click',
    windowDays: 30,
    holdDays: 14,
    allowOwnReferrals: false,
    open: true,
  });
  const { data } = await shop.admin<{ data: { id: string; code: string } }>('/affiliate-store/affiliates', {
    email: 'ana@example.test',
    name: 'Ana',
    program: program.data.documentId,
    code: 'ana',
  });
  return data;
};

interface Rates {
  readonly bare: number;
  readonly durable: number;
  readonly ours: number;
}

/**
 * Clicks on one affiliate's link, each by a new visitor and each durable before it is answered, against a bare Koa that
 * redirects to the same place, and against one that also waits for a line on the disk; in turns, so that all meet the same
 * machine. The shop's count of clicks has to agree.
 */
export const run = async (): Promise<readonly Measured[]> => {
  const bare = await startServer(path.join(__dirname, 'bare-redirect.js'));
  const durable = await startServer(path.join(__dirname, 'durable-redirect.js'));
  // Every click is kept: the guard against floods would otherwise only count the most of them.
  const shop = await startEmptyShop('tracking', { TRACKING_CLICKS_PER_VISITOR_HOUR: '1000000000' });
  try {
    const affiliate = await anAffiliate(shop);
    const link = `${shop.url}/r/${affiliate.code}`;
    let redirects = (await fire(link, 2)).redirects;
    for (const each of [bare, durable]) await fire(each.url, 2);
    const latencies: number[] = [];
    const flushes: number[] = [];
    const rates: Rates[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      flushes.push(await flushMilliseconds());
      const { perSecond: floor } = await fire(bare.url, SECONDS);
      const { perSecond: waiting } = await fire(durable.url, SECONDS);
      const load = await fire(link, SECONDS);
      redirects += load.redirects;
      latencies.push(load.p99);
      rates.push({ bare: floor, durable: waiting, ours: load.perSecond });
    }
    const { data } = await shop.admin<{ data: { clicks: { total: number } } }>(`/affiliate-store/affiliates/${affiliate.id}`);
    // What was under way when a round ended was written and never read by anyone.
    const unread = data.clicks.total - redirects;
    if (unread < 0 || unread > CONNECTIONS * (ROUNDS + 1))
      throw new Error(`${redirects} redirects and ${data.clicks.total} clicks do not agree`);
    const against = (floor: 'bare' | 'durable') => rates.map((rate) => ({ ours: rate.ours, floor: rate[floor] }));
    return [
      judged('tracking redirect with durable clicks / bare Koa redirect', shop.database, against('bare'), TARGET, {
        remarks: [
          `${data.clicks.total} clicks stored for ${redirects} redirects read; p99 ${median(latencies)} ms`,
          `one flush of this disk takes ${median(flushes).toFixed(2)} ms (${flushes.map((flush) => flush.toFixed(2)).join(', ')})`,
        ],
      }),
      judged('tracking redirect / bare Koa that waits for the disk as well', shop.database, against('durable'), DURABLE_TARGET),
    ];
  } finally {
    await Promise.all([shop.stop(), bare.stop(), durable.stop()]);
  }
};
