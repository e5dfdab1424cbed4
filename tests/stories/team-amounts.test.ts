// A team that shares by amounts, and a creator who keeps a part (E-34): each sale to the cent, at every door, and why.
import { aCreator, aProduct, aProgram, anAffiliate } from '../support/builders';
import type { ProductSpec } from '../support/builders';
import { brokenSentences, decide, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { mine, payments, subscribe, untilPaymentOf } from '../support/subscriber';
import type { World } from '../support/world';

const own = ownShop('team-amounts');
jest.setTimeout(180_000);
beforeAll(async () => {
  // The site keeps a tenth, and nobody pays tax: what the team shares is 90.00 of 100.00.
  await decide(own.world, 'money.platformFeeBasisPoints', 1000);
  await decide(own.world, 'tax.ratesByCountry', {});
});

const amounts = async (world: World, number: string): Promise<Array<number | undefined>> => {
  const split = await splitOf(world, number);
  return ['creator', 'co_producer:1', 'co_producer:2'].map((key) => split[key]?.amount);
};
const sold = async (world: World, spec: Partial<ProductSpec>, currency = 'EUR'): Promise<string> => {
  const { offerId } = await aProduct(world, { prices: { EUR: '100.00', USD: '120.00' }, ...spec });
  const { orderNumber } = await buy(world, { offerId, currency });
  return orderNumber;
};

test('E-34: an amount of each sale is served before percentages, in the currency of the sale, and the creator keeps what was agreed', async () => {
  const { world } = own;
  const [writer, singer] = [await aCreator(world), await aCreator(world)];
  const coProducers = [
    { creator: writer, shareBasisPoints: 0, fixedAmounts: '20.00 EUR, 25.00 USD' },
    { creator: singer, shareBasisPoints: 9000 },
  ];
  expect(await amounts(world, await sold(world, { coProducers }))).toEqual([700, 2000, 6300]);
  expect(await amounts(world, await sold(world, { coProducers }, 'USD'))).toEqual([830, 2500, 7470]);
  // A third of what the team shares is the creator's: the percentage has less, the amount is whole.
  const third = await sold(world, { coProducers, creatorKeeps: { basisPoints: 3333 } });
  expect(await amounts(world, third)).toEqual([2999, 2000, 4001]);
  const least = await sold(world, { coProducers, creatorKeeps: { basisPoints: 3333, amounts: '45.00 EUR, 1.00 USD' } });
  expect(await amounts(world, least)).toEqual([4500, 2000, 2500]);

  type Why = {
    readonly key: string;
    readonly explanation: { readonly steps: ReadonlyArray<{ code: string; facts: Record<string, string> }> };
  };
  const desk = (await orderOnDesk(world, least)) as unknown as { split: Why[] };
  const codesOf = (key: string) => desk.split.find((share) => share.key === `1:${key}`)?.explanation.steps.map(({ code }) => code) ?? [];
  expect(codesOf('creator')).toContain('CREATOR_KEEPS');
  expect(codesOf('co_producer:1')).toContain('FIXED_AGREED');
  expect(codesOf('co_producer:2')).toContain('LESS_FOR_CREATOR');
  const { jwt } = await enter(world, writer.email);
  const receipt = expectOk(await world.api(`/studio/sales/${least}`, { token: jwt }), 'the receipt').body.data as { split: Why[] };
  expect(receipt.split.map(({ explanation }) => explanation.steps.some(({ code }) => code === 'FIXED_AGREED'))).toEqual([true]);

  expectOk(await refund(world, least, 3333), 'a part of it back');
  expectOk(await refund(world, least, 6667), 'the rest');
  await untilOrder(world, least, 'refunded');
  expect(await brokenSentences(world)).toEqual([]);
});

test('E-34: an amount of a sale in instalments is carried by all of them together', async () => {
  const { world } = own;
  const coProducers = [{ creator: await aCreator(world), shareBasisPoints: 0, fixedAmounts: '10.00 EUR' }];
  const who = await subscribe(world, {
    prices: { EUR: '30.00' },
    renews: 'month',
    instalments: 3,
    coProducers,
    creatorKeeps: { amounts: '7.00 EUR' },
  });
  for (let paid = 2; paid <= 3; paid += 1) {
    await untilPaymentOf(world, (await mine(world, who)).nextPaymentAt ?? '');
    await payments(world, who, paid);
  }
  const { orders } = await mine(world, who);
  const each = await Promise.all(orders.map(async (number) => (await amounts(world, number)).slice(0, 2)));
  expect(each).toEqual([
    [2366, 334],
    [2367, 333],
    [2367, 333],
  ]);
});

test('E-34: a price that leaves too little for an agreed amount, or for what the creator keeps, is refused; so are amounts nobody can read', async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 5000 });
  await anAffiliate(world, program);
  const partner = await aCreator(world);
  const refusal = async (spec: Partial<ProductSpec>): Promise<string> => {
    try {
      await aProduct(world, { prices: { EUR: '100.00' }, program, ...spec });
    } catch (error) {
      return (error as Error).message;
    }
    return 'sold';
  };
  const fixed = (fixedAmounts: string, shareBasisPoints = 0) => [{ creator: partner, shareBasisPoints, fixedAmounts }];
  // Of 90.00 after the site half is the affiliate's: 45.00 are left.
  expect(await refusal({ coProducers: fixed('45.00 EUR') })).toBe('sold');
  expect(await refusal({ coProducers: fixed('45.01 EUR') })).toContain('PLAN_EXCEEDS_PRICE');
  expect(await refusal({ creatorKeeps: { amounts: '45.01 EUR' } })).toContain('PLAN_EXCEEDS_PRICE');
  expect(await refusal({ coProducers: fixed('30.00 EUR'), creatorKeeps: { basisPoints: 5000 } })).toContain('PLAN_EXCEEDS_PRICE');
  expect(await refusal({ coProducers: fixed('20.00 EUR'), creatorKeeps: { basisPoints: 5000 } })).toBe('sold');
  expect(await refusal({ coProducers: fixed('20 euros') })).toContain('fixedAmounts');
  expect(await refusal({ coProducers: fixed('20.00 EUR', 1000) })).toContain('shareBasisPoints');
  expect(await refusal({ coProducers: fixed('') })).toContain('shareBasisPoints');
});
