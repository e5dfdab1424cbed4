// A seller's own coupons: for what is theirs and nothing else, by the rules of the shop's, with what they took off to the cent.
import { decide, splitOf } from '../support/books';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Creator, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { buy, fillCart, orderOnDesk } from '../support/purchase';
import { enter } from '../support/sign-in';
import { mine, month, payments, subscribeTo } from '../support/subscriber';
import { movedShop } from '../support/moved-shop';
import { unique, type Answer } from '../support/world';

const own = movedShop('studio-coupons');
jest.setTimeout(180_000);

const percent = (basisPoints: number) => ({ kind: 'percent', basisPoints });
const code = (): string => unique('S').toUpperCase();

let seller: Creator;
let other: Creator;
let product: Product;
let second: Product;
let foreign: Product;
let affiliate: Awaited<ReturnType<typeof anAffiliate>>;
let stranger: Awaited<ReturnType<typeof anAffiliate>>;

const signedIn = async ({ email }: { readonly email: string }): Promise<string> => (await enter(own.world, email)).jwt;
const studio = (path: string, token: string, more: object = {}): Promise<Answer> => own.world.api(`/studio${path}`, { token, ...more });
const make = (token: string, given: object = {}): Promise<Answer> =>
  studio('/coupons', token, { body: { code: code(), reduction: percent(2500), products: [product.documentId], ...given } });
const made = async (token: string, given: object = {}) => expectOk(await make(token, given), 'a coupon').body.data;
const NO_LIMITS = { startsAt: null, endsAt: null, maxUses: null, maxUsesPerCustomer: null };
const change = (token: string, id: string, given: object = {}): Promise<Answer> =>
  studio(`/coupons/${id}`, token, { method: 'PUT', body: { ...NO_LIMITS, archived: false, ...given } });
const apply = async (offerId: string, wanted: string): Promise<Answer> => {
  const cart = await fillCart(own.world, { offerId });
  return own.world.api(`/checkout/carts/${cart.token}/coupon`, { method: 'PUT', body: { version: cart.version, code: wanted } });
};

beforeAll(async () => {
  const { world } = own;
  [seller, other] = [await aCreator(world), await aCreator(world)];
  const [program, elsewhere] = [await aProgram(world, { rateBasisPoints: 2000 }), await aProgram(world)];
  affiliate = await anAffiliate(world, program);
  stranger = await anAffiliate(world, elsewhere);
  product = await aProduct(world, { prices: { EUR: '80.00' }, creator: seller, program });
  second = await aProduct(world, { prices: { EUR: '40.00', USD: '44.00' }, creator: seller });
  foreign = await aProduct(world, { prices: { EUR: '50.00' }, creator: other });
}, 120_000);

test('a seller makes one for their products, everybody shares what was charged, and it says what it took off', async () => {
  const { world } = own;
  const token = await signedIn(seller);
  const choices = expectOk(await studio('/coupon-choices', token), 'the choices').body.data;
  expect(choices.mayMake).toBe(true);
  expect(choices.products).toEqual(
    expect.arrayContaining([product, second].map(({ documentId: id, name }) => expect.objectContaining({ id, name }))),
  );
  expect(choices.products).toHaveLength(2);
  const coupon = await made(token, { code: ` ${code().toLowerCase()} `, maxUses: 5 });
  expect(coupon).toMatchObject({
    state: 'active',
    reduction: percent(2500),
    payments: null,
    affiliate: null,
    used: 0,
    discounts: [],
    maxUses: 5,
  });
  const sale = await buy(world, { offerId: product.offerId, coupon: coupon.code });
  await world.settled();
  const order = await orderOnDesk(world, sale.orderNumber);
  expect(order).toMatchObject({ total: { amount: '6000' }, discount: { amount: '2000' }, couponCode: coupon.code });
  const shares = Object.values(await splitOf(world, sale.orderNumber)).filter((share) => share.role !== 'payment_fee');
  expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(6000);
  const now = expectOk(await studio(`/coupons/${coupon.id}`, token), 'it').body.data;
  expect(now).toMatchObject({ used: 1, discounts: [{ amount: '2000', currency: 'EUR' }], products: [{ name: product.name }] });
  expect(now).not.toHaveProperty('createdBy');
  const desk = expectOk(await world.admin(`/coupons?q=${coupon.code}`), 'on the desk').body.data;
  expect(desk).toMatchObject([{ id: coupon.id, seller: seller.name, used: 1 }]);
  const log = expectOk(await world.admin(`/audit?subject=coupon:${coupon.id}`), 'the audit log').body.data;
  expect(log).toMatchObject([{ action: 'coupon.made' }]);
});

