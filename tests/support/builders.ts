import { expectOk } from './expect-ok';
import { unique } from './world';
import type { World } from './world';

interface Document {
  readonly documentId: string;
  readonly id: number;
}

const CONTENT = '/content-manager/collection-types/plugin::affiliate-store.';

/** Writes a document as an editor does, through the Content Manager. */
export const write = async (world: World, type: string, data: object): Promise<Document> => {
  const answer = expectOk(await world.strapi(`${CONTENT}${type}`, { body: data }), `a new ${type}`);
  return (answer.body as { data: Document }).data;
};

export const publish = async (world: World, type: string, documentId: string): Promise<void> => {
  expectOk(await world.strapi(`${CONTENT}${type}/${documentId}/actions/publish`, { body: {} }), `publishing the ${type}`);
};

export interface Creator extends Document {
  readonly name: string;
  readonly email: string;
}

/** Confirms a creator without papers, as staff does with whom it knows: nobody sells before. */
export const confirmCreator = async (world: World, creator: Document): Promise<void> => {
  const body = { to: 'confirmed', identity: null };
  expectOk(await world.admin(`/creator-confirmations/${creator.documentId}/decision`, { body }), 'a confirmation');
};

/** A creator nobody has confirmed. */
export const aNewcomer = async (world: World, more: object = {}, name = unique('creator')): Promise<Creator> => {
  const email = `${name.toLowerCase()}@example.test`;
  return { ...(await write(world, 'creator', { name, handle: name.toLowerCase(), email, ...more })), name, email };
};

/** A creator who may sell. */
export const aCreator = async (world: World, name = unique('creator'), more: object = {}): Promise<Creator> => {
  const creator = await aNewcomer(world, more, name);
  await confirmCreator(world, creator);
  return creator;
};

export interface ProgramTerms {
  readonly slug?: string;
  readonly rateBasisPoints?: number;
  readonly secondTierBasisPoints?: number;
  readonly secondTierBase?: 'same' | 'first_tier';
  readonly secondTierMonths?: number;
  readonly commissionBase?: string;
  readonly model?: 'first_click' | 'last_click' | 'multi_click';
  readonly firstShareBasisPoints?: number;
  readonly windowDays?: number;
  readonly holdDays?: number;
  readonly allowOwnReferrals?: boolean;
  readonly forbidsBrandAds?: boolean;
  readonly maxPayments?: number;
  readonly maxMonths?: number;
  readonly lifetime?: boolean;
  readonly lifetimeMonths?: number;
  /** What pays beside sales, as JSON. */
  readonly events?: string;
}

export const aProgram = (world: World, terms: ProgramTerms = {}): Promise<Document> =>
  write(world, 'program', {
    name: unique('program'),
    rateBasisPoints: 3000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'last_click',
    windowDays: 30,
    holdDays: 14,
    allowOwnReferrals: false,
    open: true,
    ...terms,
  });

export interface Affiliate {
  readonly id: string;
  readonly code: string;
  readonly email: string;
  readonly name: string;
}

export const anAffiliate = async (
  world: World,
  program: Document,
  given: { readonly sponsorCode?: string; readonly name?: string } = {},
): Promise<Affiliate> => {
  const name = given.name ?? unique('affiliate');
  const email = `${name.toLowerCase()}@example.test`;
  const body = {
    email,
    name,
    program: program.documentId,
    code: name.toLowerCase(),
    ...(given.sponsorCode ? { sponsorCode: given.sponsorCode } : {}),
  };
  const answer = expectOk(await world.admin('/affiliates', { body }), 'a new affiliate');
  const { data } = answer.body as { data: { id: string; code: string } };
  return { id: data.id, code: data.code, email, name };
};

