// E-43: every affiliate has a manager; whoever sees only their own meets nobody else's, neither in lists nor by any address.
import type { z } from 'zod';
import type { Endpoint } from '../../src/plugins/affiliate-store/contracts/endpoint';
import { anAdministrator } from '../support/administrators';
import { decide } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { mailTo, tokenIn } from '../support/mailbox';
import { filled, ways } from '../support/registry';
import { fieldsOf, mayBeLeftOut, sampleOf } from '../support/samples';
import { enter, useLink } from '../support/sign-in';
import { buy } from '../support/purchase';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const MANAGER = [
  'affiliates.read', 'affiliates.manage', 'affiliates.notes', 'affiliates.assign', 'affiliates.messages', 'relay.read', 'relay.manage', 'joint.read', 'joint.manage',
  'applications.read', 'applications.decide', 'cases.read', 'cases.answer', 'cases.decide', 'prospects.manage', 'payouts.read',
]; // oxfmt-ignore
const codeOf = (answer: Answer): string =>
  String((answer.body as { error?: { details: { code: string } } }).error?.details.code ?? answer.status);

interface Manager {
  readonly id: number;
  readonly token: string;
}
const aManager = async (): Promise<Manager> => {
  const token = await anAdministrator(world, MANAGER);
  const me = expectOk(await world.strapi('/admin/users/me', { token }), 'who they are').body as { data: { id: number } };
  return { id: Number(me.data.id), token };
};

interface Scene {
  readonly mia: Manager;
  readonly noa: Manager;
  /** The program is Noa's; Ana was given to Mia, Ben is Noa's by the program, Cem is in a program of nobody's. */
  readonly slug: string;
  readonly program: string;
  readonly ana: Affiliate;
  readonly ben: Affiliate;
  readonly cem: Affiliate;
}
let scene: Scene;

const ids = async (path: string, token: string): Promise<{ readonly ids: readonly string[]; readonly total: number }> => {
  const { body } = expectOk(await world.admin(`${path}${path.includes('?') ? '&' : '?'}pageSize=100`, { token }), path);
  return { ids: (body.data as Array<{ id: string }>).map(({ id }) => id), total: body.meta.pagination.total as number };
};
const documentOf = async (affiliate: Affiliate): Promise<string> =>
  ((await world.admin(`/affiliates?q=${encodeURIComponent(affiliate.email)}`)).body as { data: Array<{ id: string }> }).data[0]?.id ?? '';
const openedBy = async (affiliate: Affiliate): Promise<string> => {
  const { jwt: token } = await enter(world, affiliate.email);
  const body = { kind: 'other', about: 'nothing', text: 'When is my next payout?' };
  return (expectOk(await world.api('/partner/cases', { token, body }), 'a case').body as { data: { id: string } }).data.id;
};

/** Somebody who applies to Noa's program; answers their address. */
const anApplicant = async (slug: string): Promise<string> => {
  const email = `${unique('newcomer')}@example.test`;
  expectOk(await world.api(`/marketplace/programs/${slug}/join`, { body: { email } }), 'asking to join');
  const entered = expectOk(await useLink(world, tokenIn(await mailTo(world, email, 'program_join_link'))), 'the link');
  const token = (entered.body as { data: { jwt: string } }).data.jwt;
  const body = { name: 'Zoé', promoPlan: 'On my channel', acceptedVersion: 1, answers: [] };
  expectOk(await world.api(`/me/applications/${slug}`, { token, body }), 'handing in');
  return email;
};

beforeAll(async () => {
  const slug = unique('managed');
  const program = await aProgram(world, { slug, listed: true, admission: 'by_approval' } as object);
  const [mia, noa] = [await aManager(), await aManager()];
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const cem = await anAffiliate(world, await aProgram(world, {}));
  scene = { mia, noa, slug, program: program.documentId, ana, ben, cem };
  expectOk(
    await world.admin(`/programs/${program.documentId}/manager`, { method: 'PUT', body: { manager: noa.id } }),
    'the manager of the program',
  );
  expectOk(
    await world.admin('/affiliate-managers/assignments', { body: { affiliates: [await documentOf(ana)], manager: mia.id } }),
    'the manager of Ana',
  );
}, 120_000);