test('it is for nothing of anybody else’s: not when it is made, not at the till, and not once a product is another’s', async () => {
  const { world } = own;
  const token = await signedIn(seller);
  expect(codeOf(await make(token, { products: [foreign.documentId] }))).toBe('COUPON_PRODUCT_NOT_FOUND');
  expect(codeOf(await make(token, { products: [product.documentId, 'nobodys'] }))).toBe('COUPON_PRODUCT_NOT_FOUND');
  for (const products of [[], null]) expect(codeOf(await make(token, { products }))).toBe('INVALID_INPUT');
  const coupon = await made(token, { products: [product.documentId, second.documentId] });
  expect(codeOf(await apply(foreign.offerId, coupon.code))).toBe('COUPON_INVALID');

  const gone = await aProduct(world, { prices: { EUR: '20.00' }, creator: seller });
  const itsOwn = await made(token, { products: [gone.documentId] });
  expect(expectOk(await apply(gone.offerId, itsOwn.code), 'while it is theirs').body.data.totals.discount.amount).toBe('500');
  const address = `/content-manager/collection-types/plugin::affiliate-store.product/${gone.documentId}`;
  const moving = { creator: { connect: [{ documentId: other.documentId, id: other.id }] } };
  expectOk(await world.strapi(`${address}/actions/publish`, { body: moving }), 'another creator');
  expect(codeOf(await apply(gone.offerId, itsOwn.code))).toBe('COUPON_INVALID');
});

test('it may credit an affiliate who recommends what it is for, and no one else', async () => {
  const { world } = own;
  const token = await signedIn(seller);
  for (const affiliateCode of [stranger.code, 'nobody-has-this'])
    expect(codeOf(await make(token, { affiliateCode }))).toBe('AFFILIATE_NOT_FOUND');
  expect(codeOf(await make(token, { affiliateCode: affiliate.code, products: [second.documentId] }))).toBe('AFFILIATE_NOT_FOUND');
  const coupon = await made(token, { affiliateCode: affiliate.code });
  expect(coupon.affiliate).toEqual({ name: affiliate.name, code: affiliate.code });
  const sale = await buy(world, { offerId: product.offerId, coupon: coupon.code });
  await world.settled();
  // A fifth of what was charged: no visit, no cookie.
  expect((await splitOf(world, sale.orderNumber))['affiliate']?.amount).toBeGreaterThan(0);
});

test('amounts, payments and limits hold as those of the shop’s coupons do', async () => {
  const { world } = own;
  const token = await signedIn(seller);
  const inEuros = await made(token, { reduction: { kind: 'amount', amounts: { EUR: '700' } }, products: [second.documentId], maxUses: 1 });
  expect(expectOk(await apply(second.offerId, inEuros.code), 'in euros').body.data.totals.total.amount).toBe('3300');
  await buy(world, { offerId: second.offerId, coupon: inEuros.code });
  expect(expectOk(await studio(`/coupons/${inEuros.id}`, token), 'it').body.data).toMatchObject({ state: 'used_up', used: 1 });
  expect(codeOf(await apply(second.offerId, inEuros.code))).toBe('COUPON_INVALID');

  const monthly = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month', creator: seller });
  const first = await made(token, { reduction: percent(5000), payments: 1, products: [monthly.documentId] });
  const sold = expectOk(await apply(monthly.offerId, first.code), 'the first payment').body.data;
  expect(sold.totals.total.amount).toBe('1500');

  for (const [given, refusal] of [
    [{ code: '!' }, 'COUPON_CODE_MALFORMED'],
    [{ code: inEuros.code.toLowerCase() }, 'COUPON_CODE_TAKEN'],
    [{ startsAt: '2030-01-02T00:00:00.000Z', endsAt: '2030-01-01T00:00:00.000Z' }, 'COUPON_ENDS_BEFORE_BEGIN'],
    [{ reduction: percent(10_001) }, 'INVALID_INPUT'],
    [{ reduction: { kind: 'amount', amounts: {} } }, 'INVALID_INPUT'],
  ] as const)
    expect(codeOf(await make(token, given))).toBe(refusal);
});

