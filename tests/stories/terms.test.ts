// What was promised to an affiliate holds until notice and consent: nobody is in without a stored consent (B-36), worse terms wait
// (B-51), contracts end and are renewed (B-52), and every commission names the contract it was earned under.
import type { WhatIfBite } from '../../src/plugins/affiliate-store/contracts/what-if';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { brokenSentences, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk } from '../support/purchase';
import { enter } from '../support/sign-in';
import { eventually } from '../support/world';

const own = movedShop('terms');
const CONTENT = '/content-manager/collection-types/plugin::affiliate-store.';
type Program = Awaited<ReturnType<typeof aProgram>>;

interface Sum {
  readonly amount: string;
}
interface Offer {
  readonly version: number;
  readonly hash: string;
  readonly text: string;
  readonly terms: { readonly rateBasisPoints: number; readonly windowDays: number };
  readonly changes: ReadonlyArray<{ readonly term: string; readonly direction: string }>;
}
interface Contract {
  readonly id: string;
  readonly ended: boolean;
  readonly asksConsent: boolean;
  readonly inForce: Offer;
  readonly consent: { readonly how: string; readonly hash: string };
  readonly validUntil: string;
  readonly notice: {
    readonly offer: Offer;
    readonly answer: string;
    readonly appliesAt: string | null;
    readonly noticeEndsAt: string;
  } | null;
  readonly renewal: Offer | null;
  readonly history: ReadonlyArray<{ readonly kind: string; readonly version: number }>;
}

const desk = async ({ email }: Affiliate, locale = 'en') => {
  const { jwt } = await enter(own.world, email);
  const answer = (body: object, id: string) => own.world.api(`/partner/contracts/${id}/answers`, { token: jwt, body: { locale, ...body } });
  return {
    contract: async (): Promise<Contract> =>
      expectOk(await own.world.api(`/partner/contracts?locale=${locale}`, { token: jwt }), 'the contracts').body.data[0],
    answer,
    get: (path: string) => own.world.api(`/partner${path}`, { token: jwt }),
  };
};
/** Rate of the affiliate's next sale in per cent of 100.00 EUR, by whose contract version. */
const nextSale = async (product: Product, who: Affiliate): Promise<{ readonly orderNumber: string; readonly earns: number | null }> => {
  const { orderNumber } = await buy(own.world, { offerId: product.offerId, through: [who.code] });
  return { orderNumber, earns: (await splitOf(own.world, orderNumber))['affiliate']?.amount ?? null };
};
const edit = async (program: Program, data: object): Promise<void> => {
  expectOk(await own.world.strapi(`${CONTENT}program/${program.documentId}`, { method: 'PUT', body: data }), 'the change');
};
const refusal = (answer: { readonly body: { error?: { details: { code: string } } } }): string | undefined =>
  answer.body.error?.details.code;
const onShelf = (program: Program) => aProduct(own.world, { prices: { EUR: '100.00' }, program });

