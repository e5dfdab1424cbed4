import { anAdministrator } from './administrators';
import { decide } from './books';
import { aCreator, anAffiliate, aProduct, aProgram } from './builders';
import type { Product } from './builders';
import { expectOk } from './expect-ok';
import { buy } from './purchase';
import { ways } from './registry';
import { enter } from './sign-in';
import { unique } from './world';
import type { World } from './world';

/** Everybody who may come to a door of the store. */
export const PRINCIPALS = [
  'anonymous', 'buyer', 'otherBuyer', 'affiliate', 'otherAffiliate', 'creator', 'otherCreator', 'idleStaff', 'support', 'admin',
  'readOnlyKey', 'customKey', 'endedSession', 'garbage',
] as const; // oxfmt-ignore
export type Principal = (typeof PRINCIPALS)[number];

/** What somebody who looks after orders may do, and no more. */
export const SUPPORT = ['orders.read', 'orders.resend', 'mails.read', 'affiliates.read', 'affiliates.all'];
export const IDLE = ['overview.read'];

/** What belongs to one side of the shop: a sale of one creator's product to one buyer through one affiliate. */
export interface Side {
  readonly product: Product;
  readonly order: string;
  readonly file: string;
  readonly referral: string;
  readonly commission: string;
  readonly payout: string;
  /** Slug of a link the affiliate made. */
  readonly ownLink: string;
  /** An address of the affiliate's own that is told of leads. */
  readonly address: string;
  /** The case its affiliate opened about its commission. */
  readonly contest: string;
  /** The piece its affiliate asked the shop for. */
  readonly creativeRequest: string;
  /** Document ids of the generated reads, by type. */
  readonly documents: Readonly<Record<string, string>>;
}

export interface Cast {
  readonly tokens: Readonly<Record<Principal, string>>;
  readonly mine: Side;
  readonly theirs: Side;
}

