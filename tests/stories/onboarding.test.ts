import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Product } from '../support/builders';
import { anAdministrator } from '../support/administrators';
import { expectOk } from '../support/expect-ok';
import { mailTo, tokenIn } from '../support/mailbox';
import { buy } from '../support/purchase';
import { enter, useLink } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const SECRET = 'The margin is forty percent.';
const options = [
  { key: 'a', text: 'At a thousand degrees' },
  { key: 'b', text: 'At ten degrees' },
];
const STEPS = [
  { kind: 'material', key: 'welcome', title: 'Welcome', text: 'What we make.', confidential: false },
  { kind: 'nda', key: 'nda', title: 'Not a word', text: 'You tell nobody.' },
  { kind: 'material', key: 'margins', title: 'Margins', text: SECRET, confidential: true },
  {
    kind: 'quiz',
    key: 'test',
    title: 'Kiln test',
    questions: [
      { key: 'heat', text: 'When does clay set?', options, right: ['a'] },
      { key: 'both', text: 'Which are temperatures?', options, right: ['a', 'b'] },
    ],
    passPercent: 100,
    tries: 2,
    pauseHours: 24,
  },
];
const RIGHT = [
  { question: 'heat', options: ['a'] },
  { question: 'both', options: ['b', 'a'] },
];
const WRONG = [
  { question: 'heat', options: ['b'] },
  { question: 'both', options: ['a'] },
];

let program: Awaited<ReturnType<typeof aProgram>>;
let product: Product;
const slug = unique('dealers');

interface Walker {
  readonly email: string;
  readonly token: string;
  readonly id: string;
}

/** Applies, is admitted by staff, and comes back by the link in the letter. */
const admitted = async (): Promise<Walker> => {
  const email = `${unique('dealer')}@example.test`;
  expectOk(await world.api(`/marketplace/programs/${slug}/join`, { body: { email } }), 'asking to join');
  const entered = expectOk(await useLink(world, tokenIn(await mailTo(world, email, 'program_join_link'))), 'the link');
  const token = (entered.body as { data: { jwt: string } }).data.jwt;
  const body = { name: 'Zoé Dealer', promoPlan: '', acceptedVersion: 1, answers: [], locale: 'fr' };
  expectOk(await world.api(`/me/applications/${slug}`, { token, body }), 'handing in');
  const { data } = expectOk(await world.admin(`/applications?state=in_review&program=${program.documentId}`), 'the queue').body;
  const one = data.find((row: { email: string }) => row.email === email);
  expectOk(await world.admin(`/applications/${one.id}/decision`, { body: { to: 'admitted', revision: one.revision } }), 'admitting');
  const [path] = expectOk(await world.api('/me/paths', { token }), 'the paths').body.data;
  return { email, token, id: path.id };
};

const pathOf = async ({ token, id }: Walker) =>
  expectOk(await world.api('/me/paths', { token }), 'the paths').body.data.find((one: { id: string }) => one.id === id);
const at = (walker: Walker, key: string, more = '') => `/me/paths/${walker.id}/steps/${key}${more}`;
const textOf = async (walker: Walker, key: string) => expectOk(await world.api(at(walker, key), { token: walker.token }), key).body.data;
const post = ({ token }: Walker, path: string, body: object = {}) => world.api(path, { token, body });
const codeOf = (answer: { readonly body: unknown }) =>
  (answer.body as { error?: { details?: { code?: string } } }).error?.details?.code ?? null;

const read = async (walker: Walker, key: string) =>
  expectOk(await post(walker, at(walker, key, '/read'), { hash: (await textOf(walker, key)).hash }), `reading ${key}`);
const sign = async (walker: Walker) =>
  expectOk(
    await post(walker, at(walker, 'nda', '/signature'), { hash: (await textOf(walker, 'nda')).hash, name: 'Zoé Dealer' }),
    'signing',
  );
