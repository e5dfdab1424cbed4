// Contests and bounties: ranked by the books, provisional until nothing can go back, awarded once, explained (E-48).
import { anAdministrator } from '../support/administrators';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { balanceOn, brokenSentences, refund } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk } from '../support/purchase';
import { enter } from '../support/sign-in';
import { unique } from '../support/world';

const own = movedShop('contests');

interface Standing {
  readonly place: number;
  readonly alias: string | null;
  readonly mine: boolean;
  readonly measure: { readonly count: number | null; readonly amount: { readonly amount: string } | null };
}
interface Seen {
  readonly id: string;
  readonly phase: string;
  readonly daysLeft: number;
  readonly provisional: boolean;
  readonly finalFrom: string | null;
  readonly mine: { readonly place: number } | null;
  readonly standings: readonly Standing[];
  readonly won: { readonly rank: number | null; readonly amount: { readonly amount: string }; readonly waits: boolean } | null;
}
interface Page {
  readonly state: string;
  readonly standings: ReadonlyArray<{
    readonly place: number;
    readonly affiliate: { readonly code: string };
    readonly award: { readonly adjustment: string; readonly state: string } | null;
  }>;
}
interface Row {
  readonly id: string;
  readonly party: string;
  readonly partyName: string;
  readonly reason: string;
  readonly state: string;
  readonly amount: { readonly amount: string };
  readonly contest: string | null;
}

let program: Awaited<ReturnType<typeof aProgram>>;
let [ana, ben, cem]: Affiliate[] = [];
let products: readonly Product[];
let today: string;

const dayAfter = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const terms = (more: object = {}) => ({
  program: program.documentId,
  name: unique('Summer'),
  kind: 'ranking',
  metric: 'revenue',
  startsOn: today,
  endsOn: dayAfter(6),
  currency: 'EUR',
  threshold: '5000',
  prizes: ['8000', '3000'],
  groups: null,
  ...more,
});
const announce = (more: object = {}, token?: string) => own.world.admin('/contests', { body: terms(more), ...(token ? { token } : {}) });
const made = async (more: object = {}): Promise<string> => expectOk(await announce(more), 'a contest').body.data.id;
const page = async (id: string): Promise<Page> => expectOk(await own.world.admin(`/contests/${id}`), 'the contest').body.data;
const seenBy = async (who: Affiliate | undefined, id: string): Promise<Seen> => {
  const { jwt } = await enter(own.world, who?.email ?? '');
  const all = expectOk(await own.world.api('/partner/contests', { token: jwt }), 'contests').body.data as Seen[];
  return all.find((each) => each.id === id) as Seen;
};
const sold = async (who: Affiliate | undefined, product: Product | undefined, email?: string): Promise<string> =>
  (await buy(own.world, { offerId: product?.offerId ?? '', through: [who?.code ?? ''], ...(email ? { email } : {}) })).orderNumber;
const entries = async (name: string): Promise<Row[]> =>
  (expectOk(await own.world.admin('/adjustments?pageSize=100'), 'adjustments').body.data as Row[]).filter(({ reason }) =>
    reason.startsWith(name),
  );

beforeAll(async () => {
  const { world } = own;
  program = await aProgram(world, { rateBasisPoints: 3000, holdDays: 0 });
  [ana, ben, cem] = [await anAffiliate(world, program), await anAffiliate(world, program), await anAffiliate(world, program)];
  const one = () => aProduct(world, { prices: { EUR: '100.00' }, program, guaranteeDays: 10 });
  products = [await one(), await one()];
  // The clock of a shop that others have moved before says which day it is.
  today = String((await orderOnDesk(world, (await buy(world, { offerId: products[0]?.offerId ?? '' })).orderNumber))['placedAt']).slice(
    0,
    10,
  );
}, 120_000);

