// E-46: whom a program would like to have, from the first note to the place; what they do themselves moves them, and nobody's word does.
import { anAdministrator } from '../support/administrators';
import { decide, splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { mailsTo, mailTo, tokenIn } from '../support/mailbox';
import { buy } from '../support/purchase';
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
  const nowhere = { program, name: 'P', email: null, site: 'not a site' };
  expect(codeOf(await world.admin('/prospects', { body: nowhere }))).toBe('PROSPECT_SITE_WRONG');
  const silent = await add(program, { name: 'Nobody knows where', site: 'silent.example' });
  const unwritten = await world.admin(`/prospects/${silent.id}/invite`, { body: { days: 7, mail: true, locale: 'fr' } });
  expect(codeOf(unwritten)).toBe('PROSPECT_WITHOUT_ADDRESS');

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

interface Mailing {
  readonly id: string;
  readonly state: string;
  readonly expected: number;
  readonly looked: number;
  readonly written: number;
  readonly joined: number;
}
const linkIn = (text: string, path: string): string => new RegExp(`${path}/([A-Za-z0-9]{32})`).exec(text)?.[1] ?? `no ${path} in ${text}`;
const invitesTo = async (email: string) => (await mailsTo(world, email)).filter(({ kind }) => kind === 'customer_invited');

test('customers who asked for news are written to once, join by one press, and end it by one', async () => {
  const program = await aProgram(world, { rateBasisPoints: 2500 });
  const product = await aProduct(world, { prices: { EUR: '20.00' }, program });
  const [yes, no, inside, other] = [mailOf('yes'), mailOf('no'), mailOf('inside'), mailOf('other')];
  await decide(world, 'checkout.askForNews', true);
  try {
    for (const [email, news] of [
      [yes, true],
      [no, false],
      [inside, true],
      [other, true],
    ] as const)
      // oxfmt-ignore
      await buy(world, { offerId: product.offerId, email, news, locale: email === yes ? 'fr' : 'en' });
  } finally {
    await decide(world, 'checkout.askForNews', false);
  }
  const cart = expectOk(await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }] } }), 'a cart').body.data;
  expect((cart.consents as Array<{ key: string }>).map(({ key }) => key)).not.toContain('news');
  expectOk(await world.admin('/affiliates', { body: { email: inside, name: 'Ina', program: program.documentId } }), 'who is in');

  const choice = { program: program.documentId, product: product.documentId, since: null, basis: 'consent' };
  const counted = async (more: object = {}) => {
    const { data } = expectOk(await world.admin('/mailing-counts', { body: { ...choice, ...more } }), 'counting').body;
    const leftOut = data.leftOut as Array<{ reason: string; count: number }>;
    return [data.customers, data.wouldGet, Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]))];
  };
  expect(await counted()).toEqual([4, 2, { NO_CONSENT: 1, AFFILIATE: 1 }]);
  expect(await counted({ basis: 'customer' })).toEqual([4, 3, { AFFILIATE: 1 }]);
  expect(await counted({ since: '2099-01-01' })).toEqual([0, 0, {}]);
  expect((await invitesTo(yes)).length).toBe(0);

  const start = (more: object = {}) =>
    world.admin('/mailings', { body: { ...choice, words: 'You know it: tell others.', days: 30, ...more } });
  const started = expectOk(await start(), 'a mailing').body.data as Mailing;
  const again = expectOk(await start({ basis: 'customer' }), 'another one at the same time').body.data as Mailing;
  await world.settled();
  const read = async ({ id }: Mailing) => expectOk(await world.admin(`/mailings/${id}`), 'the mailing').body.data as Mailing;
  const [one, two] = [await read(started), await read(again)];
  expect([one.state, two.state, one.looked, one.written + two.written]).toEqual(['done', 'done', 4, 3]);
  for (const email of [yes, no, other]) expect([email, (await invitesTo(email)).length]).toEqual([email, 1]);
  expect(await invitesTo(inside)).toEqual([]);
  expect(codeOf(await start({ basis: 'customer' }))).toBe('MAILING_TO_NOBODY');
  expect(codeOf(await world.admin(`/mailings/${one.id}/stop`, { body: {} }))).toBe('MAILING_STATE_ILLEGAL');

  // The letter is in their language, says what staff wrote, and opening its page joins nobody.
  const letter = await mailTo(world, yes, 'customer_invited');
  expect([letter.locale, letter.text.includes('You know it: tell others.'), letter.html.includes('25')]).toEqual(['fr', true, true]);
  const token = linkIn(letter.text, '/store/fr/enrol');
  const page = await world.at(`/store/fr/enrol/${token}`, { headers: PERSON });
  expect([page.status, page.text.includes('name="version"'), page.headers.get('cache-control')]).toEqual([200, true, 'no-store']);
  const standing = expectOk(await world.api(`/enrolments/${token}`), 'the link').body.data;
  expect(standing).toMatchObject({ joined: false, code: null, program: { version: 1 } });
  expect(JSON.stringify(standing)).not.toContain(yes);
  const join = (body: object = {}) =>
    world.api(`/enrolments/${token}`, { body: { name: standing.name, acceptedVersion: 1, locale: 'fr', ...body } });
  expect(codeOf(await join({ acceptedVersion: 2 }))).toBe('PROGRAM_TERMS_CHANGED');
  const presses = await Promise.all([join(), join()]);
  const codes = presses.map((answer) => expectOk(answer, 'one press').body.data.code as string);
  expect([new Set(codes).size, codes[0]]).toEqual([1, expect.any(String)]);
  expect((await read(started)).joined + (await read(again)).joined).toBe(1);
  expect((await mailTo(world, yes, 'affiliate_welcome')).text).toContain(codes[0]);
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [String(codes[0])] });
  expect((await splitOf(world, orderNumber))['affiliate']?.amount).toBeGreaterThan(0);
  expect(codeOf(await world.api(`/enrolments/${'x'.repeat(32)}`))).toBe('ENROLMENT_UNKNOWN');

  // RFC 8058: the address of the header takes a POST without cookies and from nowhere; a GET leads to a page with a button.
  const optOut = linkIn((await mailTo(world, other, 'customer_invited')).text, '/store/unsubscribe');
  const shown = await world.at(`/store/unsubscribe/${optOut}`);
  expect([shown.status, shown.headers.get('location')]).toEqual([303, `/store/en/unsubscribe/${optOut}`]);
  expect((await world.at(`/store/en/unsubscribe/${optOut}`)).text).toContain('value="end"');
  expect(expectOk(await world.api(`/unsubscribe/${optOut}`), 'how it stands').body.data.optedOut).toBe(false);
  const pressed = await world.at(`/store/unsubscribe/${optOut}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
  });
  expect([pressed.status, pressed.text]).toEqual([200, 'Unsubscribed.']);
  expect((await world.at(`/store/unsubscribe/${'x'.repeat(32)}`, { method: 'POST' })).status).toBe(404);

  // From now on nothing that was not asked for goes there: no other mailing, no invite, no prospect's; what was asked for does.
  const elsewhere = await aProgram(world, {});
  const there = { program: elsewhere.documentId, basis: 'customer', product: product.documentId };
  expect((await counted(there))[2]).toMatchObject({ OPTED_OUT: 1 });
  const invite = (emails: readonly string[]) =>
    world.admin(`/programs/${elsewhere.documentId}/invites`, { body: { days: 7, maxUses: 1, emails } });
  expect(codeOf(await invite([other]))).toBe('MAIL_UNWANTED');
  expect(expectOk(await invite([other, mailOf('wanted')]), 'inviting two').body.data).toHaveLength(1);
  const { id } = await add(elsewhere.documentId, { email: other });
  expect(codeOf(await world.admin(`/prospects/${id}/invite`, { body: { days: 7, mail: true } }))).toBe('MAIL_UNWANTED');
  expect(expectOk(await world.admin('/opt-outs'), 'who wants none').body.data).toContainEqual(
    expect.objectContaining({ email: other, by: 'one_click' }),
  );
  await world.api('/auth/link', { body: { email: other } });
  expect((await mailTo(world, other, 'sign_in_link')).text).not.toContain('/store/unsubscribe');
  // Their own page takes it back, with the form it shows.
  const form = (what: string) =>
    world.at(`/store/en/unsubscribe/${optOut}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.address.url, 'sec-fetch-site': 'same-origin' },
      body: `do=${what}`,
    });
  expect((await form('undo')).status).toBe(200);
  expect((await counted(there))[2]).not.toHaveProperty('OPTED_OUT');
});
