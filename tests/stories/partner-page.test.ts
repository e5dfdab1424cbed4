import { anAdministrator } from '../support/administrators';
import { refund } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld } from '../support/world';

const world = sharedWorld();
jest.setTimeout(60_000);

const scene = async () => {
  const program = await aProgram(world);
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  return { ana, ben, product };
};

describe('the page of one partner', () => {
  test('shows staff the orders, commissions and balances as the partner has them, to the cent, and nothing of a buyer (E-73)', async () => {
    const { ana, ben, product } = await scene();
    const kept = await buy(world, { offerId: product.offerId, through: [ana.code] });
    const returned = await buy(world, { offerId: product.offerId, through: [ana.code] });
    const lost = await buy(world, { offerId: product.offerId, through: [ana.code, ben.code] });
    expect((await refund(world, returned.orderNumber, 10_000)).status).toBe(201);
    await world.settled();
    const { jwt } = await enter(world, ana.email);
    const own = async (path: string) => expectOk(await world.api(`/partner${path}`, { token: jwt }), path).body.data;
    const staff = async (path: string) => expectOk(await world.admin(`/affiliates/${ana.id}${path}`), path).body;
    const orders = await staff('/referrals');
    expect(orders.data).toEqual(await own('/referrals'));
    expect(orders.meta.pagination.total).toBe(3);
    expect((await staff('/referrals?outcome=lost')).data).toMatchObject([{ orderNumber: lost.orderNumber, reason: 'RIVAL_WON' }]);
    expect((await staff('/commissions')).data).toEqual(await own('/commissions'));
    expect((await staff('/commissions?state=pending')).data).toMatchObject([{ orderNumber: kept.orderNumber }]);
    const [money, summary] = [(await staff('/money')).data, await own('/summary')];
    expect(money).toMatchObject({ balances: summary.balances, nextPayable: summary.nextPayable, payouts: [], payoutsInAll: 0 });
    for (const path of ['/referrals', '/commissions', '/money'])
      expect((await world.admin(`/affiliates/${ana.id}${path}`)).text).not.toContain(kept.email);
  });

  test('pages its lists, and refuses a place in a list that is none (E-73)', async () => {
    const { ana, product } = await scene();
    for (let sold = 0; sold < 3; sold += 1) await buy(world, { offerId: product.offerId, through: [ana.code] });
    await world.settled();
    for (const list of ['referrals', 'commissions']) {
      const first = expectOk(await world.admin(`/affiliates/${ana.id}/${list}?pageSize=2`), 'a page').body;
      const rest = expectOk(
        await world.admin(`/affiliates/${ana.id}/${list}?pageSize=2&cursor=${first.meta.pagination.nextCursor}`),
        'the rest',
      ).body;
      expect([...first.data, ...rest.data]).toHaveLength(3);
      expect(new Set([...first.data, ...rest.data].map(({ id }: { id: string }) => id)).size).toBe(3);
      const wrong = await world.admin(`/affiliates/${ana.id}/${list}?cursor=nowhere`);
      expect([wrong.status, wrong.body.error.details.code]).toEqual([400, 'CURSOR_INVALID']);
      expect((await world.admin(`/affiliates/none/${list}`)).body.error.details.code).toBe('AFFILIATE_NOT_FOUND');
    }
    expect((await world.admin('/affiliates/none/money')).body.error.details.code).toBe('AFFILIATE_NOT_FOUND');
  });

  test('shows money to whoever may see payouts, and the orders to whoever may read affiliates (E-73)', async () => {
    const { ana } = await scene();
    const reader = await anAdministrator(world, ['affiliates.read', 'affiliates.all']);
    const as = (path: string) => world.admin(`/affiliates/${ana.id}${path}`, { token: reader });
    expect((await as('/referrals')).status).toBe(200);
    expect([(await as('/money')).status, (await as('/commissions')).status]).toEqual([403, 403]);
    // Who sees only those they look after finds nobody else's page.
    const ofFew = await anAdministrator(world, ['affiliates.read', 'payouts.read']);
    for (const path of ['/referrals', '/money', '/commissions'])
      expect((await world.admin(`/affiliates/${ana.id}${path}`, { token: ofFew })).status).toBe(404);
  });
});