test('worse terms wait for notice and consent, whoever changes them; better ones apply at once (B-36, B-51)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const [ana, ben, product] = [await anAffiliate(world, program), await anAffiliate(world, program), await onShelf(program)];
  const portal = await desk(ana);

  // Staff let her in and answers for it; she is asked herself, and consents to what she read and to nothing else.
  const before = await portal.contract();
  expect(before).toMatchObject({ asksConsent: true, consent: { how: 'staff' }, inForce: { version: 1 }, notice: null, renewal: null });
  expect(before.inForce.text).toContain('30%');
  expect(refusal(await portal.answer({ what: 'confirm', hash: 'something else' }, before.id))).toBe('CONTRACT_CHANGED');
  expect(refusal(await portal.answer({ what: 'accept', hash: before.inForce.hash }, before.id))).toBe('CONTRACT_NOTHING_TO_ANSWER');
  expect(refusal(await portal.answer({ what: 'renew', hash: before.inForce.hash }, before.id))).toBe('CONTRACT_NOT_DUE');
  const confirmed = expectOk(await portal.answer({ what: 'confirm', hash: before.inForce.hash }, before.id), 'consent').body
    .data as Contract;
  expect(confirmed).toMatchObject({ asksConsent: false, consent: { how: 'self', hash: before.inForce.hash } });
  // Nobody answers for anybody else.
  expect(refusal(await (await desk(ben)).answer({ what: 'decline' }, before.id))).toBe('AFFILIATE_NOT_FOUND');

  // A lower rate with a longer window is worse as a whole: neither half applies to those who are in.
  await edit(program, { rateBasisPoints: 1000, windowDays: 60 });
  const told = await portal.contract();
  expect(told.notice).toMatchObject({ answer: 'none', appliesAt: null, offer: { version: 2 } });
  expect(told.notice?.offer.changes).toEqual([
    { term: 'rateBasisPoints', direction: 'worse' },
    { term: 'windowDays', direction: 'better' },
  ]);
  expect(told.inForce).toMatchObject({ version: 1, terms: { rateBasisPoints: 3000, windowDays: 30 } });
  expect((await mailTo(world, ana.email, 'contract_notice')).subject).toContain('New terms');
  const sale = await nextSale(product, ana);
  expect(sale.earns).toBe(3000);
  expect((await nextSale(product, await anAffiliate(world, program))).earns).toBe(1000);

  // The commission names the contract, on her page and in its explanation.
  const [row] = expectOk(await portal.get('/commissions'), 'commissions').body.data as Array<{ id: string; contractVersion: number }>;
  expect(row?.contractVersion).toBe(1);
  const { steps } = expectOk(await portal.get(`/commissions/${row?.id}/explanation`), 'why').body.data;
  const terms = (steps as Array<{ code: string; facts: object }>).find(({ code }) => code === 'CONTRACT_TERMS');
  expect(terms?.facts).toMatchObject({ version: '1', consent: 'self' });

  // She accepts in French, he declines; before the notice is over nothing changes for either.
  const french = await (await desk(ana, 'fr')).contract();
  expect(french.notice?.offer.text).toMatch(/10\s%/);
  const accepted = { what: 'accept', hash: french.notice?.offer.hash };
  const [once, twice] = await Promise.all([
    (await desk(ana, 'fr')).answer(accepted, ana.id),
    (await desk(ana, 'fr')).answer(accepted, ana.id),
  ]);
  expect([once.status, twice.status]).toEqual([200, 200]);
  expectOk(await (await desk(ben)).answer({ what: 'decline' }, ben.id), 'declining');
  expect(refusal(await portal.answer({ what: 'decline' }, ana.id))).toBe('CONTRACT_ACCEPTED_ALREADY');
  const after = await portal.contract();
  expect(after.notice?.appliesAt).toBe(after.notice?.noticeEndsAt);
  expect(after.history.map(({ kind }) => kind)).toEqual(['joined', 'confirmed', 'noticed', 'accepted']);
  await world.pass({ days: 29 });
  expect((await nextSale(product, ana)).earns).toBe(3000);

  // Then the new terms are hers, and his stay as they were.
  await world.pass({ days: 2 });
  expect([(await nextSale(product, ana)).earns, (await nextSale(product, ben)).earns]).toEqual([1000, 3000]);

  // Staff sees who is under what, and what a draft would do to whom.
  const seen = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
  const person = ({ id }: Affiliate) =>
    (seen.people as Array<{ id: string; version: number; notice: { answer: string } | null }>).find((one) => one.id === id);
  expect([person(ana)?.version, person(ben)?.version, person(ben)?.notice?.answer]).toEqual([2, 1, 'declined']);
  const draft = { ...seen.terms, rateBasisPoints: 2000 };
  const preview = expectOk(await world.admin(`/programs/${program.documentId}/terms/preview`, { body: { terms: draft } }), 'a preview').body
    .data;
  const verdict = ({ id }: Affiliate) => (preview as Array<{ id: string; verdict: string }>).find((one) => one.id === id)?.verdict;
  expect([verdict(ana), verdict(ben)]).toEqual(['better', 'worse']);
  // Both values of what differs are there to read, of each by their own contract.
  const both = (preview as Array<{ id: string; terms: unknown; words: unknown }>).find(({ id }) => id === ben.id);
  expect(both).toMatchObject({ terms: { before: { rateBasisPoints: 3000 }, after: { rateBasisPoints: 2000 } }, words: null });
  const publish = (body: object) => world.admin(`/programs/${program.documentId}/terms`, { body });
  expect(refusal(await publish({ version: 1, terms: draft }))).toBe('TERMS_CHANGED');
  expect(expectOk(await publish({ version: 2, terms: draft }), 'publishing').body.data.version).toBe(3);
  expect([(await nextSale(product, ana)).earns, (await nextSale(product, ben)).earns]).toEqual([2000, 3000]);

  // A rate of one's own is a term like any other: up at once, down after notice; a paper is recorded by staff.
  const rate = (rateBasisPoints: number | null) => world.admin(`/affiliates/${ben.id}/rate`, { method: 'PUT', body: { rateBasisPoints } });
  expectOk(await rate(4000), 'a higher rate');
  expect((await nextSale(product, ben)).earns).toBe(4000);
  expectOk(await rate(3500), 'a lower rate');
  expect((await nextSale(product, ben)).earns).toBe(4000);
  const paper = expectOk(
    await world.admin(`/affiliates/${ben.id}/contract/papers`, { body: { what: 'accept', reason: 'signed on paper at the fair' } }),
    'a paper',
  ).body.data as Contract;
  expect(paper).toMatchObject({ consent: { how: 'paper' }, inForce: { terms: { rateBasisPoints: 4000 } } });
  await world.pass({ days: 31 });
  expect((await nextSale(product, ben)).earns).toBe(3500);

  // And every order of before comes out as it did.
  const order = await orderOnDesk(world, sale.orderNumber);
  expect(order['attribution'].rule.version).toBe(1);
  expectOk(await world.admin('/ledger/proof/replay', { body: {} }), 'the replay');
  const replayed = await eventually('the replay to be done', async () => {
    const { proofs } = expectOk(await world.admin('/ledger/proof'), 'the proof').body.data as {
      proofs: Array<{ kind: string; state: string; offending: number; looked: { orders: number } }>;
    };
    const replay = proofs.find(({ kind }) => kind === 'replay');
    return replay && replay.state !== 'running' && replay.looked.orders >= 9 ? replay : null;
  });
  expect(replayed.offending).toBe(0);
}, 240_000);

