import { atEight, ask, askJson } from './eight';
import type { Measured } from './measured';
import { againstRows, type AgainstRows } from './new-rows';
import { rawDatabase, storeTables, type RawDatabase } from './raw-database';
import { judged } from './rounds';
import { countOf, placePaid, settle, until, untilIdle } from './sales';
import { startSellingShop, type SellingShop } from './selling-shop';

/** Months that pass; the first only warms up. */
const ROUNDS = 4;
const SUBSCRIBERS = 60;
const TARGET = 0.15;
const MONTH_MS = 31 * 86_400_000;
const PAGE = 100;

interface Page {
  readonly data: ReadonlyArray<{ readonly id: string; readonly data: { readonly object: { readonly id: string } } }>;
  readonly has_more: boolean;
}

/** Every invoice the provider calls paid. */
const paidInvoices = async (shop: SellingShop): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let after = ''; ;) {
    const answer = await ask(`${shop.provider}/v1/events?type=invoice.paid&limit=${PAGE}${after && `&starting_after=${after}`}`, {
      headers: { authorization: 'Bearer sk_test_sandbox0000000000000000' },
    });
    if (answer.status !== 200) throw new Error(`the sandbox answered ${answer.status}: ${answer.body}`);
    const page = JSON.parse(answer.body) as Page;
    found.push(...page.data.map((event) => event.data.object.id));
    after = page.data.at(-1)?.id ?? '';
    if (!page.has_more) return found;
  }
};

/** Lets a month pass at the provider alone: what it renewed it tells nobody. Answers the invoices that are new. */
const month = async (shop: SellingShop): Promise<readonly string[]> => {
  const known = new Set(await paidInvoices(shop));
  await askJson(`${shop.provider}/_sandbox/clock`, 'POST', { advanceMs: MONTH_MS, deliver: false });
  return (await paidInvoices(shop)).filter((id) => !known.has(id));
};

/** Tells of renewals at eight connections; renewals a second, until the last order of them is in the books. */
const renew = async (shop: SellingShop, raw: RawDatabase, invoices: readonly string[]): Promise<number> => {
  const paid = "afs_orders WHERE state = 'paid'";
  const before = await countOf(raw, paid);
  const began = performance.now();
  await atEight(invoices, async (id) => {
    const { status, body } = await shop.notify('invoice.paid', { id, object: 'invoice' });
    if (status !== 200) throw new Error(`a webhook was answered ${status}: ${body}`);
  });
  await until('all to be renewed', async () => (await countOf(raw, paid)) === before + invoices.length);
  const perSecond = invoices.length / ((performance.now() - began) / 1000);
  await untilIdle(shop);
  return perSecond;
};

/** Webhooks of renewals that the provider has collected, against the rows they leave, written by the driver alone. */
export const run = async (): Promise<Measured> => {
  const shop = await startSellingShop('renewal', { renews: 'month' });
  const raw = await rawDatabase(shop);
  try {
    const tables = await storeTables(raw, shop);
    await raw.shadow(tables);
    await settle(shop, raw, await placePaid(shop, SUBSCRIBERS));
    const rounds: AgainstRows[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const invoices = await month(shop);
      if (invoices.length < SUBSCRIBERS) throw new Error(`only ${invoices.length} of ${SUBSCRIBERS} subscriptions were renewed`);
      rounds.push(await againstRows(raw, tables, invoices.length, () => renew(shop, raw, invoices)));
    }
    return judged('settlement of renewals / same rows by the raw driver', shop.database, rounds.slice(1), TARGET, {
      remarks: [
        `${rounds.at(-1)?.rows.toFixed(0)} new rows a renewal; ours verifies the signature, asks the provider over HTTP, makes an order of its own, splits and books`,
      ],
    });
  } finally {
    await raw.close();
    await shop.stop();
  }
};