test('of a subscription it takes off the payments it says and none after, and says what all of it came to', async () => {
  const { world } = own;
  const goods = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month', creator: seller });
  const coupon = await made(await signedIn(seller), { reduction: percent(5000), payments: 2, products: [goods.documentId] });
  const who = await subscribeTo(world, goods, coupon.code);
  for (const paid of [2, 3]) {
    await month(world);
    await payments(world, who, paid);
  }
  const totals = [];
  for (const number of (await mine(world, who)).orders) totals.push((await orderOnDesk(world, number)).total.amount);
  expect(totals).toEqual(['1500', '1500', '3000']);
  const { used, discounts } = expectOk(await studio(`/coupons/${coupon.id}`, await signedIn(seller)), 'it').body.data;
  expect([used, discounts[0].amount]).toEqual([1, '3000']);
});

test('a seller changes when and how often, and puts it away; another seller, a buyer and a shop that forbids it change nothing', async () => {
  const { world } = own;
  const [token, theirs] = [await signedIn(seller), await signedIn(other)];
  const coupon = await made(token);
  expect(expectOk(await change(token, coupon.id, { maxUses: 3 }), 'a limit').body.data).toMatchObject({ maxUses: 3, state: 'active' });
  expect(codeOf(await change(token, coupon.id, { startsAt: '2030-01-02T00:00:00.000Z', endsAt: '2030-01-01T00:00:00.000Z' }))).toBe(
    'COUPON_ENDS_BEFORE_BEGIN',
  );
  expect(codeOf(await change(theirs, coupon.id, { archived: true }))).toBe('COUPON_NOT_FOUND');
  expect(codeOf(await studio(`/coupons/${coupon.id}`, theirs))).toBe('COUPON_NOT_FOUND');
  const shops = expectOk(await world.admin('/coupons', { body: { code: code(), reduction: percent(1000) } }), 'one of the shop').body.data;
  expect(shops.seller).toBeNull();
  expect(codeOf(await change(token, shops.id, { archived: true }))).toBe('COUPON_NOT_FOUND');

  expectOk(await change(token, coupon.id, { archived: true }), 'putting it away');
  expect(codeOf(await apply(product.offerId, coupon.code))).toBe('COUPON_INVALID');
  const away = expectOk(await studio('/coupons?state=archived', token), 'what was put away').body;
  expect(away.data).toMatchObject([{ id: coupon.id, state: 'archived' }]);
  const all = expectOk(await studio('/coupons?pageSize=1', token), 'the first page').body;
  expect(all.meta.pagination.total).toBeGreaterThan(1);
  const next = expectOk(await studio(`/coupons?pageSize=1&cursor=${all.meta.pagination.nextCursor}`, token), 'the next').body;
  expect(next.data[0].id).not.toBe(all.data[0].id);
  expect(codeOf(await studio('/coupons?cursor=abc', token))).toBe('CURSOR_INVALID');
  expect(expectOk(await studio('/coupons', theirs), 'theirs').body.data).toEqual([]);

  await decide(world, 'coupons.creatorsMake', false);
  expect(codeOf(await make(token))).toBe('COUPON_SHOP_ONLY');
  expect(expectOk(await studio('/coupon-choices', token), 'the choices').body.data.mayMake).toBe(false);
  expectOk(await change(token, coupon.id), 'taking it out again');
  await decide(world, 'coupons.creatorsMake', true);
  const sale = await buy(world, { offerId: product.offerId, coupon: coupon.code });
  const buyer = await signedIn({ email: sale.email });
  expect(codeOf(await studio('/coupons', buyer))).toBe('NOT_A_CREATOR');
  expect(codeOf(await make(buyer))).toBe('NOT_A_CREATOR');
});
