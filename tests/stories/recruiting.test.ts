// Whoever brings somebody into a program earns of their sales, for as long as was promised, and for good where nothing else was said; who is
// bound to whom changes by staff alone, for a reason both read, and circles are refused whoever closes them at once (B-47, B-57, R10).
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { brokenSentences, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo, tokenIn } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy as buyThere, orderOnDesk } from '../support/purchase';
import { enter, useLink } from '../support/sign-in';
import { month, payments, subscribe } from '../support/subscriber';
import { eventually, unique } from '../support/world';

const own = movedShop('recruiting');
jest.setTimeout(180_000);

type Program = Awaited<ReturnType<typeof aProgram>>;
const codeOf = (answer: { readonly body: { error?: { details: { code: string } } } }) => answer.body.error?.details.code;

/** Programs that are listed, with a page to join by. */
const listed = async (terms: object = {}): Promise<Program & { readonly slug: string }> => {
  const slug = unique('recruits');
  const program = await aProgram(own.world, { slug, listed: true, admission: 'open', commissionBase: 'net_of_tax', ...terms } as object);
  return { ...program, slug };
};

const sold = new Set<string>();
const buy = async (...asked: Parameters<typeof buyThere>): ReturnType<typeof buyThere> => {
  const started = await buyThere(...asked);
  sold.add(started.orderNumber);
  return started;
};

const asPartner = async ({ email }: Pick<Affiliate, 'email'>) => {
  const { jwt, profile } = await enter(own.world, email);
  return {
    profile: profile as unknown as { readonly hasNetwork: boolean },
    network: async () => expectOk(await own.world.api('/partner/network', { token: jwt }), 'the network').body.data,
    commissions: async () => expectOk(await own.world.api('/partner/commissions', { token: jwt }), 'commissions').body.data,
    why: async (id: string) => expectOk(await own.world.api(`/partner/commissions/${id}/explanation`, { token: jwt }), 'why').body.data,
  };
};

const joinBy = async (slug: string, by: string) => {
  const { world } = own;
  const email = `${unique('recruit')}@example.test`;
  expectOk(await world.api(`/marketplace/programs/${slug}/join`, { body: { email, by } }), 'asking to join');
  const mail = await mailTo(world, email, 'program_join_link');
  expect(mail.text).toContain(`by%3D${by}`);
  const token = (expectOk(await useLink(world, tokenIn(mail)), 'the link').body as { data: { jwt: string } }).data.jwt;
  const sheet = async (code = by) =>
    expectOk(await world.api(`/me/applications/${slug}?by=${code}`, { token }), 'the sheet').body.data as {
      recruiter: { code: string } | null;
      code: string | null;
    };
  const handIn = (code: string | undefined = by) =>
    world.api(`/me/applications/${slug}`, {
      token,
      body: { name: 'Rita Recruit', promoPlan: '', acceptedVersion: 1, answers: [], ...(code === '' ? {} : { by: code }) },
    });
  return { email, sheet, handIn };
};

const bindTo = (who: Pick<Affiliate, 'id'>, code: string | null, reason = 'they were entered under the wrong name') =>
  own.world.admin(`/affiliates/${who.id}/sponsor`, { method: 'PUT', body: { code, reason } });

test('who joins by a recruiting link is bound for good, and their sales pay the recruiter of the same amount (B-47, B-57)', async () => {
  const { world } = own;
  const program = await listed({ rateBasisPoints: 2000, secondTierBasisPoints: 500 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const ana = await anAffiliate(world, program);
  const portal = await asPartner(ana);
  expect(portal.profile.hasNetwork).toBe(true);
  const [place] = await portal.network();
  expect(place).toMatchObject({ rateBasisPoints: 500, base: 'same', months: null, closed: null, recruits: [], byMonth: [] });
  expect(new URL(place.url as string).searchParams.get('by')).toBe(ana.code);

  const { sheet, handIn } = await joinBy(program.slug, ana.code);
  expect(await sheet()).toMatchObject({ recruiter: { code: ana.code }, code: null });
  const { code } = expectOk(await handIn(), 'joining').body.data as { code: string };
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [code] });
  expect(await splitOf(world, orderNumber)).toMatchObject({ affiliate: { amount: 2000 }, second_tier: { amount: 500 } });

  expect(await portal.network()).toMatchObject([
    {
      recruits: [{ name: 'Rita Recruit', state: 'active', until: null, sales: 1, earned: [{ amount: '500', currency: 'EUR' }] }],
      byMonth: [{ sales: 1, earned: [{ amount: '500' }] }],
      changes: [],
    },
  ]);
  const [commission] = await portal.commissions();
  expect(commission).toMatchObject({ role: 'second_tier', orderNumber });
  const { steps } = await portal.why(commission.id);
  expect(steps).toContainEqual(expect.objectContaining({ code: 'RECRUITED', facts: { recruit: code } }));
  // Names of places, and nothing of buyers.
  expect(JSON.stringify(await portal.network())).not.toContain('@');
});

