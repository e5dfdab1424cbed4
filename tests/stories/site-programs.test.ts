import { aCreator, anAffiliate, aProduct, aProgram, write } from '../support/builders';
import type { Affiliate, Creator, Product, ProgramTerms } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { eventually } from '../support/http';
import { mailsTo } from '../support/mailbox';
import type { ReadMail } from '../support/mailbox';
import { buy, orderOnDesk, startCheckout, untilFeeKnown, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

type Program = Awaited<ReturnType<typeof aProgram>> & { readonly slug: string };

const listed = async (terms: ProgramTerms = {}): Promise<Program> => {
  const slug = unique('everything');
  return { ...(await aProgram(world, { slug, listed: true, commissionBase: 'gross', ...terms } as ProgramTerms)), slug };
};

const site = async ({ documentId }: Program, seller?: string) =>
  expectOk(await world.admin(`/programs/${documentId}/site${seller === undefined ? '' : `?seller=${seller}`}`), 'what it is for').body.data;
const put = ({ documentId }: Program, seller: string | null) =>
  world.admin(`/programs/${documentId}/site`, { method: 'PUT', body: { seller } });
const letIn = ({ documentId }: Program, products: readonly string[], inside = true) =>
  world.admin(`/programs/${documentId}/site/products`, { body: { products, inside } });
const codeOf = ({ body }: { readonly body: unknown }) => (body as { error?: { details?: { code?: string } } }).error?.details?.code;

/** What an affiliate was paid of an order, minor units; null where nobody was. */
const paidTo = async (orderNumber: string): Promise<string | null> => {
  const split = (await orderOnDesk(world, orderNumber))['split'] as Array<{ role: string; amount: { amount: string } }>;
  return split.find(({ role }) => role === 'affiliate')?.amount.amount ?? null;
};
const bought = async (product: Product, who: Affiliate) =>
  (await buy(world, { offerId: product.offerId, through: [who.code], country: 'FR' })).orderNumber;
/** What a creator was told of their products that were let in, or taken out: so many letters and no more. */
const lettersOf = async ({ email }: Creator, many: number): Promise<readonly ReadMail[]> => {
  await world.settled();
  const found = (await mailsTo(world, email)).filter(({ kind }) => kind === 'products_let_in');
  expect(found).toHaveLength(many);
  return Promise.all(found.map(async ({ id }) => (await world.api(`/demo/mails/${id}`)).body.data as ReadMail));
};
const ids = (products: ReadonlyArray<{ readonly documentId: string }>) => products.map(({ documentId }) => documentId);
const names = (products: ReadonlyArray<{ readonly name: string }>) => products.map(({ name }) => name).sort();

describe('a program for everything of a creator (E-38)', () => {
  let creator: Creator;
  let program: Program;
  let chosen: Program;
  let ana: Affiliate;
  let plain: Product[];
  let apart: Product;

  beforeAll(async () => {
    creator = await aCreator(world);
    [program, chosen] = [await listed(), await listed()];
    ana = await anAffiliate(world, program);
    plain = [await aProduct(world, { prices: { EUR: '40.00' }, creator }), await aProduct(world, { prices: { EUR: '100.00' }, creator })];
    apart = await aProduct(world, { prices: { EUR: '60.00' }, creator, program: chosen });
  }, 120_000);

  test('says what it means before anything is saved, and brings in no product by itself', async () => {
    const before = await site(program, creator.documentId);
    expect(before).toMatchObject({ seller: null, shown: creator.documentId, inside: [] });
    expect([names(before.outside), names(before.elsewhere)]).toEqual([names(plain), names([apart])]);
    expect(before.figures).toMatchObject({
      products: 2,
      offers: 2,
      earnsFrom: { amount: '1200', currency: 'EUR' },
      earnsUpTo: { amount: '3000', currency: 'EUR' },
      sales: 0,
      volume: [],
      excess: null,
    });
    expectOk(await put(program, creator.documentId), 'everything of a creator');
    expect(await site(program)).toMatchObject({ seller: creator.documentId, inside: [], figures: { products: 2 } });
    // No affiliates stays what a product has until somebody lets it in.
    expect(await paidTo(await bought(plain[0] as Product, ana))).toBeNull();
    const { figures } = await site(program);
    expect(figures).toMatchObject({ sales: 1, volume: [{ amount: '4000', currency: 'EUR' }] });
  });

  test('with all of them let in at once its links earn by any, and the receipt and the tester say by what', async () => {
    expectOk(await letIn(program, ids(plain)), 'all of them');
    const now = await site(program);
    expect([names(now.inside), now.outside, names(now.elsewhere)]).toEqual([names(plain), [], names([apart])]);
    // Whose they are is told what that means; once, however often it is pressed.
    expectOk(await letIn(program, ids(plain)), 'again');
    const letters = await lettersOf(creator, 1);
    expect(letters.map(({ subject }) => subject)).toEqual(['Affiliates may recommend your products']);
    for (const { name } of plain) expect(letters[0]?.text).toContain(name);
    expect(letters[0]?.text).toMatch(/€12\.00 – €30\.00/);
    for (const [at, amount] of [
      [0, '1200'],
      [1, '3000'],
    ] as const) {
      const order = await bought(plain[at] as Product, ana);
      expect(await paidTo(order)).toBe(amount);
    }
    // What has a program of its own stays there: her link is one of another program.
    expect(await paidTo(await bought(apart, ana))).toBeNull();

    const { jwt: token } = await enter(world, ana.email);
    const [earned] = expectOk(await world.api('/partner/commissions', { token }), 'commissions').body.data;
    const why = expectOk(await world.api(`/partner/commissions/${earned.id}/explanation`, { token }), 'why').body.data;
    expect(why.steps.find(({ code }: { code: string }) => code === 'PROGRAM_OF_CREATOR')?.facts).toMatchObject({ seller: creator.name });
    const tell = { offer: (plain[0] as Product).offerId, url: `/store?ref=${ana.code}`, country: 'FR' };
    const told = expectOk(await world.admin('/attribution/try', { body: tell }), 'the tester').body.data;
    expect(told).toMatchObject({ winner: { code: ana.code }, rule: { site: { kind: 'creator', name: creator.name } } });
  });

  test('its page, its card and the portal say whose everything it is and list what is in it', async () => {
    const page = expectOk(await world.api(`/marketplace/programs/${program.slug}`), 'the page').body.data;
    expect(page).toMatchObject({ site: { kind: 'creator', name: creator.name }, earnsUpTo: { amount: '3000' } });
    expect(names(page.products)).toEqual(names(plain));
    const { jwt: token } = await enter(world, ana.email);
    const [link] = expectOk(await world.api('/partner/links', { token }), 'links').body.data;
    expect(link).toMatchObject({ site: { kind: 'creator', name: creator.name } });
    expect(names(link.deepLinks)).toEqual(names(plain));
    const other = expectOk(await world.api(`/marketplace/programs/${chosen.slug}`), 'the other').body.data;
    expect([other.site, names(other.products)]).toEqual([null, names([apart])]);
  });

  test('what was ordered while a product was in it is paid when it is out, and a product that is out earns no more', async () => {
    const [first] = plain as [Product];
    const started = await startCheckout(world, { offerId: first.offerId, through: [ana.code], country: 'FR' });
    expectOk(await letIn(program, [first.documentId], false), 'taking one out');
    expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card: '4242424242424242' } }), 'the payment');
    await untilOrder(world, started.orderNumber, 'paid');
    await untilFeeKnown(world, started.orderNumber);
    expect(await paidTo(started.orderNumber)).toBe('1200');
    expect(await paidTo(await bought(first, ana))).toBeNull();
    const letters = await lettersOf(creator, 2);
    expect(letters.map(({ subject }) => subject).sort()).toEqual([
      'Affiliates may recommend your products',
      'Affiliates no longer recommend your products',
    ]);
    const out = letters.find(({ subject }) => subject.includes('no longer'));
    expect([out?.text.includes(first.name), out?.text.includes((plain[1] as Product).name)]).toEqual([true, false]);
  });
});

