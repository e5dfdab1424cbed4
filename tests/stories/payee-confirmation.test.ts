// Affiliates are confirmed before they are paid, where the shop asks for it: never, above a sum of the year, or always (E-72).
import { anAdministrator } from '../support/administrators';
import { brokenSentences, decide } from '../support/books';
import { aCreator } from '../support/builders';
import { changeRow } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf, eventually } from '../support/http';
import { mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { aPayee, balancesOf, obstaclesOf, startRun, type Payee } from '../support/payees';
import { enter } from '../support/sign-in';
import type { Answer } from '../support/world';

const own = ownShop('payee-confirmation');
jest.setTimeout(240_000);

/** 30 % of what is left of 100.00 after the platform's 9.9 %. */
const EARNED = 2703;
const IDENTITY = {
  kind: 'person',
  legalName: 'Ana Duarte',
  address: '7 rua Nova\n1100 Lisboa',
  country: 'PT',
  taxId: '123456789',
  vatId: '',
};

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}
const ask = async (payee: Payee): Promise<{ readonly put: (body?: object) => Promise<Answer> }> => {
  const { jwt: token } = await enter(own.world, payee.affiliate.email);
  return {
    put: (body = IDENTITY) => own.world.api('/me/payouts/identity', { method: 'PUT', token, body }),
  };
};
// By the way in they have: letters with another are not sent without end.
const identityOf = async (payee: Payee) => expectOk(await payee.get('/identity'), 'the identity').body.data;
const desk = async (query = ''): Promise<Row[]> =>
  expectOk(await own.world.admin(`/payee-confirmations${query}`), 'the desk').body.data as Row[];
const onDesk = async ({ affiliate: { name } }: Payee): Promise<Row | undefined> =>
  (await desk('?pageSize=100')).find((row) => row.name === name);
const detail = async (id: string) => expectOk(await own.world.admin(`/payee-confirmations/${id}`), 'one of them').body.data;
const decideOn = (id: string, body: object): Promise<Answer> => own.world.admin(`/payee-confirmations/${id}/decision`, { body });
const confirm = async (payee: Payee): Promise<void> => {
  const { id = '' } = (await onDesk(payee)) ?? {};
  const { handedIn } = await detail(id);
  expectOk(await decideOn(id, { to: 'confirmed', identity: handedIn.id }), 'confirming');
};
/** Somebody with a method and so many sales that are payable. */
const earning = async (sales = 1): Promise<Payee> => {
  const payee = await aPayee(own.world);
  expectOk(await payee.setMethod(), 'the method');
  for (let at = 0; at < sales; at += 1) await payee.sell();
  await payee.comeBack();
  return payee;
};

beforeAll(async () => {
  await decide(own.world, 'payouts.coolingHours', 0);
  await decide(own.world, 'payouts.payerName', 'Atelier Nour');
  await decide(own.world, 'payouts.payerIban', 'DE89370400440532013000');
}, 60_000);
afterEach(async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});

