import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { ask, askJson, type Answered } from './eight';
import { startEmptyShop, type EmptyShop } from './empty-shop';
import { startServer } from './processes';

const CONTENT = '/content-manager/collection-types/plugin::affiliate-store.';
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};
/** Signs as Stripe does; nothing is ever asked of it. */
const stripe = new Stripe('sk_test_only_for_signing_00000000');

interface Document {
  readonly data: { readonly documentId: string; readonly id: number };
}

export interface PlacedOrder {
  readonly number: string;
  readonly sessionId: string;
}

/** What is sold: for good, or month by month; how long it takes until a commission may be paid; and how many affiliates bring buyers in turn. */
export interface Wares {
  readonly renews?: 'month';
  readonly holdDays?: number;
  readonly affiliates?: number;
}

/** A shop with one product, sold through one affiliate's link, and the sandbox that stands in for Stripe. */
export interface SellingShop extends EmptyShop {
  readonly slug: string;
  readonly program: string;
  /** Affiliates' codes; `<code>@example.test` is their address. */
  readonly codes: readonly string[];
  /** Follows the link, fills a cart and goes as far as the payment page. */
  readonly placeOrder: () => Promise<PlacedOrder>;
  /** Pays at the sandbox, which tells nobody: the webhook is the benchmark's business. */
  readonly pay: (order: PlacedOrder) => Promise<void>;
  /** Where the sandbox is that stands in for Stripe. */
  readonly provider: string;
  /** Posts a signed webhook of something at the provider. */
  readonly notify: (type: string, object: { readonly id: string; readonly object: string }) => Promise<Answered>;
  /** Posts the signed webhook of a paid order. */
  readonly tell: (order: PlacedOrder) => Promise<Answered>;
  /** Jobs that are queued or running. */
  readonly queued: () => Promise<number>;
}

const HOLD_DAYS = 14;

const fill = async (
  shop: EmptyShop,
  { renews, holdDays = HOLD_DAYS, affiliates = 1 }: Wares,
): Promise<{ readonly program: string; readonly codes: readonly string[]; readonly offer: string }> => {
  const write = async (type: string, data: object) => (await shop.admin<Document>(`${CONTENT}${type}`, data)).data;
  const program = await write('program', {
    name: 'Bench',
    rateBasisPoints: 3000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'last_click',
    windowDays: 30,
    holdDays,
    allowOwnReferrals: false,
    open: true,
  });
  const creator = await write('creator', { name: 'Bench Creator', handle: 'bench-creator', email: 'creator@example.test' });
  await shop.admin(`/affiliate-store/creator-confirmations/${creator.documentId}/decision`, { to: 'confirmed', identity: null });
  const product = await write('product', {
    name: 'Bench Course',
    slug: 'bench-course',
    summary: 'What it teaches, in one sentence.',
    language: 'en',
    guaranteeDays: holdDays,
    creator: { connect: [{ documentId: creator.documentId, id: creator.id }] },
    program: { connect: [{ documentId: program.documentId, id: program.id }] },
  });
  const offer = await write('offer', {
    name: 'Standard',
    product: { connect: [{ documentId: product.documentId }] },
    prices: [{ currency: 'EUR', amount: '49.90' }],
    active: true,
    ...(renews ? { renews } : {}),
  });
  await shop.admin(`${CONTENT}product/${product.documentId}/actions/publish`, {});
  const codes = Array.from({ length: affiliates }, (_, nth) => (nth === 0 ? 'ana' : `ana-${nth}`));
  for (const code of codes)
    await shop.admin('/affiliate-store/affiliates', {
      email: `${code}@example.test`,
      name: code === 'ana' ? 'Ana' : `Ana ${code.slice(4)}`,
      program: program.documentId,
      code,
    });
  return { program: program.documentId, codes, offer: offer.documentId };
};

