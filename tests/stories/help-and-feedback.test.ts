// The help centre: articles by role and language, and questions that become answers (E-79). The feedback board of partners (E-49).
import { anAdministrator } from '../support/administrators';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo, mailTo } from '../support/mailbox';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly role: string;
}

let [ana, ben]: Affiliate[] = [];
let product: Product;
const tokens = new Map<string, string>();

const as = async (email: string): Promise<string> => {
  const known = tokens.get(email);
  if (known !== undefined) return known;
  const { jwt } = await enter(world, email);
  tokens.set(email, jwt);
  return jwt;
};
const get = async (email: string, path: string) => expectOk(await world.api(path, { token: await as(email) }), path).body;
const post = async (email: string, path: string, body: object = {}) => world.api(path, { token: await as(email), body });
const put = async (email: string, path: string, body: object) => world.api(path, { method: 'PUT', token: await as(email), body });
const staff = async (path: string, body: object = {}) => expectOk(await world.admin(path, { body }), path).body.data;

beforeAll(async () => {
  const [house, other] = [await aProgram(world, {}), await aProgram(world, {})];
  [ana, ben] = [await anAffiliate(world, house), await anAffiliate(world, other)];
  product = await aProduct(world, { prices: { EUR: '20.00' }, program: house });
}, 120_000);

