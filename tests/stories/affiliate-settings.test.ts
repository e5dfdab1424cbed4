import { aProduct, aProgram, anAffiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailsTo } from '../support/mailbox';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
jest.setTimeout(60_000);

interface Letter {
  readonly kind: string;
  readonly needed: string | null;
  readonly wanted: boolean;
}

const scene = async () => {
  const program = await aProgram(world);
  const ana = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const { jwt } = await enter(world, ana.email);
  const read = async () => expectOk(await world.api('/partner/settings', { token: jwt }), 'the settings').body.data;
  const change = (body: object) => world.api('/partner/settings', { method: 'PUT', token: jwt, body });
  const sell = async () => {
    await buy(world, { offerId: product.offerId, through: [ana.code] });
    await world.settled();
  };
  return { ana, jwt, read, change, sell };
};

const earnedLetters = async (email: string) => (await mailsTo(world, email)).filter(({ kind }) => kind === 'commission_earned');

describe('an affiliate chooses for themself', () => {
  test('which letters come: one that was switched off is not written, and comes again when it is wanted (E-70)', async () => {
    const { ana, read, change, sell } = await scene();
    await sell();
    expect(await earnedLetters(ana.email)).toHaveLength(1);
    const off = expectOk(await change({ letters: [{ kind: 'commission_earned', wanted: false }] }), 'switched off').body.data;
    expect((off.letters as Letter[]).find(({ kind }) => kind === 'commission_earned')).toMatchObject({ needed: null, wanted: false });
    await sell();
    expect(await earnedLetters(ana.email)).toHaveLength(1);
    expectOk(await change({ letters: [{ kind: 'commission_earned', wanted: true }] }), 'wanted again');
    await sell();
    expect(await earnedLetters(ana.email)).toHaveLength(2);
    expect((await read()).letters.every(({ wanted }: Letter) => wanted)).toBe(true);
  });

  test('and none that an agreement needs: it says why, and nothing of the same request is kept (E-70)', async () => {
    const { read, change } = await scene();
    const refused = await change({
      language: 'fr',
      letters: [
        { kind: 'payout_paid', wanted: false },
        { kind: 'contract_notice', wanted: false },
      ],
    });
    expect([refused.status, refused.body.error.details.code, refused.body.error.details.why]).toEqual([409, 'LETTER_NEEDED', 'agreement']);
    const { language, letters } = await read();
    expect(language).toBeNull();
    const said = new Map((letters as Letter[]).map((letter) => [letter.kind, letter]));
    expect(said.get('payout_paid')).toMatchObject({ wanted: true });
    expect(said.get('contract_notice')).toMatchObject({ needed: 'agreement', wanted: true });
    // Letters to buyers are none of theirs.
    const foreign = await change({ letters: [{ kind: 'refund_came_back', wanted: false }] });
    expect([foreign.status, foreign.body.error.details.code]).toEqual([404, 'LETTER_UNKNOWN']);
  });

  test('the language of their letters (E-71)', async () => {
    const { ana, read, change, sell } = await scene();
    await sell();
    expect((await earnedLetters(ana.email))[0]).toMatchObject({ locale: 'en' });
    expectOk(await change({ language: 'es' }), 'Spanish');
    expect(await read()).toMatchObject({ language: 'es', languageNow: 'es' });
    await sell();
    expect((await earnedLetters(ana.email)).map(({ locale }) => locale).sort()).toEqual(['en', 'es']);
    expectOk(await change({ language: null }), 'none of their own');
    expect(await read()).toMatchObject({ language: null, languageNow: 'en' });
    expect((await change({ language: 'xx' })).status).toBe(400);
  });

  test('the sites they show links on: the shop sees them with the days they came and went, nobody else does (E-72)', async () => {
    const [mine, other] = [await scene(), await scene()];
    const url = `https://${unique('blog')}.example.test/reviews`;
    const add = (token: string, body: object) => world.api('/partner/sites', { token, body });
    const site = expectOk(await add(mine.jwt, { kind: 'blog', url }), 'a site').body.data;
    const twice = await add(mine.jwt, { kind: 'website', url });
    expect([twice.status, twice.body.error.details.code]).toEqual([409, 'SITE_TWICE']);
    for (const wrong of ['javascript:alert(1)', 'https://me:secret@example.test/', 'not an address', 'ftp://example.test/'])
      expect((await add(mine.jwt, { kind: 'blog', url: wrong })).status).toBe(400);
    const remove = (token: string) => world.api(`/partner/sites/${site.id}/remove`, { method: 'POST', token });
    const foreign = await remove(other.jwt);
    expect([foreign.status, foreign.body.error.details.code]).toEqual([404, 'SITE_NOT_FOUND']);
    expect((await other.read()).sites).toEqual([]);
    expect((await mine.read()).sites).toMatchObject([{ id: site.id, kind: 'blog', url, removedAt: null }]);
    expectOk(await remove(mine.jwt), 'taken off');
    expect((await remove(mine.jwt)).status).toBe(404);
    const seen = expectOk(await world.admin(`/affiliates/${mine.ana.id}/sites`), 'the log').body.data;
    expect(seen).toMatchObject([{ id: site.id, url, addedAt: expect.any(String), removedAt: expect.any(String) }]);
    // What was taken off may be named again, and is a line of its own.
    expectOk(await add(mine.jwt, { kind: 'blog', url }), 'named again');
    expect((await mine.read()).sites).toHaveLength(2);
  });

  test('and at most as many sites as the list holds (E-72)', async () => {
    const { jwt } = await scene();
    for (let one = 0; one < 25; one += 1)
      expectOk(await world.api('/partner/sites', { token: jwt, body: { kind: 'social', url: `https://example.test/${one}` } }), 'a site');
    const full = await world.api('/partner/sites', { token: jwt, body: { kind: 'social', url: 'https://example.test/26' } });
    expect([full.status, full.body.error.details.code]).toEqual([409, 'SITE_LIMIT']);
  });
});
