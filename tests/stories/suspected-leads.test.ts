// E-80: a lead that looks made up waits for a person, with a reason both sides read; nothing is rejected by a rule, and nothing is lost.
import { brokenSentences, decide as set } from '../support/books';
import { aProgram, anAffiliate, type Affiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { enter } from '../support/sign-in';
import { unique } from '../support/world';

// A proxy in front says who the visitor is.
const own = ownShop('suspected-leads', { TRUST_PROXY: 'true' });

interface Lead {
  readonly id: string;
  readonly email?: string | null;
  readonly state: string;
  readonly suspicions: readonly string[];
  readonly acceptedFrom: string | null;
  readonly earned: { readonly amount: string } | null;
}

const events = {
  scheme: 'lead',
  lead: { currency: 'EUR', amount: 500, cap: { period: 'month', count: 20, amount: null }, acceptAfterDays: 3 },
};
const HOME = '198.51.100.23';
const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });

let ana: Affiliate;
const bring = async (email: string, ip = '203.0.113.5'): Promise<void> => {
  expectOk(await own.world.api('/track/lead', { body: { code: ana.code, email, consent: true }, ...from(ip) }), 'a lead');
};
const onDesk = async (email: string): Promise<Lead | undefined> =>
  (expectOk(await own.world.admin('/leads?pageSize=100'), 'leads').body.data as Lead[]).find((lead) => lead.email === email);
const portal = async (): Promise<Lead[]> => {
  const { jwt: token } = await enter(own.world, ana.email);
  return expectOk(await own.world.api('/partner/leads', { token, ...from(HOME) }), 'their leads').body.data as Lead[];
};

beforeAll(async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 3000, holdDays: 2, events: JSON.stringify(events) });
  ana = await anAffiliate(world, program, { name: 'Ana-Quittenbaum' });
}, 120_000);

test('E-80: a throw-away mailbox, the affiliate’s own name and their own network each hold a lead; others are accepted by time', async () => {
  const { world } = own;
  // Who is in the portal from there, is of that house.
  const { jwt: token } = await enter(world, ana.email);
  expectOk(await world.api('/partner/summary', { token, ...from(HOME) }), 'the portal');
  const [plain, thrown, named, housed] = [
    `${unique('plain')}@example.test`,
    `${unique('thrown')}@mailinator.com`,
    'quittenbaum.ana+1@example.test',
    `${unique('housed')}@example.test`,
  ];
  await bring(plain);
  await bring(thrown);
  await bring(named);
  await bring(housed, HOME);
  expect((await onDesk(plain))?.suspicions).toEqual([]);
  expect((await onDesk(plain))?.acceptedFrom).not.toBeNull();
  for (const [email, rule] of [
    [thrown, 'DISPOSABLE_MAIL'],
    [named, 'SAME_NAME'],
    [housed, 'SAME_HOUSEHOLD'],
  ] as const)
    // oxfmt-ignore
    expect(await onDesk(email)).toMatchObject({ state: 'waiting', suspicions: [rule], acceptedFrom: null });
  // The affiliate reads why, and still nothing of whom.
  const seen = await portal();
  expect(seen.map(({ suspicions }) => suspicions)).toEqual([['SAME_HOUSEHOLD'], ['SAME_NAME'], ['DISPOSABLE_MAIL'], []]);
  expect(JSON.stringify(seen)).not.toContain('@');

  const ids = [(await onDesk(thrown))?.id ?? '', (await onDesk(named))?.id ?? ''];
  await world.pass({ days: 4 });
  await world.settled();
  expect((await portal()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting', 'accepted']);
  // A person decides: what is good pays like any other, and what it was suspected of stays written.
  expectOk(await world.admin('/leads/decisions', { body: { to: 'accepted', leads: [ids[0]] } }), 'accepting');
  expectOk(await world.admin('/leads/decisions', { body: { to: 'rejected', reason: 'It is your own.', leads: [ids[1]] } }), 'rejecting');
  const after = await portal();
  expect(after.find(({ id }) => id === ids[0])).toMatchObject({
    state: 'accepted',
    suspicions: ['DISPOSABLE_MAIL'],
    earned: { amount: '500' },
  });
  expect(after.find(({ id }) => id === ids[1])).toMatchObject({ state: 'rejected', earned: null });
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);

test('E-80: more leads within an hour than the shop expects wait; as many as that do not, and an hour later it begins anew', async () => {
  const { world } = own;
  await set(world, 'fraud.leadsPerHour', 2);
  const emails = [1, 2, 3].map((nth) => `${unique(`flood${nth}`)}@example.test`);
  for (const email of emails) await bring(email);
  const held = async () => Promise.all(emails.map(async (email) => (await onDesk(email))?.suspicions));
  expect(await held()).toEqual([[], [], ['LEAD_FLOOD']]);
  await world.pass({ minutes: 61 });
  const later = `${unique('later')}@example.test`;
  await bring(later);
  expect((await onDesk(later))?.suspicions).toEqual([]);
  await set(world, 'fraud.leadsPerHour', 0);
  const never = [1, 2, 3].map((nth) => `${unique(`never${nth}`)}@example.test`);
  for (const email of never) await bring(email);
  expect((await onDesk(never[2] as string))?.suspicions).toEqual([]);
  // Switched off, a rule says nothing, of what is brought from then on.
  await set(world, 'fraud.disposableMail', false);
  const thrown = `${unique('thrown')}@mailinator.com`;
  await bring(thrown);
  expect((await onDesk(thrown))?.suspicions).toEqual([]);
}, 120_000);