test('always: nothing is paid before who they are was confirmed, and the run says so', async () => {
  await decide(own.world, 'payouts.payeesConfirmed', 'always');
  const ana = await earning();
  expect(await obstaclesOf(ana)).toEqual(['PAYEE_NOT_CONFIRMED']);
  const refused = await ana.request();
  expect([codeOf(refused), refused.text.includes('PAYEE_NOT_CONFIRMED')]).toEqual(['NOT_PAYABLE', true]);
  expect(await identityOf(ana)).toMatchObject({
    asked: 'always',
    above: [],
    waits: true,
    state: 'missing',
    hasMethod: true,
    identity: null,
  });
  const plan = expectOk(await own.world.admin('/payout-runs/plan?currency=EUR&method=sepa'), 'the plan').body.data;
  const left = (plan.left as Array<{ name: string; obstacles: Array<{ code: string }> }>).find(({ name }) => name === ana.affiliate.name);
  expect(left?.obstacles.map(({ code }) => code)).toEqual(['PAYEE_NOT_CONFIRMED']);

  const { put } = await ask(ana);
  expect(codeOf(await put({ ...IDENTITY, kind: 'company', taxId: '' }))).toBe('CONFIRMATION_WITHOUT_NUMBER');
  expect(codeOf(await put({ ...IDENTITY, vatId: 'PT1' }))).toBe('VAT_ID_INVALID');
  const handedIn = expectOk(await put(), 'handing in').body.data;
  expect(handedIn).toMatchObject({ state: 'in_review', waits: true, overdue: false, identity: IDENTITY });
  expect(handedIn.history).toMatchObject([{ kind: 'handed_in', by: 'you' }]);
  expect(await obstaclesOf(ana)).toEqual(['PAYEE_NOT_CONFIRMED']);
  const attention = expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data as Array<{
    code: string;
    count: number;
  }>;
  expect(attention.filter(({ code, count }) => count > 0 && /^(payees|creators)_/.test(code)).map(({ code }) => code)).toEqual([
    'payees_waiting',
  ]);

  const { id = '' } = (await onDesk(ana)) ?? {};
  expect((await desk('?state=in_review')).map((row) => row.id)).toEqual([id]);
  const seen = await detail(id);
  expect(seen).toMatchObject({ state: 'in_review', paid: false, handedIn: IDENTITY, before: null, method: { kind: 'sepa' } });
  expect(codeOf(await decideOn(id, { to: 'sent_back', identity: seen.handedIn.id }))).toBe('REASON_MISSING');
  expect(codeOf(await decideOn(id, { to: 'confirmed', identity: null }))).toBe('CONFIRMATION_CHANGED');
  expectOk(await decideOn(id, { to: 'sent_back', identity: seen.handedIn.id, reason: 'The address is cut off.' }), 'sending back');
  expect((await mailTo(own.world, ana.affiliate.email, 'payee_not_confirmed')).text).toContain('The address is cut off.');
  expect(await identityOf(ana)).toMatchObject({ state: 'sent_back', reason: 'The address is cut off.' });
  expectOk(await put({ ...IDENTITY, address: '7 rua Nova, 2.º\n1100 Lisboa' }), 'handing in again');
  await confirm(ana);
  const letter = await mailTo(own.world, ana.affiliate.email, 'payee_confirmed');
  expect(letter.text).toContain('/payouts/identity');
  expect(await obstaclesOf(ana)).toEqual([]);
  expect(await identityOf(ana)).toMatchObject({ state: 'confirmed', waits: false });
  expectOk(await ana.request(), 'the request');
  const audited = expectOk(await own.world.admin(`/audit?subject=party:${id}`), 'the audit log').body.data as Array<{ action: string }>;
  expect(audited.map(({ action }) => action)).toEqual(expect.arrayContaining(['payee.hand-in', 'payee.sent_back', 'payee.confirmed']));
  // Somebody who is nobody is not found, nor is who sells.
  expect(codeOf(await own.world.admin('/payee-confirmations/pty_nobody'))).toBe('CONFIRMATION_NOT_FOUND');
});

test('above: a sum of the year is paid as it was, and beyond it waits; claimed money goes back when it comes to be sent', async () => {
  await decide(own.world, 'payouts.payeesConfirmed', 'above');
  await decide(own.world, 'payouts.payeesConfirmedAbove', { EUR: 4000 });
  const ben = await earning();
  expect(await obstaclesOf(ben)).toEqual([]);
  expect(await identityOf(ben)).toMatchObject({ asked: 'above', above: [{ amount: '4000', currency: 'EUR' }], waits: false });
  const { id } = expectOk(await ben.request(), 'the first').body.data;
  expect(await balancesOf(ben)).toMatchObject({ available: 0, reserved: EARNED });
  expectOk(await own.world.admin(`/payouts/${id}/close`, { body: { to: 'cancelled', reason: 'asked for' } }), 'giving it back');
  // What was given back does not count: one sale more is over the sum, one less was not.
  await ben.sell();
  await ben.comeBack();
  expect(await obstaclesOf(ben)).toEqual(['PAYEE_NOT_CONFIRMED']);
  expect((await identityOf(ben)).waits).toBe(true);
  await decide(own.world, 'payouts.payeesConfirmedAbove', { USD: 1 });
  expect(await obstaclesOf(ben)).toEqual([]);
  expectOk(await ben.request(), 'both together');
  await decide(own.world, 'payouts.payeesConfirmedAbove', { EUR: 4000 });
  const plan = expectOk(await own.world.admin('/payout-runs/plan?currency=EUR&method=sepa'), 'the plan').body.data;
  expect((plan.included as Array<{ name: string }>).map(({ name }) => name)).not.toContain(ben.affiliate.name);

  // A run that waits for a second person is planned under one rule, and sent under another.
  await decide(own.world, 'payouts.payeesConfirmed', 'never');
  await decide(own.world, 'payouts.approvalAbove', { EUR: 1 });
  const sending = expectOk(await startRun(own.world, { method: 'sepa' }), 'the run').body.data as { id: string };
  await decide(own.world, 'payouts.payeesConfirmed', 'always');
  const second = await anAdministrator(own.world, ['payouts.read', 'payouts.second-approve']);
  expectOk(await own.world.admin(`/payout-runs/${sending.id}/approve`, { body: {}, token: second }), 'approving');
  await decide(own.world, 'payouts.approvalAbove', { EUR: 100_000 });
  await eventually('the run to be sent', async () =>
    expectOk(await own.world.admin(`/payout-runs/${sending.id}`), 'the run').body.data.state === 'sent' ? true : null,
  );
  const { payouts } = expectOk(await own.world.admin(`/payout-runs/${sending.id}`), 'the run').body.data;
  const his = (payouts as Array<{ partyName: string; state: string; reason: string | null }>).find(
    ({ partyName }) => partyName === ben.affiliate.name,
  );
  expect(his).toMatchObject({ state: 'cancelled', reason: 'PAYEE_NOT_CONFIRMED' });
  expect(await balancesOf(ben)).toMatchObject({ available: 2 * EARNED, reserved: 0 });
});