test('an affiliate is whose it was given to, else whose its program is; lists and counts hold theirs alone', async () => {
  const { mia, noa, ana, ben, cem } = scene;
  const [a, b, c] = [await documentOf(ana), await documentOf(ben), await documentOf(cem)];
  expect(await ids('/affiliates', mia.token)).toEqual({ ids: [a], total: 1 });
  expect(await ids('/affiliates', noa.token)).toEqual({ ids: [b], total: 1 });
  expect((await ids(`/affiliates?q=${encodeURIComponent(ben.email)}`, mia.token)).total).toBe(0);
  // Asking for somebody else's by their manager gives nobody, and whoever sees all may ask.
  expect((await ids(`/affiliates?manager=${noa.id}`, mia.token)).total).toBe(0);
  expect((await ids(`/affiliates?manager=${noa.id}`, await world.staff())).ids).toEqual([b]);
  const row = (await world.admin(`/affiliates/${a}`)).body.data as { manager: { id: number } };
  expect(row.manager.id).toBe(mia.id);

  // Together, and back to whoever has the program; nobody who is no administrator.
  const assign = (affiliates: readonly string[], manager: number | null, token?: string) =>
    world.admin('/affiliate-managers/assignments', { body: { affiliates, manager }, ...(token ? { token } : {}) });
  expect(codeOf(await assign([b, c], 2_000_000_000))).toBe('MANAGER_UNKNOWN');
  expect(codeOf(await assign([b, 'nobody'], mia.id))).toBe('AFFILIATE_NOT_FOUND');
  expect((await ids('/affiliates', mia.token)).ids).toEqual([a]);
  expectOk(await assign([b, c], mia.id), 'giving two');
  expect([...(await ids('/affiliates', mia.token)).ids].sort()).toEqual([a, b, c].sort());
  expectOk(await assign([b, c], null), 'giving them back');
  expect((await ids('/affiliates', noa.token)).ids).toEqual([b]);
  expect((await assign([b], mia.id, mia.token)).status).toBe(403);

  // Whom a manager adds does not vanish in the moment they are there.
  const email = `${unique('dana')}@example.test`;
  const body = { email, name: 'Dana', program: scene.program };
  const added = expectOk(await world.admin('/affiliates', { body, token: mia.token }), 'adding').body.data as { id: string };
  expect((await ids('/affiliates', mia.token)).ids).toContain(added.id);
  expect((await ids('/affiliates', noa.token)).ids).not.toContain(added.id);
}, 60_000);

test('E-43: whoever joins a program nobody looks after is given to one administrator, or to several in turn', async () => {
  const mail = async ({ token }: Manager): Promise<string> =>
    (expectOk(await world.strapi('/admin/users/me', { token }), 'who they are').body as { data: { email: string } }).data.email;
  const [first, second] = [await aManager(), await aManager()];
  const free = await aProgram(world);
  const managerOf = async (affiliate: Affiliate): Promise<number | null> => {
    const id = await documentOf(affiliate);
    return ((await world.admin(`/affiliates/${id}`)).body as { data: { manager: { id: number } | null } }).data.manager?.id ?? null;
  };
  const joins = async (program = free): Promise<number | null> => managerOf(await anAffiliate(world, program));
  expect(await joins()).toBeNull();
  const before = await anAffiliate(world, free);
  try {
    await decide(world, 'managers.newAffiliatesTo', ['gone@example.test', await mail(first)]);
    expect([await joins(), await joins()]).toEqual([first.id, first.id]);
    await decide(world, 'managers.newAffiliatesTo', [await mail(first), (await mail(second)).toUpperCase()]);
    expect([await joins(), await joins(), await joins(), await joins()]).toEqual([second.id, first.id, second.id, first.id]);
    // Who was there before stays as they were, and a program that has a manager keeps them.
    expect(await managerOf(before)).toBeNull();
    expectOk(await world.admin(`/programs/${free.documentId}/manager`, { method: 'PUT', body: { manager: second.id } }), 'a manager');
    expect([await joins(), await joins()]).toEqual([second.id, second.id]);
  } finally {
    await decide(world, 'managers.newAffiliatesTo', []);
  }
  const wrong = await world.admin('/settings/managers.newAffiliatesTo', { method: 'PUT', body: { value: ['no address'] } });
  expect(wrong.status).toBe(400);
}, 60_000);

