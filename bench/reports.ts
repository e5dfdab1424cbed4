import { DAYS, filledTo, type FilledShop } from './filled-shop';
import type { Measured } from './measured';
import { judged, median, type Round } from './rounds';

const ROUNDS = 5;
const LOOKS = 11;
const FEW = 10_000;
/** Fewer orders, or some pages by their names, where the bench or a page is worked on. */
const MANY = Number(process.env['BENCH_ORDERS'] ?? 1_000_000);
const LOOKED_AT = new RegExp(process.env['BENCH_PAGES'] ?? '');
const TARGET = 1.2;
const DAY_MS = 86_400_000;

interface Page {
  readonly name: string;
  readonly path: string;
  /** Asked by an affiliate, of their own; else by the desk. */
  readonly own?: true;
}
const PAGES: readonly Page[] = [
  { name: 'overview', path: '/overview' },
  { name: 'highlights of the overview', path: '/overview/highlights' },
  { name: 'balances of a payee', path: '/payees?search=Ana' },
  { name: 'sums of the ledger', path: '/ledger/totals' },
  { name: 'first page of orders', path: '/orders?pageSize=25' },
  { name: 'report of affiliates', path: '/reports/affiliates?from=2000-01-01' },
  { name: 'report of affiliates, of thirty days', path: '/reports/affiliates' },
  { name: 'the same as known a week ago', path: '/reports/affiliates/summary?asKnownOn=A_WEEK_AGO' },
  { name: 'all days as known a week ago', path: '/reports/affiliates/summary?from=2000-01-01&asKnownOn=A_WEEK_AGO' },
  { name: 'restatements since a week ago', path: '/reports/affiliates/restatements?asKnownOn=A_WEEK_AGO' },
  { name: 'cohorts of affiliates', path: '/reports/cohorts' },
  { name: 'cohorts as known a week ago', path: '/reports/cohorts?asKnownOn=A_WEEK_AGO' },
  { name: 'traffic quality', path: '/reports/quality' },
  { name: 'traffic quality as known a week ago', path: '/reports/quality?asKnownOn=A_WEEK_AGO' },
  { name: 'sub-ids of an affiliate', path: '/affiliates/AN_AFFILIATE/traffic?by=sub_id&from=2000-01-01' },
  { name: 'standings of a contest', path: '/contests/A_CONTEST' },
  { name: 'portal: figures of thirty days', path: '/partner/summary', own: true },
  { name: 'portal: chart', path: '/partner/chart', own: true },
  { name: 'portal: own report', path: '/partner/report', own: true },
  { name: 'portal: own report as known a week ago', path: '/partner/report?asKnownOn=A_WEEK_AGO', own: true },
  { name: 'portal: by product', path: '/partner/report/sold?by=product', own: true },
  { name: 'portal: by country', path: '/partner/report/sold?by=country', own: true },
  { name: 'portal: by product as known a week ago', path: '/partner/report/sold?by=product&asKnownOn=A_WEEK_AGO', own: true },
  { name: 'portal: by country as known a week ago', path: '/partner/report/sold?by=country&asKnownOn=A_WEEK_AGO', own: true },
  { name: 'portal: by sub-id', path: '/partner/traffic?by=sub_id', own: true },
  { name: 'portal: first page of referrals', path: '/partner/referrals', own: true },
  { name: 'portal: first page of commissions', path: '/partner/commissions', own: true },
  { name: 'portal: contests', path: '/partner/contests', own: true },
];

const look = async ({ shop, partner, contest, affiliate }: FilledShop, { path, own }: Page): Promise<number> => {
  const asked = path
    .replace('A_WEEK_AGO', new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10))
    .replace('A_CONTEST', contest)
    .replace('AN_AFFILIATE', affiliate);
  const began = performance.now();
  await (own ? partner(asked) : shop.admin(`/affiliate-store${asked}`));
  return performance.now() - began;
};

/** Milliseconds a page takes in either shop: the median of some looks, in turns one by one, so that whatever else runs meets both alike. */
const compared = async (few: FilledShop, many: FilledShop, page: Page): Promise<Round> => {
  const [floor, ours]: [number[], number[]] = [[], []];
  for (let time = 0; time < LOOKS; time += 1) {
    floor.push(await look(few, page));
    ours.push(await look(many, page));
  }
  return { floor: median(floor), ours: median(ours) };
};

/**
 * What the reports cost a shop of a million orders and ten million clicks, against one of a hundredth; two shops that sold for as long
 * through as many affiliates, in turns.
 */
export const run = async (): Promise<readonly Measured[]> => {
  const few = await filledTo('reports', FEW);
  const many = await filledTo('reports', MANY).catch(async (error: unknown) => {
    await few.stop();
    throw error;
  });
  try {
    const measured: Measured[] = [];
    for (const page of PAGES.filter(({ name }) => LOOKED_AT.test(name))) {
      await compared(few, many, page);
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await compared(few, many, page));
      measured.push(
        judged(`${page.name} at ${MANY} orders / at ${FEW}`, many.shop.database, rounds, TARGET, {
          less: true,
          say: (value) => `${value.toFixed(1)} ms`,
          remarks: measured.length === 0 ? [`${DAYS} days of sales in both; filled in ${Math.round(many.seconds)} s`] : [],
        }),
      );
    }
    return measured;
  } finally {
    await many.stop();
    await few.stop();
  }
};
