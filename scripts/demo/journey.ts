// Lives days of the demo's shop: clicks, sales, renewals, refunds, disputes, payouts. The same seed and the same start make the same books.
import { writeFileSync } from 'node:fs';
import { seededChance } from '../stripe-sandbox/engine/shuffling';
import { startOf } from './history';
import { Life } from './life';
import { ShopClient } from './shop-client';
import { OWNER, PRODUCTS } from './story';

const DAY_MS = 86_400_000;
const MOST = 100;
const TELL_EVERY_DAYS = 3;

interface Told {
  readonly state: 'under_way' | 'done' | 'failed';
  readonly day: number;
  readonly happened?: Readonly<Record<string, number>>;
  readonly paid?: ReadonlyArray<{ readonly name: string; readonly payouts: number }>;
  readonly broken?: number;
  readonly tookMs?: number;
  readonly error?: string;
}

/** What of the demo's goods is for sale still, by product and name of the offer. */
const offersOf = async (shop: ShopClient): Promise<ReadonlyMap<string, string>> => {
  const offers = new Map<string, string>();
  for (const { key, slug } of PRODUCTS) {
    const found = await shop.api(`/catalog/products/${slug}`).catch(() => null);
    for (const { id, name } of (found?.body.data as { offers: Array<{ id: string; name: string }> } | undefined)?.offers ?? [])
      offers.set(`${key}/${name}`, id);
  }
  return offers;
};

/** What the provider says of subscriptions since a moment; it is asked, because no deed of a person tells of them. */
const renewalsSince = async (shop: ShopClient, since: number): Promise<Record<string, number>> => {
  const counted = async (type: string, counts: (object: Record<string, unknown>) => boolean): Promise<number> => {
    let [count, after] = [0, ''];
    for (;;) {
      const page = await shop.ask(
        `${shop.sandboxUrl}/v1/events?type=${type}&limit=${MOST}&created[gte]=${Math.floor(since / 1000)}${after}`,
        {
          token: process.env['STRIPE_SECRET_KEY'] ?? '',
        },
      );
      const { data, has_more: more } = page.body as unknown as {
        data: Array<{ id: string; data: { object: Record<string, unknown> } }>;
        has_more: boolean;
      };
      count += data.filter((event) => counts(event.data.object)).length;
      if (!more) return count;
      after = `&starting_after=${data.at(-1)?.id ?? ''}`;
    }
  };
  const ofACycle = (invoice: Record<string, unknown>): boolean =>
    invoice['billing_reason'] === 'subscription_cycle' && Number(invoice['amount_due']) > 0;
  return {
    renewals: await counted('invoice.paid', ofACycle),
    refused_renewals: await counted('invoice.payment_failed', ofACycle),
    ended_subscriptions: await counted('customer.subscription.deleted', () => true),
  };
};

/** Runs what proves the books; answers how much is not as it should be. */
const prove = async (shop: ShopClient): Promise<number> => {
  for (const kind of ['replay', 'seal']) await shop.staff(`/affiliate-store/ledger/proof/${kind}`, { body: {} });
  await shop.settle();
  const { proofs } = (await shop.staff('/affiliate-store/ledger/proof')).body.data as {
    proofs: Array<{ state: string; offending: number }>;
  };
  const { invariants } = (await shop.staff('/affiliate-store/books/run', { body: {} })).body.data as {
    invariants: Array<{ id: string; offending: number }>;
  };
  const unfinished = proofs.filter(({ state }) => state !== 'done').length;
  return [...proofs, ...invariants].reduce((sum, { offending }) => sum + offending, unfinished);
};

/** The shop's time, and the journey's first midnight: the one that is, or the next. */
const beginAtMidnight = async (shop: ShopClient): Promise<number> => {
  const at = await shop.stand();
  const midnight = Math.ceil(at / DAY_MS) * DAY_MS;
  return midnight === at ? at : shop.stand(midnight);
};

interface Wanted {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly days: number;
  readonly tell: (told: Told) => Promise<object>;
}

/** Lives the days; answers what is to be told of them, and who was paid how much. */
const live = async ({ url, sandboxUrl, days, tell }: Wanted, offers: ReadonlyMap<string, string>, from: number): Promise<object> => {
  const began = performance.now();
  const day = new Date(from).toISOString().slice(0, 10);
  const shop = new ShopClient(url, sandboxUrl, `journey-${day}`);
  await shop.signInAsStaff(OWNER);
  await shop.settle();
  await tell({ state: 'under_way', day: 0 });
  const chance = seededChance(startOf(`${process.env['AFFILIATE_STORE_DEMO_SEED'] ?? ''} ${day}`));
  const life = new Life(shop, offers, (sides) => Math.floor(chance() * sides), (from / DAY_MS).toString(36));
  for (let lived = 1; lived <= days; lived += 1) {
    await life.live(lived === days);
    process.stdout.write(`day ${lived} of ${days}\n`);
    if (lived % TELL_EVERY_DAYS === 0) await tell({ state: 'under_way', day: lived, happened: life.tally });
  }
  const broken = await prove(shop);
  const happened = { ...life.tally, ...(await renewalsSince(shop, from)) };
  const paid = [...life.paid].map(([name, { payouts }]) => ({ name, payouts }));
  const told = await tell({ state: 'done', day: days, happened, paid, broken, tookMs: Math.round(performance.now() - began) });
  return { ...told, paid: [...life.paid].map(([name, { payouts, amount }]) => ({ name, payouts, amount: amount.toString() })) };
};

const main = async (): Promise<void> => {
  const [url = '', sandboxUrl = ''] = [process.env['SHOP_URL'], process.env['STRIPE_SANDBOX_URL']];
  const days = Number(process.env['DEMO_JOURNEY_DAYS'] ?? 90);
  if (!url || !sandboxUrl) throw new Error('SHOP_URL and STRIPE_SANDBOX_URL say where the demo is');
  const shop = new ShopClient(url, sandboxUrl, 'journey');
  const tell = async (told: Told) => (await shop.api('/demo/journey', { body: { days, ...told } })).body.data as object;
  try {
    const offers = await offersOf(shop);
    if (offers.size === 0) throw new Error('There is nothing to be bought in this shop.');
    const arrived = await live({ url, sandboxUrl, days, tell }, offers, await beginAtMidnight(shop));
    const file = process.env['DEMO_JOURNEY_FILE'];
    if (file) writeFileSync(file, JSON.stringify(arrived, null, 2));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await tell({ state: 'failed', day: 0, error: said.slice(0, 500) }).catch(() => undefined);
    throw error;
  } finally {
    await shop.go().catch(() => undefined);
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