test('a change is looked at again, a confirmation is taken back, and those who sell are confirmed as sellers', async () => {
  await decide(own.world, 'payouts.payeesConfirmed', 'always');
  const cam = await earning();
  expectOk(await (await ask(cam)).put(), 'handing in');
  await confirm(cam);
  expect(await obstaclesOf(cam)).toEqual([]);
  expectOk(await (await ask(cam)).put({ ...IDENTITY, legalName: 'Cam Duarte' }), 'a change');
  expect(await obstaclesOf(cam)).toEqual(['PAYEE_NOT_CONFIRMED']);
  const { id = '' } = (await onDesk(cam)) ?? {};
  expect(await detail(id)).toMatchObject({ before: { legalName: 'Ana Duarte' }, handedIn: { legalName: 'Cam Duarte' } });
  await confirm(cam);
  const { handedIn } = await detail(id);
  expect(codeOf(await decideOn(id, { to: 'confirmed', identity: handedIn.id }))).toBe('CONFIRMATION_DECIDED');
  expectOk(await decideOn(id, { to: 'withdrawn', identity: handedIn.id, reason: 'The papers were another’s.' }), 'taking it back');
  await cam.comeBack();
  expect(await obstaclesOf(cam)).toEqual(['PAYEE_NOT_CONFIRMED']);
  // Staff may confirm whom it knows.
  expectOk(await decideOn(id, { to: 'confirmed', identity: handedIn.id }), 'by hand');
  expect(await obstaclesOf(cam)).toEqual([]);

  const seller = await aCreator(own.world);
  expect((await desk('?pageSize=100')).map(({ name }) => name)).not.toContain(seller.name);
  const sale = await cam.sell();
  const { jwt: buyer } = await enter(own.world, sale.email);
  expect(codeOf(await own.world.api('/me/payouts/identity', { token: buyer }))).toBe('NOT_A_PAYEE');
});

test('whom the shop had paid before it asked is confirmed by its first start that asks', async () => {
  await decide(own.world, 'payouts.payeesConfirmed', 'never');
  const dee = await earning();
  const run = expectOk(await startRun(own.world, { method: 'sepa' }), 'the run').body.data as { id: string };
  await eventually('the run to be sent', async () =>
    expectOk(await own.world.admin(`/payout-runs/${run.id}`), 'the run').body.data.state === 'sent' ? true : null,
  );
  const eve = await earning();
  expect(await onDesk(dee)).toBeUndefined();
  expect(await changeRow(own.world.address, 'DELETE FROM afs_confirmation_beginnings WHERE name = ?', ['payees'])).toBe(1);
  await own.shop.restart();
  await decide(own.world, 'payouts.payeesConfirmed', 'always');
  const { id = '' } = (await onDesk(dee)) ?? {};
  expect(await detail(id)).toMatchObject({ state: 'confirmed', handedIn: null, history: [{ kind: 'before' }] });
  await eve.comeBack();
  expect(await obstaclesOf(eve)).toEqual(['PAYEE_NOT_CONFIRMED']);
});