describe('the help centre', () => {
  const articlesOf = async (email: string, query = ''): Promise<Shown[]> =>
    (await get(email, `/help/articles?pageSize=100${query}`)).data as Shown[];
  const idsOf = async (email: string, query = '') => (await articlesOf(email, query)).map(({ id }) => id);
  const anArticle = async (more: object = {}) => {
    const title = unique('How it is paid');
    const words = [{ language: 'en', title, text: 'The money is on its way.\n\nA zebrafish knows when.' }];
    const asked = { role: 'affiliate', kind: 'guide', section: 'money', position: 5, words, ...more };
    return { title, asked, id: (await staff('/help-articles', asked)).id as string };
  };

  test('everybody reads what is for what they are, in their language, else in English, and it says which', async () => {
    const affiliate = ana?.email ?? '';
    const creator = product.creator.email;
    expect(await idsOf(affiliate)).toEqual(
      expect.arrayContaining(['starter-credited', 'starter-held', 'starter-paid', 'starter-contest', 'starter-library']),
    );
    expect(await idsOf(affiliate)).not.toContain('starter-share');
    expect(await idsOf(creator)).toEqual(expect.arrayContaining(['starter-share', 'starter-refund']));
    expect(await idsOf(creator)).not.toContain('starter-held');
    // A role one does not hold opens nothing.
    expect(await idsOf(creator, '&role=affiliate')).toEqual([]);
    const arabic = (await articlesOf(affiliate, '&language=ar')).find(({ id }) => id === 'starter-held');
    expect(arabic?.language).toBe('ar');
    const { id, title } = await anArticle();
    expect(await idsOf(affiliate)).not.toContain(id);
    expect(codeOf(await world.api(`/help/articles/${id}`, { token: await as(affiliate) }))).toBe('HELP_ARTICLE_NOT_FOUND');
    await staff(`/help-articles/${id}/publish`);
    expect((await articlesOf(affiliate, '&language=fr')).find((one) => one.id === id)).toMatchObject({ title, language: 'en' });
    expect((await get(affiliate, `/help/articles/${id}?language=fr`)).data).toMatchObject({ title, language: 'en', helpful: null });
    // What is for others is as if there were none.
    expect(codeOf(await world.api(`/help/articles/${id}`, { token: await as(creator) }))).toBe('HELP_ARTICLE_NOT_FOUND');
    expect(codeOf(await put(creator, `/help/articles/${id}/helpful`, { helpful: true }))).toBe('HELP_ARTICLE_NOT_FOUND');
    expect((await idsOf(affiliate, '&q=ZEBRAfish%20money'))[0]).toBe(id);
    expect(await idsOf(affiliate, '&q=zebrafish%20xylophone')).toEqual([]);
    expect(await idsOf(affiliate, '&language=fr&q=retenue%20banque')).toContain('starter-held');
    await staff(`/help-articles/${id}/withdraw`);
    expect(await idsOf(affiliate)).not.toContain(id);
    expect(codeOf(await world.admin(`/help-articles/${id}/withdraw`, { body: {} }))).toBe('HELP_ARTICLE_STATE');
  });

  test('what the plugin brings becomes the shop’s with the first change, and stays withdrawn once it is', async () => {
    const affiliate = ana?.email ?? '';
    const path = '/help-articles/starter-recommend';
    expect((await world.admin(path)).body.data).toMatchObject({ starter: true, state: 'published', changedAt: null });
    const words = [{ language: 'en', title: 'Our own way', text: 'We do it otherwise.' }];
    const body = { role: 'affiliate', kind: 'practice', section: 'start', position: 1, words };
    expectOk(await world.admin(path, { method: 'PUT', body }), 'a change');
    expect((await world.admin(path)).body.data).toMatchObject({ starter: false, title: 'Our own way', languages: ['en'] });
    expect((await articlesOf(affiliate, '&language=es')).filter(({ id }) => id === 'starter-recommend')).toMatchObject([
      { title: 'Our own way', language: 'en' },
    ]);
    await staff(`${path}/withdraw`);
    expect(await idsOf(affiliate)).not.toContain('starter-recommend');
    await staff(`${path}/publish`);
    const twice = { ...body, words: [...words, ...words] };
    expect(codeOf(await world.admin('/help-articles', { body: twice }))).toBe('INVALID_INPUT');
    expect(codeOf(await world.admin('/help-articles/none', { method: 'PUT', body }))).toBe('HELP_ARTICLE_NOT_FOUND');
  });

  test('whether it helped is one word a person, and the last one counts', async () => {
    const [first, second] = [ana?.email ?? '', ben?.email ?? ''];
    const path = '/help/articles/starter-held';
    const countsOf = async () => {
      const { helped, didNotHelp } = (await world.admin('/help-articles/starter-held')).body.data as Record<string, number>;
      return [helped, didNotHelp];
    };
    for (const helpful of [true, true, false]) expectOk(await put(first, `${path}/helpful`, { helpful }), 'a word');
    expectOk(await put(second, `${path}/helpful`, { helpful: true }), 'another');
    expect(await countsOf()).toEqual([1, 1]);
    expect((await get(first, path)).data.helpful).toBe(false);
    const listed = (await world.admin('/help-articles?role=affiliate&q=retenue')).body.data as Array<{ id: string; helped: number }>;
    expect(listed.find(({ id }) => id === 'starter-held')).toMatchObject({ helped: 1 });
  });

  test('a question is answered to whoever asked, and may become an article that names nobody', async () => {
    const [asker, other] = [ana?.email ?? '', ben?.email ?? ''];
    const secret = unique('My number is 4711 and I am Ana');
    const ask = { role: 'affiliate', language: 'fr', text: secret, article: 'starter-paid' };
    expect(codeOf(await post(asker, '/help/questions', { ...ask, role: 'creator' }))).toBe('HELP_ROLE_NOT_YOURS');
    expect(codeOf(await post(asker, '/help/questions', { ...ask, article: 'starter-share' }))).toBe('HELP_ARTICLE_NOT_FOUND');
    const { id } = expectOk(await post(asker, '/help/questions', ask), 'a question').body.data as { id: string };
    expect((await get(asker, '/help/questions')).data).toMatchObject([{ id, text: secret, state: 'open', answer: null }]);
    expect((await get(other, '/help/questions')).data).toEqual([]);
    const attention = (await world.admin('/overview/attention')).body.data as Array<{ code: string }>;
    expect(attention.map(({ code }) => code)).toContain('questions_open');

    // Who asks as an affiliate is shown to whoever sees every affiliate, and nobody else; without pii.view the address is masked.
    const few = await anAdministrator(world, ['help.answer']);
    const many = await anAdministrator(world, ['help.answer', 'affiliates.all']);
    const seenBy = async (token: string) => (await world.admin(`/help-questions/${id}`, { token })).body.data as Record<string, unknown>;
    expect((await seenBy(few))['asker']).toBeNull();
    expect((await seenBy(many))['asker']).toMatch(/^.•••@/);
    expect((await world.admin(`/help-questions/${id}`)).body.data).toMatchObject({ asker, about: { id: 'starter-paid' } });
    expect(codeOf(await world.admin('/help-articles', { token: few }))).toBe('FORBIDDEN');

    const title = unique('Quand suis-je payé');
    const text = 'Quand la garantie est passée.';
    expect(codeOf(await world.admin('/help-questions/hq_nothing/answer', { body: { text: 'To nobody.', publish: null } }))).toBe(
      'HELP_QUESTION_NOT_FOUND',
    );
    const answer = { text: 'Bonjour Ana, la vôtre est passée lundi.', publish: { title, text, section: 'money' } };
    expect(await staff(`/help-questions/${id}/answer`, answer)).toMatchObject({ state: 'answered', publishedAs: { title } });
    expect(codeOf(await world.admin(`/help-questions/${id}/answer`, { body: answer }))).toBe('HELP_QUESTION_STATE');
    const letter = await mailTo(world, asker, 'help_answered');
    expect([letter.locale, letter.text.includes('la vôtre est passée lundi'), letter.text.includes('4711')]).toEqual(['fr', true, true]);
    expect((await get(asker, '/help/questions')).data).toMatchObject([{ id, state: 'answered', answer: answer.text }]);

    const found = (await articlesOf(other, `&language=fr&q=${encodeURIComponent(title)}`))[0];
    expect(found).toMatchObject({ title, role: 'affiliate', language: 'fr' });
    const shown = JSON.stringify((await get(other, `/help/articles/${found?.id ?? ''}?language=fr`)).data);
    expect(shown).toContain(text);
    for (const trace of ['4711', 'Ana', asker, 'lundi']) expect(shown).not.toContain(trace);
    expect((await mailsTo(world, other)).filter(({ kind }) => kind === 'help_answered')).toEqual([]);
    expect(JSON.stringify((await world.admin('/audit?pageSize=100')).body)).not.toContain('4711');
  });

  test('what nobody answers is closed for a reason, without a letter; ten at once are enough', async () => {
    const asker = product.creator.email;
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1)
      ids.push(
        expectOk(await post(asker, '/help/questions', { role: 'creator', language: 'en', text: `Question ${n}` }), 'asking').body.data.id,
      );
    const more = { role: 'buyer', language: 'en', text: 'One more' };
    expect(codeOf(await post(asker, '/help/questions', more))).toBe('HELP_QUESTIONS_FULL');
    expect(await staff(`/help-questions/${ids[0] ?? ''}/close`, { reason: 'no question' })).toMatchObject({
      state: 'closed',
      answer: null,
    });
    expectOk(await post(asker, '/help/questions', more), 'room again');
    expect((await world.admin('/help-questions?state=closed&role=creator')).body.data).toMatchObject([{ id: ids[0] }]);
    expect((await mailsTo(world, asker)).filter(({ kind }) => kind === 'help_answered')).toEqual([]);
    const page = (await world.admin('/help-questions?pageSize=1&q=Question%203')).body;
    expect([page.data[0]?.text, page.meta.pagination.total]).toEqual(['Question 3', 1]);
  });
});

