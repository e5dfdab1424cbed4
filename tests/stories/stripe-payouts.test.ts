// Payees who are paid by transfers to their own accounts at Stripe: what Stripe says is what happened, and silence is not an answer.
import { anAdministrator } from '../support/administrators';
import { brokenSentences, decide, sumOfSteps } from '../support/books';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { eventually } from '../support/http';
import { mailsTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { aPayee, balancesOf, obstaclesOf, startRun, type Payee } from '../support/payees';
import { atStripe, eventOf, post, signed } from '../support/stripe-events';

const own = movedShop('stripe-payouts');
// A currency no other story sells in: what is available at Stripe in it is what is sold here.
const SEK = 'SEK';
/** 30 % of what is left of 1000.00 after the platform's 9.9 %. */
const EARNED = 27_030;
const codeOf = (answer: Answer) => answer.body?.error?.details.code as string | undefined;

interface PayoutRow {
  readonly id: string;
  readonly state: string;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly partyName: string;
  readonly may: readonly string[];
  readonly reversible: boolean;
}

const rowsOf = async (payee: Payee): Promise<PayoutRow[]> =>
  (expectOk(await own.world.admin(`/payouts?search=${payee.affiliate.name}`), 'payouts').body as { data: PayoutRow[] }).data;
const onlyRowOf = async (payee: Payee): Promise<PayoutRow> => {
  const rows = await rowsOf(payee);
  expect(rows).toHaveLength(1);
  return rows[0] as PayoutRow;
};
const reverse = (id: string, more: object = {}) =>
  own.world.admin(`/payouts/${id}/reverse`, { body: { reason: 'paid by mistake' }, ...more });
const faults = (kind: string, times: number, path = '/v1/transfers') =>
  own.world.sandbox('/faults', {
    body: { kind, method: 'POST', path, times, ...(kind === 'timeout_after_accept' ? { delayMs: 50 } : {}) },
  });
const transfersOf = async (payout: string) => (await atStripe(own.world).transfers.list({ transfer_group: payout })).data;

/** Does on Stripe's page what its owner would, and comes back. */
const onboard = async (payee: Payee, outcome: string): Promise<void> => {
  const { url } = expectOk(await payee.openAccount(), 'the way to Stripe').body.data as { url: string };
  const answer = await fetch(url, { method: 'POST', body: `outcome=${outcome}`, redirect: 'manual' });
  expect(answer.headers.get('location')).toMatch(/\/store\/en\/payouts$/);
};
const accountOf = async (payee: Payee) => expectOk(await payee.get('/account'), 'the account').body.data;
const idAtStripe = async (payee: Payee): Promise<string> => {
  const [row] = await readRows<{ id: string }>(
    own.world.address,
    `SELECT a.stripe_account_id AS id FROM afs_connect_accounts a JOIN afs_parties p ON p.id = a.party_id WHERE p.name = '${payee.affiliate.name}'`,
  );
  return row?.id ?? '';
};

/** Somebody whose account at Stripe is ready. */
const ready = async (): Promise<Payee> => {
  const payee = await aPayee(own.world, { SEK: '1000.00' });
  await onboard(payee, 'complete');
  expect(await accountOf(payee)).toMatchObject({ state: 'enabled', missing: [], upToDate: true });
  return payee;
};
const run = async (): Promise<Answer> => startRun(own.world, { method: 'stripe', currency: SEK });
/** Runs, and waits until every transfer of it was asked for; what it came to. */
const ran = async (): Promise<number> => {
  const { id } = expectOk(await run(), 'the run').body.data as { id: string };
  const done = await eventually('the run to be carried out', async () => {
    const { data } = expectOk(await own.world.admin(`/payout-runs/${id}`), 'the run').body;
    return data.state === 'sent' && data.payouts.every(({ state }: PayoutRow) => state !== 'submitted') ? data : null;
  });
  return Number(done.total.amount);
};
const clearing = async (): Promise<number> => {
  const { data } = expectOk(await own.world.admin(`/ledger/accounts?type=stripe_clearing&currency=${SEK}`), 'the account').body;
  return Number(data[0].balance.amount);
};
/** What the sandbox tells by events is withheld, so that only looking helps. */
const webhooks = async (mode: 'deliver' | 'never') => expectOk(await own.world.sandbox('/config', { body: { webhooks: { mode } } }), mode);
/** Makes what was sold available at Stripe. */
const moneyArrives = async (): Promise<void> => {
  await own.world.settled();
  await own.world.pass({ minutes: 3 * 1440 });
  await own.world.settled();
};

beforeAll(async () => {
  await decide(own.world, 'payouts.methods', ['sepa', 'paypal', 'manual', 'stripe']);
  await decide(own.world, 'payouts.coolingHours', 0);
  await decide(own.world, 'payouts.approvalAbove', { EUR: 100_000, SEK: 10_000_000 });
}, 60_000);

afterEach(async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});

