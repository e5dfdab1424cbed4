import { aProgram, anAffiliate } from '../support/builders';
import { readRows } from '../support/database';
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
  // Whoever asks for an affiliate's clicks sees those of a moment ago too.
  expectOk(await world.admin(`/affiliates/${short.id}`), 'the affiliate');
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