// Not by fetch: that says of itself that it is no visit.
const cookieOf = async (link: string): Promise<string> => {
  const { cookies } = await ask(link, { headers: BROWSER });
  const cookie = cookies[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`${link} gave no cookie`);
  return cookie;
};

/** Where several bring buyers, each says by which channel, and on which of their pages. */
const PAGES_OF_EACH = 5;
const tagsOf = (codes: readonly string[], buyer: number): string =>
  codes.length === 1 ? '' : `?channel=mail&sub_id=page-${Math.floor(buyer / codes.length) % PAGES_OF_EACH}`;

const orderer = (url: string, codes: readonly string[], offer: string) => {
  let buyers = 0;
  const api = `${url}/api/affiliate-store/checkout/carts`;
  return async (): Promise<PlacedOrder> => {
    const nth = buyers;
    const buyer = { email: `buyer-${(buyers += 1)}@example.test`, country: 'FR', consents: { terms: true, immediateDelivery: true } };
    const headers = { cookie: await cookieOf(`${url}/r/${codes[nth % codes.length]}${tagsOf(codes, nth)}`) };
    type Cart = { data: { token: string; version: number } };
    const { data: opened } = await askJson<Cart>(api, 'POST', { items: [{ offer }] }, headers);
    const cart = `${api}/${opened.token}`;
    const { data: filled } = await askJson<Cart>(cart, 'PATCH', { version: opened.version, ...buyer }, headers);
    const key = randomBytes(12).toString('hex');
    const started = await askJson<{ data: { orderNumber: string; redirectUrl: string } }>(
      `${cart}/session`,
      'POST',
      { version: filled.version },
      { ...headers, 'idempotency-key': key },
    );
    return { number: started.data.orderNumber, sessionId: /cs_test_\w+/.exec(started.data.redirectUrl)?.[0] ?? '' };
  };
};

const notifier =
  (url: string, secret: string): SellingShop['notify'] =>
  (type, object) => {
    const payload = JSON.stringify({
      id: `evt_${randomBytes(12).toString('hex')}`,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
      data: { object },
    });
    const signature = stripe.webhooks.generateTestHeaderString({ payload, secret });
    return ask(`${url}/api/affiliate-store/webhooks/stripe`, { method: 'POST', body: payload, headers: { 'stripe-signature': signature } });
  };

/** Starts both. `name` tells benchmarks apart. */
export const startSellingShop = async (name: string, wares: Wares = {}): Promise<SellingShop> => {
  const secret = `whsec_${randomBytes(18).toString('hex')}`;
  const sandbox = await startServer('dist/scripts/stripe-sandbox/main.js', { SANDBOX_PORT: '0' });
  const shop = await startEmptyShop(name, {
    STRIPE_SANDBOX_URL: sandbox.url,
    STRIPE_WEBHOOK_SECRET: secret,
    TRACKING_CLICKS_PER_VISITOR_HOUR: '1000000000',
    // Its buyers take no time to think and all sit at one machine, which in a shop is looked into.
    FRAUD_ORDER_SECONDS: '0',
    FRAUD_FLOOD_CLICKS: '0',
  });
  const { program, codes, offer } = await fill(shop, wares);
  const notify = notifier(shop.url, secret);
  return {
    ...shop,
    slug: 'bench-course',
    program,
    codes,
    placeOrder: orderer(shop.url, codes, offer),
    pay: async ({ sessionId }) =>
      void (await askJson(`${sandbox.url}/_sandbox/sessions/${sessionId}/pay`, 'POST', { card: '4242424242424242' })),
    provider: sandbox.url,
    notify,
    tell: ({ sessionId }) => notify('checkout.session.completed', { id: sessionId, object: 'checkout.session' }),
    queued: async () => {
      const { data } = await askJson<{ data: { queued: number; running: number } }>(`${shop.url}/api/affiliate-store/demo/queue`);
      return data.queued + data.running;
    },
    stop: async () => {
      await shop.stop();
      await sandbox.stop();
    },
  };
};