describe('an account at Stripe', () => {
  test('that is not ready keeps its owner out of the run, and says why; its state is read from Stripe', async () => {
    const ana = await aPayee(own.world, { SEK: '1000.00' });
    expect(await accountOf(ana)).toBeNull();
    await onboard(ana, 'later');
    expect(await accountOf(ana)).toMatchObject({ state: 'details_missing', country: 'FR', upToDate: true });
    await ana.sell(SEK);
    expect(await obstaclesOf(ana, SEK)).toEqual(['ACCOUNT_DETAILS_MISSING']);
    const { data: plan } = expectOk(await own.world.admin(`/payout-runs/plan?currency=${SEK}&method=stripe`), 'the plan').body;
    const left = plan.left.find((each: { name: string }) => each.name === ana.affiliate.name);
    expect(left.obstacles.map(({ code }: { code: string }) => code)).toEqual(['ACCOUNT_DETAILS_MISSING']);
    expect(codeOf(await run())).toBe('RUN_EMPTY');
    await ana.comeBack();
    const account = await idAtStripe(ana);
    for (const [outcome, state, code, missing] of [
      ['review', 'in_review', 'ACCOUNT_IN_REVIEW', ['identity_document']],
      ['restrict', 'restricted', 'ACCOUNT_RESTRICTED', ['identity_document']],
    ] as const) {
      expectOk(await own.world.sandbox(`/accounts/${account}/onboarding`, { body: { outcome } }), outcome);
      // Nobody looked: the event of the account was enough.
      await eventually(`the account to be ${state}`, async () => ((await obstaclesOf(ana, SEK))[0] === code ? true : null));
      expect(await accountOf(ana)).toMatchObject({ state, missing });
    }
    await onboard(ana, 'complete');
    expect([(await accountOf(ana)).state, await obstaclesOf(ana, SEK)]).toEqual(['enabled', []]);
  });

  test('is one for each party, however often and at how many doors it is asked for; choosing it is told and cools', async () => {
    await decide(own.world, 'payouts.coolingHours', 72);
    const ana = await aPayee(own.world, { SEK: '1000.00' });
    const answers = await Promise.all([ana.openAccount(), ana.openAccount({ country: 'DE' }), ana.openAccount()]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.filter(({ status }) => status !== 200).every((answer) => codeOf(answer) === 'RAIL_SILENT')).toBe(true);
    expectOk(await ana.openAccount(), 'once more');
    const accounts = await atStripe(own.world).accounts.list({ limit: 100 });
    expect(accounts.data.filter(({ email }) => email === ana.affiliate.email.toLowerCase())).toHaveLength(1);
    expect((await mailsTo(own.world, ana.affiliate.email)).filter(({ kind }) => kind === 'payout_method_changed')).toHaveLength(1);
    await ana.sell(SEK);
    expect(await obstaclesOf(ana, SEK)).toContain('METHOD_COOLING');
    await decide(own.world, 'payouts.coolingHours', 0);
  });

  test('cannot be named by whoever is paid, and no event of a stranger moves it', async () => {
    const [ana, ben] = [await ready(), await aPayee(own.world, { SEK: '1000.00' })];
    const account = await idAtStripe(ana);
    expect(codeOf(await ben.setMethod({ kind: 'stripe', accountId: account }))).toBe('INVALID_INPUT');
    expect(codeOf(await ben.openAccount({ accountId: account }))).toBe('INVALID_INPUT');
    expect(await accountOf(ben)).toBeNull();
    // Signed, and of an account that is not a payee's; then of Ana's, with lies about it.
    for (const told of ['acct_1SomebodyElse000', account]) {
      const lie = JSON.stringify({
        ...JSON.parse(eventOf('account.updated', { id: told, object: 'account', payouts_enabled: false })),
        account: told,
      });
      expectOk(await post(own.world, lie, signed(own.world, lie)), 'the event');
    }
    await own.world.settled();
    expect(await accountOf(ana)).toMatchObject({ state: 'enabled' });
    // Somebody at Stripe's desk writes another party on it: it is nobody's here any more than before.
    await own.world.pass({ minutes: 16 });
    const refused = await ben.openAccount();
    expect(codeOf(refused)).toBe('FRESH_SIGN_IN_NEEDED');
  });
});

