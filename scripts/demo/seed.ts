// Fills an empty shop with goods, people and a history, through the same doors everybody uses. A shop that has an owner is left alone.
import { writeFileSync } from 'node:fs';
import { FRIENDS_PAGE, writeTeachersProgram } from './applicants';
import { drawAvatar, drawCover } from './covers';
import { hangCreatives } from './creatives';
import { FLAGSHIP_PAGES, sectionsOf } from './flagship';
import { afterwards, buy, dice, look, ShopDay } from './history';
import type { PastSale } from './history';
import { happenLately } from './lately';
import { IBANS, payPeople } from './payouts';
import { lookAtLetters, writeReadersProgram } from './readers';
import { ShopClient } from './shop-client';
import { agreeToSelfBilling, decideSettings } from './terms';
import { AFFILIATES, BUYER, COUPONS, CREATORS, OWNER, PASSWORD, PRODUCTS } from './story';
import type { DemoProduct } from './story';

const DAYS = Number(process.env['DEMO_HISTORY_DAYS'] ?? 24);
const DAY_MS = 86_400_000;
const CONTESTED_ON = 4;
const PAYOUT_DAYS = Number(process.env['DEMO_PAYOUT_DAYS'] ?? 9);
const connect = (document: { documentId: string; id: number }) => ({ connect: [{ documentId: document.documentId, id: document.id }] });
const file = (title: string): Uint8Array =>
  new TextEncoder().encode(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 66>>stream\nBT /F 24 Tf 48 500 Td (${title.replace(/[^\x20-\x7e]/g, '').replace(/[()\\]/g, '')}) Tj ET\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );

type Written = { documentId: string; id: number };

interface Catalogue {
  readonly creators: ReadonlyMap<string, Written>;
  readonly program: Written;
}

const letIn = async (shop: ShopClient): Promise<Catalogue> => {
  const creators = new Map<string, Written>();
  for (const { key, ink, paper, ...creator } of CREATORS) {
    const avatar = await shop.upload(`${key}.png`, await drawAvatar(ink, paper), creator.name);
    const written = await shop.write('creator', { ...creator, avatar });
    creators.set(key, written);
    // The owner knows these people, and says so: nobody sells before.
    await shop.staff(`/affiliate-store/creator-confirmations/${written.documentId}/decision`, {
      body: { to: 'confirmed', identity: null },
    });
  }
  const program = await shop.write('program', {
    name: 'Friends of the atelier',
    rateBasisPoints: 3000,
    secondTierBasisPoints: 500,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'last_click',
    windowDays: 60,
    holdDays: 14,
    allowOwnReferrals: false,
    lifetime: true,
    lifetimeMonths: 12,
    open: true,
    ...FRIENDS_PAGE,
  });
  await writeTeachersProgram(shop);
  for (const affiliate of AFFILIATES) {
    const sponsor = 'sponsor' in affiliate ? { sponsorCode: affiliate.sponsor } : {};
    await shop.staff('/affiliate-store/affiliates', {
      body: { email: affiliate.email, name: affiliate.name, code: affiliate.code, program: program.documentId, ...sponsor },
    });
  }
  await writeReadersProgram(shop);
  return { creators, program };
};

const writeProduct = (shop: ShopClient, { creators, program }: Catalogue, spec: DemoProduct, cover: number): Promise<Written> => {
  const creator = creators.get(spec.creator) as Written;
  const partner = spec.coProducer ? creators.get(spec.coProducer.creator) : undefined;
  return shop.write('product', {
    name: spec.name,
    slug: spec.slug,
    summary: spec.summary,
    description: spec.description,
    language: spec.language,
    tags: spec.tags,
    guaranteeDays: spec.guaranteeDays,
    cover,
    creator: connect(creator),
    ...(spec.promoted ? { program: connect(program) } : {}),
    coProducers: partner && spec.coProducer ? [{ creator: connect(partner), shareBasisPoints: spec.coProducer.shareBasisPoints }] : [],
  });
};

