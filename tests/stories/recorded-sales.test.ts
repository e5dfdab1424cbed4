// Sales made outside the checkout: recorded by staff, split like any other, approved by a second person above a limit.
import { anAdministrator } from '../support/administrators';
import { refund, splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { orderOnDesk, untilOrder } from '../support/purchase';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const codeOf = (answer: Answer): string => answer.body.error?.details.code ?? 'ok';
const RECORD = ['orders.read', 'orders.record'];

const record = (sale: object, { token, key }: { token?: string; key?: string } = {}): Promise<Answer> =>
  world.admin('/orders', {
    key: key ?? unique('record'),
    ...(token ? { token } : {}),
    body: {
      currency: 'EUR',
      country: 'CH',
      email: `${unique('office')}@example.test`,
      method: 'bank_transfer',
      reference: 'statement 11, line 4',
      reason: 'Sold at the fair',
      ...sale,
    },
  });

test('an office sale with its affiliate splits like any other, opens access, and goes back by hand (E-30)', async () => {
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const sold = { offers: [product.offerId], affiliateCode: affiliate.code };
  const preview = expectOk(await world.admin('/orders/preview', { body: { ...sold, currency: 'EUR', country: 'CH' } }), 'a preview').body
    .data;
  expect(preview).toMatchObject({ total: { amount: '10000' }, needsApproval: false, affiliate: affiliate.name });
  const made = expectOk(await record({ ...sold, total: '10000' }), 'the sale').body.data as { number: string; state: string };
  expect(made.state).toBe('paid');
  const order = await orderOnDesk(world, made.number);
  expect(order['recordedSale']).toMatchObject({ method: 'bank_transfer', state: 'booked', reference: 'statement 11, line 4' });
  expect(order['attribution']).toMatchObject({ reason: 'EXPLICIT_CODE', affiliate: { code: affiliate.code } });
  expect(await splitOf(world, made.number)).toMatchObject({ affiliate: { amount: 3000 } });
  const [journal] = order['journals'] as Array<{
    kind: string;
    lines: Array<{ address: string; side: string; amount: { amount: string } }>;
  }>;
  expect(journal?.lines.filter((line) => line.side === 'debit')).toMatchObject([
    { address: 'manual_clearing:bank_transfer', amount: { amount: '10000' } },
  ]);
  expect(order['entitlements']).toHaveLength(1);
  const back = expectOk(await refund(world, made.number, 4000), 'a refund').body.data;
  expect(back).toMatchObject({ state: 'booked', amount: { amount: '4000' } });
  const after = await untilOrder(world, made.number, 'partially_refunded');
  expect((after['journals'] as Array<{ kind: string; lines: object[] }>).at(-1)).toMatchObject({ kind: 'refund' });
  expect((await splitOf(world, made.number))['affiliate']?.net).toBe(1800);
  await world.settled();
  const board = expectOk(await world.admin('/books/run', { body: {} }), 'the audit').body.data as {
    invariants: Array<{ id: string; state: string }>;
  };
  expect(board.invariants.filter((each) => each.state === 'broken').map((each) => each.id)).toEqual([]);
  expectOk(await refund(world, made.number, 6000), 'the rest');
  await untilOrder(world, made.number, 'refunded');
}, 60_000);

test('above the limit nothing is booked until somebody else approves; who recorded it cannot (E-30)', async () => {
  const product = await aProduct(world, { prices: { EUR: '900.00' } });
  const [first, second] = [
    await anAdministrator(world, [...RECORD, 'orders.approve']),
    await anAdministrator(world, ['orders.read', 'orders.approve']),
  ];
  const made = expectOk(await record({ offers: [product.offerId], total: '90000' }, { token: first }), 'the sale').body.data as {
    number: string;
  };
  const waiting = await orderOnDesk(world, made.number);
  expect(waiting).toMatchObject({ state: 'created', attention: 'AWAITS_SECOND_PERSON', journals: [], entitlements: [] });
  // It does not lapse like a payment nobody made.
  await world.pass({ minutes: 180 });
  await world.settled();
  expect((await orderOnDesk(world, made.number)).state).toBe('created');
  const approve = (token: string) => world.admin(`/orders/${made.number}/approve-sale`, { body: {}, token });
  expect(codeOf(await approve(first))).toBe('SALE_NEEDS_SECOND_PERSON');
  const both = await Promise.all([approve(second), approve(second), approve(second)]);
  expect(both.map(codeOf).sort()).toEqual(['SALE_NOT_WAITING', 'SALE_NOT_WAITING', 'ok']);
  const order = await untilOrder(world, made.number, 'paid');
  expect((order['journals'] as Array<{ kind: string }>).map((journal) => journal.kind)).toEqual(['sale']);
  expect(order['attention']).toBeNull();
}, 60_000);

test('a recorded sale that is turned down leaves nothing but its record, and gives its seat back', async () => {
  const product = await aProduct(world, { prices: { EUR: '900.00' }, seats: 1 });
  const made = expectOk(await record({ offers: [product.offerId], total: '90000' }), 'the sale').body.data as { number: string };
  expect(codeOf(await record({ offers: [product.offerId], total: '90000' }))).toBe('OFFER_SOLD_OUT');
  expectOk(await world.admin(`/orders/${made.number}/reject-sale`, { body: {} }), 'turning it down');
  expect(await orderOnDesk(world, made.number)).toMatchObject({ state: 'failed', journals: [], recordedSale: { state: 'rejected' } });
  expect(codeOf(await world.admin(`/orders/${made.number}/approve-sale`, { body: {} }))).toBe('SALE_NOT_WAITING');
  expectOk(await record({ offers: [product.offerId], total: '90000' }), 'another for the seat');
}, 60_000);

test('what does not fit is refused, one press is one sale, and nobody without the permission records any', async () => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const free = await aProduct(world, { prices: { EUR: '0.00' } });
  expect(codeOf(await record({ offers: [product.offerId], total: '1999' }))).toBe('SALE_CHANGED');
  expect(codeOf(await record({ offers: [free.offerId], total: '0' }))).toBe('NOTHING_DUE');
  expect(codeOf(await record({ offers: ['nothing'], total: '1' }))).toBe('OFFER_NOT_FOUND');
  expect(codeOf(await record({ offers: [product.offerId], total: '2000', affiliateCode: 'nobody-here' }))).toBe('AFFILIATE_NOT_FOUND');
  expect(codeOf(await record({ offers: [product.offerId], total: '2000', couponCode: 'NO-SUCH-CODE' }))).toBe('COUPON_INVALID');
  expect(codeOf(await record({ offers: [product.offerId], total: '2000', method: 'card' }))).toBe('INVALID_INPUT');
  const reader = await anAdministrator(world, ['orders.read', 'orders.approve']);
  expect(codeOf(await record({ offers: [product.offerId], total: '2000' }, { token: reader }))).toBe('FORBIDDEN');
  const [key, email] = [unique('key'), `${unique('once')}@example.test`];
  const pressed = await Promise.all(Array.from({ length: 5 }, () => record({ offers: [product.offerId], total: '2000', email }, { key })));
  const numbers = pressed.flatMap((answer) => (answer.status === 201 ? [answer.body.data.number as string] : []));
  expect(new Set(numbers).size).toBe(1);
  const found = expectOk(await world.admin(`/orders?search=${encodeURIComponent(email)}`), 'orders').body.data as object[];
  expect(found).toHaveLength(1);
}, 60_000);
