import { aProduct, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailTo, mailsTo, tokenIn } from '../support/mailbox';
import { buy } from '../support/purchase';
import { enter, useLink } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const slug = unique('market');
const closed = unique('closed');

/** Asks to join as a stranger and comes in by the mailed link. */
const stranger = async (to = slug, invite?: string): Promise<{ readonly email: string; readonly token: string }> => {
  const email = `${unique('newcomer')}@example.test`;
  expectOk(await world.api(`/marketplace/programs/${to}/join`, { body: { email, invite } }), 'asking to join');
  const entered = expectOk(await useLink(world, tokenIn(await mailTo(world, email, 'program_join_link'))), 'the link');
  return { email, token: (entered.body as { data: { jwt: string } }).data.jwt };
};

const handIn = (token: string, viewers: string, acceptedVersion = 1) =>
  world.api(`/me/applications/${slug}`, {
    token,
    body: { name: 'Zoé', promoPlan: 'On my channel', acceptedVersion, answers: [{ key: 'viewers', value: viewers }] },
  });

beforeAll(async () => {
  const program = await aProgram(world, {
    slug,
    admission: 'by_approval',
    listed: true,
    admitWhenMet: true,
    niches: ['streaming'],
    languages: ['de'],
    commissionBase: 'gross',
    questions: [{ key: 'viewers', label: 'Average viewers', kind: 'number', required: true }],
    criteria: [{ question: 'viewers', compare: 'more_than', value: 500 }],
  } as object);
  await aProduct(world, { prices: { EUR: '80.00' }, program });
  await aProgram(world, { slug: closed } as object);
}, 120_000);