describe('a price has to yield what a program for everything promises', () => {
  test('or nothing is let in, and no such price is written afterwards', async () => {
    const creator = await aCreator(world);
    const program = await listed({ rateBasisPoints: 5000 });
    const keeps = { amounts: '6.00 EUR' };
    const wide = await aProduct(world, { prices: { EUR: '30.00' }, creator, creatorKeeps: keeps });
    const tight = await aProduct(world, { prices: { EUR: '10.00' }, creator, creatorKeeps: keeps });
    expectOk(await put(program, creator.documentId), 'everything of a creator');
    expect((await site(program)).figures.excess).toMatchObject({ code: 'PLAN_EXCEEDS_PRICE' });
    expect(codeOf(await letIn(program, ids([wide, tight])))).toBe('PLAN_EXCEEDS_PRICE');
    expect((await site(program)).inside).toEqual([]);
    expectOk(await letIn(program, ids([wide])), 'the one that fits');
    const cheaper = await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.offer/${wide.offerId}`, {
      method: 'PUT',
      body: { prices: [{ currency: 'EUR', amount: '10.00' }] },
    });
    expect(codeOf(cheaper)).toBe('PLAN_EXCEEDS_PRICE');
    // A better rate is looked at on each of its prices too.
    const better = await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.program/${program.documentId}`, {
      method: 'PUT',
      body: { rateBasisPoints: 9000 },
    });
    expect(codeOf(better)).toBe('PLAN_EXCEEDS_PRICE');
  });
});