test('applications and cases go the same way', async () => {
  const { mia, noa, slug, ana, ben } = scene;
  const email = await anApplicant(slug);
  expect((await ids('/applications', mia.token)).total).toBe(0);
  const [application = ''] = (await ids('/applications', noa.token)).ids;
  const read = expectOk(await world.admin(`/applications/${application}`, { token: noa.token }), 'the application').body.data;
  const decision = { to: 'admitted', applications: [{ id: application, revision: read.revision }] };
  const many = (who: Manager) => world.admin('/applications/decisions', { body: decision, token: who.token });
  expect((await many(mia)).body.data).toEqual([{ id: application, done: false, code: 'APPLICATION_NOT_FOUND' }]);
  expect((await many(noa)).body.data).toEqual([{ id: application, done: true, code: null }]);
  // Once they are in, the application goes with the place.
  const place = ((await world.admin(`/affiliates?q=${encodeURIComponent(email)}`)).body.data as Array<{ id: string }>)[0]?.id ?? '';
  const assigned = { affiliates: [place], manager: mia.id };
  expectOk(await world.admin('/affiliate-managers/assignments', { body: assigned }), 'giving Zoé to Mia');
  expect((await ids('/applications', noa.token)).total).toBe(0);
  expect((await ids('/applications', mia.token)).ids).toEqual([application]);

  const [ofAna, ofBen] = [await openedBy(ana), await openedBy(ben)];
  expect(await ids('/cases', mia.token)).toEqual({ ids: [ofAna], total: 1 });
  expect(await ids('/cases?state=open', noa.token)).toEqual({ ids: [ofBen], total: 1 });
}, 60_000);

test('reports are of theirs alone as well, in lines, sums and cohorts', async () => {
  const { mia, noa, ana, ben, program } = scene;
  const product = await aProduct(world, {
    prices: { EUR: '100.00' },
    program: { documentId: program } as Parameters<typeof anAffiliate>[1],
  });
  await buy(world, { offerId: product.offerId, through: [ana.code] });
  await buy(world, { offerId: product.offerId, through: [ben.code] });
  await world.settled();
  const rows = async (path: string, token: string): Promise<string[]> =>
    (expectOk(await world.admin(path, { token }), path).body.data as Array<{ code: string }>).map(({ code }) => code);
  const sales = async (token: string, more = ''): Promise<[number, number]> => {
    const { total, places } = expectOk(await world.admin(`/reports/affiliates/summary?program=${program}${more}`, { token }), 'the summary')
      .body.data as {
      total: { sales: number };
      places: number;
    };
    return [places, total.sales];
  };
  expect(await rows(`/reports/affiliates?program=${program}`, mia.token)).toEqual([ana.code]);
  expect(await rows(`/reports/affiliates?program=${program}`, noa.token)).toEqual([ben.code]);
  expect(await rows('/reports/quality', noa.token)).not.toContain(ana.code);
  expect([await sales(mia.token), await sales(noa.token), await sales(await world.staff())]).toEqual([[1, 1], [1, 1], [2, 2]]); // oxfmt-ignore
  expect(await sales(mia.token, `&q=${encodeURIComponent(ben.email)}`)).toEqual([0, 0]);
  expect(await rows(`/reports/affiliates/restatements?asKnownOn=2026-01-01&q=${encodeURIComponent(ben.email)}`, mia.token)).toEqual([]);
  const cohorts = async (token: string) => {
    const { rows: lines } = expectOk(await world.admin(`/reports/cohorts?program=${program}`, { token }), 'the cohorts').body.data as {
      rows: Array<{ affiliates: number; months: Array<{ sales: number }> }>;
    };
    return lines.map(({ affiliates, months }) => [affiliates, months.reduce((sum, month) => sum + month.sales, 0)]);
  };
  const [[hers = 0, herSales = 0] = [], [all = 0, allSales = 0] = []] = [
    (await cohorts(mia.token))[0],
    (await cohorts(await world.staff()))[0],
  ];
  expect([herSales, allSales, hers < all]).toEqual([1, 2, true]);

  // The path of a program is read by whoever has the program; who walks it is told where somebody does, in the story of onboarding.
  expectOk(await world.admin(`/programs/${program}/path`, { token: noa.token }), 'the path');
  expect(codeOf(await world.admin(`/programs/${program}/path`, { token: mia.token }))).toBe('PROGRAM_NOT_FOUND');
  expect(await ids('/walks', mia.token)).toEqual({ ids: [], total: 0 });
}, 60_000);