test('a link that does not count binds nobody and keeps nobody out (R10)', async () => {
  const { world } = own;
  const [pays, other, nothing] = [
    await listed({ secondTierBasisPoints: 500 }),
    await listed({ secondTierBasisPoints: 500 }),
    await listed({ secondTierBasisPoints: 0 }),
  ];
  const [ana, elsewhere, unpaid] = [await anAffiliate(world, pays), await anAffiliate(world, other), await anAffiliate(world, nothing)];
  const { sheet, handIn } = await joinBy(pays.slug, ana.code);
  expect(await sheet(elsewhere.code)).toMatchObject({ recruiter: null });
  expect(codeOf(await handIn('nobody-at-all'))).toBe('SPONSOR_NOT_FOUND');
  expect(codeOf(await handIn(elsewhere.code))).toBe('SPONSOR_OTHER_PROGRAM');
  expectOk(await world.admin(`/affiliates/${ana.id}/block`, { body: { reason: 'bids on our brand' } }), 'a block');
  expect(codeOf(await handIn())).toBe('SPONSOR_NOT_ACTIVE');
  expect(expectOk(await handIn(''), 'joining without').body.data).toMatchObject({ code: expect.any(String) });
  const free = await joinBy(nothing.slug, unpaid.code);
  expect(codeOf(await free.handIn())).toBe('NO_SECOND_TIER');
});

