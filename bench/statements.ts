import { askJson } from './eight';
import { multiplyPayee, pass, samplePayee } from './many-payees';
import type { Measured } from './measured';
import { againstRows } from './new-rows';
import { rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { judged } from './rounds';
import { countOf, until, untilIdle } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

const PAYEES = 2_000;
const TARGET = 0.15;
const HOURS_INTO_MONTH = 3;

/** Milliseconds until some hours after the first of the next month, by the clock of the shop. */
const untilNextMonth = async (shop: SellingShop): Promise<number> => {
  const { data } = await askJson<{ data: { now: string } }>(`${shop.url}/api/affiliate-store/demo/clock`, 'POST', { advanceMs: 0 });
  const now = new Date(data.now);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, HOURS_INTO_MONTH) - now.getTime();
};

/** Lets the month end; statements a second, from the moment the month is made up until everybody has theirs. */
const issueAll = async (shop: SellingShop, raw: RawDatabase, statements: number): Promise<number> => {
  const ended = pass(shop, await untilNextMonth(shop));
  await until('the month to be made up', async () => (await countOf(raw, 'afs_statement_months')) > 0);
  const began = performance.now();
  await until('everybody to have a statement', async () => (await countOf(raw, 'afs_statements')) >= statements);
  const perSecond = statements / ((performance.now() - began) / 1000);
  await ended;
  await untilIdle(shop);
  return perSecond;
};

/** The statements of a month, composed, signed and announced, against the rows they leave, written by the driver alone. */
export const run = async (): Promise<Measured> => {
  const shop = await startSellingShop('statements', { holdDays: 0 });
  const raw = await rawDatabase(shop);
  try {
    const sample = await samplePayee(shop, raw);
    await multiplyPayee(raw, shop, sample, { from: 1, to: PAYEES });
    // Seals what was copied: the books of a shop are sealed every minute, not at the end of a month.
    await pass(shop, 0);
    await pass(shop, 0);
    await untilIdle(shop);
    const tables = (await storeTables(raw, shop)).filter((table) => !/ledger|cron/.test(table));
    await raw.shadow(tables);
    // The creator of what was sold, and the sample, have one as well.
    const all = PAYEES + 2;
    const round = await againstRows(raw, tables, all, () => issueAll(shop, raw, all));
    return judged('statements of a month / same rows by the raw driver', shop.database, [round], TARGET, {
      remarks: [
        `${all} payees, ${round.rows.toFixed(1)} new rows each; ours adds up each account to the cent, signs, and queues a mail, one unit each`,
      ],
    });
  } finally {
    await raw.close();
    await shop.stop();
  }
};