const writeFlagshipPages = async (shop: ShopClient, spec: DemoProduct, product: Written, cover: number): Promise<void> => {
  for (const page of FLAGSHIP_PAGES) {
    const { title, language, seoTitle, seoDescription } = page;
    const written = await shop.write('sales-page', {
      title,
      slug: language === 'en' ? spec.slug : `${spec.slug}-${language}`,
      language,
      translationKey: spec.slug,
      product: connect(product),
      sections: sectionsOf(page, cover),
      seoTitle,
      seoDescription,
      seoImage: cover,
    });
    await shop.publish('sales-page', written.documentId);
  }
};

/** Puts one product on the shelf, with its files and, for the flagship, its pages; answers its offer. */
const offerProduct = async (shop: ShopClient, catalogue: Catalogue, spec: DemoProduct): Promise<string> => {
  const cover = await shop.upload(`${spec.slug}.png`, await drawCover(spec.design), spec.name);
  const product = await writeProduct(shop, catalogue, spec, cover);
  const group = await shop.write('member-group', {
    name: `Readers of ${spec.name}`,
    description: 'Everyone who bought it.',
    product: connect(product),
    isDefault: true,
  });
  const offer = await shop.write('offer', {
    name: spec.seats ? 'A seat' : spec.monthly ? 'Monthly' : 'Complete',
    product: connect(product),
    prices: spec.prices,
    active: true,
    memberGroup: connect(group),
    ...(spec.seats ? { quantityLimit: spec.seats } : {}),
    ...(spec.monthly ? { renews: 'month', ...spec.monthly } : {}),
  });
  if (spec.inParts)
    await shop.write('offer', {
      name: spec.inParts.name,
      product: connect(product),
      prices: [{ currency: 'EUR', amount: spec.inParts.price }],
      active: true,
      memberGroup: connect(group),
      renews: 'month',
      instalments: spec.inParts.instalments,
    });
  await shop.publish('product', product.documentId);
  await shop.sell(product.documentId, spec.file, 'application/pdf', file(spec.name));
  if (spec.key === 'ink') await writeFlagshipPages(shop, spec, product, cover);
  return offer.documentId;
};

/** A seat at the live evening is offered to whoever buys the course, and once more to whoever has paid and not taken it. */
const offerAlong = async (shop: ShopClient, offers: ReadonlyMap<string, string>): Promise<void> => {
  await shop.staff(`/content-manager/collection-types/plugin::affiliate-store.offer/${offers.get('ink')}`, {
    method: 'PUT',
    body: {
      orderBumps: [
        {
          offer: { connect: [{ documentId: offers.get('studio') }] },
          headline: 'Add a seat at the live evening?',
          text: 'Two hours with Leïla: your hand, seen and corrected.',
        },
      ],
      followUps: [
        {
          offer: { connect: [{ documentId: offers.get('studio') }] },
          headline: 'There is still a seat at the live evening',
          text: 'Two hours with Leïla, twelve people, one table: bring the first page you write, and leave knowing what to do next.',
        },
      ],
    },
  });
};

const printCoupons = async (shop: ShopClient): Promise<void> => {
  for (const { basisPoints, ...coupon } of COUPONS)
    await shop.staff('/affiliate-store/coupons', { body: { ...coupon, reduction: { kind: 'percent', basisPoints } } });
};

/** What is sold in currencies nobody set a price in: the rates of the day the shop opened, and those of today. */
const RATES: Readonly<Record<string, readonly [then: string, today: string]>> = {
  BRL: ['5.7904', '5.8312'],
  KWD: ['0.3307', '0.3341'],
  JPY: ['162.1', '163.5'],
};

const enterRates = async (shop: ShopClient, at: 0 | 1): Promise<void> => {
  for (const [currency, rates] of Object.entries(RATES))
    await shop.staff('/affiliate-store/currencies/rates', { body: { currency, rate: rates[at], source: 'Demo bank' } });
};

const sellAbroad = async (shop: ShopClient): Promise<void> => {
  await shop.staff('/affiliate-store/currencies', { method: 'PUT', body: { alsoSoldIn: Object.keys(RATES), maxRateAgeDays: 30 } });
  await enterRates(shop, 0);
};