test('no address leads to what is of somebody else: it is answered like what is not there', async () => {
  const { mia, noa, ben, program, slug } = scene;
  const affiliate = await documentOf(ben);
  const dueOn = '2020-01-01';
  const task = expectOk(
    await world.admin(`/affiliates/${affiliate}/tasks`, { body: { text: 'Call them', dueOn }, token: noa.token }),
    'a task',
  ).body.data as { id: string };
  const link = { days: 3, maxUses: 1, emails: [] };
  const [invite] = expectOk(await world.admin(`/programs/${program}/invites`, { body: link, token: noa.token }), 'an invite').body
    .data as Array<{ id: string }>;
  const wanted = { program, name: 'Wanda', email: null, site: 'wanda.example' };
  const prospect = (expectOk(await world.admin('/prospects', { body: wanted }), 'a prospect').body as { data: { id: string } }).data.id;
  const [ofBen = ''] = (await ids('/cases', noa.token)).ids;
  await anApplicant(slug);
  const [application = ''] = (await ids('/applications', noa.token)).ids;
  const theirs: Readonly<Record<string, string>> = {
    affiliate,
    application,
    case: ofBen,
    program,
    invite: invite?.id ?? '',
    affiliate_task: task.id,
    prospect,
  };
  const ABSENT: Readonly<Record<string, string>> = {
    affiliate: 'AFFILIATE_NOT_FOUND',
    application: 'APPLICATION_NOT_FOUND',
    case: 'CASE_NOT_FOUND',
    program: 'PROGRAM_NOT_FOUND',
    invite: 'INVITE_NOT_FOUND',
    binding: 'BINDING_NOT_FOUND',
    affiliate_task: 'AFFILIATE_TASK_NOT_FOUND',
    prospect: 'PROSPECT_NOT_FOUND',
    bonus: 'BONUS_NOT_FOUND',
    relay_letter: 'RELAY_LETTER_NOT_FOUND',
    joint_campaign: 'JOINT_CAMPAIGN_NOT_FOUND',
  };
  /** What some addresses cannot be asked without. */
  const QUERIES: Readonly<Record<string, string>> = {
    'adminCases.preview': '?entry=bonus&amount=100',
    'adminReports.listRestatements': '?asKnownOn=2026-01-01',
  };
  /** Not there for Ben, whoever asks: his case would be booked otherwise, and his program has no path. */
  const NOTHING_THERE = new Set(['adminCases.preview', 'adminWalks.read']);
  const asked = ways.flatMap(({ address, method, endpoint }) => (endpoint?.managed ? [{ address, method, endpoint }] : []));
  const shot = ({ address, method, endpoint }: (typeof asked)[number], id: string, token: string): Promise<Answer> => {
    const query = QUERIES[endpoint.id] ?? '';
    const body = bodyFor(endpoint);
    return world.at(filled(address, { id, number: id }) + query, { method, token, ...(body === undefined ? {} : { body }) });
  };
  const wrong: string[] = [];
  for (const one of asked) {
    const { managed = '' } = one.endpoint;
    if (managed === 'list' || managed === 'nobody') continue;
    const answer = await shot(one, theirs[managed] ?? 'nothing', mia.token);
    const wanted = managed === 'everybody' ? 'FORBIDDEN' : ABSENT[managed];
    if (codeOf(answer) !== wanted) wrong.push(`${one.endpoint.id}: ${codeOf(answer)} instead of ${wanted}`);
    // Where reading changes nothing, whoever manages them is given it.
    if (managed in theirs && one.method === 'GET' && !NOTHING_THERE.has(one.endpoint.id)) {
      const own = await shot(one, theirs[managed] ?? '', noa.token);
      if (own.status !== 200) wrong.push(`${one.endpoint.id}: ${codeOf(own)} to their own manager`);
    }
  }
  expect(wrong).toEqual([]);
  expect(asked.length).toBeGreaterThan(35);
}, 60_000);

/** Something the endpoint takes: what is malformed is said before it is asked whose it is. */
const bodyFor = (endpoint: Endpoint): unknown => {
  if (endpoint.method === 'GET') return undefined;
  return endpoint.body === undefined ? {} : leastOf(endpoint.body);
};

/** The least a shape takes: nothing that may be left out, and empty lists. */
const leastOf = (shape: z.ZodType): unknown => {
  if (shape.safeParse([]).success) return [];
  const needed = Object.entries(fieldsOf(shape)).filter(([, field]) => !mayBeLeftOut(field));
  return needed.length === 0 ? sampleOf(shape) : Object.fromEntries(needed.map(([name, field]) => [name, leastOf(field)]));
};