describe('a program for everything in the shop', () => {
  test('is the only one, comes behind a creator’s own, and is for chosen products again when somebody says so', async () => {
    const [program, own] = [await listed(), await listed({ rateBasisPoints: 1000 })];
    const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, own)];
    const product = await aProduct(world, { prices: { EUR: '50.00' } });
    expect(codeOf(await letIn(program, [product.documentId]))).toBe('SITE_PROGRAM_NONE');
    expect(codeOf(await put(program, 'nobody'))).toBe('SITE_SELLER_UNKNOWN');
    try {
      expectOk(await put(program, 'shop'), 'everything in the shop');
      expect(codeOf(await put(own, 'shop'))).toBe('SITE_PROGRAM_TAKEN');
      expectOk(await letIn(program, [product.documentId]), 'one product');
      const order = await bought(product, ana);
      expect(await paidTo(order)).toBe('1500');

      expectOk(await put(own, product.creator.documentId), 'the creator’s own');
      expect([await paidTo(await bought(product, ben)), await paidTo(await bought(product, ana))]).toEqual(['500', null]);
      expect(codeOf(await letIn(program, [product.documentId]))).toBe('SITE_PRODUCTS_CHANGED');
      expect(codeOf(await letIn(own, ['nothing-of-theirs']))).toBe('SITE_PRODUCTS_CHANGED');
    } finally {
      expectOk(await put(program, null), 'chosen products again');
    }
    expect(await site(program)).toMatchObject({ seller: null, shown: null, inside: [], figures: null });
    expectOk(await put(own, null), 'chosen products again');
    expect(await paidTo(await bought(product, ben))).toBeNull();
    const trail = expectOk(await world.admin(`/audit?subject=program:${program.documentId}`), 'the audit').body.data;
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(['program.site', 'program.site-products', 'program.site']);
  });
});

test('a program that is deleted is nobody’s any more: its seller is free for another', async () => {
  const creator = await aCreator(world);
  const [gone, next] = [await listed(), await listed()];
  expectOk(await put(gone, creator.documentId), 'everything of a creator');
  expect(codeOf(await put(next, creator.documentId))).toBe('SITE_PROGRAM_TAKEN');
  const at = `/content-manager/collection-types/plugin::affiliate-store.program/${gone.documentId}`;
  expectOk(await world.strapi(at, { method: 'DELETE' }), 'deleting the program');
  expectOk(await put(next, creator.documentId), 'everything of a creator');
});

test('a new product has no affiliates, and an editor lets it in on its own page', async () => {
  const creator = await aCreator(world);
  const program = await listed();
  expectOk(await put(program, creator.documentId), 'everything of a creator');
  const { documentId } = await write(world, 'product', {
    name: unique('draft'),
    slug: unique('draft'),
    language: 'en',
    guaranteeDays: 14,
    creator: { connect: [{ documentId: creator.documentId, id: creator.id }] },
    inSiteProgram: true,
  });
  const publish = `/content-manager/collection-types/plugin::affiliate-store.product/${documentId}/actions/publish`;
  expectOk(await world.strapi(publish, { body: {} }), 'publishing');
  await aProduct(world, { prices: { EUR: '20.00' }, creator });
  const now = await site(program);
  expect([now.inside.map(({ id }: { id: string }) => id), now.outside.length]).toEqual([[documentId], 1]);
});

interface Proof {
  readonly kind: string;
  readonly offending: number | null;
  readonly startedAt: string | null;
  readonly state: string;
}

test('after all of it every payment replays to the books it has', async () => {
  const replayed = async () =>
    (expectOk(await world.admin('/ledger/proof'), 'proofs').body.data.proofs as Proof[]).find(({ kind }) => kind === 'replay') as Proof;
  await world.settled();
  const { startedAt } = await replayed();
  expectOk(await world.admin('/ledger/proof/replay', { body: {} }), 'the replay');
  const proof = await eventually('the replay to be through', async () => {
    const now = await replayed();
    return now.state === 'done' && now.startedAt !== startedAt ? now : null;
  });
  expect(proof).toMatchObject({ offending: 0 });
});
