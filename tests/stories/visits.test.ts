// E-58: how long visits of a partner's link were and how many bounced, and that somebody is told when it is not as usual.
import { anAdministrator } from '../support/administrators';
import { decide } from '../support/books';
import { anAffiliate, aProgram } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { enter } from '../support/sign-in';

const own = ownShop('visits', { MAIL_TRANSPORT: 'mailbox' });

type Cookies = Readonly<Record<string, string>>;
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-site': 'same-origin',
};

/** What a page tells when it goes out of sight. */
const tell = async (cookies: Cookies, seconds: number, first = true, headers: Cookies = {}): Promise<void> => {
  const told = await own.world.api('/track/visit', { body: { seconds, first }, cookies, headers: { ...BROWSER, ...headers } });
  expect([told.status, (told.body as { data: unknown }).data]).toEqual([202, { received: true }]);
};
const visitors = async (who: Affiliate, count: number): Promise<Cookies[]> => {
  const found: Cookies[] = [];
  // Each from an address of a browser of its own: one network and kind of browser is one visitor to statistics.
  for (let nth = 0; nth < count; nth += 1) {
    const agent = ['Chrome/130.0.0.0 Safari/537.36', 'Firefox/132.0', 'Version/18.0 Safari/605.1.15', 'Edg/130.0.0.0'][nth] ?? '';
    const answer = await own.world.at(`/r/${who.code}`, {
      headers: {
        'user-agent': `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${agent}`,
        'sec-fetch-dest': 'document',
        'sec-fetch-mode': 'navigate',
      },
    });
    expect(answer.status).toBe(302);
    found.push(answer.cookies);
  }
  return found;
};
const quality = async (who: Affiliate) =>
  (
    expectOk(await own.world.admin('/reports/quality?pageSize=100'), 'the quality').body.data as Array<
      Record<string, unknown> & { code: string }
    >
  ).find(({ code }) => code === who.code);
const tasksAbout = async (who: Affiliate) =>
  (
    expectOk(await own.world.admin('/affiliate-tasks?whose=all&pageSize=100'), 'the tasks').body.data as Array<{
      affiliate: { id: string };
      whose: { id: number };
      text: string;
    }>
  ).filter(({ affiliate }) => affiliate.id === who.id);
const sums = () =>
  readRows<Record<string, unknown>>(own.world.address, 'SELECT visits, seconds, bounced FROM afs_visit_days ORDER BY id', []);