const fillCatalogue = async (shop: ShopClient): Promise<ReadonlyMap<string, string>> => {
  const catalogue = await letIn(shop);
  const offers = new Map<string, string>();
  // The newest leads the front page, so the flagship is written last.
  for (const spec of [...PRODUCTS].reverse()) offers.set(spec.key, await offerProduct(shop, catalogue, spec));
  await offerAlong(shop, offers);
  await printCoupons(shop);
  await sellAbroad(shop);
  return offers;
};

type PastPurchase = Omit<PastSale, 'offer' | 'email' | 'along'> & {
  readonly product: string;
  readonly email?: string;
  readonly along?: readonly string[];
};

const PAST: readonly PastPurchase[] = [
  { product: 'letters', currency: 'EUR', country: 'FR', through: [], email: BUYER.email },
  { product: 'ink', currency: 'EUR', country: 'FR', through: ['ben'] },
  { product: 'guitar', currency: 'EUR', country: 'ES', through: [] },
  { product: 'ink', currency: 'EUR', country: 'DE', through: ['ben', 'deals'] },
  { product: 'pastry', currency: 'JPY', country: 'JP', through: ['mina'] },
  { product: 'ink', currency: 'EUR', country: 'FR', through: ['deals', 'ben'], then: 'part_refund' },
  { product: 'guitar', currency: 'MXN', country: 'MX', through: ['ben'] },
  // Two things that are paid for: one of them can be given back alone.
  { product: 'ink', along: ['studio'], currency: 'EUR', country: 'FR', through: ['mina'] },
  { product: 'ink', currency: 'BRL', country: 'BR', through: ['mina'] },
  { product: 'studio', currency: 'EUR', country: 'FR', through: [] },
  { product: 'pastry', currency: 'EUR', country: 'BE', through: ['ben'] },
  { product: 'letters', currency: 'EUR', country: 'DE', through: ['ben'] },
  { product: 'ink', currency: 'USD', country: 'US', through: ['mina'] },
  { product: 'sheets', currency: 'EUR', country: 'MA', through: [] },
  { product: 'guitar', currency: 'KWD', country: 'KW', through: ['ben'], then: 'refund' },
  { product: 'guitar', currency: 'EUR', country: 'ES', through: ['ben'], then: 'refund' },
  { product: 'ink', currency: 'EUR', country: 'FR', through: ['ben'] },
  { product: 'pastry', currency: 'EUR', country: 'FR', through: ['deals'] },
  { product: 'ink', currency: 'EUR', country: 'IT', through: ['ben'], then: 'dispute' },
  { product: 'guitar', currency: 'EUR', country: 'FR', through: ['mina'], coupon: 'WELCOME10' },
  { product: 'ink', currency: 'EUR', country: 'FR', through: ['deals'], coupon: 'BEN15' },
  { product: 'ink', currency: 'EUR', country: 'FR', through: [], email: BUYER.email },
  { product: 'pastry', currency: 'EUR', country: 'FR', through: ['ben'], email: BUYER.email },
];

/** Tells the past; answers the orders whose buyers will go to their banks. */
const tellHistory = async (shop: ShopClient, offers: ReadonlyMap<string, string>): Promise<readonly string[]> => {
  const roll = dice(20_261_121);
  const open: Array<{ number: string; what: NonNullable<PastSale['then']> }> = [];
  const contested: string[] = [];
  const offerOf = (product: string): string => offers.get(product) ?? '';
  let [next, bought] = [0, 0];
  for (let day = 0; day < DAYS; day += 1) {
    const hours = new ShopDay(shop);
    for (let visits = 2 + roll(5); visits > 0; visits -= 1) await look(shop, (['ben', 'ben', 'mina', 'deals'] as const)[roll(4)] ?? 'ben');
    const today = Math.round(((day + 1) * PAST.length) / DAYS) - next;
    for (const { product, along = [], ...sale } of PAST.slice(next, next + today)) {
      bought += 1;
      await hours.later(400);
      const number = await buy(shop, {
        email: `buyer-${bought}@example.org`,
        ...sale,
        offer: offerOf(product),
        along: along.map(offerOf),
      });
      if (sale.then === 'dispute') contested.push(number);
      else if (sale.then) open.push({ number, what: sale.then });
    }
    next += today;
    await hours.end();
    for (const { number, what } of open.splice(0)) await afterwards(shop, number, what);
  }
  return contested;
};