test('staff binds somebody to another for a reason both read, from the next order on, and no circle closes, also of two at once', async () => {
  const { world } = own;
  const program = await listed({ secondTierBasisPoints: 500 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const ana = await anAffiliate(world, program);
  const ben = await anAffiliate(world, program);
  const rita = await anAffiliate(world, program, { sponsorCode: ana.code });
  const tierOf = async (orderNumber: string) => (await splitOf(world, orderNumber))['second_tier']?.who;
  const before = await buy(world, { offerId: product.offerId, through: [rita.code] });
  expect(await tierOf(before.orderNumber)).toBe(ana.name);

  expect(codeOf(await bindTo(rita, ana.code))).toBe('SPONSOR_UNCHANGED');
  expect((await bindTo(rita, ben.code, ' ')).status).toBe(400);
  expectOk(await bindTo(rita, ben.code, 'Ben had brought her first'), 'another recruiter');
  const after = await buy(world, { offerId: product.offerId, through: [rita.code] });
  expect([await tierOf(before.orderNumber), await tierOf(after.orderNumber)]).toEqual([ana.name, ben.name]);
  const [was, is] = [await asPartner(ana), await asPartner(ben)];
  const change = { name: rita.name, reason: 'Ben had brought her first' };
  expect(await was.network()).toMatchObject([{ recruits: [], changes: [{ ...change, what: 'went' }], byMonth: [{ sales: 1 }] }]);
  expect(await is.network()).toMatchObject([{ recruits: [{ name: rita.name, sales: 1 }], changes: [{ ...change, what: 'came' }] }]);
  const { data } = expectOk(await world.admin(`/affiliates/${rita.id}`), 'the affiliate').body;
  expect(data).toMatchObject({ sponsor: { code: ben.code }, bindings: [{ sponsor: ana.code }, { sponsor: ben.code, how: 'staff' }] });
  const log = expectOk(await world.admin('/audit?action=affiliate.sponsor-changed'), 'the audit log').body.data;
  expect(JSON.stringify(log)).toContain('Ben had brought her first');

  expect(codeOf(await bindTo(ana, ana.code))).toBe('SPONSOR_IS_SELF');
  expect(codeOf(await bindTo(ben, rita.code))).toBe('SPONSOR_CYCLE');
  // Each alone is no circle; of two at once one is too late, every time.
  for (let turn = 0; turn < 5; turn += 1) {
    const [one, two] = [await anAffiliate(world, program), await anAffiliate(world, program)];
    const answers = await Promise.all([bindTo(one, two.code), bindTo(two, one.code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(answers.map(codeOf).filter((code) => code !== undefined)).toEqual(['SPONSOR_CYCLE']);
  }

  // What was sold under the old binding is attached by it, too.
  const late = await buy(world, { offerId: product.offerId });
  expectOk(await bindTo(rita, null, 'they asked to be left alone'), 'nobody');
  const body = { affiliate: rita.id, reason: 'a link that broke' };
  expectOk(await world.admin(`/orders/${late.orderNumber}/late-attributions`, { body }), 'attaching it');
  await eventually('the split', async () => ((await splitOf(world, late.orderNumber))['affiliate'] ? true : null));
  expect(await tierOf(late.orderNumber)).toBe(ben.name);
});

test('the second tier lasts as the terms of that day say, ends for renewals too, and all levels never promise more than there is', async () => {
  const { world } = own;
  const program = await listed({ rateBasisPoints: 2000, secondTierBasisPoints: 500, secondTierMonths: 1 });
  const ana = await anAffiliate(world, program);
  const rita = await anAffiliate(world, program, { sponsorCode: ana.code });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const first = await subscribe(world, { program }, [rita.code]);
  sold.add(first.orderNumber);
  const portal = await asPartner(ana);
  const [one] = await portal.commissions();
  expect(one).toMatchObject({ role: 'second_tier', orderNumber: first.orderNumber });
  expect((await portal.why(one.id)).steps).toContainEqual(expect.objectContaining({ code: 'RECRUITED_UNTIL' }));

  // Terms of later days neither shorten nor lengthen what was bound.
  const { terms, version } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
  const { rules: _rules, tiers: _tiers, maxMonths: _months, ...draft } = terms;
  const publish = (change: object, seen = version) =>
    world.admin(`/programs/${program.documentId}/terms`, { body: { version: seen, terms: { ...draft, ...change } } });
  expect(codeOf(await publish({ rateBasisPoints: 9600 }))).toBe('LEVELS_ABOVE_WHOLE');
  expectOk(await publish({ secondTierMonths: null }), 'for good from now on');
  expect(await portal.network()).toMatchObject([{ months: null, recruits: [{ until: expect.any(String) }] }]);

  await month(world);
  const { orders } = await payments(world, first, 2);
  orders.forEach((number) => sold.add(number));
  const renewal = orders.find((number) => number !== first.orderNumber) ?? '';
  const split = await splitOf(world, renewal);
  expect([split['affiliate']?.amount ?? 0, split['second_tier']]).toEqual([expect.any(Number), undefined]);
  expect(split['affiliate']?.amount).toBeGreaterThan(0);
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [rita.code] });
  expect((await splitOf(world, orderNumber))['second_tier']).toBeUndefined();
  expect(await orderOnDesk(world, orderNumber)).toMatchObject({ state: 'paid' });
});

test('who sells nothing for long is warned 37 days before, one sale saves a contract, and what was earned stays (B-58)', async () => {
  const { world } = own;
  const program = await listed({ rateBasisPoints: 2000 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const earned = await buy(world, { offerId: product.offerId, through: [ana.code] });
  const rule = (days: number | null) => world.admin(`/programs/${program.documentId}/inactivity`, { method: 'PUT', body: { days } });
  expect((await rule(89)).status).toBe(400);
  expect(expectOk(await rule(90), 'the rule').body.data).toMatchObject({ days: 90, warned: 0 });

  await month(world, 52);
  expect((await mailsTo(world, ana.email)).map(({ kind }) => kind)).not.toContain('place_idle');
  await month(world, 2);
  for (const { email } of [ana, ben]) expect((await mailTo(world, email, 'place_idle')).text).toContain('90');
  const saved = await buy(world, { offerId: product.offerId, through: [ben.code] });
  expect((await splitOf(world, saved.orderNumber))['affiliate']?.who).toBe(ben.name);
  await month(world, 38);
  expect((await mailTo(world, ana.email, 'place_lapsed')).text).toContain('90');
  const warned = expectOk(await world.admin(`/inactive-affiliates?program=${program.documentId}`), 'who was warned').body.data as Array<{
    affiliate: { name: string };
    state: string;
  }>;
  const states = Object.fromEntries(warned.map(({ affiliate, state }) => [affiliate.name, state]));
  expect([states[ana.name], ['spared', 'warned']]).toEqual(['ended', expect.arrayContaining([states[ben.name]])]);
  expect((await mailsTo(world, ben.email)).map(({ kind }) => kind)).not.toContain('place_lapsed');

  // The contract is over, and nothing of what was before.
  const { jwt: token } = await enter(world, ana.email);
  const [contract] = expectOk(await world.api('/partner/contracts', { token }), 'the contract').body.data;
  expect(contract).toMatchObject({ ended: true, lapsed: true, renewal: null });
  const prolong = await world.api(`/partner/contracts/${contract.id}/answers`, { token, body: { what: 'renew', hash: 'x' } });
  expect(codeOf(prolong)).toBe('CONTRACT_LAPSED');
  const { balances } = expectOk(await world.api('/partner/summary', { token }), 'the summary').body.data;
  expect(balances).toMatchObject([{ available: { amount: '2000', currency: 'EUR' } }]);
  expect((await splitOf(world, earned.orderNumber))['affiliate']?.amount).toBe(2000);
  const nobody = await buy(world, { offerId: product.offerId, through: [ana.code] });
  expect((await splitOf(world, nobody.orderNumber))['affiliate']).toBeUndefined();

  // Staff takes it back, once, for a reason that stands in the contract.
  const resume = () => world.admin(`/affiliates/${ana.id}/contract/resume`, { body: { reason: 'they were ill all spring' } });
  expectOk(await resume(), 'taking it back');
  expect(codeOf(await resume())).toBe('INACTIVITY_NOT_ENDED');
  const again = await buy(world, { offerId: product.offerId, through: [ana.code] });
  expect((await splitOf(world, again.orderNumber))['affiliate']?.amount).toBe(2000);
  const [after] = expectOk(await world.api('/partner/contracts', { token }), 'the contract').body.data;
  expect(after).toMatchObject({ ended: false, lapsed: false });
  expect(after.history.map(({ kind, note }: { kind: string; note: string | null }) => [kind, note])).toContainEqual([
    'resumed',
    'they were ill all spring',
  ]);
  expect((await mailsTo(world, ana.email)).map(({ kind }) => kind)).not.toContain('contract_ended');
});

test('whoever leaves is told before what becomes of what, keeps what was earned, and may apply again; the shop ends with notice', async () => {
  const { world } = own;
  const program = await listed({ rateBasisPoints: 2000, admission: 'by_approval', lifetime: true });
  const { slug } = program;
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const earned = await buy(world, { offerId: product.offerId, through: [ana.code] });
  const [anas, bens] = [(await enter(world, ana.email)).jwt, (await enter(world, ben.email)).jwt];
  const contractOf = async (token: string) => expectOk(await world.api('/partner/contracts', { token }), 'the contract').body.data[0];
  const pendingOf = async (token: string) =>
    expectOk(await world.api('/partner/summary', { token }), 'the summary').body.data.balances[0]?.pending.amount;
  const earns = async (who: Affiliate) =>
    (await splitOf(world, (await buy(world, { offerId: product.offerId, through: [who.code] })).orderNumber))['affiliate']?.amount;

  const path = `/partner/contracts/${ana.id}`;
  expect(codeOf(await world.api(`${path}/leaving`, { token: bens }))).toBe('AFFILIATE_NOT_FOUND');
  expect(codeOf(await world.api(`${path}/leave`, { token: bens, body: {} }))).toBe('AFFILIATE_NOT_FOUND');
  const means = expectOk(await world.api(`${path}/leaving`, { token: anas }), 'what it means').body.data;
  expect(means).toMatchObject({ pending: [{ amount: '2000', currency: 'EUR' }], customers: 1, coupons: 0 });
  const left = expectOk(await world.api(`${path}/leave`, { token: anas, body: { reason: 'I move on.' } }), 'leaving').body.data;
  expect(left).toMatchObject({ ended: true, renewal: null, parted: { by: 'affiliate', again: slug } });
  expect(codeOf(await world.api(`${path}/leave`, { token: anas, body: {} }))).toBe('CONTRACT_OVER');
  expect(codeOf(await world.api(`${path}/answers`, { token: anas, body: { what: 'renew', hash: 'x' } }))).toBe('CONTRACT_PARTED');
  expect((await mailTo(world, ana.email, 'contract_parted')).text).toContain('stays yours');
  expect(await earns(ana)).toBeUndefined();
  expect((await splitOf(world, earned.orderNumber))['affiliate']?.amount).toBe(2000);
  expect(await pendingOf(anas)).toBe('2000');

  // Back by an application like anybody's, in the place they had.
  const sheet = expectOk(await world.api(`/me/applications/${slug}`, { token: anas }), 'the sheet').body.data;
  expect(sheet).toMatchObject({ code: null, onPath: false });
  const { version } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
  const given = { name: ana.name, answers: [], promoPlan: 'As before, with a newsletter.', acceptedVersion: version, locale: 'en' };
  expectOk(await world.api(`/me/applications/${slug}`, { token: anas, body: given }), 'applying');
  const asked = expectOk(await world.admin(`/applications?program=${program.documentId}&state=in_review`), 'applications').body.data;
  const { id, revision } = expectOk(await world.admin(`/applications/${asked[0].id}`), 'the application').body.data;
  const decision = { to: 'admitted', revision, reason: 'Welcome back.' };
  expectOk(await world.admin(`/applications/${id}/decision`, { body: decision }), 'admitting');
  const again = await contractOf(anas);
  expect(again).toMatchObject({ id: ana.id, code: ana.code, ended: false, parted: null });
  expect(again.history.map(({ kind }: { kind: string }) => kind)).toEqual(['joined', 'left', 'renewed']);
  expect(await earns(ana)).toBe(2000);

  // The shop's way: notice with a reason, which may be taken back while it runs.
  const desk = `/affiliates/${ben.id}/contract`;
  const end = () => world.admin(`${desk}/end`, { body: { reason: 'The program is closing.' } });
  const keep = () => world.admin(`${desk}/keep`, { body: { reason: 'It stays open.' } });
  expect(codeOf(await keep())).toBe('CONTRACT_NOT_PARTED');
  const { endsAt } = expectOk(await world.admin(`${desk}/ending`), 'what it means').body.data;
  expect(expectOk(await end(), 'the notice').body.data).toMatchObject({
    ended: false,
    parted: { by: 'shop', reason: 'The program is closing.' },
  });
  expect(codeOf(await end())).toBe('CONTRACT_OVER');
  expect((await mailTo(world, ben.email, 'contract_parted')).text).toContain('The program is closing.');
  expect(expectOk(await keep(), 'taking it back').body.data).toMatchObject({ ended: false, parted: null });
  expectOk(await end(), 'the notice');
  expect(await earns(ben)).toBe(2000);
  await month(world, Math.ceil((Date.parse(endsAt) - Date.parse(left.parted.at)) / 86_400_000) + 1);
  expect(await contractOf((await enter(world, ben.email)).jwt)).toMatchObject({ ended: true, parted: { by: 'shop', again: slug } });
  expect(await earns(ben)).toBeUndefined();
  expect((await mailsTo(world, ben.email)).map(({ kind }) => kind)).not.toContain('contract_ended');
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);

interface Proof {
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly findings: ReadonlyArray<{ readonly orderNumber: string | null }>;
}

test('all of it comes out of a replay as it was booked', async () => {
  const read = async () =>
    (expectOk(await own.world.admin('/ledger/proof'), 'the proof').body.data.proofs as Proof[]).find(({ kind }) => kind === 'replay');
  const before = (await read())?.startedAt;
  expectOk(await own.world.admin('/ledger/proof/replay', { body: {} }), 'a replay');
  const { findings } = await eventually('the replay to be done', async () => {
    const proof = await read();
    return proof?.state === 'done' && proof.startedAt !== before ? proof : null;
  });
  expect(sold.size).toBeGreaterThan(5);
  expect(findings.filter(({ orderNumber }) => sold.has(orderNumber ?? ''))).toEqual([]);
});