const tryIt = async (walker: Walker, answers: object) => {
  const begun = expectOk(await post(walker, at(walker, 'test', '/tries')), 'a try').body.data;
  return expectOk(await post(walker, at(walker, 'test', '/answers'), { try: begun.id, answers }), 'answers').body.data;
};
const affiliateOf = async ({ id }: Walker) => expectOk(await world.admin(`/affiliates/${id}`), 'the affiliate').body.data;

beforeAll(async () => {
  program = await aProgram(world, {
    slug,
    admission: 'by_approval',
    listed: true,
    kind: 'dealer',
    dealerForm: 'sell',
    commissionBase: 'gross',
  } as object);
  product = await aProduct(world, { prices: { EUR: '80.00' }, program });
  const put = (steps: readonly object[], version = 0) =>
    world.admin(`/programs/${program.documentId}/path`, { method: 'PUT', body: { version, steps } });
  expect(codeOf(await put(STEPS.slice(0, 3)))).toBe('PATH_QUIZ_MISSING');
  expect(codeOf(await put([STEPS[2] as object, STEPS[3] as object]))).toBe('PATH_NDA_MISSING');
  expectOk(await put(STEPS), 'the path');
  expect(codeOf(await put([]))).toBe('PATH_CHANGED');
}, 120_000);

