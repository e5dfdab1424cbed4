// Leads and clicks that pay: only what the scheme names, once each, capped, held and explained; a rejected lead pays nothing and says why (B-50, E-62).
import { anAdministrator } from '../support/administrators';
import { brokenSentences } from '../support/books';
import { aProduct, aProgram, anAffiliate, type Affiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { ask, codeOf } from '../support/http';
import { mailsTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { unique } from '../support/world';

const own = movedShop('events-that-pay');

interface Money {
  readonly amount: string;
}
interface Lead {
  readonly id: string;
  readonly email?: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly words: string | null;
  readonly earned: Money | null;
}
interface Earning {
  readonly id: string;
  readonly day: string;
  readonly count: number;
  readonly amount: Money;
  readonly state: string;
  readonly leftOut: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
}
interface Explained {
  readonly amount: Money;
  readonly steps: ReadonlyArray<{ readonly code: string; readonly facts: Readonly<Record<string, string>> }>;
}

const LEADS = {
  scheme: 'lead',
  lead: { currency: 'EUR', amount: 500, cap: { period: 'month', count: 3, amount: null }, acceptAfterDays: 3 },
};
const CLICKS = { scheme: 'click', click: { currency: 'EUR', amount: 10, cap: { period: 'day', count: 3, amount: null } } };
const programThatPays = (events: object, more: object = {}) =>
  aProgram(own.world, { rateBasisPoints: 3000, holdDays: 2, events: JSON.stringify(events), ...more });

const tokenOf = async (who: Affiliate): Promise<string> => (await enter(own.world, who.email)).jwt;
const portal = async <T>(token: string, path: string): Promise<T> => expectOk(await own.world.api(path, { token }), path).body.data as T;
const addressFor = (name: string): string => `${unique(name)}@example.test`;
const bring = async (who: Affiliate, email: string): Promise<void> => {
  expectOk(await own.world.api('/track/lead', { body: { code: who.code, email, consent: true } }), 'a lead');
};
const queue = async (query = ''): Promise<Lead[]> => expectOk(await own.world.admin(`/leads?pageSize=100${query}`), 'leads').body.data;
const idOf = async (email: string): Promise<string> => (await queue()).find((lead) => lead.email === email)?.id ?? '';
const decide = async (body: object, token?: string): Promise<Array<{ done: boolean; code: string | null }>> =>
  expectOk(await own.world.admin('/leads/decisions', { body, ...(token ? { token } : {}) }), 'deciding').body.data;
const contest = (token: string, body: object) => own.world.api('/partner/cases', { token, body });
const decideCase = (id: string, body: object) => own.world.admin(`/cases/${id}/decision`, { body });
const balances = async (token: string): Promise<number[]> => {
  const { balances: all } = await portal<{ balances: Array<Record<'pending' | 'available' | 'held', Money> & { currency: string }> }>(
    token,
    '/partner/summary',
  );
  const euros = all.find(({ currency }) => currency === 'EUR');
  return [euros?.pending, euros?.available, euros?.held].map((money) => Number(money?.amount ?? 0));
};

let ana: Affiliate;
let ben: Affiliate;

test('a lead waits, is accepted once or rejected with a reason, and pays what its contract says below its cap; sales pay nothing', async () => {
  const { world } = own;
  const slug = unique('leads');
  const program = await programThatPays(LEADS, { slug, listed: true, niches: [slug], admission: 'by_approval' });
  // What pays is seen before anybody joins, by people and by machines, and afterwards among one's own rates.
  const pays = { salesPay: false, events: [{ kind: 'lead', each: { amount: '500' }, cap: { period: 'month', count: 3, amount: null } }] };
  expect(expectOk(await world.api(`/marketplace/programs?niche=${slug}`), 'the marketplace').body.data).toMatchObject([{ slug, ...pays }]);
  expect((await world.at(`/store/fr/programs/${slug}.json`)).body).toMatchObject({ slug, ...pays });
  const page = (await world.at(`/store/en/programs/${slug}`)).text;
  expect(page).toContain('for each lead that is accepted, at most 3 leads a month.');
  expect(page).toContain('Sales pay nothing in this program.');
  ana = await anAffiliate(world, program);
  ben = await anAffiliate(world, program);
  const [x1, x2, x3, x4, x5] = ['one', 'two', 'three', 'four', 'five'].map(addressFor) as [string, string, string, string, string];
  for (const email of [x1, x2, x3, x4, x5]) await bring(ana, email);
  await bring(ana, x1);
  await bring(ana, ana.email);
  await bring(ben, x1);
  const [anas, bens] = [await tokenOf(ana), await tokenOf(ben)];
  expect(await portal(anas, '/partner/rates')).toMatchObject([pays]);
  const seen = await portal<Lead[]>(anas, '/partner/leads');
  expect(seen.map(({ state, reason }) => [state, reason])).toEqual([['rejected', 'OWN_ADDRESS'], ...Array(5).fill(['waiting', null])]);
  // Nothing of whom they are, not even of what the affiliate sent.
  expect(JSON.stringify(seen)).not.toContain('@');
  expect(await portal(bens, '/partner/leads')).toMatchObject([{ state: 'rejected', reason: 'BROUGHT_BEFORE', earned: null }]);

  const waiting = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>;
  expect(waiting).toContainEqual(expect.objectContaining({ code: 'leads_waiting', count: 5 }));

  const [one, two] = [await idOf(x1), await idOf(x2)];
  expect(await decide({ to: 'rejected', leads: [two] })).toMatchObject([{ done: false, code: 'LEAD_REASON_MISSING' }]);
  expect(await decide({ to: 'rejected', reason: 'Nobody reads this mailbox.', leads: [two] })).toMatchObject([{ done: true }]);
  expect(await decide({ to: 'accepted', leads: [one, two, one] })).toMatchObject([
    { done: true },
    { done: false, code: 'LEAD_DECIDED' },
    { done: false, code: 'LEAD_DECIDED' },
  ]);
  const after = await portal<Lead[]>(anas, '/partner/leads');
  expect(after.find(({ id }) => id === one)).toMatchObject({ state: 'accepted', earned: { amount: '500' } });
  expect(after.find(({ id }) => id === two)).toMatchObject({ state: 'rejected', words: 'Nobody reads this mailbox.', earned: null });
  // Both are told, with the reason and what it pays, and with no word of whose address it was; what was refused as it came is not.
  const letters: string[] = [];
  for (const { id, kind } of await mailsTo(world, ana.email))
    if (kind === 'lead_decided') letters.push(((await world.api(`/demo/mails/${id}`)).body as { data: { text: string } }).data.text);
  expect(letters.length).toBe(2);
  expect(letters.find((text) => text.includes('Nobody reads this mailbox.'))).toContain('pays nothing');
  expect(letters.find((text) => text.includes('counts'))).toMatch(/5\.00/);
  expect(letters.join()).not.toMatch(new RegExp([x1, x2].join('|'), 'i'));
  expect((await mailsTo(world, ben.email)).filter(({ kind }) => kind === 'lead_decided')).toEqual([]);
  // What a lead was of is wiped once somebody has decided.
  expect((await queue('&state=accepted')).find(({ id }) => id === one)?.email).toBeNull();
  expect(await balances(anas)).toEqual([500, 0, 0]);

  // Sales are counted for her, and pay nothing: the scheme is that of leads.
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  await buy(world, { offerId: product.offerId, through: [ana.code] });
  expect((await portal<Array<{ amount: Money }>>(anas, '/partner/commissions')).filter(({ amount }) => amount.amount !== '0')).toEqual([]);
  expect(await balances(anas)).toEqual([500, 0, 0]);

  // Of two who bring one address at once, one was first.
  const both = addressFor('both');
  await Promise.all([bring(ana, both), bring(ben, both)]);
  const waits = (await queue('&state=waiting')).filter(({ email }) => email === both);
  expect(waits.length).toBe(1);
  expect(
    (await queue())
      .slice(0, 2)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['rejected', 'waiting']);
  expect(await decide({ to: 'rejected', reason: 'A test.', leads: waits.map(({ id }) => id) })).toMatchObject([{ done: true }]);

  // Who sees only their own sees no lead of hers, and cannot decide about one.
  const manager = await anAdministrator(world, ['paid-events.read', 'paid-events.decide']);
  expect(expectOk(await world.admin('/leads', { token: manager }), 'leads').body).toMatchObject({
    data: [],
    meta: { pagination: { total: 0 } },
  });
  const three = await idOf(x3);
  expect(await decide({ to: 'accepted', leads: [three] }, manager)).toMatchObject([{ done: false, code: 'LEAD_NOT_FOUND' }]);
  const reader = await anAdministrator(world, ['paid-events.read']);
  expect(codeOf(await world.admin('/leads/decisions', { body: { to: 'accepted', leads: [three] }, token: reader }))).toBe('FORBIDDEN');

  // N-09: one that waits is contested: nobody rejects it behind the case, which ends with the same acceptance, and the entry names the case.
  const four = await idOf(x4);
  const asks = { kind: 'waiting_lead', about: 'lead', id: four };
  expect(codeOf(await contest(bens, asks))).toBe('CASE_ABOUT_UNKNOWN');
  expect(codeOf(await contest(anas, { ...asks, kind: 'refused_lead' }))).toBe('CASE_KIND_UNFIT');
  const opened = expectOk(await contest(anas, asks), 'a case').body.data as { id: string; evidence: object };
  expect(opened.evidence).toMatchObject({ lead: { lead: { id: four, state: 'waiting', pays: { amount: '500' } }, version: 1 } });
  expect(JSON.stringify(opened)).not.toContain(x4);
  expect(codeOf(await contest(anas, asks))).toBe('CASE_ALREADY_OPEN');
  expect((await queue('&state=waiting')).find(({ id }) => id === four)).toMatchObject({ openCase: opened.id });
  expect(await decide({ to: 'rejected', reason: 'It looks odd.', leads: [four] })).toMatchObject([{ done: false, code: 'CASE_OPEN' }]);
  const foreseen = await world.admin(`/cases/${opened.id}/preview?entry=accept`);
  expect(expectOk(foreseen, 'a preview').body.data.entries).toMatchObject([{ kind: 'accept', amount: { amount: '500' }, to: 'pending' }]);
  const upheld = { outcome: 'upheld', reason: 'It is a person.', entry: 'accept' };
  expect(codeOf(await decideCase(opened.id, { ...upheld, outcome: 'partly' }))).toBe('CASE_ENTRY_UNFIT');
  expect(expectOk(await decideCase(opened.id, upheld), 'the decision').body.data).toMatchObject({
    state: 'decided',
    entry: { kind: 'accept', state: 'booked', amount: { amount: '500' } },
  });
  expect(await balances(anas)).toEqual([1000, 0, 0]);
  const [booked] = expectOk(await world.admin('/ledger/entries?address=bonus_expense&currency=EUR'), 'the expense').body.data;
  expect(expectOk(await world.admin(`/ledger/journals/${booked.journalId}`), 'the entry').body.data.actor).toBe(`case:${opened.id}`);
  // One that was rejected stays so: what is owed for it would be a bonus.
  const refused = expectOk(await contest(anas, { kind: 'refused_lead', about: 'lead', id: two }), 'a case').body.data as { id: string };
  expect(expectOk(await world.admin(`/cases/${refused.id}`), 'it').body.data).toMatchObject({ entries: ['bonus'], currency: 'EUR' });
  expectOk(await decideCase(refused.id, { outcome: 'declined', reason: 'Nobody answers there.', entry: null }), 'the decision');
}, 120_000);

test('left alone, a lead is accepted by itself; above the cap it pays nothing and says so; a block holds, and every cent is explained', async () => {
  const { world } = own;
  await world.pass({ days: 3, minutes: 30 });
  await world.settled();
  const anas = await tokenOf(ana);
  const earned = await portal<Earning[]>(anas, '/partner/event-earnings');
  expect(earned.map(({ count, amount, state }) => [count, amount.amount, state])).toEqual([
    [0, '0', 'nothing'],
    [1, '500', 'pending'],
    [1, '500', 'available'],
    [1, '500', 'available'],
  ]);
  expect(await balances(anas)).toEqual([500, 1000, 0]);
  expectOk(await world.admin(`/affiliates/${ana.id}/block`, { body: { reason: 'Some of them were not real.' } }), 'the block');
  await world.settled();
  // All of it, what was payable too: nothing was paid yet (B-33).
  expect(await balances(anas)).toEqual([0, 0, 1500]);
  const why = (id: string) => portal<Explained>(anas, `/partner/event-earnings/${id}/explanation`);
  const capped = await why(earned[0]?.id ?? '');
  expect(capped.amount.amount).toBe('0');
  expect(capped.steps.find(({ code }) => code === 'EVENT_CAPPED')?.facts).toMatchObject({
    most: '3',
    period: expect.stringMatching(/^\d{4}-\d\d$/),
    used: '3',
    by: 'count',
  });
  const held = await why(earned[1]?.id ?? '');
  expect(held.steps.map(({ code }) => code)).toEqual([
    'LEAD_ACCEPTED',
    'CONTRACT_TERMS',
    'EVENT_BELOW_CAP',
    'EVENT_AMOUNT',
    'HELD_BLOCKED',
  ]);
  const bens = await tokenOf(ben);
  expect(codeOf(await world.api(`/partner/event-earnings/${earned[1]?.id ?? ''}/explanation`, { token: bens }))).toBe(
    'EVENT_EARNING_NOT_FOUND',
  );
  const asked = await world.admin(`/ledger/explanation?of=paid_event&id=${earned[1]?.id ?? ''}`);
  expect(expectOk(asked, 'why').body.data).toMatchObject({ amount: { amount: '500' }, steps: held.steps });
  expectOk(await world.admin(`/affiliates/${ana.id}/approve`, { body: {} }), 'taking the block back');
  await world.pass({ days: 2 });
  await world.settled();
  expect(await balances(anas)).toEqual([0, 1500, 0]);
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);

const BROWSERS = {
  chrome: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  phone: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  safari: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
  edge: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
} as const;

const click = async (code: string, userAgent: string): Promise<void> => {
  const headers = { 'user-agent': userAgent, 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };
  expect((await ask(`${own.world.address.url}/r/${code}`, { headers })).status).toBe(302);
};

test('clicks are paid when their day is over, one for each visitor, below the cap, once; a worse offer waits for consent', async () => {
  const { world } = own;
  const program = await programThatPays(CLICKS);
  const cem = await anAffiliate(world, program);
  for (const userAgent of Object.values(BROWSERS)) await click(cem.code, userAgent);
  // The same browser again, without its cookie, and a robot.
  await click(cem.code, BROWSERS.chrome);
  await click(cem.code, 'curl/8.5.0');
  const token = await tokenOf(cem);
  expect(await portal(token, '/partner/event-earnings')).toEqual([]);
  await world.pass({ days: 1, minutes: 30 });
  await world.settled();
  const [day, ...more] = await portal<Earning[]>(token, '/partner/event-earnings?kind=click');
  expect(more).toEqual([]);
  expect(day).toMatchObject({ count: 3, amount: { amount: '30' }, state: 'pending' });
  expect(day?.leftOut).toEqual([
    { reason: 'REPEAT', count: 1 },
    { reason: 'CAPPED', count: 2 },
  ]);
  const explained = await portal<Explained>(token, `/partner/event-earnings/${day?.id ?? ''}/explanation`);
  expect(explained.steps.map(({ code }) => code)).toEqual([
    'CLICKS_COUNTED',
    'CLICKS_REPEAT',
    'CONTRACT_TERMS',
    'EVENT_CAPPED',
    'EVENT_AMOUNT',
    'PAYABLE_AT',
  ]);
  // N-09: a click that was left out is contested with its receipt; one that counted is no such thing.
  const today = new Date(Date.parse(day?.day ?? '')).toISOString().slice(0, 10);
  const clicks = await portal<Array<{ id: string }>>(token, `/partner/clicks?from=${today}&to=${today}`);
  const receipts = [];
  for (const { id } of clicks)
    receipts.push(await portal<{ click: { id: string }; pay: { state: string } }>(token, `/partner/clicks/${id}/receipt`));
  const leftOut = receipts.find(({ pay }) => pay.state === 'repeat')?.click.id;
  const paid = receipts.find(({ pay }) => pay.state === 'paid')?.click.id;
  expect(codeOf(await contest(token, { kind: 'uncounted_click', about: 'click', id: paid }))).toBe('CASE_KIND_UNFIT');
  expect(codeOf(await contest(await tokenOf(ben), { kind: 'uncounted_click', about: 'click', id: leftOut }))).toBe('CASE_ABOUT_UNKNOWN');
  const opened = expectOk(await contest(token, { kind: 'uncounted_click', about: 'click', id: leftOut }), 'a case').body.data;
  expect(opened).toMatchObject({ kind: 'uncounted_click', evidence: { click: { click: { id: leftOut }, pay: { state: 'repeat' } } } });
  expectOk(await decideCase(opened.id, { outcome: 'declined', reason: 'It was the same browser.', entry: null }), 'the decision');

  // The job comes round again, and a day is paid once.
  await world.pass({ days: 2, minutes: 30 });
  await world.settled();
  expect(await portal(token, '/partner/event-earnings')).toMatchObject([{ id: day?.id, state: 'available' }]);
  expect(await balances(token)).toEqual([0, 30, 0]);

  const [contract] = await portal<Array<{ inForce: { text: string; terms: object } }>>(token, '/partner/contracts');
  expect(contract?.inForce.text).toContain('0.10 EUR');
  expect(contract?.inForce.terms).toMatchObject({ rateBasisPoints: 0, events: CLICKS });
  const { terms, version } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
  const worse = { ...terms, events: { ...CLICKS, click: { ...CLICKS.click, amount: 9 } } };
  const foreseen = await world.admin(`/programs/${program.documentId}/terms/preview`, { body: { terms: worse } });
  expect(expectOk(foreseen, 'a preview').body.data).toMatchObject([
    { verdict: 'worse', changes: [{ term: 'events', direction: 'worse' }] },
  ]);
  expectOk(await world.admin(`/programs/${program.documentId}/terms`, { body: { version, terms: worse } }), 'publishing');
  const [told] = await portal<Array<{ inForce: object; notice: object }>>(token, '/partner/contracts');
  expect(told).toMatchObject({
    inForce: { terms: { events: CLICKS } },
    notice: { offer: { terms: { events: worse.events } }, answer: 'none' },
  });
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);
