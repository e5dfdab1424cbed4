import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import { startCheckout } from '../support/purchase';
import { eventually, sharedWorld } from '../support/world';

const world = sharedWorld();

test('a referred visitor buys, and the order is paid once the provider says so', async () => {
  const program = await aProgram(world, { rateBasisPoints: 3500 });
  const affiliate = await anAffiliate(world, program);
  const [creator, partner] = [await aCreator(world), await aCreator(world)];
  const product = await aProduct(world, {
    prices: { EUR: '100.00' },
    creator,
    program,
    coProducers: [{ creator: partner, shareBasisPoints: 1000 }],
  });
  const started = await startCheckout(world, { offerId: product.offerId, through: [affiliate.code] });

  expect((await world.api(`/checkout/carts/${started.cart}/status`)).body.data.state).toBe('open');
  const paid = await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  expect(paid.status).toBe(200);
  const status = await eventually('the payment to arrive', async () => {
    const { body } = await world.api(`/checkout/carts/${started.cart}/status`);
    return body.data.state === 'paid' ? body.data : null;
  });
  expect(status.order.number).toBe(started.orderNumber);
  await world.settled();
});

test('a cart says which currencies it can be paid in, and no other is taken', async () => {
  const product = await aProduct(world, { prices: { EUR: '100.00', USD: '110.00' } });
  await aProduct(world, { prices: { MXN: '990.00' } });
  const opened = await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }], currency: 'USD' } });
  expect(opened.body.data).toMatchObject({ currency: 'USD', currencies: ['EUR', 'USD'] });
  const refused = await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }], currency: 'MXN' } });
  expect([refused.status, refused.body.error.details.code]).toEqual([400, 'CURRENCY_NOT_SOLD']);
});
