import type { Measured } from './measured';
import { openLoop, type Sent } from './open-loop';
import { signInPartner } from './partner';
import { rawDatabase, type RawDatabase } from './raw-database';
import { quantile } from './rounds';
import { placePaid, settle, untilIdle } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

const PER_SECOND = 1_000;
const SECONDS = 60;
const AFFILIATES = 10;
const SALES = 100;
/** The second load: ended with kill -9 after so long, and started again while people go on following links. */
const CRASH_SECONDS = 40;
const CRASH_AFTER_MS = 8_000;
const REDIRECT = 302;
/** Between two looks of one reader. */
const READING_MS = 100;
const DAY_MS = 86_400_000;
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

type Ask = (path: string) => Promise<unknown>;

/** Reports somebody looks at one after the other, again and again; what each look took, by page. */
interface Eyes {
  readonly waits: Map<string, number[]>;
  readonly close: () => Promise<void>;
}

const lookOn = (ask: Ask, paths: readonly string[]): Eyes => {
  const waits = new Map<string, number[]>(paths.map((path) => [path, []]));
  let open = true;
  const looking = (async () => {
    for (let nth = 0; open; nth += 1) {
      const path = paths[nth % paths.length] as string;
      const began = performance.now();
      await ask(path);
      waits.get(path)?.push(performance.now() - began);
      await new Promise((resume) => setTimeout(resume, READING_MS));
    }
  })();
  // Told where it is waited for; until then it is nobody's.
  looking.catch(() => undefined);
  return {
    waits,
    close: async () => {
      open = false;
      await looking;
    },
  };
};

const weekAgo = (): string => new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10);

/** The desk at its overview, the desk at the reports of affiliates, and an affiliate in the portal. */
const openReports = (shop: SellingShop, partner: Ask): readonly Eyes[] => {
  const desk: Ask = (path) => shop.admin(`/affiliate-store${path}`);
  return [
    lookOn(desk, ['/overview', '/overview/highlights', '/orders?pageSize=25']),
    lookOn(desk, ['/reports/affiliates', `/reports/affiliates/summary?asKnownOn=${weekAgo()}`, '/reports/cohorts', '/reports/quality']),
    lookOn(partner, [
      '/partner/summary',
      '/partner/chart',
      '/partner/report',
      '/partner/report/sold?by=product',
      '/partner/traffic?by=sub_id',
    ]),
  ];
};

/** Every second link says where it stands; every one leads to a page of its own, by which its click is found again. */
const shotAt = (codes: readonly string[], load: string) => (number: number) => ({
  path: `/r/${codes[number % codes.length]}/store/en/${load}-${number}${number % 2 === 0 ? '' : `?channel=mail&sub_id=page-${number % 50}`}`,
  headers: BROWSER,
});

/** How often each click of a load is in the tables. */
const clicksOf = async (raw: RawDatabase, load: string): Promise<ReadonlyMap<number, number>> => {
  const rows = await raw.read(`SELECT landing, count(*) AS n FROM afs_clicks WHERE landing LIKE '/store/en/${load}-%' GROUP BY landing`);
  return new Map(rows.map(({ landing, n }) => [Number(String(landing).split('-').at(-1)), Number(n)]));
};

interface Kept {
  readonly once: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unanswered: number;
}

const keptOf = async (shop: SellingShop, raw: RawDatabase, load: string, { answered }: Sent): Promise<Kept> => {
  // Whoever asks waits for what is on its way into the tables.
  await shop.admin('/affiliate-store/reports/affiliates');
  const found = await clicksOf(raw, load);
  const times = [...answered].map((number) => found.get(number) ?? 0);
  return {
    once: times.filter((n) => n === 1).length,
    lost: times.filter((n) => n === 0).length,
    doubled: [...found.values()].filter((n) => n > 1).length,
    unanswered: [...found.keys()].filter((number) => !answered.has(number)).length,
  };
};

/** The sums of days say as many as there are rows: no report counts rows. */
const sumsAgree = async (raw: RawDatabase): Promise<boolean> => {
  const [rows] = await raw.read('SELECT count(*) AS n, sum(counted) AS c FROM afs_clicks');
  const [sums] = await raw.read('SELECT sum(clicks) AS n, sum(counted) AS c FROM afs_affiliate_days');
  return Number(rows?.['n']) === Number(sums?.['n']) && Number(rows?.['c']) === Number(sums?.['c']);
};

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const spread = (waits: readonly number[]): string =>
  `p50 ${milliseconds(quantile(waits, 0.5))}, p99 ${milliseconds(quantile(waits, 0.99))}, longest ${milliseconds(Math.max(0, ...waits))}`;