describe('the feedback board', () => {
  interface Entry {
    readonly id: string;
    readonly title: string;
    readonly backers: number;
    readonly yours: boolean;
    readonly backed: boolean;
    readonly state: string;
  }
  let cara: Affiliate;
  const boardOf = async (email: string, query = ''): Promise<Entry[]> =>
    (await get(email, `/feedback?pageSize=100${query}`)).data as Entry[];
  const onBoard = async (email: string, id: string, query = '') => (await boardOf(email, query)).find((one) => one.id === id);
  const posted = async (email: string, more: object = {}): Promise<Entry> =>
    expectOk(
      await post(email, '/feedback', { kind: 'idea', title: unique('An idea'), text: 'It could be otherwise.', ...more }),
      'an entry',
    ).body.data as Entry;
  const back = (email: string, id: string, backs = true) => put(email, `/feedback/${id}/backing`, { backs });
  const told = async (email: string): Promise<string[]> =>
    (await mailsTo(world, email)).filter(({ kind }) => kind === 'feedback_told').map(({ subject }) => subject);
  const decide = (id: string, state: string, answer: string | null) => world.admin(`/feedback/${id}/state`, { body: { state, answer } });

  beforeAll(async () => {
    cara = await anAffiliate(world, await aProgram(world, {}));
  }, 60_000);

  test('partners see what is within their reach, without names, and each has one voice', async () => {
    const [ann, bob, creator] = [ana?.email ?? '', ben?.email ?? '', product.creator.email];
    const buyer = (await buy(world, { offerId: product.offerId })).email;
    expect(codeOf(await world.api('/feedback', { token: await as(buyer) }))).toBe('NOT_A_PARTNER');
    expect((await get(ann, '/feedback/choices')).data).toEqual([{ id: product.documentId, name: product.name }]);
    expect(
      codeOf(await post(bob, '/feedback', { kind: 'issue', title: 'A chapter', text: 'It is silent.', product: product.documentId })),
    ).toBe('FEEDBACK_PRODUCT_UNKNOWN');
    const ofShop = await posted(ann);
    const ofProduct = await posted(ann, { kind: 'issue', product: product.documentId });
    expect(ofProduct).toMatchObject({ yours: true, backed: true, backers: 1, state: 'new' });
    // Of the product: whoever recommends or makes it. Of the shop: every partner.
    expect([await onBoard(creator, ofProduct.id), await onBoard(bob, ofProduct.id)]).toMatchObject([
      { yours: false, mayBack: true },
      undefined,
    ]);
    expect(codeOf(await back(bob, ofProduct.id))).toBe('FEEDBACK_NOT_FOUND');
    const seen = await world.api(`/feedback/${ofShop.id}`, { token: await as(bob) });
    for (const trace of [ann, ana?.name ?? '', ana?.code ?? '']) expect(seen.text).not.toContain(trace);

    for (const email of [bob, bob, creator]) expectOk(await back(email, ofShop.id), 'a voice');
    expect(await onBoard(ann, ofShop.id)).toMatchObject({ backers: 3 });
    expectOk(await back(bob, ofShop.id, false), 'taking it back');
    expect((await boardOf(bob, '&sort=backed'))[0]).toMatchObject({ id: ofShop.id, backers: 2, backed: false });
    expect(codeOf(await back(ann, ofShop.id, false))).toBe('FEEDBACK_OWN');
    expect((await boardOf(ann, '&mine=true')).map(({ id }) => id).sort()).toEqual([ofShop.id, ofProduct.id].sort());
    expect(await boardOf(bob, '&mine=true')).toEqual([]);
    const attention = (await world.admin('/overview/attention')).body.data as Array<{ code: string }>;
    expect(attention.map(({ code }) => code)).toContain('feedback_new');
  });

  test('a change brings one letter to each who stands behind it; a no says why and closes it', async () => {
    const [ann, bob] = [ana?.email ?? '', ben?.email ?? ''];
    const { id, title } = await posted(ann);
    expectOk(await back(bob, id), 'a voice');
    expectOk(await decide(id, 'planned', 'In spring.'), 'an answer');
    expect(codeOf(await decide(id, 'planned', 'In spring.'))).toBe('FEEDBACK_STATE');
    await world.settled();
    for (const email of [ann, bob]) expect((await told(email)).filter((subject) => subject.includes(title))).toHaveLength(1);
    expect(await told(cara.email)).toEqual([]);
    expect(await onBoard(cara.email, id)).toMatchObject({ state: 'planned', answer: 'In spring.' });
    expect(codeOf(await decide(id, 'declined', null))).toBe('FEEDBACK_ANSWER_MISSING');
    expectOk(await decide(id, 'declined', 'Too dear.'), 'a no');
    await world.settled();
    const letters = (await told(bob)).filter((subject) => subject.includes(title));
    expect(letters).toHaveLength(2);
    expect(codeOf(await back(cara.email, id))).toBe('FEEDBACK_CLOSED');
    expect(codeOf(await decide('none', 'done', null))).toBe('FEEDBACK_NOT_FOUND');
    const reader = await anAdministrator(world, ['feedback.read']);
    expect((await world.admin(`/feedback/${id}`, { token: reader })).body.data).toMatchObject({ author: null, backers: 2 });
    expect((await world.admin(`/feedback/${id}`)).body.data).toMatchObject({ author: ana?.name });
    expect(codeOf(await world.admin(`/feedback/${id}/state`, { token: reader, body: { state: 'done', answer: null } }))).toBe('FORBIDDEN');
  });

  test('put together, everybody stands behind the one that is left, once; nobody backs what is gone', async () => {
    const [ann, bob, other] = [ana?.email ?? '', ben?.email ?? '', cara.email];
    const [first, second, third] = [await posted(ann), await posted(bob), await posted(other)];
    const elsewhere = await posted(ann, { product: product.documentId });
    expectOk(await back(other, first.id), 'a voice');
    expectOk(await back(other, second.id), 'a voice');
    const merge = (id: string, into: string) => world.admin(`/feedback/${id}/merge`, { body: { into } });
    expect(codeOf(await merge(first.id, first.id))).toBe('FEEDBACK_MERGE');
    expect(codeOf(await merge(first.id, elsewhere.id))).toBe('FEEDBACK_MERGE');
    expectOk(await merge(third.id, first.id), 'one');
    expect(expectOk(await merge(first.id, second.id), 'and another').body.data).toMatchObject({
      place: 'merged',
      mergedInto: { id: second.id },
    });
    expect(codeOf(await merge(first.id, second.id))).toBe('FEEDBACK_STATE');
    // Ann, Ben and Cara, each once; what was put together with the first is with the second now.
    expect((await world.admin(`/feedback/${second.id}`)).body.data).toMatchObject({ backers: 3 });
    const { merged } = (await world.admin(`/feedback/${second.id}`)).body.data as { merged: Array<{ id: string }> };
    expect(merged.map(({ id }) => id).sort()).toEqual([first.id, third.id].sort());
    expect(await onBoard(bob, first.id)).toBeUndefined();
    expect((await get(ann, `/feedback/${first.id}`)).data).toMatchObject({ mergedInto: { id: second.id, title: second.title } });
    expect(codeOf(await world.api(`/feedback/${first.id}`, { token: await as(bob) }))).toBe('FEEDBACK_NOT_FOUND');
    expectOk(await decide(second.id, 'done', null), 'done');
    await world.settled();
    for (const email of [ann, bob, other]) expect((await told(email)).filter((subject) => subject.includes(second.title))).toHaveLength(1);
  });

  test('abuse is taken off: whoever wrote it reads why, nobody else sees it, and no letter goes', async () => {
    const [ann, bob] = [ana?.email ?? '', ben?.email ?? ''];
    const { id, title } = await posted(ann, { text: 'Something rude about somebody' });
    expectOk(await back(bob, id), 'a voice');
    expectOk(await world.admin(`/feedback/${id}/hide`, { body: { reason: 'it names a person' } }), 'hiding it');
    expect([await onBoard(bob, id), await onBoard(ann, id)]).toEqual([undefined, undefined]);
    expect(await onBoard(ann, id, '&mine=true')).toMatchObject({ hiddenBecause: 'it names a person' });
    expect(codeOf(await world.api(`/feedback/${id}`, { token: await as(bob) }))).toBe('FEEDBACK_NOT_FOUND');
    expect(codeOf(await decide(id, 'done', null))).toBe('FEEDBACK_STATE');
    expect((await world.admin(`/feedback?place=hidden&q=${encodeURIComponent(title)}`)).body.data).toMatchObject([{ id, place: 'hidden' }]);
    expectOk(await world.admin(`/feedback/${id}/show`, { body: {} }), 'showing it again');
    expect(await onBoard(bob, id)).toMatchObject({ title, hiddenBecause: null });
    expect(codeOf(await world.admin(`/feedback/${id}/show`, { body: {} }))).toBe('FEEDBACK_STATE');
    expect(JSON.stringify((await world.admin('/audit?pageSize=100')).body)).not.toContain('Something rude');
    expect((await told(bob)).filter((subject) => subject.includes(title))).toEqual([]);
  });

  test('twenty entries nobody has looked at yet are enough of one partner', async () => {
    for (let n = 0; n < 20; n += 1) await posted(cara.email);
    const more = { kind: 'idea', title: 'One more', text: 'It could be otherwise.' };
    expect(codeOf(await post(cara.email, '/feedback', more))).toBe('FEEDBACK_FULL');
  });
});