test('a draft is tried on past orders: who gains, who loses, on what, and it sums to nothing; nothing is booked (N-05)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const [ana, ben, product] = [await anAffiliate(world, program), await anAffiliate(world, program), await onShelf(program)];
  await nextSale(product, ana);
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [ana.code, ben.code] });
  expectOk(await refund(world, orderNumber, 5000), 'half of it goes back');
  await world.settled();
  const order = await orderOnDesk(world, orderNumber);
  const day = (order['paidAt'] as string).slice(0, 10);
  const { terms, version } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
  const tried = async (draft: object, more: object = {}) =>
    world.admin(`/programs/${program.documentId}/terms/what-if`, { body: { terms: { ...terms, ...draft }, from: day, to: day, ...more } });
  const draft = { rateBasisPoints: 2500, model: 'first_click' };
  const told = expectOk(await tried(draft), 'a draft tried').body.data as {
    people: Array<{ kind: string; name: string; orders: number; before: Sum; after: Sum; difference: Sum }>;
    products: Array<{ id: string; before: Sum; after: Sum }>;
    next: string | null;
  };
  expect(told).toMatchObject({ judged: 2, changed: 2, untold: 0, capped: 0, next: null });
  const figures = told.people.map(({ kind, name, orders, before, after }) => [
    kind,
    name,
    orders,
    Number(before.amount),
    Number(after.amount),
  ]);
  expect(figures).toContainEqual(['affiliate', ana.name, 2, 3000, 3750]);
  expect(figures).toContainEqual(['affiliate', ben.name, 1, 1500, 0]);
  expect(told.people.reduce((sum, { difference }) => sum + Number(difference.amount), 0)).toBe(0);
  expect(told.products.map(({ id, before, after }) => [id, before.amount, after.amount])).toEqual([[product.documentId, '4500', '3750']]);
  // The terms of the time change nothing; touches that would be gone are said to be.
  expect(expectOk(await tried({}), 'the same terms').body.data).toMatchObject({ judged: 2, changed: 0, people: [], products: [] });
  expect(expectOk(await tried({ windowDays: 400 }), 'a longer window').body.data).toMatchObject({ judged: 0, untold: 2 });
  expect(refusal(await tried({}, { after: 'nonsense' }))).toBe('CURSOR_INVALID');
  // Every term of a draft is weighed, or named: where leads pay instead of sales, sales pay nothing.
  const lead = { currency: 'EUR', amount: 500, cap: { period: 'month', count: 10, amount: null }, acceptAfterDays: null };
  const leads = expectOk(await tried({ events: { scheme: 'lead', lead } }), 'leads instead').body.data as WhatIfBite;
  expect(leads).toMatchObject({ judged: 2, changed: 2, untold: 0, unweighed: ['events'] });
  const of = ({ people }: WhatIfBite) =>
    people.flatMap(({ kind, name, before, after }) => (kind === 'affiliate' ? [`${name} ${before.amount} ${after.amount}`] : [])).sort();
  expect(of(leads)).toEqual([`${ana.name} 3000 0`, `${ben.name} 1500 0`].sort());
  // A rule is told from what the order itself says; what no rule asked then was not kept, nor which tier somebody would have stood on.
  const withRule = (when: object, more: object = {}) =>
    tried({ rules: [{ key: 'one', name: 'One product', when, pays: { rateBasisPoints: 1000 } }], ...more });
  const ruled = expectOk(await withRule({ product: [product.documentId] }), 'a rule').body.data as WhatIfBite;
  expect(ruled).toMatchObject({ judged: 2, changed: 2, untold: 0, unweighed: [] });
  expect(of(ruled)).toEqual([`${ana.name} 3000 1000`, `${ben.name} 1500 500`].sort());
  const untold = (term: string) => ({ judged: 0, untold: 2, untoldBy: [{ term, orders: 2 }] });
  expect(expectOk(await withRule({ kind: ['digital'] }), 'a kind').body.data).toMatchObject(untold('rules'));
  const tiers = { period: 'month', measure: 'sales', steps: [{ name: 'Gold', from: 2 }] };
  expect(expectOk(await withRule({ tier: ['Gold'] }, { tiers }), 'a tier').body.data).toMatchObject(untold('tiers'));
  const still = { territoryRule: 'holder', secondTierMonths: 6, maxMonths: 1, holdDays: 30, forbidsBrandAds: true };
  const nothing = { judged: 2, changed: 0, untold: 0, unweighed: ['holdDays', 'forbidsBrandAds'] };
  expect(expectOk(await tried(still), 'terms nobody is concerned by').body.data).toMatchObject(nothing);
  const tied = { key: 'two', name: 'The same', when: {}, pays: { rateBasisPoints: 1 } };
  expect(refusal(await tried({ rules: [tied, { ...tied, key: 'three' }] }))).toBe('RATES_TIED');
  // Nothing was written, and one press makes it the notice of new terms.
  expect((await orderOnDesk(world, orderNumber))['journals']).toEqual(order['journals']);
  expectOk(await world.admin(`/programs/${program.documentId}/terms`, { body: { version, terms: { ...terms, ...draft } } }), 'publishing');
  expect((await (await desk(ana)).contract()).notice).toMatchObject({ answer: 'none', offer: { version: 2 } });
}, 120_000);

