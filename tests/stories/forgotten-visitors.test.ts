import { aProgram, anAffiliate } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { follow } from '../support/purchase';
import { ownShop } from '../support/own-shop';

const own = ownShop('forgotten-visitors');

const count = async (table: string): Promise<number> =>
  Number((await readRows<{ n: number | string }>(own.world.address, `SELECT count(*) AS n FROM ${table}`))[0]?.n);

test('keys of visitors are gone after two days, clicks after ninety, and the totals stay (P08)', async () => {
  const { world } = own;
  const short = await anAffiliate(world, await aProgram(world, { windowDays: 30 }));
  const long = await anAffiliate(world, await aProgram(world, { windowDays: 365 }));
  await follow(world, short.code);
  await follow(world, long.code);
  expect([await count('afs_clicks'), await count('afs_visitor_keys')]).toEqual([2, 1]);

  await world.pass({ days: 3 });
  expect([await count('afs_clicks'), await count('afs_visitor_keys')]).toEqual([2, 0]);

  await world.pass({ days: 88 });
  const left = await readRows<Record<string, unknown>>(
    world.address,
    'SELECT landing, country, agent, visitor_hmac, dedupe FROM afs_clicks',
  );
  // The longer window was promised: of that click who and when is left, and nothing else.
  expect(left).toEqual([{ landing: '', country: null, agent: null, visitor_hmac: null, dedupe: null }]);
  expect(await count('afs_affiliate_days')).toBe(2);

  await world.pass({ days: 280 });
  expect(await count('afs_clicks')).toBe(0);
  expect(await count('afs_affiliate_days')).toBe(2);
}, 60_000);

test('a click that cannot be stored is not hidden: the visitor is asked to come again, and then it counts once', async () => {
  const { world } = own;
  const affiliate = await anAffiliate(world, await aProgram(world));
  await changeRow(world.address, 'ALTER TABLE afs_affiliate_days RENAME TO afs_affiliate_days_gone');
  const answer = await world.at(`/r/${affiliate.code}`, {
    headers: { 'user-agent': 'Mozilla/5.0 Chrome/130', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
  });
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.getSetCookie()]).toEqual([503, '1', []]);
  await changeRow(world.address, 'ALTER TABLE afs_affiliate_days_gone RENAME TO afs_affiliate_days');
  await follow(world, affiliate.code);
  expect(expectOk(await world.admin(`/affiliates/${affiliate.id}`), 'the affiliate').body.data.clicks).toEqual({ total: 1, counted: 1 });
}, 60_000);