describe('a run by Stripe', () => {
  test('gives back once what Stripe has no money for yet, and pays it when there is (J13–J16)', async () => {
    const ana = await ready();
    await ana.sell(SEK);
    await ran();
    const refused = await onlyRowOf(ana);
    expect(refused).toMatchObject({ state: 'failed', reason: 'balance_insufficient', may: [], reversible: false });
    expect(await balancesOf(ana, SEK)).toMatchObject({ available: EARNED, reserved: 0, inTransit: 0 });
    await moneyArrives();
    const again = expectOk(await own.world.admin(`/payouts/${refused.id}/retry`, { body: {} }), 'the retry').body.data as PayoutRow;
    const before = await clearing();
    // Whoever else is ready and has money waiting is in it too.
    const total = await ran();
    const paid = (await rowsOf(ana)).find(({ id }) => id === again.id);
    expect(paid).toMatchObject({ state: 'paid', may: [], reversible: true });
    expect(paid?.reference).toMatch(/^tr_/);
    await ana.comeBack();
    expect(await balancesOf(ana, SEK)).toMatchObject({ available: 0, reserved: 0, inTransit: 0, paid: EARNED });
    expect((await clearing()) - before).toBe(-total);
    const [transfer] = await transfersOf(again.id);
    expect([transfer?.amount, transfer?.destination]).toEqual([EARNED, await idAtStripe(ana)]);
    const why = expectOk(await own.world.admin(`/ledger/explanation?of=payout&id=${again.id}`), 'why').body.data;
    expect([sumOfSteps(why), why.steps.at(-1).facts.transfer]).toEqual([EARNED, paid?.reference]);
    expect(codeOf(await own.world.admin(`/payouts/${again.id}/close`, { body: { to: 'returned', reason: 'so they say' } }))).toBe(
      'RAIL_SAYS',
    );
  });

  test('that hears nothing calls it unknown, looks it up, and has paid once', async () => {
    const ana = await ready();
    await ana.sell(SEK);
    await moneyArrives();
    await webhooks('never');
    await faults('timeout_after_accept', 2);
    await ran();
    const unknown = await onlyRowOf(ana);
    expect(unknown).toMatchObject({ state: 'unknown', may: [], reversible: false });
    await ana.comeBack();
    expect(await balancesOf(ana, SEK)).toMatchObject({ available: 0, inTransit: EARNED });
    expect(await brokenSentences(own.world)).toEqual([]);
    expect(codeOf(await own.world.admin(`/payouts/${unknown.id}/close`, { body: { to: 'failed', reason: 'no answer' } }))).toBe(
      'RAIL_SAYS',
    );
    expect(codeOf(await ana.request(SEK))).toBe('NOT_PAYABLE');
    await own.world.pass({ minutes: 6 });
    await eventually('the payout to be looked up', async () => ((await onlyRowOf(ana)).state === 'paid' ? true : null));
    await webhooks('deliver');
    expect(await transfersOf(unknown.id)).toHaveLength(1);
    expect(await balancesOf(ana, SEK)).toMatchObject({ available: 0, inTransit: 0, paid: EARNED });
  });

  test('asks again under the same key what never arrived, and under another what is answered by a stored error', async () => {
    const ana = await ready();
    await ana.sell(SEK);
    await moneyArrives();
    await faults('server_error', 1);
    await ran();
    expect(await onlyRowOf(ana)).toMatchObject({ state: 'unknown' });
    await faults('rate_limit', 1);
    await own.world.pass({ minutes: 6 });
    const [call] = await readRows<{ attempt: number; state: string }>(
      own.world.address,
      `SELECT c.attempt, c.state FROM afs_payout_calls c JOIN afs_payouts p ON p.id = c.payout_id WHERE p.public_id = '${(await onlyRowOf(ana)).id}'`,
    );
    expect([Number(call?.attempt), call?.state]).toEqual([2, 'unknown']);
    await own.world.pass({ minutes: 6 });
    await eventually('the payout to be paid', async () => ((await onlyRowOf(ana)).state === 'paid' ? true : null));
    expect(await transfersOf((await onlyRowOf(ana)).id)).toHaveLength(1);
  });
});