test('declined terms apply on the revision date all the same, and a contract ends, brings nothing new, and is renewed (B-51, B-52)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  // A contract that may be revised every two months, and one that may not.
  await edit(program, { revisionMonths: 2 });
  const ana = await anAffiliate(world, program);
  await edit(program, { revisionMonths: null, validityMonths: 3 });
  const [ben, product] = [await anAffiliate(world, program), await onShelf(program)];
  const first = await nextSale(product, ben);
  await edit(program, { rateBasisPoints: 500 });
  for (const who of [ana, ben]) expectOk(await (await desk(who)).answer({ what: 'decline' }, who.id), 'declining');
  const waits = (await (await desk(ana)).contract()).notice;
  expect([waits?.answer, waits?.appliesAt === null]).toEqual(['declined', false]);
  await world.passUntil(waits?.appliesAt ?? '', 1);
  expect([(await nextSale(product, ana)).earns, (await nextSale(product, ben)).earns]).toEqual([500, 3000]);

  // Thirty days before the end he is reminded, once, and so is the shop.
  const { validUntil } = await (await desk(ben)).contract();
  await world.passUntil(new Date(Date.parse(validUntil) - 29 * 86_400_000).toISOString(), 1);
  expect(await mailTo(world, ben.email, 'contract_ending')).toBeDefined();
  await world.pass({ days: 1 });
  expect((await mailsTo(world, ben.email)).filter(({ kind }) => kind === 'contract_ending')).toHaveLength(1);
  const attention = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>;
  expect(attention.find(({ code }) => code === 'contracts_ending')?.count).toBeGreaterThanOrEqual(1);

  // After the end his link brings nothing, and says why; what he earned stands.
  await world.passUntil(validUntil, 1);
  const late = await nextSale(product, ben);
  expect(late.earns).toBeNull();
  expect((await orderOnDesk(world, late.orderNumber))['attribution'].reason).toBe('CONTRACT_ENDED');
  expect((await splitOf(world, first.orderNumber))['affiliate']?.amount).toBe(3000);
  expect(await mailTo(world, ben.email, 'contract_ended')).toBeDefined();
  const portal = await desk(ben);
  const referrals = expectOk(await portal.get('/referrals'), 'referrals').body.data as Array<{ orderNumber: string; reason: string }>;
  expect(referrals.find(({ orderNumber }) => orderNumber === late.orderNumber)?.reason).toBe('CONTRACT_ENDED');

  // A renewal is consent to what the program offers now.
  const ended = await portal.contract();
  expect(ended).toMatchObject({ ended: true, renewal: { version: 2, terms: { rateBasisPoints: 500 } } });
  const renewed = expectOk(await portal.answer({ what: 'renew', hash: ended.renewal?.hash }, ben.id), 'renewing').body.data as Contract;
  expect(renewed).toMatchObject({ ended: false, inForce: { version: 2 }, renewal: null });
  expect((await nextSale(product, ben)).earns).toBe(500);
  expect(await brokenSentences(world)).toEqual([]);
}, 240_000);