describe('a visit (E-58)', () => {
  let ana: Affiliate;
  let ben: Affiliate;
  let long: Cookies;
  let short: Cookies;

  beforeAll(async () => {
    const program = await aProgram(own.world, {});
    [ana, ben] = [await anAffiliate(own.world, program), await anAffiliate(own.world, program)];
    // Within one hour from here on, so that no day ends meanwhile.
    await own.world.passToNextHour();
    [long = {}, short = {}] = await visitors(ana, 2);
  }, 60_000);

  test('is as long as its pages were in sight, and bounces on one page within ten seconds', async () => {
    expect(await quality(ana)).toMatchObject({ measuredVisits: 0, dwellSeconds: null, bounceBasisPoints: null });
    await own.world.pass({ minutes: 2 });
    await tell(long, 40);
    await tell(long, 20, false);
    await tell(long, 10);
    await tell(short, 3);
    expect(await quality(ana)).toMatchObject({ countedClicks: 2, measuredVisits: 2, dwellSeconds: 36, bounceBasisPoints: 5_000 });
    const { jwt: token } = await enter(own.world, ana.email);
    const { figures } = expectOk(await own.world.api('/partner/report', { token }), 'the own report').body.data;
    expect(figures).toMatchObject({ measuredVisits: 2, dwellSeconds: 36, bounceBasisPoints: 5_000 });
    const other = await enter(own.world, ben.email);
    const theirs = expectOk(await own.world.api('/partner/report', { token: other.jwt }), 'another’s report').body.data.figures;
    expect(theirs).toMatchObject({ measuredVisits: 0, dwellSeconds: null, bounceBasisPoints: null });
  });

  test('is not measured of robots, by other sites’ pages, of who refused, of who followed nobody’s link, or hours later', async () => {
    const before = await sums();
    await tell(short, 50, true, { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' });
    // A browser that is sent by another site's page is not even let in.
    const elsewhere = await own.world.api('/track/visit', {
      body: { seconds: 50, first: true },
      cookies: short,
      headers: { ...BROWSER, 'sec-fetch-site': 'cross-site' },
    });
    expect(elsewhere.status).toBe(403);
    await tell(short, 50, true, { 'sec-fetch-site': 'same-site' });
    await tell(short, 50, true, { 'sec-gpc': '1' });
    await tell({ ...short, afs_consent: 'refused' }, 50);
    await tell({}, 50);
    await tell({ afs_visitor: 'A'.repeat(32) }, 50);
    await quality(ana);
    expect(await sums()).toEqual(before);
    expect((await own.world.api('/track/visit', { body: { seconds: 1_801, first: true }, cookies: short })).status).toBe(400);
    expect((await own.world.api('/track/visit', { body: { seconds: -1, first: true }, cookies: short })).status).toBe(400);
  });

  test('cannot be pumped: it is never longer than the time since its click, and one click is one visit', async () => {
    for (let told = 0; told < 10; told += 1) await tell(short, 1_800);
    await quality(ana);
    const [{ visits, seconds, bounced } = {}] = await sums();
    expect([Number(visits), Number(bounced)]).toEqual([2, 0]);
    // Two minutes of the shop and what this story took; never the five hours that were claimed.
    expect(Number(seconds)).toBeGreaterThanOrEqual(70 + 120);
    expect(Number(seconds)).toBeLessThan(70 + 120 + 60);
    const after = await sums();
    await own.world.pass({ minutes: 5 * 60 });
    await tell(long, 1_000);
    await quality(ana);
    expect(await sums()).toEqual(after);
  });
});

/** Traffic is looked at every six hours. */
const LOOK = { minutes: 6 * 60 };
const DAYS = 30;

/** Moves on until no period of thirty days ends within the next two: what is told once in one could else be told in two. */
const insideAPeriod = async (): Promise<void> => {
  const { body } = await own.world.api('/demo/clock', { body: { advanceMs: 0 } });
  const day = Math.floor(Date.parse((body as { data: { now: string } }).data.now) / 86_400_000);
  if (day % DAYS >= DAYS - 2) await own.world.pass({ days: 2 });
};

describe('traffic that is not as usual', () => {
  test('is a task of the manager, else of the owner, with its figures, once in a period', async () => {
    const { world } = own;
    const token = await anAdministrator(world, ['affiliates.read']);
    const me = expectOk(await world.strapi('/admin/users/me', { token }), 'who they are').body as { data: { id: number } };
    const managed = await aProgram(world, {});
    const [cem, dana] = [await anAffiliate(world, managed), await anAffiliate(world, await aProgram(world, {}))];
    expectOk(
      await world.admin(`/programs/${managed.documentId}/manager`, { method: 'PUT', body: { manager: me.data.id } }),
      'the manager of the program',
    );
    await decide(world, 'quality.fewestClicks', 2);
    await decide(world, 'quality.bounceLimit', 6_000);
    await insideAPeriod();
    await world.passToNextHour();
    // Dana's bounce at once; Cem's stay, as is usual of them.
    const [stayed, left] = [await visitors(cem, 2), await visitors(dana, 2)];
    await world.pass({ minutes: 2 });
    for (const one of stayed) await tell(one, 60);
    for (const one of left) await tell(one, 2);
    expect(await quality(cem)).toMatchObject({ warnings: [], bounceBasisPoints: 0, dwellSeconds: 60 });
    expect(await quality(dana)).toMatchObject({ warnings: ['bounces'], unusual: [], bounceBasisPoints: 10_000 });

    await world.pass(LOOK);
    const [told] = await tasksAbout(dana);
    expect(told?.text).toContain('bounces 100.00 %, above the limit of 60.00 %');
    expect(told?.whose.id).not.toBe(me.data.id);
    expect(await tasksAbout(cem)).toEqual([]);
    await world.pass(LOOK);
    expect(await tasksAbout(dana)).toHaveLength(1);

    // As many days later Cem's visitors leave sooner than they used to: no limit is passed, and that is not as usual.
    await decide(world, 'quality.bounceLimit', 0);
    await world.pass({ days: 30 });
    await world.passToNextHour();
    const later = await visitors(cem, 2);
    await world.pass({ minutes: 2 });
    for (const one of later) await tell(one, 12);
    expect(await quality(cem)).toMatchObject({ warnings: [], unusual: [{ figure: 'dwell', is: 12, was: 60 }] });
    await world.pass(LOOK);
    await world.pass(LOOK);
    const found = await tasksAbout(cem);
    expect(found.map(({ whose, text }) => [whose.id, text.replace(/of \S+ to \S+:/, 'of these days:')])).toEqual([
      [me.data.id, 'Look at the traffic of these days: time of a visit 12 s, usually 60 s.'],
    ]);

    await decide(world, 'quality.alerts', false);
    await decide(world, 'quality.bounceLimit', 6_000);
    const again = await visitors(dana, 2);
    await world.pass({ minutes: 2 });
    for (const one of again) await tell(one, 2);
    await world.pass(LOOK);
    expect(await tasksAbout(dana)).toHaveLength(1);
  }, 120_000);
});