test('notes and tasks are of staff: who wrote them is said, what is late is told, and the affiliate sees none of it', async () => {
  const { mia, noa, ana } = scene;
  const affiliate = await documentOf(ana);
  const secret = unique('likes-to-be-called-in-the-morning');
  expectOk(await world.admin(`/affiliates/${affiliate}/notes`, { body: { text: secret }, token: mia.token }), 'a note');
  const notes = expectOk(await world.admin(`/affiliates/${affiliate}/notes`, { token: mia.token }), 'the notes').body.data;
  expect(notes).toMatchObject([{ text: secret, author: 'Sam Staff' }]);

  const add = (body: object, token = mia.token) => world.admin(`/affiliates/${affiliate}/tasks`, { body, token });
  const late = expectOk(await add({ text: `late ${secret}`, dueOn: '2020-01-01' }), 'a late task').body.data as { id: string };
  const later = expectOk(await add({ text: `later ${secret}`, dueOn: '2099-12-31' }), 'another task').body.data as { id: string };
  // Of another administrator's making, and of Mia's own list all the same.
  const given = expectOk(await add({ text: 'given', dueOn: '2098-12-31', whose: mia.id }, await world.staff()), 'a given task').body.data;
  expect((await ids('/affiliate-tasks', mia.token)).ids).toEqual([late.id, given.id, later.id]);
  expect((await ids('/affiliate-tasks?state=overdue', mia.token)).ids).toEqual([late.id]);
  expect((await ids('/affiliate-tasks?whose=all', noa.token)).ids).not.toContain(late.id);
  const tick = (id: string, done: boolean, token = mia.token) =>
    world.admin(`/affiliate-tasks/${id}/done`, { method: 'PUT', body: { done }, token });
  expect(codeOf(await tick(late.id, true, noa.token))).toBe('AFFILIATE_TASK_NOT_FOUND');
  expect((await tick(late.id, true)).body.data).toMatchObject({ overdue: false, doneBy: 'Sam Staff', doneAt: expect.any(String) });
  expect((await ids('/affiliate-tasks?state=overdue', mia.token)).ids).toEqual([]);
  expect((await ids('/affiliate-tasks?state=done', mia.token)).ids).toEqual([late.id]);
  expect((await tick(late.id, false)).body.data).toMatchObject({ overdue: true, doneAt: null });

  const { jwt: token } = await enter(world, ana.email);
  const portal = ways.filter(
    ({ area, method, address, endpoint }) =>
      area === 'shop' && method === 'GET' && endpoint?.access === 'affiliate' && !address.includes(':'),
  );
  expect(portal.length).toBeGreaterThan(8);
  for (const { address } of portal) expect((await world.at(address, { token })).text).not.toContain(secret);
}, 60_000);

test('a shop begins with roles, and none of them sees more than its name says', async () => {
  const roles = (
    expectOk(await world.strapi('/admin/roles'), 'the roles').body as { data: Array<{ id: number; name: string; code: string }> }
  ).data;
  const permissionsOf = async (code: string): Promise<readonly string[]> => {
    const id = roles.find((one) => one.code === code)?.id ?? 0;
    const { body } = expectOk(await world.strapi(`/admin/roles/${id}/permissions`), code);
    return (body.data as Array<{ action: string }>).map(({ action }) => action.replace('plugin::affiliate-store.', ''));
  };
  const [manager, finance, moderator, editor, support] = [
    await permissionsOf('affiliate-store-affiliate-manager'),
    await permissionsOf('affiliate-store-finance'),
    await permissionsOf('affiliate-store-moderator'),
    await permissionsOf('affiliate-store-shop-editor'),
    await permissionsOf('affiliate-store-support'),
  ];
  expect(manager).toEqual(expect.arrayContaining(['affiliates.read', 'applications.decide', 'cases.answer', 'affiliates.notes']));
  for (const one of ['affiliates.all', 'orders.read', 'payouts.read', 'pii.view', 'overview.read']) expect(manager).not.toContain(one);
  expect(finance).toEqual(expect.arrayContaining(['payouts.prepare', 'ledger.read', 'statements.issue']));
  for (const one of ['pii.view', 'settings.update', 'applications.decide']) expect(finance).not.toContain(one);
  expect(manager).toEqual(expect.arrayContaining(['paid-events.decide', 'relay.manage', 'creatives.read']));
  expect(moderator).toEqual(
    expect.arrayContaining(['affiliates.all', 'confirmations.decide', 'cases.decide', 'fraud.decide', 'orders.attach']),
  );
  expect(editor).toEqual(expect.arrayContaining(['creatives.manage', 'news.write', 'contests.manage', 'products.files']));
  for (const one of ['affiliates.read', 'orders.read', 'cases.read', 'payouts.read', 'pii.view']) expect(editor).not.toContain(one);
  expect(moderator).not.toContain('payouts.prepare');
  expect(support).toEqual(expect.arrayContaining(['orders.read', 'mails.send']));
  for (const one of ['affiliates.read', 'orders.refund', 'payouts.read', 'pii.view']) expect(support).not.toContain(one);
}, 60_000);