describe('a transfer that was made', () => {
  test('is taken back by staff with a reason, once, of two at the same moment; reconciliation finds nothing (J17)', async () => {
    const ana = await ready();
    await ana.sell(SEK);
    await moneyArrives();
    await ran();
    const paid = await onlyRowOf(ana);
    const stranger = await anAdministrator(own.world, ['payouts.read', 'payouts.confirm']);
    expect((await reverse(paid.id, { token: stranger })).status).toBe(403);
    expect((await reverse(paid.id, { body: { reason: '' } })).status).toBe(400);
    const answers = await Promise.all([reverse(paid.id), reverse(paid.id)]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    await eventually('the payout to be returned', async () => ((await onlyRowOf(ana)).state === 'returned' ? true : null));
    await own.world.settled();
    expect(await onlyRowOf(ana)).toMatchObject({ state: 'returned', reason: 'paid by mistake', reversible: false });
    expect(codeOf(await reverse(paid.id))).toBe('PAYOUT_STEP_ILLEGAL');
    await ana.comeBack();
    expect(await balancesOf(ana, SEK)).toMatchObject({ available: EARNED, inTransit: 0, paid: 0 });
    const [transfer] = await transfersOf(paid.id);
    expect(transfer?.reversals.data).toHaveLength(1);
    const journals = await readRows<{ key: string }>(
      own.world.address,
      "SELECT idempotency_key AS key FROM afs_ledger_journals WHERE idempotency_key LIKE 'po_ret:trr_%'",
    );
    expect(journals.map(({ key }) => key)).toContain(`po_ret:${transfer?.reversals.data[0]?.id}`);
    const movements = [transfer?.balance_transaction, transfer?.reversals.data[0]?.balance_transaction];
    const mapped = await readRows<{ id: string }>(own.world.address, 'SELECT balance_transaction_id AS id FROM afs_balance_transactions');
    expect(mapped.map(({ id }) => id)).toEqual(expect.arrayContaining(movements));
  });

  test('stays paid where Stripe refuses to take it back, and is returned when somebody does it at Stripe’s own desk', async () => {
    const ana = await ready();
    await ana.sell(SEK);
    await moneyArrives();
    await ran();
    const paid = await onlyRowOf(ana);
    const account = await idAtStripe(ana);
    expectOk(await own.world.sandbox(`/accounts/${account}/empty`, { body: {} }), 'its bank was paid');
    const refused = await reverse(paid.id);
    expect([codeOf(refused), refused.body.error?.details.code]).toEqual(['RAIL_REFUSED', 'RAIL_REFUSED']);
    expect(await onlyRowOf(ana)).toMatchObject({ state: 'paid', reversible: true });
    // Money comes to lie there again, and somebody takes the transfer back past the shop.
    const stripe = atStripe(own.world);
    const more = await stripe.transfers.create({ amount: EARNED, currency: 'sek', destination: account });
    await stripe.transfers.createReversal(paid.reference ?? '');
    await eventually('the payout to be returned', async () => ((await onlyRowOf(ana)).state === 'returned' ? true : null));
    await ana.comeBack();
    expect(await balancesOf(ana, SEK)).toMatchObject({ available: EARNED, paid: 0 });
    expect(more.metadata).toEqual({});
  });
});
