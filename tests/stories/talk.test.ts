// News with a read state, and a conversation with each affiliate (E-43, E-47).
import { anAdministrator } from '../support/administrators';
import { aProgram, anAffiliate } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo } from '../support/mailbox';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

type Program = Awaited<ReturnType<typeof aProgram>>;
interface Manager {
  readonly id: number;
  readonly email: string;
  readonly token: string;
}
interface Seen {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly read: boolean;
}

let [house, other]: Program[] = [];
let [ana, ben]: Affiliate[] = [];
const tokens = new Map<string, string>();

const as = async (who: Affiliate | undefined): Promise<string> => {
  const email = who?.email ?? '';
  const known = tokens.get(email);
  if (known !== undefined) return known;
  const { jwt } = await enter(world, email);
  tokens.set(email, jwt);
  return jwt;
};
const get = async (who: Affiliate | undefined, path: string) => expectOk(await world.api(path, { token: await as(who) }), path).body;
const post = async (who: Affiliate | undefined, path: string, body: object = {}) => world.api(path, { token: await as(who), body });
const newsOf = async (who: Affiliate | undefined, language = 'en'): Promise<Seen[]> =>
  (await get(who, `/partner/news?language=${language}&pageSize=100`)).data as Seen[];
const unreadOf = async (who: Affiliate | undefined) => (await get(who, '/partner/unread')).data as { news: number; messages: number };
const documentOf = async (who: Affiliate | undefined): Promise<string> =>
  ((await world.admin(`/affiliates?q=${encodeURIComponent(who?.email ?? '')}`)).body as { data: Array<{ id: string }> }).data[0]?.id ?? '';
const kindsTo = async (email: string, kind: string): Promise<number> =>
  (await mailsTo(world, email)).filter((mail) => mail.kind === kind).length;
const aManager = async (): Promise<Manager> => {
  const token = await anAdministrator(world, ['affiliates.read', 'affiliates.messages']);
  const me = expectOk(await world.strapi('/admin/users/me', { token }), 'who they are').body as { data: { id: number; email: string } };
  return { id: Number(me.data.id), email: me.data.email, token };
};

beforeAll(async () => {
  [house, other] = [await aProgram(world, {}), await aProgram(world, {})];
  [ana, ben] = [await anAffiliate(world, house as Program), await anAffiliate(world, other as Program)];
}, 120_000);

