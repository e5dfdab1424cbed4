// E-46: whom a program would like to have, from the first note to the place; what they do themselves moves them, and nobody's word does.
import { anAdministrator } from '../support/administrators';
import { anAffiliate, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { mailTo, tokenIn } from '../support/mailbox';
import { useLink } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
jest.setTimeout(120_000);
const codeOf = (answer: Answer): string => String(answer.body?.error?.details?.code ?? answer.status);
const mailOf = (name: string): string => `${unique(name).toLowerCase()}@example.test`;
const PERSON = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36' };

interface Prospect {
  readonly id: string;
  readonly state: string;
  readonly affiliate: string | null;
  readonly overdue: boolean;
  readonly whose: { readonly id: number } | null;
  readonly invite: { readonly url: string; readonly state: string } | null;
  readonly history: ReadonlyArray<{
    readonly kind: string;
    readonly state: string | null;
    readonly text: string | null;
    readonly actor: string;
  }>;
}
const add = async (program: string, body: object, token?: string): Promise<Prospect> =>
  expectOk(
    await world.admin('/prospects', { body: { program, name: 'Pia', email: null, site: null, ...body }, ...(token ? { token } : {}) }),
    'a prospect',
  ).body.data as Prospect;
const read = async (id: string): Promise<Prospect> => expectOk(await world.admin(`/prospects/${id}`), 'the prospect').body.data as Prospect;
const moves = ({ history }: Prospect) =>
  history.flatMap(({ kind, state, actor }) => (kind === 'moved' ? [`${state ?? ''} by ${actor}`] : [])).reverse();
const listed = async (query: string, token?: string): Promise<{ readonly ids: readonly string[]; readonly total: number }> => {
  const { body } = expectOk(await world.admin(`/prospects?pageSize=100${query}`, token ? { token } : {}), 'the list');
  return { ids: (body.data as Prospect[]).map(({ id }) => id), total: body.meta.pagination.total as number };
};

/** Somebody who comes to a program by its page, perhaps with an invite. */
const comesTo = async (slug: string, email: string, invite?: string) => {
  expectOk(await world.api(`/marketplace/programs/${slug}/join`, { body: { email, invite } }), 'asking to join');
  const entered = expectOk(await useLink(world, tokenIn(await mailTo(world, email, 'program_join_link'))), 'the link');
  const token = (entered.body as { data: { jwt: string } }).data.jwt;
  const body = { name: 'Pia', promoPlan: '', acceptedVersion: 1, answers: [], ...(invite === undefined ? {} : { invite }) };
  const withdraw = () => world.api(`/me/applications/${slug}/withdraw`, { method: 'POST', token });
  return { handIn: () => world.api(`/me/applications/${slug}`, { token, body }), withdraw };
};
const aListedProgram = async (): Promise<{
  readonly slug: string;
  readonly program: string;
  readonly documentId: string;
  readonly id: number;
}> => {
  const slug = unique('wanted');
  const made = await aProgram(world, { slug, listed: true, admission: 'by_approval' } as object);
  return { ...made, slug, program: made.documentId };
};

test('an invite says by itself when it is opened, and who came by it, under whatever address', async () => {
  const { slug, program } = await aListedProgram();
  const email = mailOf('pia');
  const { id, state, history } = await add(program, { email: email.toUpperCase(), note: 'Met at the fair' });
  expect([state, history.map(({ kind, text }) => [kind, text])]).toEqual([
    'new',
    [
      ['note', 'Met at the fair'],
      ['added', null],
    ],
  ]);
  expect(codeOf(await world.admin('/prospects', { body: { program, name: 'P', email, site: null, note: '' } }))).toBe('PROSPECT_KNOWN');
  expect(codeOf(await world.admin('/prospects', { body: { program, name: 'P', email: null, site: null } }))).toBe('PROSPECT_NAMELESS');

  // What they do is nobody's to say.
  expect((await world.admin(`/prospects/${id}/state`, { method: 'PUT', body: { to: 'opened' } })).status).toBe(400);
  const made = await world.admin(`/prospects/${id}/invite`, { body: { days: 7, mail: true, locale: 'fr' } });
  const contacted = expectOk(made, 'the invite').body.data as Prospect;
  expect([contacted.state, contacted.invite?.state]).toEqual(['contacted', 'open']);
  const invite = new URL(contacted.invite?.url ?? '').searchParams.get('invite') ?? '';
  expect((await mailTo(world, email, 'program_invited')).text).toContain(invite);

  // A program that reads mails ahead opens nothing; a person does, on the page itself.
  await world.api(`/marketplace/programs/${slug}?invite=${invite}`, { headers: { 'user-agent': 'Googlebot/2.1' } });
  expect((await read(id)).state).toBe('contacted');
  expect((await world.at(`/store/en/programs/${slug}/join?invite=${invite}`, { headers: PERSON })).status).toBe(200);
  expect((await read(id)).state).toBe('opened');

  expectOk(await (await comesTo(slug, mailOf('pia-at-work'), invite)).handIn(), 'joining');
  const joined = await read(id);
  const me = expectOk(await world.strapi('/admin/users/me'), 'who I am').body.data as { firstname: string };
  expect([joined.state, joined.invite?.state]).toEqual(['joined', 'used']);
  expect(moves(joined).map((one) => one.split(' by ')[0])).toEqual(['contacted', 'opened', 'applied', 'joined']);
  expect(moves(joined).slice(1)).toEqual(['opened by prospect', 'applied by prospect', 'joined by prospect']);
  expect(moves(joined)[0]).toContain(me.firstname);
  expect(expectOk(await world.admin(`/affiliates/${joined.affiliate}`), 'their place').body.data).toMatchObject({ state: 'active' });
  expect(codeOf(await world.admin(`/prospects/${id}/state`, { method: 'PUT', body: { to: 'lost' } }))).toBe('PROSPECT_STATE_ILLEGAL');
  expect(codeOf(await world.admin(`/prospects/${id}/invite`, { body: { days: 7, mail: false } }))).toBe('PROSPECT_JOINED');
});

test('who applies without an invite is known by the address; an application that ends ends it, and a place is a place', async () => {
  const { slug, program } = await aListedProgram();
  const [one, other, third] = [mailOf('ada'), mailOf('bea'), mailOf('cia')];
  const [ada, bea, cia] = [await add(program, { email: one }), await add(program, { email: other }), await add(program, { email: third })];
  expectOk(await (await comesTo(slug, one)).handIn(), 'applying');
  expect((await read(ada.id)).state).toBe('applied');
  const decide = async (to: string) => {
    const { body } = await world.admin(`/applications?program=${program}`);
    const [{ id, revision }] = body.data as [{ id: string; revision: number }];
    return world.admin(`/applications/${id}/decision`, { body: { to, revision, reason: 'we thought about it' } });
  };
  expectOk(await decide('refused'), 'refusing');
  expect((await read(ada.id)).state).toBe('lost');
  expectOk(await decide('admitted'), 'thinking again');
  expect((await read(ada.id)).state).toBe('joined');

  const second = await comesTo(slug, other);
  expectOk(await second.handIn(), 'applying');
  expectOk(await second.withdraw(), 'withdrawing');
  expect((await read(bea.id)).state).toBe('declined');
  // Staff may let a prospect in without any of it.
  expectOk(await world.admin('/affiliates', { body: { email: third, name: 'Cia', program } }), 'a place');
  expect((await read(cia.id)).state).toBe('joined');
  const { states } = expectOk(await world.admin(`/prospect-board?program=${program}`), 'the board').body.data as {
    states: Array<{ state: string; count: number }>;
  };
  expect(Object.fromEntries(states.map(({ state, count }) => [state, count]))).toMatchObject({ joined: 2, declined: 1, new: 0 });
});

test('a prospect is whose it was given to; its steps are late in time; forgotten, nothing of it is left', async () => {
  const { program } = await aListedProgram();
  const token = await anAdministrator(world, ['prospects.manage', 'applications.decide', 'affiliates.read']);
  const mia = Number((expectOk(await world.strapi('/admin/users/me', { token }), 'who they are').body as { data: { id: number } }).data.id);
  const [theirs, others] = [await add(program, { site: 'www.theirs.example' }), await add(program, { site: 'others.example' })];
  expect(await listed('', token)).toEqual({ ids: [], total: 0 });
  expectOk(await world.admin(`/prospects/${theirs.id}/whose`, { method: 'PUT', body: { whose: mia } }), 'giving');
  const own = await add(program, { name: 'Her own', site: 'own.example' }, token);
  expect(own.whose?.id).toBe(mia);
  expect(await listed('', token)).toEqual({ ids: [own.id, theirs.id], total: 2 });
  expect((await listed('&q=others', token)).total).toBe(0);
  expect(codeOf(await world.admin(`/prospects/${others.id}`, { token }))).toBe('PROSPECT_NOT_FOUND');
  expect((await world.admin(`/prospects/${own.id}/whose`, { method: 'PUT', body: { whose: null }, token })).status).toBe(403);

  const plan = (on: string) =>
    world.admin(`/prospects/${own.id}/next-step`, { method: 'PUT', body: { step: { text: 'Ask again', on } }, token });
  expect(expectOk(await plan('2020-01-01'), 'a step').body.data).toMatchObject({ overdue: true, nextStep: 'Ask again' });
  expect((await listed('&late=true', token)).ids).toEqual([own.id]);
  expectOk(await plan('2099-01-01'), 'another step');
  expect((await listed('&late=true', token)).total).toBe(0);

  // Whoever has looked after a prospect looks after the affiliate.
  const email = mailOf('own');
  expectOk(
    await world.admin(`/prospects/${own.id}`, { method: 'PUT', body: { name: 'Her own', email, site: 'own.example' }, token }),
    'an address',
  );
  const place = expectOk(await world.admin('/affiliates', { body: { email, name: 'Her own', program } }), 'a place').body.data as {
    id: string;
  };
  expect(expectOk(await world.admin(`/affiliates/${place.id}`, { token }), 'hers').body.data).toMatchObject({ manager: { id: mia } });

  expectOk(await world.admin(`/prospects/${theirs.id}/notes`, { body: { text: 'a secret of theirs' }, token }), 'a note');
  expectOk(await world.admin(`/prospects/${theirs.id}/forget`, { body: {}, token }), 'forgetting');
  expect(codeOf(await world.admin(`/prospects/${theirs.id}`))).toBe('PROSPECT_NOT_FOUND');
  expect((await add(program, { site: 'https://theirs.example/' })).history).toHaveLength(1);
  const log = expectOk(await world.admin(`/audit?subject=prospect:${theirs.id}`), 'the audit log').body.data;
  expect(JSON.stringify(log)).not.toContain('a secret of theirs');
});

test('a file is looked at first; then every line that can be taken is, and the others say why', async () => {
  const { program } = await aListedProgram();
  const place = await anAffiliate(world, { documentId: program, id: 0 });
  const [known, fresh] = [mailOf('known'), mailOf('fresh')];
  await add(program, { email: known });
  const text = [
    'E-Mail;Site;Name;Note',
    `${fresh};fresh.example;Fay;"talks; a lot"`,
    `${known};;K;`,
    'nobody;;N;',
    `${place.email};;A;`,
    ';;X;',
    ';=x;Y;',
  ];
  const send = (look: boolean) =>
    world.admin('/prospect-imports', { body: { program, look, content: Buffer.from(text.join('\n')).toString('base64') } });
  const reasons = ['KNOWN_ALREADY', 'EMAIL_WRONG', 'AFFILIATE_ALREADY', 'NAMELESS', 'SITE_WRONG'];
  for (const look of [true, false]) {
    const told = expectOk(await send(look), 'the file').body.data as { taken: number; rejected: Array<{ line: number; reason: string }> };
    expect([told.taken, told.rejected.map(({ reason }) => reason)]).toEqual([1, reasons]);
    expect((await listed(`&program=${program}`)).total).toBe(look ? 1 : 2);
  }
  const again = expectOk(await send(false), 'the file again').body.data as { taken: number };
  expect(again.taken).toBe(0);
  const [id = ''] = (await listed(`&program=${program}`)).ids;
  expect((await read(id)).history).toMatchObject([{ kind: 'note', text: 'talks; a lot' }, { kind: 'imported' }]);
});