const first = <T>(rows: readonly T[], what: string): T => {
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no ${what}`);
  return row;
};

const putOnSale = async (world: World, product: Product): Promise<string> => {
  const response = await fetch(
    `${world.address.url}/affiliate-store/products/${product.documentId}/files?name=${unique('guide')}.pdf&type=application/pdf`,
    {
      method: 'PUT',
      body: new Uint8Array(Buffer.from('%PDF-1.4 a guide')),
      headers: { authorization: `Bearer ${await world.staff()}`, 'content-type': 'application/octet-stream' },
    },
  );
  if (response.status !== 201) throw new Error(`the upload was refused: ${await response.text()}`);
  return ((await response.json()) as { data: { id: string } }).data.id;
};

interface Made {
  readonly side: Side;
  readonly buyer: string;
  readonly affiliate: string;
  readonly creator: string;
}

const aSide = async (world: World): Promise<Made> => {
  const program = await aProgram(world, { holdDays: 0 });
  const creator = await aCreator(world);
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '100.00' }, creator, program, guaranteeDays: 0 });
  const file = await putOnSale(world, product);
  const sale = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  // The job that makes commissions payable comes round every quarter of an hour; who signs in afterwards has only just done so.
  await world.pass({ minutes: 16 });
  const [buyerToken, affiliateToken, creatorToken] = [
    (await enter(world, sale.email)).jwt,
    (await enter(world, affiliate.email)).jwt,
    (await enter(world, creator.email)).jwt,
  ];
  const rows = async <T>(path: string, token: string) => expectOk(await world.api(path, { token }), path).body.data as T[];
  const document = async (type: string, token: string) => first(await rows<{ documentId: string }>(`/${type}s`, token), type).documentId;
  const method = { kind: 'manual', instructions: 'in an envelope, on Sundays' };
  expectOk(await world.api('/me/payouts/method', { method: 'PUT', token: affiliateToken, body: { method } }), 'a way to be paid');
  const asked = expectOk(
    await world.api('/me/payouts', { token: affiliateToken, body: { currency: 'EUR' }, key: unique('payout') }),
    'a payout',
  );
  const link = { code: affiliate.code, name: 'Mine', target: '/store/en', style: 'short' };
  const ownLink = expectOk(await world.api('/partner/own-links', { token: affiliateToken, body: link }), 'an own link');
  const told = { code: affiliate.code, url: 'http://127.0.0.1:9/told', form: 'post', events: ['lead'] };
  const address = expectOk(await world.api('/partner/postback-addresses', { token: affiliateToken, body: told }), 'an address');
  const commission = first(await rows<{ id: string }>('/partner/commissions', affiliateToken), 'commission').id;
  const contested = expectOk(
    await world.api('/partner/cases', { token: affiliateToken, body: { kind: 'wrong_amount', about: 'commission', id: commission } }),
    'a case',
  );
  const wish = { code: affiliate.code, purpose: 'Something for my letter' };
  const asking = expectOk(await world.api('/partner/creative-requests', { token: affiliateToken, body: wish }), 'a request for a creative');
  const side: Side = {
    product,
    order: sale.orderNumber,
    file,
    referral: first(await rows<{ id: string }>('/partner/referrals', affiliateToken), 'referral').id,
    commission,
    contest: (contested.body as { data: { id: string } }).data.id,
    creativeRequest: (asking.body as { data: { id: string } }).data.id,
    address: (address.body as { data: { id: string } }).data.id,
    ownLink: (ownLink.body as { data: { slug: string } }).data.slug,
    payout: (asked.body as { data: { id: string } }).data.id,
    documents: {
      order: await document('order', buyerToken),
      affiliate: await document('affiliate', affiliateToken),
      referral: await document('referral', affiliateToken),
      commission: await document('commission', affiliateToken),
      payout: await document('payout', affiliateToken),
      product: product.documentId,
      offer: product.offerId,
      creator: product.creator.documentId,
    },
  };
  return { side, buyer: buyerToken, affiliate: affiliateToken, creator: creatorToken };
};

const aKey = async (world: World, type: 'read-only' | 'custom'): Promise<string> => {
  const scopes = ways.filter(({ area, endpoint, kind }) => area === 'shop' && kind !== 'bytes' && endpoint?.access !== 'public');
  const permissions = type === 'custom' ? { permissions: scopes.map(({ handler }) => `plugin::affiliate-store.${handler}`) } : {};
  const body = { name: unique(type), description: '', type, lifespan: null, ...permissions };
  return expectOk(await world.strapi('/admin/api-tokens', { body }), 'an API token').body.data.accessKey as string;
};

/** Two sides of the shop that have nothing to do with each other, and everyone who may ask for either. */
export const aCast = async (world: World): Promise<Cast> => {
  // A way to be paid that was just given is not used for three days; nobody here has three days.
  await decide(world, 'payouts.coolingHours', 0);
  const bothSides = async () => {
    try {
      return [await aSide(world), await aSide(world)] as const;
    } finally {
      await decide(world, 'payouts.coolingHours', 72);
    }
  };
  const [mine, theirs] = await bothSides();
  const leaver = await enter(world, (await aCreator(world)).email);
  expectOk(await world.api('/auth/sign-out', { body: {}, cookies: leaver.cookies }), 'signing out');
  const tokens: Record<Principal, string> = {
    anonymous: '',
    buyer: mine.buyer,
    otherBuyer: theirs.buyer,
    affiliate: mine.affiliate,
    otherAffiliate: theirs.affiliate,
    creator: mine.creator,
    otherCreator: theirs.creator,
    idleStaff: await anAdministrator(world, IDLE),
    support: await anAdministrator(world, SUPPORT),
    admin: await world.staff(),
    readOnlyKey: await aKey(world, 'read-only'),
    customKey: await aKey(world, 'custom'),
    endedSession: leaver.jwt,
    garbage: 'eyJhbGciOiJub25lIn0.eyJ1c2VySWQiOiIxIiwic2Vzc2lvbklkIjoiMSIsInR5cGUiOiJhY2Nlc3MifQ.',
  };
  return { tokens, mine: mine.side, theirs: theirs.side };
};