export interface ProductSpec {
  readonly name?: string;
  /** Prices as people write them: { EUR: '49.00' }. */
  readonly prices: Readonly<Record<string, string>>;
  readonly creator?: Creator;
  readonly program?: Document;
  readonly coProducers?: ReadonlyArray<{
    readonly creator: Creator;
    readonly shareBasisPoints: number;
    /** Amounts of each sale instead, as an editor types them: 5.00 EUR. */
    readonly fixedAmounts?: string;
    readonly validFrom?: string;
    readonly validUntil?: string;
  }>;
  /** What the creator keeps of what the team shares. */
  readonly creatorKeeps?: { readonly basisPoints?: number; readonly amounts?: string };
  readonly guaranteeDays?: number;
  readonly seats?: number;
  /** Paid again and again instead of once. */
  readonly renews?: 'month' | 'year';
  readonly trialDays?: number;
  /** Paid in so many monthly payments. */
  readonly instalments?: number;
  /** What one sale costs its creator, minor units. */
  readonly unitCost?: number;
  /** What it is to rules of pay; digital where none is said. */
  readonly kind?: 'digital' | 'physical' | 'service';
  readonly draft?: boolean;
}

export interface Product {
  readonly documentId: string;
  readonly slug: string;
  readonly name: string;
  readonly offerId: string;
  readonly creator: Creator;
}

/** A product on sale with one offer. */
export const aProduct = async (world: World, spec: ProductSpec): Promise<Product> => {
  const creator = spec.creator ?? (await aCreator(world));
  const name = spec.name ?? unique('product');
  const slug = unique(name.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
  const connect = (document: Document) => ({ connect: [{ documentId: document.documentId, id: document.id }] });
  const { documentId } = await write(world, 'product', {
    name,
    slug,
    summary: `${name}, in short`,
    language: 'en',
    guaranteeDays: spec.guaranteeDays ?? 14,
    creator: connect(creator),
    ...(spec.kind ? { kind: spec.kind } : {}),
    ...(spec.unitCost ? { unitCost: String(spec.unitCost) } : {}),
    ...(spec.program ? { program: connect(spec.program) } : {}),
    ...(spec.creatorKeeps
      ? { creatorKeepsBasisPoints: spec.creatorKeeps.basisPoints ?? 0, creatorKeepsAmounts: spec.creatorKeeps.amounts ?? '' }
      : {}),
    coProducers: (spec.coProducers ?? []).map((each) => ({ ...each, creator: connect(each.creator) })),
  });
  const offer = await write(world, 'offer', {
    name: `${name} offer`,
    product: { connect: [{ documentId }] },
    prices: Object.entries(spec.prices).map(([currency, amount]) => ({ currency, amount })),
    active: true,
    renews: spec.renews ?? 'once',
    trialDays: spec.trialDays ?? 0,
    ...(spec.instalments ? { instalments: spec.instalments } : {}),
    ...(spec.seats ? { quantityLimit: spec.seats } : {}),
  });
  if (!spec.draft) await publish(world, 'product', documentId);
  return { documentId, slug, name, offerId: offer.documentId, creator };
};

/** Another offer of a product. */
export const anotherOffer = async (
  world: World,
  { documentId }: Pick<Product, 'documentId'>,
  spec: Pick<ProductSpec, 'prices' | 'renews' | 'instalments' | 'seats' | 'trialDays'> & { readonly name: string },
): Promise<string> => {
  const { documentId: offerId } = await write(world, 'offer', {
    name: spec.name,
    product: { connect: [{ documentId }] },
    prices: Object.entries(spec.prices).map(([currency, amount]) => ({ currency, amount })),
    active: true,
    renews: spec.renews ?? 'once',
    trialDays: spec.trialDays ?? 0,
    ...(spec.instalments ? { instalments: spec.instalments } : {}),
    ...(spec.seats ? { quantityLimit: spec.seats } : {}),
  });
  return offerId;
};

/** Offers one product along with another at the checkout. */
export const withOrderBump = async (world: World, main: Product, added: Product): Promise<void> => {
  expectOk(
    await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.offer/${main.offerId}`, {
      method: 'PUT',
      body: { orderBumps: [{ offer: { connect: [{ documentId: added.offerId }] }, headline: 'Add the workbook?', text: 'Forty pages.' }] },
    }),
    'an order bump',
  );
};
