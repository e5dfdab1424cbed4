import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk } from '../support/purchase';
import { sharedWorld } from '../support/world';

const world = sharedWorld();

test('a sale is seen on the desk with its split to the cent', async () => {
  const program = await aProgram(world, { rateBasisPoints: 3500 });
  const affiliate = await anAffiliate(world, program);
  const [creator, partner] = [await aCreator(world), await aCreator(world)];
  const product = await aProduct(world, { prices: { EUR: '119.90' }, creator, program, coProducers: [{ creator: partner, shareBasisPoints: 1000 }] });
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  const order = await orderOnDesk(world, orderNumber);
  console.log(JSON.stringify(order, null, 1));
  expectOk(await world.admin('/orders'), 'list');
});