test('of the same turnover who had it first stands before; a refund puts them down; it is provisional until guarantees end, and booked once', async () => {
  const { world } = own;
  const name = unique('Turnover');
  const id = await made({ name });
  const first = await sold(ana, products[0]);
  await sold(ben, products[0]);
  await sold(cem, products[0]);
  expectOk(await world.admin(`/orders/${await sold(cem, products[1])}`), 'an order');
  const places = async () => (await page(id)).standings.map(({ affiliate }) => affiliate.code);
  expect(await places()).toEqual([cem?.code, ana?.code, ben?.code]);
  // Nobody is called by a name they did not choose, and nothing but names is shown of others.
  const { jwt } = await enter(world, ana?.email ?? '');
  expectOk(
    await world.api('/partner/contests/alias', { method: 'PUT', token: jwt, body: { code: ana?.code, alias: 'Señora A' } }),
    'an alias',
  );
  expect(codeOf(await world.api('/partner/contests/alias', { method: 'PUT', token: jwt, body: { code: ben?.code, alias: 'Ben' } }))).toBe(
    'NOT_AN_AFFILIATE',
  );
  const seen = await seenBy(ben, id);
  expect(seen).toMatchObject({ phase: 'running', daysLeft: 7, provisional: true, finalFrom: null, mine: { place: 3 }, won: null });
  expect(seen.standings.map(({ place, alias, mine, measure }) => [place, alias, mine, measure.amount?.amount])).toEqual([
    [1, null, false, '20000'],
    [2, 'Señora A', false, '10000'],
    [3, null, true, '10000'],
  ]);
  expect(JSON.stringify(seen)).not.toContain(cem?.code);
  expectOk(await refund(world, first, 10_000), 'a refund');
  await world.settled();
  expect(await places()).toEqual([cem?.code, ben?.code]);
  await world.pass({ days: 8 });
  // Its days are over, and what counts can still go back.
  expect(await seenBy(cem, id)).toMatchObject({ phase: 'awaiting', daysLeft: 0, provisional: true, finalFrom: expect.any(String) });
  expect(await entries(name)).toEqual([]);
  await world.pass({ days: 4 });
  await world.settled();
  const booked = await entries(name);
  expect(booked.map(({ contest }) => contest)).toEqual([id, id]);
  expect(booked.map(({ state, amount, partyName }) => [partyName, state, amount.amount]).sort()).toEqual(
    [
      [cem?.name, 'booked', '8000'],
      [ben?.name, 'booked', '3000'],
    ].sort(),
  );
  expect(await page(id)).toMatchObject({ state: 'settled', standings: [{ award: { state: 'booked' } }, { award: { state: 'booked' } }] });
  expect(await seenBy(ben, id)).toMatchObject({
    phase: 'settled',
    provisional: false,
    won: { rank: 2, amount: { amount: '3000' }, waits: false },
  });
  expect((await mailTo(world, ben?.email ?? '', 'contest_won')).subject).toContain(name);
  expect((await mailsTo(world, ana?.email ?? '')).map(({ kind }) => kind)).not.toContain('contest_won');
  const cemParty = booked.find(({ partyName }) => partyName === cem?.name)?.party ?? '';
  const before = await balanceOn(world, `payable:${cemParty}:available`, 'EUR');
  // The job comes round again and again, and books nothing more.
  await world.pass({ minutes: 180 });
  await world.settled();
  expect((await entries(name)).length).toBe(2);
  expect(await balanceOn(world, `payable:${cemParty}:available`, 'EUR')).toBe(before);
  expect(await brokenSentences(world)).toEqual([]);
  today = dayAfter(12);
}, 180_000);