const share = (shop: SellingShop, name: string, part: number, whole: number, remarks: readonly string[], passed: boolean): Measured => ({
  name,
  database: shop.database,
  ratio: part / whole,
  lowest: part / whole,
  highest: part / whole,
  target: 1,
  less: false,
  passed: passed && part === whole,
  ours: String(part),
  floor: String(whole),
  remarks,
});

const reportsOf = (eyes: readonly Eyes[]): readonly string[] =>
  eyes.flatMap(({ waits }) => [...waits].map(([path, each]) => `${each.length} × ${path}: ${spread(each)}`));

/** A minute of a thousand clicks a second, with reports open all the while. */
const busyMinute = async (shop: SellingShop, raw: RawDatabase, partner: Ask): Promise<readonly Measured[]> => {
  const eyes = openReports(shop, partner);
  const load = await openLoop(shop.url, { perSecond: PER_SECOND, seconds: SECONDS, status: REDIRECT }, shotAt(shop.codes, 'load'));
  for (const each of eyes) await each.close();
  const kept = await keptOf(shop, raw, 'load', load);
  const answered = eyes.reduce((sum, { waits }) => sum + [...waits.values()].flat().length, 0);
  const agree = await sumsAgree(raw);
  return [
    share(
      shop,
      `redirects answered at ${PER_SECOND} a second for ${SECONDS} s with reports open / followed`,
      load.answered.size,
      load.sent,
      [
        `${spread(load.waits)}, from the moment each was due; ${load.inTime} within the ${SECONDS} s, the last after ${load.seconds.toFixed(1)} s`,
        ...[...load.refused].map(([what, times]) => `${times} × ${what}`),
        `${answered} reports answered meanwhile`,
        ...reportsOf(eyes),
      ],
      load.seconds < SECONDS + 1,
    ),
    share(
      shop,
      'clicks in the tables exactly once / redirects answered',
      kept.once,
      load.answered.size,
      [
        `lost ${kept.lost}, doubled ${kept.doubled}, not answered and there ${kept.unanswered}; sums of days ${agree ? 'agree' : 'DO NOT AGREE'}`,
      ],
      agree && kept.doubled === 0,
    ),
  ];
};

/** The same load, and kill -9 in the middle of it. */
const crashing = async (shop: SellingShop, raw: RawDatabase): Promise<Measured> => {
  const shots = openLoop(shop.url, { perSecond: PER_SECOND, seconds: CRASH_SECONDS, status: REDIRECT }, shotAt(shop.codes, 'crash'));
  await new Promise((resume) => setTimeout(resume, CRASH_AFTER_MS));
  await shop.crash();
  const load = await shots;
  const kept = await keptOf(shop, raw, 'crash', load);
  const agree = await sumsAgree(raw);
  const refused = [...load.refused].map(([what, times]) => `${times} × ${what}`).join(', ');
  return share(
    shop,
    'clicks in the tables exactly once, after kill -9 in the middle / redirects answered',
    kept.once,
    load.answered.size,
    [
      `${load.sent} followed at ${PER_SECOND} a second, killed after ${CRASH_AFTER_MS / 1000} s and started again meanwhile; not answered: ${refused}`,
      `lost ${kept.lost}, doubled ${kept.doubled}, not answered and there ${kept.unanswered}; sums of days ${agree ? 'agree' : 'DO NOT AGREE'}`,
    ],
    agree && kept.doubled === 0,
  );
};

/**
 * Clicks at a fixed rate, whether or not those before were answered, each on a link of its own so that it can be found again; the load
 * comes from this very machine, and takes of its processors what the shop then has not.
 */
export const run = async (): Promise<readonly Measured[]> => {
  const shop = await startSellingShop('load', { affiliates: AFFILIATES });
  const raw = await rawDatabase(shop);
  try {
    await settle(shop, raw, await placePaid(shop, SALES));
    await untilIdle(shop);
    const partner = await signInPartner(shop.url, `${shop.codes[0]}@example.test`);
    await openLoop(shop.url, { perSecond: PER_SECOND, seconds: 3, status: REDIRECT }, shotAt(shop.codes, 'warm'));
    return [...(await busyMinute(shop, raw, partner)), await crashing(shop, raw)];
  } finally {
    await raw.close();
    await shop.stop();
  }
};