describe('a program', () => {
  test('is found in the marketplace with what a sale earns; one that is not listed is not', async () => {
    const { body } = expectOk(await world.api('/marketplace/programs?niche=streaming'), 'the marketplace');
    const card = body.data.find((one: { slug: string }) => one.slug === slug);
    expect(card).toMatchObject({ rateBasisPoints: 3000, windowDays: 30, earnsUpTo: { amount: '2400', currency: 'EUR' } });
    expect(card).toMatchObject({ holdDays: expect.any(Number), recurring: false, figures: null });
    // By what is paid again and again, by language, and by what a click earned: what is not known comes last, and nothing is lost by it.
    const found = async (query: string): Promise<boolean> =>
      expectOk(await world.api(`/marketplace/programs?niche=streaming&${query}`), query).body.data.some(
        (one: { slug: string }) => one.slug === slug,
      );
    expect([await found('recurring=no'), await found('recurring=yes'), await found('sort=per_click')]).toEqual([true, false, true]);
    expect([await found('language=de'), await found('language=pt-BR')]).toEqual([true, false]);
    expect((await world.api(`/marketplace/programs/${closed}`)).status).toBe(404);
  });

  test('admits whoever meets its criteria at once, with a code and a letter', async () => {
    const { email, token } = await stranger();
    const { body } = expectOk(await handIn(token, '501'), 'handing in');
    expect(body.data).toMatchObject({ application: { state: 'admitted' }, code: expect.any(String) });
    await mailTo(world, email, 'affiliate_welcome');
  });

  test('has whoever is below looked at, and admits them as an exception only with a reason', async () => {
    const { email, token } = await stranger();
    expect((await handIn(token, '20', 2)).body).toMatchObject({ error: { details: { code: 'PROGRAM_TERMS_CHANGED' } } });
    expect((await handIn(token, 'many')).body).toMatchObject({ error: { details: { code: 'APPLICATION_INCOMPLETE' } } });
    expectOk(await handIn(token, '20'), 'handing in');
    expect((await handIn(token, '900')).body).toMatchObject({ error: { details: { code: 'APPLICATION_OPEN' } } });
    const listed = expectOk(await world.admin('/applications?state=in_review'), 'the queue');
    const one = listed.body.data.find((row: { email: string }) => row.email === email);
    expect(one).toMatchObject({ criteria: [{ answered: 20, met: false }], overdue: false });
    const decide = (body: object) => world.admin(`/applications/${one.id}/decision`, { body: { revision: one.revision, ...body } });
    expect((await decide({ to: 'admitted' })).body).toMatchObject({ error: { details: { code: 'APPLICATION_REASON_MISSING' } } });
    expectOk(await decide({ to: 'admitted', reason: 'A small and loyal audience', rateBasisPoints: 2000 }), 'an exception');
    expect((await decide({ to: 'refused', reason: 'too late' })).body).toMatchObject({
      error: { details: { code: 'APPLICATION_CHANGED' } },
    });
    const sheet = expectOk(await world.api(`/me/applications/${slug}`, { token }), 'one’s own');
    expect(JSON.stringify(sheet.body)).not.toContain('loyal');
  });

  test('takes nobody’s yes for terms they have not seen: who applied before they changed is asked in the portal', async () => {
    const changing = unique('changing');
    const program = await aProgram(world, { slug: changing, admission: 'by_approval', listed: true } as object);
    const applied = async () => {
      const person = await stranger(changing);
      const body = { name: 'Noa', promoPlan: '', acceptedVersion: 1, answers: [] };
      expectOk(await world.api(`/me/applications/${changing}`, { token: person.token, body }), 'handing in');
      return person;
    };
    const [early, late] = [await applied(), await applied()];
    const admit = async ({ email }: { readonly email: string }) => {
      const { data } = expectOk(await world.admin(`/applications?state=in_review&program=${program.documentId}`), 'the queue').body;
      const one = data.find((row: { email: string }) => row.email === email);
      expectOk(await world.admin(`/applications/${one.id}/decision`, { body: { to: 'admitted', revision: one.revision } }), 'admitting');
    };
    const contractOf = async ({ token }: { readonly token: string }) =>
      expectOk(await world.api('/partner/contracts', { token }), 'the contract').body.data[0];

    await admit(early);
    expect(await contractOf(early)).toMatchObject({ asksConsent: false, consent: { how: 'self' }, inForce: { version: 1 } });

    const edited = await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.program/${program.documentId}`, {
      method: 'PUT',
      body: { rateBasisPoints: 1000 },
    });
    expectOk(edited, 'lower terms');
    await admit(late);
    const contract = await contractOf(late);
    expect(contract).toMatchObject({ asksConsent: true, consent: { how: 'staff' }, inForce: { version: 2 } });
    const answer = { what: 'confirm', locale: 'en', hash: contract.inForce.hash };
    const asked = await world.api(`/partner/contracts/${contract.id}/answers`, { token: late.token, body: answer });
    expect(expectOk(asked, 'their own word').body.data).toMatchObject({ asksConsent: false, consent: { how: 'self' } });
  });

  test('lets in whoever is invited, as often as the invite says, also where nobody else may apply', async () => {
    const shut = unique('by-invitation');
    const program = await aProgram(world, { slug: shut, admission: 'closed' } as object);
    const make = async (body: object) =>
      expectOk(
        await world.admin(`/programs/${program.documentId}/invites`, { body: { days: 7, maxUses: 1, emails: [], ...body } }),
        'an invite',
      ).body.data as Array<{ id: string; url: string }>;
    const codeOf = ({ url }: { readonly url: string }) => new URL(url).searchParams.get('invite') ?? '';
    const [once] = await make({});
    const code = codeOf(once as { url: string });
    expect((await world.api(`/marketplace/programs/${shut}`)).status).toBe(404);
    expectOk(await world.api(`/marketplace/programs/${shut}?invite=${code}`), 'the page of the invited');

    const comeIn = async (invite: string) => {
      const { token } = await stranger(shut, invite);
      const body = { name: 'Ida', promoPlan: '', acceptedVersion: 1, answers: [], invite };
      return { token, answer: await world.api(`/me/applications/${shut}`, { token, body }) };
    };
    const { token, answer } = await comeIn(code);
    expect(expectOk(answer, 'joining').body.data).toMatchObject({ application: { state: 'admitted' }, code: expect.any(String) });
    const [contract] = expectOk(await world.api('/partner/contracts', { token }), 'the contract').body.data;
    expect(contract).toMatchObject({ consent: { how: 'self' } });

    // Used up: it opens no page and lets nobody in; one made for another program never does.
    expect((await world.api(`/marketplace/programs/${shut}?invite=${code}`)).status).toBe(404);
    const { token: late } = await stranger();
    const again = { name: 'Ole', promoPlan: '', acceptedVersion: 1, answers: [{ key: 'viewers', value: '1' }], invite: code };
    expect((await world.api(`/me/applications/${slug}`, { token: late, body: again })).body).toMatchObject({
      error: { details: { code: 'INVITE_INVALID' } },
    });

    // By mail to a list: one for each address, once; ended, it is none any more.
    const friend = `${unique('friend')}@example.test`;
    const [mailed] = await make({ emails: [friend, friend.toUpperCase()] });
    expect((await mailTo(world, friend, 'program_invited')).text).toContain(codeOf(mailed as { url: string }));
    expectOk(await world.admin(`/invites/${mailed?.id}/end`, { body: {} }), 'ending it');
    expect((await world.api(`/marketplace/programs/${shut}?invite=${codeOf(mailed as { url: string })}`)).status).toBe(404);
    const listed = expectOk(await world.admin(`/programs/${program.documentId}/invites`), 'invites').body.data;
    expect(listed.map(({ state }: { state: string }) => state)).toEqual(['ended', 'used']);
  });

  test('is decided about for several at once: each by itself, and each says how it went', async () => {
    const many = unique('many');
    const program = await aProgram(world, { slug: many, admission: 'by_approval', listed: true } as object);
    for (let n = 0; n < 2; n += 1) {
      const { token } = await stranger(many);
      const body = { name: `Nr ${n}`, promoPlan: '', acceptedVersion: 1, answers: [] };
      expectOk(await world.api(`/me/applications/${many}`, { token, body }), 'handing in');
    }
    const { data } = expectOk(await world.admin(`/applications?program=${program.documentId}`), 'the queue').body;
    const [newer, older] = data as Array<{ id: string; revision: number }>;
    const decide = async (body: object) =>
      expectOk(await world.admin('/applications/decisions', { body }), 'the decisions').body.data as Array<{
        done: boolean;
        code: string | null;
      }>;
    const about = [
      { id: newer?.id, revision: newer?.revision },
      { id: older?.id, revision: (older?.revision ?? 0) + 1 },
    ];
    expect((await decide({ to: 'refused', applications: about })).map(({ code }) => code)).toEqual([
      'APPLICATION_REASON_MISSING',
      'APPLICATION_CHANGED',
    ]);
    expect(await decide({ to: 'admitted', applications: about })).toMatchObject([{ done: true, code: null }, { done: false }]);
  });

  test('is offered in the library to whoever bought something of it, until they are in', async () => {
    const open = unique('recommend');
    const program = await aProgram(world, { slug: open, admission: 'open', listed: true } as object);
    const product = await aProduct(world, { prices: { EUR: '20.00' }, program });
    const email = `${unique('buyer')}@example.test`;
    await buy(world, { offerId: product.offerId, email });
    const { jwt: token } = await enter(world, email);
    const recommended = async () => expectOk(await world.api('/me/library', { token }), 'the library').body.data[0].recommend;
    expect(await recommended()).toEqual({ slug: open, rateBasisPoints: 3000 });
    const body = { name: 'Bea', promoPlan: '', acceptedVersion: 1, answers: [] };
    expectOk(await world.api(`/me/applications/${open}`, { token, body }), 'joining');
    expect(await recommended()).toBeNull();
  });

  test('is there for machines: a card and a feed', async () => {
    const card = await world.at(`/store/fr/programs/${slug}.json`);
    expect(card.body).toMatchObject({ slug, earnsUpTo: { amount: '2400' }, page: expect.stringContaining(`/store/fr/programs/${slug}`) });
    expect((await world.at(`/store/fr/programs/${closed}.json`)).status).toBe(404);
    const feed = await world.at('/store/en/programs.rss');
    expect([feed.status, feed.text.includes(`/store/en/programs/${slug}</link>`), feed.text.includes(closed)]).toEqual([200, true, false]);
  });

  test('mails nothing to whatever fills in the hidden field, and answers it alike', async () => {
    const email = `${unique('robot')}@example.test`;
    expect((await world.api(`/marketplace/programs/${slug}/join`, { body: { email, website: 'https://spam.example' } })).status).toBe(202);
    await world.settled();
    expect(await mailsTo(world, email)).toEqual([]);
  });
});
