// How long a click counts: who comes back by themselves within the period is still the affiliate's, and after it nobody's (B-41).
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { movedShop } from '../support/moved-shop';
import { buy, follow, orderOnDesk } from '../support/purchase';
import { enter } from '../support/sign-in';
import { unique } from '../support/world';

const own = movedShop('attribution-window');
const DAYS = 30;

test('who returns without a tag and pays within the period is the affiliate’s, a minute after it nobody’s, and both know why (B-41)', async () => {
  const { world } = own;
  const program = await aProgram(world, { windowDays: DAYS });
  const ana = await anAffiliate(world, program);
  const [first, second] = [
    await aProduct(world, { prices: { EUR: '100.00' }, program }),
    await aProduct(world, { prices: { EUR: '100.00' }, program }),
  ];
  const cookies = await follow(world, ana.code);
  expect(cookies['afs_visitor']).toMatch(/^[A-Za-z0-9]{32}$/);
  // One person: the second purchase is theirs too, and a first does not make the click last.
  const email = `${unique('returns')}@example.test`;
  await world.pass({ days: DAYS, minutes: -2 });
  const early = await buy(world, { offerId: first.offerId, cookies, email });
  await world.pass({ minutes: 3 });
  const late = await buy(world, { offerId: second.offerId, cookies, email });
  await world.settled();
  const decided = async (number: string) => {
    const { reason, affiliate } = (await orderOnDesk(world, number))['attribution'] as {
      reason: string;
      affiliate: { code: string } | null;
    };
    return [reason, affiliate?.code ?? null];
  };
  expect(await decided(early.orderNumber)).toEqual(['LAST_CLICK', ana.code]);
  expect(await decided(late.orderNumber)).toEqual(['WINDOW_EXPIRED', null]);
  const { jwt } = await enter(world, ana.email);
  const told = expectOk(await world.api('/partner/referrals', { token: jwt }), 'referrals').body.data as Array<Record<string, unknown>>;
  expect(told.map(({ orderNumber, outcome, reason }) => [orderNumber, outcome, reason])).toEqual([
    [late.orderNumber, 'lost', 'WINDOW_EXPIRED'],
    [early.orderNumber, 'won', 'LAST_CLICK'],
  ]);
});
