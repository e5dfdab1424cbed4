import { randomBytes } from 'node:crypto';
import { multiplyPayee, samplePayee } from './many-payees';
import type { Measured } from './measured';
import { againstRows, type AgainstRows } from './new-rows';
import { residentMiB } from './processes';
import { rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { judged } from './rounds';
import { startSellingShop, type SellingShop } from './selling-shop';

const FEW = 1_000;
const MANY = 10_000;
const TARGET = 0.15;
const MOST_MEMORY = 1.25;
const MOST_GROWTH = 1.2;
const LOOK_MS = 500;
const PATIENCE_MS = 900_000;
const RUNS = '/affiliate-store/payout-runs';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly payees: number;
  readonly progress: ReadonlyArray<{ readonly state: string; readonly count: number }>;
}
interface Plan {
  readonly cutOffAt: string;
  readonly minimum: { readonly amount: string };
  readonly included: ReadonlyArray<{ readonly amount: { readonly amount: string } }>;
}

/** What was seen of a run while it went on. */
interface Watched {
  readonly perSecond: number;
  readonly planned: number;
  readonly peakMiB: number;
  /** Different states of progress that were seen before the end, and how long the slowest look took. */
  readonly steps: number;
  readonly slowest: number;
}

/** Plans and confirms a run as the wizard does, and watches it at the desk until it is sent. */
const carryOut = async (shop: SellingShop, payees: number): Promise<Watched> => {
  const began = performance.now();
  const { data: plan } = await shop.admin<{ data: Plan }>(`${RUNS}/plan?currency=EUR&method=sepa`);
  const planned = performance.now() - began;
  if (plan.included.length !== payees) throw new Error(`${plan.included.length} payees would be in the run, not ${payees}`);
  const { data: run } = await shop.admin<{ data: Run }>(
    RUNS,
    {
      currency: 'EUR',
      method: 'sepa',
      cutOff: plan.cutOffAt,
      minimum: plan.minimum.amount,
      total: String(plan.included.reduce((sum, { amount }) => sum + Number(amount.amount), 0)),
    },
    { key: `bench-${randomBytes(8).toString('hex')}` },
  );
  const seen = new Set<string>();
  let [peakMiB, slowest] = [0, 0];
  for (;;) {
    const asked = performance.now();
    const { data: runs } = await shop.admin<{ data: readonly Run[] }>(`${RUNS}?pageSize=5`);
    slowest = Math.max(slowest, performance.now() - asked);
    peakMiB = Math.max(peakMiB, residentMiB(shop.pid));
    const now = runs.find(({ id }) => id === run.id);
    if (now?.state === 'sent') {
      if (now.payees !== payees) throw new Error(`${now.payees} payees were paid, not ${payees}`);
      break;
    }
    seen.add(JSON.stringify(now?.progress));
    if (performance.now() - asked > PATIENCE_MS) throw new Error('the run does not end');
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
  return { perSecond: payees / ((performance.now() - began) / 1000), planned, peakMiB, steps: seen.size, slowest };
};

const watchedRun = async (shop: SellingShop, raw: RawDatabase, tables: readonly string[], payees: number) => {
  const held: { watched?: Watched } = {};
  const against: AgainstRows = await againstRows(raw, tables, payees, async () => {
    held.watched = await carryOut(shop, payees);
    return held.watched.perSecond;
  });
  return { against, watched: held.watched as Watched };
};

/** A run of ten thousand payees, from the plan until its file is written, against its rows by the driver and a run of a thousand. */
export const run = async (): Promise<readonly Measured[]> => {
  const shop = await startSellingShop('payout_run', { holdDays: 0 });
  const raw = await rawDatabase(shop);
  try {
    const decide = (key: string, value: unknown) => shop.admin(`/affiliate-store/settings/${key}`, { value }, { method: 'PUT' });
    await decide('payouts.approvalAbove', { EUR: 100_000_000_000 });
    await decide('payouts.payerIban', 'DE89370400440532013000');
    const sample = await samplePayee(shop, raw);
    const tables = await storeTables(raw, shop);
    await raw.shadow(tables);
    await multiplyPayee(raw, shop, sample, { from: 1, to: FEW });
    const few = await watchedRun(shop, raw, tables, FEW);
    await multiplyPayee(raw, shop, sample, { from: FEW + 1, to: FEW + MANY });
    const many = await watchedRun(shop, raw, tables, MANY);
    const say = (value: number) => `${(1000 / value).toFixed(1)} ms a payee`;
    const { steps, slowest, planned } = many.watched;
    return [
      {
        ...judged(`payout run of ${MANY} payees / same rows by the raw driver`, shop.database, [many.against], TARGET, {
          say,
          remarks: [
            `${many.against.rows.toFixed(1)} new rows a payee; ours locks each payee and payment, claims, checks the balance and writes the file`,
            `planned in ${Math.round(planned)} ms; ${steps} different states of progress seen meanwhile, the slowest look took ${Math.round(slowest)} ms`,
          ],
        }),
        ...(steps > 2 ? {} : { passed: false }),
      },
      judged(
        `payout run, a payee of ${MANY} / of ${FEW}`,
        shop.database,
        [{ ours: 1 / many.watched.perSecond, floor: 1 / few.watched.perSecond }],
        MOST_GROWTH,
        { less: true, say: (value) => `${(value * 1000).toFixed(1)} ms` },
      ),
      judged(
        `payout run, most memory at ${MANY} payees / at ${FEW}`,
        shop.database,
        [{ ours: many.watched.peakMiB, floor: few.watched.peakMiB }],
        MOST_MEMORY,
        { less: true, say: (value) => `${Math.round(value)} MiB` },
      ),
    ];
  } finally {
    await raw.close();
    await shop.stop();
  }
};