describe('news', () => {
  const drafted = async (title: string, more: object = {}): Promise<string> => {
    const words = [
      { language: 'fr', title: `${title} (fr)`, text: 'Bonjour' },
      { language: 'en', title, text: 'Hello\n\nYour links work for it.' },
    ];
    return expectOk(await world.admin('/news', { body: { program: house?.documentId ?? '', group: null, words, ...more } }), 'a draft').body
      .data.id as string;
  };

  test('a draft is nobody’s; published it is of whom it is for, in their language, unread until they read it, and gone when it is taken back', async () => {
    const title = unique('A new course');
    const id = await drafted(title);
    expect((await newsOf(ana)).map((one) => one.title)).not.toContain(title);
    const before = await unreadOf(ana);
    expectOk(await world.admin(`/news/${id}/publish`, { body: {} }), 'publishing');
    expect((await newsOf(ana, 'fr'))[0]).toMatchObject({ id, title: `${title} (fr)`, language: 'fr', read: false });
    expect((await newsOf(ana, 'ar'))[0]).toMatchObject({ id, title, language: 'en' });
    expect((await newsOf(ben)).map((one) => one.id)).not.toContain(id);
    expect((await unreadOf(ana)).news).toBe(before.news + 1);
    // Somebody it is not for cannot find out that it is there.
    expect(codeOf(await post(ben, `/partner/news/${id}/read`))).toBe('NEWS_NOT_FOUND');
    expectOk(await post(ana, `/partner/news/${id}/read`), 'reading');
    expectOk(await post(ana, `/partner/news/${id}/read`), 'reading once more');
    expect([(await unreadOf(ana)).news, (await newsOf(ana))[0]?.read]).toEqual([before.news, true]);
    expect((await world.admin(`/news/${id}`)).body.data).toMatchObject({ state: 'published', read: 1, reaches: 1, mailed: false });
    // What was read is not changed any more.
    const words = [{ language: 'en', title: 'Other', text: 'Words' }];
    const changed = await world.admin(`/news/${id}`, { method: 'PUT', body: { program: null, group: null, words } });
    expect(codeOf(changed)).toBe('NEWS_STATE');
    expectOk(await world.admin(`/news/${id}/take-back`, { body: {} }), 'taking it back');
    expect((await newsOf(ana)).map((one) => one.id)).not.toContain(id);
    expect(codeOf(await world.admin(`/news/${id}/publish`, { body: {} }))).toBe('NEWS_STATE');
    await world.settled();
    expect(await kindsTo(ana?.email ?? '', 'news_published')).toBe(0);
  });

  test('what came before somebody joined does not wait for them, and a group is a group of a program', async () => {
    const id = await drafted(unique('Old'));
    expectOk(await world.admin(`/news/${id}/publish`, { body: {} }), 'publishing');
    const late = await anAffiliate(world, house as Program);
    expect((await newsOf(late)).find((one) => one.id === id)).toMatchObject({ read: true });
    expect((await unreadOf(late)).news).toBe(0);
    const gold = await drafted(unique('Gold'), { group: 'gold' });
    expectOk(await world.admin(`/news/${gold}/publish`, { body: {} }), 'publishing');
    expect((await newsOf(ana)).map((one) => one.id)).not.toContain(gold);
    // Whoever is put into the group sees it, and what is for a tag only who has the tag.
    const radio = await drafted(unique('Radio'), { program: null, tag: 'radio' });
    expectOk(await world.admin(`/news/${radio}/publish`, { body: {} }), 'publishing');
    const place = { group: 'gold', tags: ['north', 'radio'] };
    expectOk(await world.admin(`/affiliates/${late.id}/place`, { method: 'PUT', body: place }), 'a group and tags');
    expect((await newsOf(late)).map((one) => one.id)).toEqual(expect.arrayContaining([gold, radio]));
    const ofOthers = (await newsOf(ana)).map((one) => one.id);
    expect([ofOthers.includes(gold), ofOthers.includes(radio)]).toEqual([false, false]);
    const reach = async (one: string): Promise<unknown> => (await world.admin(`/news/${one}`)).body.data.reaches;
    expect([await reach(gold), await reach(radio)]).toEqual([1, 1]);
    const words = [{ language: 'en', title: 'Twice', text: 'Twice' }, { language: 'en', title: 'Twice', text: 'Twice' }]; // oxfmt-ignore
    const draft = (body: object) => world.admin('/news', { body: { program: null, group: null, words, ...body } });
    expect(codeOf(await draft({}))).toBe('NEWS_LANGUAGE_TWICE');
    expect(codeOf(await draft({ group: 'gold' }))).toBe('NEWS_AUDIENCE_UNKNOWN');
    expect(codeOf(await draft({ program: 'nothing' }))).toBe('NEWS_AUDIENCE_UNKNOWN');
  });

  test('by mail each reader gets one letter, unless the shop has switched its kind off', async () => {
    const title = unique('By mail');
    const id = await drafted(title);
    expectOk(await world.admin(`/news/${id}/publish`, { body: { mail: true } }), 'publishing');
    await world.settled();
    const [letter] = (await mailsTo(world, ana?.email ?? '')).filter(({ kind }) => kind === 'news_published');
    expect(letter?.subject).toBe(title);
    expect(await kindsTo(ben?.email ?? '', 'news_published')).toBe(0);
    const reader = await anAdministrator(world, ['news.read']);
    expect((await world.admin('/news?state=published', { token: reader })).status).toBe(200);
    expect(codeOf(await world.admin(`/news/${id}/take-back`, { token: reader, body: {} }))).toBe('FORBIDDEN');
  });
});