describe('the path into a program', () => {
  let walker: Walker;

  test('is opened by the admission: no link, no place in the portal, and a letter that says what is before them', async () => {
    walker = await admitted();
    await mailTo(world, walker.email, 'path_told');
    expect(await pathOf(walker)).toMatchObject({ state: 'walking', next: 'welcome', doneSteps: 0, certificate: null });
    expect(codeOf(await world.api('/partner/links', { token: walker.token }))).toBe('NOT_AN_AFFILIATE');
    const sheet = expectOk(await world.api(`/me/applications/${slug}`, { token: walker.token }), 'the sheet').body.data;
    expect(sheet).toMatchObject({ application: { state: 'admitted' }, code: null, onPath: true });
    // A code is kept for them, and leads nowhere: a sale through it is nobody's.
    const { code } = await affiliateOf(walker);
    const sale = await buy(world, { offerId: product.offerId, through: [code] });
    const order = expectOk(await world.admin(`/orders/${sale.orderNumber}`), 'the order').body.data;
    expect(JSON.stringify(order)).not.toContain(code);
  });

  test('lets no step be skipped: each one is tried before its turn, and shows nothing', async () => {
    const hash = 'a'.repeat(64);
    const early = async () => [
      await world.api(at(walker, 'nda'), { token: walker.token }),
      await world.api(at(walker, 'margins'), { token: walker.token }),
      await world.api(at(walker, 'test'), { token: walker.token }),
      await world.api(at(walker, 'contract'), { token: walker.token }),
      await post(walker, at(walker, 'nda', '/signature'), { hash, name: 'Zoé' }),
      await post(walker, at(walker, 'margins', '/read'), { hash }),
      await post(walker, at(walker, 'test', '/tries')),
      await post(walker, at(walker, 'test', '/answers'), { try: 'try_1', answers: RIGHT }),
      await post(walker, `/me/paths/${walker.id}/contract`, { hash }),
    ];
    const answers = await early();
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'PATH_STEP_CLOSED'));
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(SECRET);
    // A step is done as what it is: an NDA is not done by having been read, and a text not by the hash of another.
    expect(codeOf(await post(walker, at(walker, 'welcome', '/signature'), { hash, name: 'Zoé' }))).toBe('PATH_STEP_NOT_FOUND');
    expect(codeOf(await post(walker, at(walker, 'welcome', '/read'), { hash }))).toBe('PATH_TEXT_CHANGED');
    // Nor does staff let anybody in around it, by hand or by taking a block back.
    expect(codeOf(await world.admin(`/affiliates/${walker.id}/approve`, { body: {} }))).toBe('AFFILIATE_ON_PATH');
    const why = { code: 'OTHER', reason: 'A look at the papers first' };
    expectOk(await world.admin(`/affiliates/${walker.id}/block`, { body: why }), 'a block');
    expect(await pathOf(walker)).toMatchObject({ state: 'blocked', next: null });
    expect(codeOf(await world.api(at(walker, 'welcome'), { token: walker.token }))).toBe('PATH_STEP_CLOSED');
    expectOk(await world.admin(`/affiliates/${walker.id}/approve`, { body: {} }), 'taking it back');
    expect(await affiliateOf(walker)).toMatchObject({ state: 'pending', pathStage: 'walking' });
  });

  test('shows what is confidential after the NDA alone, which is kept with who, when and which text', async () => {
    await read(walker, 'welcome');
    expect(codeOf(await world.api(at(walker, 'margins'), { token: walker.token }))).toBe('PATH_STEP_CLOSED');
    await sign(walker);
    expect(await textOf(walker, 'margins')).toMatchObject({ text: SECRET, confidential: true });
    const nda = await textOf(walker, 'nda');
    expect(nda.signature).toMatchObject({ name: 'Zoé Dealer', hash: nda.hash });
    expect(codeOf(await post(walker, at(walker, 'nda', '/signature'), { hash: nda.hash, name: 'Zoé' }))).toBe('PATH_STEP_DONE');
    const detail = expectOk(await world.admin(`/walks/${walker.id}`), 'the walk').body.data;
    expect(detail.steps[1]).toMatchObject({ kind: 'nda', signature: { name: 'Zoé Dealer' } });
    await read(walker, 'margins');
  });

  test('asks what was read, tells nobody what is right, and lets somebody try again after the pause', async () => {
    const begun = expectOk(await post(walker, at(walker, 'test', '/tries')), 'a try').body.data;
    expect(JSON.stringify(begun)).not.toContain('right');
    expect(begun.questions.map(({ several }: { several: boolean }) => several)).toEqual([false, true]);
    // A reload goes on with the same try; half an answer is none, and none is used up by it.
    expect(expectOk(await post(walker, at(walker, 'test', '/tries')), 'the same').body.data.id).toBe(begun.id);
    const half = await post(walker, at(walker, 'test', '/answers'), { try: begun.id, answers: WRONG.slice(0, 1) });
    expect(codeOf(half)).toBe('QUIZ_UNANSWERED');
    const another = { try: 'try_of_somebody_else', answers: WRONG };
    expect(codeOf(await post(walker, at(walker, 'test', '/answers'), another))).toBe('QUIZ_TRY_NOT_FOUND');
    const given = { try: begun.id, answers: WRONG };
    const result = expectOk(await post(walker, at(walker, 'test', '/answers'), given), 'answers').body.data;
    expect(result).toMatchObject({ passed: false, right: 0, asked: 2, path: { next: 'test', certificate: null } });
    expect(codeOf(await post(walker, at(walker, 'test', '/answers'), given))).toBe('QUIZ_TRY_ANSWERED');
    expect(codeOf(await post(walker, at(walker, 'test', '/tries')))).toBe('QUIZ_PAUSED');
    expect(codeOf(await world.api(at(walker, 'contract'), { token: walker.token }))).toBe('PATH_STEP_CLOSED');
    await world.pass({ minutes: 25 * 60 });
    walker = { ...walker, token: (await enter(world, walker.email)).jwt };
    expect(await tryIt(walker, WRONG)).toMatchObject({ passed: false });
    expect(codeOf(await post(walker, at(walker, 'test', '/tries')))).toBe('QUIZ_TRIES_USED');
    const [row] = expectOk(await world.admin(`/walks?program=${program.documentId}&state=walking`), 'who is how far').body.data;
    // Whoever has the program sees who walks its path; another manager sees nobody, in no count either.
    const [hers, others] = [await anAdministrator(world, ['affiliates.read']), await anAdministrator(world, ['affiliates.read'])];
    const { id: manager } = expectOk(await world.strapi('/admin/users/me', { token: hers }), 'who she is').body.data;
    const managed = { method: 'PUT', body: { manager: Number(manager) } };
    expectOk(await world.admin(`/programs/${program.documentId}/manager`, managed), 'the manager of the program');
    const seen = async (token: string) => expectOk(await world.admin('/walks', { token }), 'who is on a path').body;
    const theirs = await seen(hers);
    expect(theirs.data.map(({ id }: { id: string }) => id)).toContain(walker.id);
    expect(theirs.meta.pagination.total).toBe(theirs.data.length);
    expect(await seen(others)).toMatchObject({ data: [], meta: { pagination: { total: 0 } } });
    expect(row).toMatchObject({ id: walker.id, doneSteps: 3, allSteps: 5, next: { kind: 'quiz', title: 'Kiln test' } });
    const more = await world.admin(`/walks/${walker.id}/tries`, { body: { step: 'test', reason: 'The question was unclear' } });
    expectOk(more, 'one more');
    await world.pass({ minutes: 25 * 60 });
    walker = { ...walker, token: (await enter(world, walker.email)).jwt };
  });

  test('gives a certificate to who passes, which everybody can check', async () => {
    const { passed, path } = await tryIt(walker, RIGHT);
    expect({ passed, next: path.next }).toEqual({ passed: true, next: 'contract' });
    await mailTo(world, walker.email, 'certificate_told');
    const paper = await world.api(`/certificates/${path.certificate.number.toLowerCase()}`);
    expect(expectOk(paper, 'the certificate').body.data).toMatchObject({
      name: 'Zoé Dealer',
      kind: 'dealer',
      dealerForm: 'sell',
      revokedAt: null,
    });
    const page = await fetch(`${world.address.url}/store/fr/certificates/${path.certificate.number}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Zoé Dealer')]);
    expect((await world.api('/certificates/C-NONE-NONE-NONE')).status).toBe(404);
  });

  test('ends with a contract of three years, signed as it was read; from then on the link counts', async () => {
    const { contract } = await textOf(walker, 'contract');
    const endpoint = `/me/paths/${walker.id}/contract`;
    expect(codeOf(await post(walker, endpoint, { hash: 'b'.repeat(64) }))).toBe('CONTRACT_CHANGED');
    const signed = expectOk(await post(walker, endpoint, { hash: contract.hash }), 'signing').body.data;
    expect(signed).toMatchObject({ state: 'done', next: null, doneSteps: 5 });
    expect(codeOf(await post(walker, endpoint, { hash: contract.hash }))).toBe('PATH_STEP_DONE');
    await mailTo(world, walker.email, 'affiliate_welcome');
    const [own] = expectOk(await world.api('/partner/contracts', { token: walker.token }), 'the contract').body.data;
    expect(own).toMatchObject({ consent: { how: 'self', hash: contract.hash }, asksConsent: false });
    expect(new Date(own.validUntil).getUTCFullYear() - new Date(own.begunAt).getUTCFullYear()).toBe(3);
    const sale = await buy(world, { offerId: product.offerId, through: [own.code] });
    const order = expectOk(await world.admin(`/orders/${sale.orderNumber}`), 'the order').body.data;
    expect(JSON.stringify(order)).toContain(own.code);
  });

  test('holds for those who come later alone, and a revoked certificate says so and opens no contract', async () => {
    const late = await admitted();
    const staffed = { method: 'PUT', body: { version: 1, steps: [STEPS[3]] } };
    expectOk(await world.admin(`/programs/${program.documentId}/path`, staffed), 'a shorter path');
    expect(await pathOf(late)).toMatchObject({ steps: { length: 5 } });
    expect(codeOf(await world.api(at(late, 'test'), { token: late.token }))).toBe('PATH_STEP_CLOSED');
    const later = await admitted();
    expect(await pathOf(later)).toMatchObject({ steps: { length: 2 }, next: 'test' });
    // Nobody finds somebody else's walk.
    expect(codeOf(await world.api(at(later, 'test'), { token: late.token }))).toBe('PATH_NOT_FOUND');
    const { path } = await tryIt(later, RIGHT);
    const revoke = () => world.admin(`/walks/${later.id}/revocation`, { body: { reason: 'Somebody else sat the test' } });
    expectOk(await revoke(), 'revoking');
    expect(codeOf(await revoke())).toBe('CERTIFICATE_REVOKED');
    const paper = expectOk(await world.api(`/certificates/${path.certificate.number}`), 'the certificate').body.data;
    expect(paper.revokedAt).not.toBeNull();
    expect(JSON.stringify(paper)).not.toContain('Somebody else');
    expect(codeOf(await post(later, `/me/paths/${later.id}/contract`, { hash: 'a'.repeat(64) }))).toBe('PATH_STEP_CLOSED');
  });

  test('stays to be read by who is in, as it is now: what is new too, what is confidential by who signed alone, and nothing by who is not in', async () => {
    const learning = async (token: string) => expectOk(await world.api('/partner/learning', { token }), 'what there is to read').body.data;
    const lesson = (token: string, key: string, id = walker.id) => world.api(`/partner/learning/${id}/${key}`, { token });
    // The path of newcomers has no material any more; the version that asks for it again has more than before.
    const [welcome, nda, margins, test] = STEPS;
    const news = { kind: 'material', key: 'glazes', title: 'New glazes', text: 'Six of them.', confidential: false };
    const steps = [{ ...welcome, text: 'What we make now.' }, news, nda, margins, test];
    expectOk(await world.admin(`/programs/${program.documentId}/path`, { method: 'PUT', body: { version: 2, steps } }), 'a longer path');
    const [own] = await learning(walker.token);
    expect(own).toMatchObject({ id: walker.id, certificate: { revokedAt: null } });
    expect(own.lessons).toEqual([
      { key: 'welcome', title: 'Welcome', confidential: false, readAt: null },
      { key: 'glazes', title: 'New glazes', confidential: false, readAt: null },
      { key: 'margins', title: 'Margins', confidential: true, readAt: expect.any(String) },
    ]);
    expect(expectOk(await lesson(walker.token, 'welcome'), 'a lesson').body.data.text).toBe('What we make now.');
    expect(expectOk(await lesson(walker.token, 'margins'), 'a confidential lesson').body.data.text).toBe(SECRET);
    expect(codeOf(await lesson(walker.token, 'test'))).toBe('PATH_STEP_NOT_FOUND');
    // Let in before there was any path: they never signed.
    const older = await aProgram(world);
    const unsworn = await anAffiliate(world, older);
    expectOk(await world.admin(`/programs/${older.documentId}/path`, { method: 'PUT', body: { version: 0, steps } }), 'a path');
    const { jwt } = await enter(world, unsworn.email);
    expect((await learning(jwt))[0].lessons.map(({ key }: { key: string }) => key)).toEqual(['welcome', 'glazes']);
    const answer = await lesson(jwt, 'margins', unsworn.id);
    expect([codeOf(answer), JSON.stringify(answer.body).includes(SECRET)]).toEqual(['PATH_STEP_NOT_FOUND', false]);
    expect(codeOf(await lesson(jwt, 'welcome'))).toBe('PATH_NOT_FOUND');
    // On the way is not in.
    const onTheWay = await admitted();
    expect(codeOf(await lesson(onTheWay.token, 'glazes', onTheWay.id))).not.toBeNull();
    expectOk(await world.admin(`/affiliates/${unsworn.id}/block`, { body: { reason: 'sold our handbook' } }), 'blocking');
    expect(await learning(jwt)).toEqual([]);
    expect(codeOf(await lesson(jwt, 'welcome', unsworn.id))).toBe('AFFILIATE_STATE_ILLEGAL');
  });
});
