// A redirect is a promise: whatever happens after it, the click counts, and it counts once.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { aProgram, anAffiliate, type Affiliate } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import type { Answer } from '../support/world';

const LOGS = path.resolve('.tmp', 'stories', `clicks-survive-${process.env['DATABASE_CLIENT'] ?? 'sqlite'}-logs`);
rmSync(LOGS, { recursive: true, force: true });
// Every click is kept, however many one machine can send in an hour: rows and totals are compared.
const own = ownShop('clicks-survive', { TRACKING_LOG_DIR: LOGS, TRACKING_CLICKS_PER_VISITOR_HOUR: '1000000' });
const STARTING = 60_000;

const visit = (code: string): Promise<Answer> =>
  own.world.at(`/r/${code}`, {
    headers: { 'user-agent': 'Mozilla/5.0 Chrome/130', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
  });
const newAffiliate = async (): Promise<Affiliate> => anAffiliate(own.world, await aProgram(own.world));
const totalOf = async ({ id }: Affiliate): Promise<number> =>
  expectOk(await own.world.admin(`/affiliates/${id}`), 'the affiliate').body.data.clicks.total;
const rowsOf = async ({ code }: Affiliate): Promise<number> => {
  const rows = await readRows<object>(
    own.world.address,
    'SELECT c.id FROM afs_clicks c JOIN afs_affiliates a ON a.id = c.affiliate_id WHERE a.code_norm = ?',
    [code],
  );
  return rows.length;
};

/** With this table away no click gets out of the log. */
const hideTable = () => changeRow(own.world.address, 'ALTER TABLE afs_affiliate_days RENAME TO afs_affiliate_days_gone');
const showTable = () => changeRow(own.world.address, 'ALTER TABLE afs_affiliate_days_gone RENAME TO afs_affiliate_days');
/** The youngest first: on PostgreSQL the log of an instance that died stays for a while, for it might be alive elsewhere. */
const logFiles = (): string[] =>
  readdirSync(LOGS)
    .map((name) => path.join(LOGS, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
/** The file that holds lines, and where they end. */
const written = (): { readonly file: string; readonly end: number } => {
  for (const file of logFiles()) {
    const end = readFileSync(file).indexOf(0);
    if (end > 0) return { file, end };
  }
  throw new Error('no log holds anything');
};

/** Ends the shop with clicks that are in its log only, and starts it again after something happened to the log. */
const dieWithClicks = async (affiliate: Affiliate, clicks: number, meanwhile: () => void): Promise<void> => {
  await hideTable();
  for (let times = 0; times < clicks; times += 1) expect((await visit(affiliate.code)).status).toBe(302);
  await own.shop.kill();
  await showTable();
  expect(await rowsOf(affiliate)).toBe(0);
  meanwhile();
  await own.shop.restart();
};

test('kill -9 while people follow links loses no click that was answered, and starting again and again counts none twice', async () => {
  const affiliate = await newAffiliate();
  let answered = 0;
  let sent = 0;
  const follow = async (): Promise<void> => {
    for (;;) {
      sent += 1;
      if ((await visit(affiliate.code)).status === 302) answered += 1;
    }
  };
  const visitors = Promise.allSettled(Array.from({ length: 12 }, follow));
  await new Promise((resume) => setTimeout(resume, 1_500));
  await own.shop.kill();
  await visitors;
  expect(answered).toBeGreaterThan(100);
  await own.shop.restart();
  const total = await totalOf(affiliate);
  expect(total).toBeGreaterThanOrEqual(answered);
  expect(total).toBeLessThanOrEqual(sent);
  expect(await rowsOf(affiliate)).toBe(total);
  await own.shop.restart();
  expect([await totalOf(affiliate), await rowsOf(affiliate)]).toEqual([total, total]);
}, 120_000);

test(
  'a click is durable although the tables cannot be written, and is there when they can',
  async () => {
    const affiliate = await newAffiliate();
    await hideTable();
    expect((await visit(affiliate.code)).status).toBe(302);
    await showTable();
    expect(await totalOf(affiliate)).toBe(1);
  },
  STARTING,
);

test(
  'of a log whose end is torn everything before the tear is brought in',
  async () => {
    const affiliate = await newAffiliate();
    await dieWithClicks(affiliate, 3, () => {
      const { file, end } = written();
      truncateSync(file, end - 7);
    });
    expect([await totalOf(affiliate), await rowsOf(affiliate)]).toEqual([2, 2]);
  },
  STARTING,
);

test(
  'a log that comes back from the dead counts once',
  async () => {
    const affiliate = await newAffiliate();
    const aside = `${LOGS}-aside`;
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside);
    await dieWithClicks(affiliate, 3, () => cpSync(LOGS, aside, { recursive: true }));
    expect([await totalOf(affiliate), await rowsOf(affiliate)]).toEqual([3, 3]);
    await own.shop.kill();
    cpSync(aside, LOGS, { recursive: true });
    await own.shop.restart();
    expect([await totalOf(affiliate), await rowsOf(affiliate)]).toEqual([3, 3]);
  },
  STARTING,
);

test(
  'a shop asked to stop leaves no click behind',
  async () => {
    const affiliate = await newAffiliate();
    await visit(affiliate.code);
    expect(await own.shop.terminate()).toBe(0);
    expect(await rowsOf(affiliate)).toBe(1);
    await own.shop.restart();
  },
  STARTING,
);

test.each(['off', 'package.json'])(
  'where there can be no log (%s), the click is in the tables before it is answered',
  async (place) => {
    await own.shop.restart({ TRACKING_LOG_DIR: place });
    const affiliate = await newAffiliate();
    for (let times = 1; times <= 3; times += 1) {
      expect((await visit(affiliate.code)).status).toBe(302);
      expect(await rowsOf(affiliate)).toBe(times);
    }
  },
  STARTING,
);

test(
  'a click that can be kept nowhere is not hidden: the visitor is asked to come again, and then it counts once',
  async () => {
    await own.shop.restart({ TRACKING_LOG_DIR: 'off' });
    const affiliate = await newAffiliate();
    await hideTable();
    const answer = await visit(affiliate.code);
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.getSetCookie()]).toEqual([503, '1', []]);
    const told = await own.world.api('/track/click', { body: { code: affiliate.code, landing: '/' } });
    expect([told.status, told.body.error.details.code]).toEqual([503, 'CLICK_NOT_KEPT']);
    await showTable();
    expect((await visit(affiliate.code)).status).toBe(302);
    expect(await totalOf(affiliate)).toBe(1);
  },
  STARTING,
);