describe('a conversation', () => {
  test('each side knows what it has not read; one letter goes until it was; staff sees who wrote, the affiliate does not', async () => {
    const manager = await aManager();
    const id = await documentOf(ana);
    const assigned = { affiliates: [id], manager: manager.id };
    expectOk(await world.admin('/affiliate-managers/assignments', { body: assigned }), 'a manager');
    const say = async (text: string) =>
      expectOk(await world.admin(`/affiliates/${id}/messages`, { token: manager.token, body: { text } }), 'a message').body.data;
    expect(await say('How are you getting on?')).toMatchObject({ by: 'shop', who: 'Sam Staff' });
    await say('Do you need another banner?');
    await world.settled();
    expect(await kindsTo(ana?.email ?? '', 'message_to_partner')).toBe(1);
    expect((await unreadOf(ana)).messages).toBe(2);
    const code = ana?.code ?? '';
    const { data } = (await get(ana, `/partner/messages?code=${code}`)) as { data: Array<{ by: string; text: string }> };
    expect(data.map(({ by, text }) => [by, text])).toEqual([
      ['shop', 'Do you need another banner?'],
      ['shop', 'How are you getting on?'],
    ]);
    expect(JSON.stringify(data)).not.toContain('Sam');
    expectOk(await post(ana, '/partner/messages/read', { code }), 'reading');
    expect((await unreadOf(ana)).messages).toBe(0);
    await say('Just write.');
    await world.settled();
    expect(await kindsTo(ana?.email ?? '', 'message_to_partner')).toBe(2);

    // The other way round: whoever writes has read, and their manager gets one letter.
    for (const text of ['Yes please', 'A tall one']) expectOk(await post(ana, '/partner/messages', { code, text }), text);
    await world.settled();
    expect((await unreadOf(ana)).messages).toBe(0);
    expect(await kindsTo(manager.email, 'message_to_staff')).toBe(1);
    const waiting = (await world.admin('/conversations?waiting=true', { token: manager.token })).body.data as Array<{ unread: number }>;
    expect(waiting).toMatchObject([{ affiliate: { id }, unread: 2, lastBy: 'partner' }]);
    expectOk(await world.admin(`/affiliates/${id}/messages/read`, { token: manager.token, body: {} }), 'reading');
    expect((await world.admin('/conversations?waiting=true', { token: manager.token })).body.data).toEqual([]);
    const rows = (await world.admin(`/affiliates/${id}/messages?pageSize=1`, { token: manager.token })).body;
    expect(rows.data).toMatchObject([{ by: 'partner', text: 'A tall one', who: ana?.name }]);
    expect(rows.meta.pagination.total).toBe(5);
  });

  test('it is of one place: nobody else’s code leads to it, and a manager of others finds none', async () => {
    const code = ana?.code ?? '';
    const [as1, as2] = [await world.api(`/partner/messages?code=${code}`, { token: await as(ben) }), await post(ben, '/partner/messages', { code, text: 'Hello' })]; // oxfmt-ignore
    expect([codeOf(as1), codeOf(as2)]).toEqual(['NOT_AN_AFFILIATE', 'NOT_AN_AFFILIATE']);
    const stranger = await aManager();
    const id = await documentOf(ana);
    expect((await world.admin('/conversations', { token: stranger.token })).body).toMatchObject({
      data: [],
      meta: { pagination: { total: 0 } },
    });
    expect(codeOf(await world.admin(`/affiliates/${id}/messages`, { token: stranger.token }))).toBe('AFFILIATE_NOT_FOUND');
    expect(codeOf(await world.admin(`/affiliates/${id}/messages`, { token: stranger.token, body: { text: 'Hello' } }))).toBe(
      'AFFILIATE_NOT_FOUND',
    );
    expect((await get(ben, '/partner/conversations')).data).toMatchObject([{ code: ben?.code, unread: 0, lastAt: null }]);
  });
});