const openAccounts = async (shop: ShopClient): Promise<object[]> => {
  const people = [
    { who: 'Affiliate (Ben)', email: AFFILIATES[0].email, path: '/store/en/partner' },
    { who: 'Affiliate (Mina, second tier)', email: AFFILIATES[1].email, path: '/store/en/partner' },
    { who: 'Creator (Leïla)', email: CREATORS[0].email, path: '/store/en/studio' },
    { who: 'Co-producer (Camille)', email: CREATORS[2].email, path: '/store/en/studio' },
    { who: 'Buyer (Anna)', email: BUYER.email, path: '/store/en/learn' },
  ];
  // One after the other: who comes first is the same each time.
  for (const { email } of people) await shop.openAccount(email, PASSWORD);
  return [
    { who: 'Site admin', email: OWNER.email, password: PASSWORD, path: '/admin' },
    ...people.map((person) => ({ ...person, password: PASSWORD })),
  ];
};

const main = async (): Promise<void> => {
  const [url, sandboxUrl, guide] = [process.env['SHOP_URL'], process.env['STRIPE_SANDBOX_URL'], process.env['DEMO_GUIDE']];
  if (!url || !sandboxUrl) throw new Error('SHOP_URL and STRIPE_SANDBOX_URL say where the demo is');
  const shop = new ShopClient(url, sandboxUrl, 'seed');
  if (!(await shop.becomeOwner(OWNER))) return;
  await shop.stand(Number(process.env['DEMO_STARTS_AT']) || undefined);
  await decideSettings(shop);
  const offers = await fillCatalogue(shop);
  // Anna is known from her first purchase; whoever opens the demo may sign in as her at once.
  await buy(shop, { offer: offers.get('sheets') ?? '', currency: 'EUR', country: 'FR', through: [], email: BUYER.email });
  const logins = await openAccounts(shop);
  await agreeToSelfBilling(shop);
  await hangCreatives(shop);
  const addresses = [
    { what: 'Sales page', path: '/store/en/s/a-hand-that-breathes' },
    { what: 'Programs to join', path: '/store/en/programs' },
    { what: 'Mailbox', path: '/store/demo/mail' },
  ];
  if (guide) writeFileSync(guide, JSON.stringify({ logins, addresses }, null, 2));
  // Whoever started this may show the shop now; what is still to come is its past.
  process.stdout.write('open\n');
  const contested = await tellHistory(shop, offers);
  await enterRates(shop, 1);
  const payees = [AFFILIATES[0], CREATORS[0], CREATORS[2]];
  await payPeople(
    shop,
    [
      ...payees.map(({ email, name }, n) => ({ email, password: PASSWORD, holder: name, iban: IBANS[n + 1] ?? IBANS[1] })),
      // Mina takes what she earns in store credit, and finds it at the checkout.
      { email: AFFILIATES[1].email, password: PASSWORD },
    ],
    async () => {
      for (let day = 1; day < PAYOUT_DAYS; day += 1) {
        // So late that the bank has not decided yet when somebody opens the demo: it does after nine days.
        if (day === CONTESTED_ON) for (const number of contested) await afterwards(shop, number, 'dispute');
        await lookAtLetters(shop, day % 3);
        await new ShopDay(shop).end();
      }
      await new ShopDay(shop).end('all');
    },
  );
  // Whoever takes the shop on from here, by the same deeds, comes to the same books.
  await shop.staff('/affiliate-store/ledger/proof/seal', { body: {} });
  await shop.settle();
  if (process.env['DEMO_GOES_ON'] === 'false') return;
  // Its past ends at midnight; who opens it now wants to find the time of the day.
  const behind = Date.now() - (await shop.stand());
  if (behind > 0 && behind < DAY_MS) await shop.pass(behind, 'all');
  await happenLately(shop, offers);
  await shop.go();
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
