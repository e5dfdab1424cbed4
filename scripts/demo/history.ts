import { createHash } from 'node:crypto';
import type { ShopClient } from './shop-client';

/** One purchase of the demo's past. `through` are the codes whose links were followed, in order. */
export interface PastSale {
  readonly offer: string;
  readonly currency: string;
  readonly country: string;
  readonly through: readonly string[];
  readonly email: string;
  readonly coupon?: string;
  /** What is taken along with it for one tick. */
  readonly along?: readonly string[];
  /** Another card than the one that always pays. */
  readonly card?: string;
  readonly then?: 'refund' | 'part_refund' | 'dispute';
}

/** A number from a text, for where dice start. */
export const startOf = (seed: string): number => createHash('sha256').update(seed).digest().readUInt32BE(0) % 2_147_483_648;

/** A small generator with a fixed start: every demo tells the same past. */
export const dice = (start: number) => {
  let state = start;
  return (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
};

const follow = async (shop: ShopClient, code: string, cookies: Record<string, string>): Promise<Record<string, string>> =>
  (await shop.ask(`${shop.url}/r/${code}`, { cookies, headers: { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' } })).cookies;

/** Somebody who looks and leaves. */
export const look = (shop: ShopClient, code: string): Promise<Record<string, string>> => follow(shop, code, {});

/** Buys as a visitor does: link, cart, payment page, card. Answers the order's number. */
export const buy = async (shop: ShopClient, sale: PastSale): Promise<string> => {
  let cookies: Record<string, string> = {};
  for (const code of sale.through) cookies = await follow(shop, code, cookies);
  const cart = await shop.api('/checkout/carts', {
    cookies,
    body: { items: [sale.offer, ...(sale.along ?? [])].map((offer) => ({ offer })), currency: sale.currency },
  });
  const { token, version } = cart.body.data as { token: string; version: number };
  const { email } = sale;
  const filled = await shop.api(`/checkout/carts/${token}`, {
    method: 'PATCH',
    body: { version, email, country: sale.country, consents: { terms: true, immediateDelivery: true } },
  });
  const ready = (filled.body.data as { version: number }).version;
  const reduced = sale.coupon
    ? await shop.api(`/checkout/carts/${token}/coupon`, { method: 'PUT', body: { version: ready, code: sale.coupon } })
    : filled;
  const started = await shop.api(`/checkout/carts/${token}/session`, {
    key: shop.key(),
    body: { version: (reduced.body.data as { version: number }).version },
  });
  const { orderNumber, redirectUrl } = started.body.data as { orderNumber: string; redirectUrl: string | null };
  const session = /cs_test_\w+/.exec(redirectUrl ?? '')?.[0];
  if (session) await shop.sandbox(`/sessions/${session}/pay`, sale.card ? { card: sale.card } : {});
  await shop.settle();
  await shop.api(`/checkout/carts/${token}/status`);
  return orderNumber;
};

interface SeenOrder {
  readonly total: { readonly amount: string };
  readonly payments: ReadonlyArray<{ readonly chargeId: string }>;
}

/** What happens to some sales afterwards. */
export const afterwards = async (shop: ShopClient, orderNumber: string, what: NonNullable<PastSale['then']>): Promise<void> => {
  const { body } = await shop.staff(`/affiliate-store/orders/${orderNumber}`);
  const order = body.data as SeenOrder;
  if (what === 'dispute') {
    await shop.sandbox('/disputes', { charge: order.payments[0]?.chargeId, reason: 'fraudulent' });
    return shop.settle();
  }
  const amount = what === 'refund' ? order.total.amount : String(Math.floor(Number(order.total.amount) / 3));
  await shop.staff(`/affiliate-store/orders/${orderNumber}/refunds`, {
    key: shop.key(),
    body: { amount, reason: what === 'refund' ? 'Bought twice by mistake' : 'Goodwill after a question' },
  });
  await shop.settle();
};

const DAY_MS = 86_400_000;
const EVENING_MS = 22 * 3_600_000;

/** A day of the shop while its clocks stand: deeds have their hour, and the night what comes round. */
export class ShopDay {
  private passed = 0;

  constructor(private readonly shop: ShopClient) {}

  /** Lets some time of the day pass; in the evening the day stands still, what is left to do then has one moment. */
  async later(minutes: number): Promise<void> {
    const ms = Math.min(minutes * 60_000, EVENING_MS - this.passed);
    if (ms <= 0) return;
    await this.shop.pass(ms, 'none');
    this.passed += ms;
  }

  async end(crons: 'all' | 'doing' = 'doing'): Promise<number> {
    return this.shop.pass(DAY_MS - this.passed, crons);
  }
}