test('a bounty is for each who reaches the goal; above the limit somebody else than who promised it has to agree, and the letter waits for that', async () => {
  const { world } = own;
  const name = unique('Five');
  const id = await made({ name, kind: 'bounty', metric: 'new_buyers', threshold: '2', prizes: ['15000'] });
  const email = `${unique('twice')}@example.test`;
  for (const who of [ana, ben]) await sold(who, products[0]);
  await sold(ana, products[1]);
  // Somebody who bought before is a sale and no new buyer.
  await sold(ben, products[0], email);
  await sold(cem, products[1], email);
  await sold(cem, products[0]);
  expect((await seenBy(ana, id)).standings.map(({ measure }) => measure.count)).toEqual([2, 2, 1]);
  await world.pass({ days: 20 });
  await world.settled();
  const waiting = await entries(name);
  expect(waiting.map(({ state, partyName }) => [partyName, state]).sort()).toEqual(
    [ana, ben].map((who) => [who?.name, 'awaiting_approval']).sort(),
  );
  expect(await seenBy(ana, id)).toMatchObject({ won: { rank: null, waits: true } });
  const won = async () => (await mailsTo(world, ana?.email ?? '')).filter(({ kind }) => kind === 'contest_won').length;
  expect(await won()).toBe(0);
  const hers = waiting.find(({ partyName }) => partyName === ana?.name)?.id ?? '';
  expect(codeOf(await world.admin(`/adjustments/${hers}/approve`, { body: {} }))).toBe('SECOND_PERSON_NEEDED');
  const second = await anAdministrator(world, ['payouts.read', 'payouts.second-approve']);
  expectOk(await world.admin(`/adjustments/${hers}/approve`, { body: {}, token: second }), 'the approval');
  await world.settled();
  expect([await won(), (await seenBy(ana, id)).won?.waits]).toEqual([1, false]);
  expect(await brokenSentences(world)).toEqual([]);
  today = dayAfter(20);
}, 180_000);

test('what was announced holds: it is called off before its first day alone; days and prizes make sense; rights are two', async () => {
  const { world } = own;
  const id = await made({ startsOn: dayAfter(2), endsOn: dayAfter(5) });
  expect(await seenBy(ana, id)).toMatchObject({ phase: 'upcoming' });
  expectOk(await world.admin(`/contests/${id}/cancel`, { body: {} }), 'calling it off');
  expect(await seenBy(ana, id)).toBeUndefined();
  expect(codeOf(await world.admin(`/contests/${await made()}/cancel`, { body: {} }))).toBe('CONTEST_BEGUN');
  expect(codeOf(await announce({ startsOn: dayAfter(3), endsOn: dayAfter(2) }))).toBe('CONTEST_DAYS_WRONG');
  expect(codeOf(await announce({ startsOn: dayAfter(-9), endsOn: dayAfter(-2) }))).toBe('CONTEST_DAYS_WRONG');
  expect(codeOf(await announce({ prizes: ['100', '200'] }))).toBe('CONTEST_PRIZES_WRONG');
  expect(codeOf(await announce({ kind: 'bounty', prizes: ['200', '100'] }))).toBe('CONTEST_PRIZES_WRONG');
  expect(codeOf(await announce({ program: 'nothing' }))).toBe('CONTEST_PROGRAM_UNKNOWN');
  // A contest of a group is nobody else's.
  const ofGold = await made({ groups: ['gold'] });
  expect(await seenBy(ana, ofGold)).toBeUndefined();
  // Whoever is in the group sees it and is ranked; what others sell does not count there.
  const [ben, cem] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  expectOk(await world.admin(`/affiliates/${ben.id}/place`, { method: 'PUT', body: { group: 'gold', tags: [] } }), 'a group');
  await sold(ben, products[0]);
  await sold(cem, products[0]);
  expect(await seenBy(ben, ofGold)).toMatchObject({ phase: 'running' });
  expect((await page(ofGold)).standings.map(({ affiliate }) => affiliate.code)).toEqual([ben.code]);
  const reader = await anAdministrator(world, ['contests.read']);
  expect((await world.admin('/contests?state=open', { token: reader })).status).toBe(200);
  expect([codeOf(await announce({}, reader)), codeOf(await world.admin(`/contests/${id}/cancel`, { token: reader, body: {} }))]).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
});
