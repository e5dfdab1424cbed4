import { anAdministrator } from '../support/administrators';
import { balanceOn, brokenSentences, decide, refund, sumOfSteps } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { ask, eventually } from '../support/http';
import { mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { aPayee, balancesOf, IBAN, obstaclesOf, paypal, sepa, startRun, startRunAndDie, type Payee } from '../support/payees';
import { unique } from '../support/world';

const own = ownShop('payouts');
const codeOf = (answer: Answer) => answer.body?.error?.details.code as string | undefined;
/** 30 % of what is left of 100.00 after the platform's 9.9 %. */
const EARNED = 2703;

interface RunView {
  readonly id: string;
  readonly state: string;
  readonly total: { readonly amount: string };
  readonly payees: number;
  readonly approvable: boolean;
  readonly payouts: ReadonlyArray<{
    readonly id: string;
    readonly state: string;
    readonly partyName: string;
    readonly reason: string | null;
  }>;
}

const runOf = async (id: string, token?: string): Promise<RunView> =>
  (expectOk(await own.world.admin(`/payout-runs/${id}`, token ? { token } : {}), 'the run').body as { data: RunView }).data;
const untilSent = (id: string) => eventually(`run ${id} to be sent`, async () => ((await runOf(id)).state === 'sent' ? runOf(id) : null));
const close = (id: string, body: object) => own.world.admin(`/payouts/${id}/close`, { body });
const mine = async (payee: Payee) =>
  (
    expectOk(await payee.get(''), 'payouts').body as {
      data: Array<{ id: string; state: string; amount: { amount: string }; cancellable: boolean }>;
    }
  ).data;
const partyOf = async (payee: Payee): Promise<string> =>
  (expectOk(await own.world.admin(`/payees?search=${payee.affiliate.name}`), 'the payee').body as { data: Array<{ party: string }> })
    .data[0]?.party ?? '';

beforeAll(async () => {
  await decide(own.world, 'payouts.coolingHours', 0);
  await decide(own.world, 'payouts.payerName', 'Atelier Nour');
  await decide(own.world, 'payouts.payerIban', 'DE89370400440532013000');
}, 60_000);

afterEach(async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});

describe('a request', () => {
  test('claims the whole balance once, of two at the same moment (B-61)', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(), 'the method');
    await ana.sell();
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, reserved: 0 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ana.request()));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(new Set(answers.filter((answer) => answer.status !== 201).map(codeOf))).toEqual(new Set(['NOT_PAYABLE']));
    expect(await balancesOf(ana)).toMatchObject({ available: 0, reserved: EARNED });
    expect(await mine(ana)).toEqual([expect.objectContaining({ state: 'requested', cancellable: true })]);
  });

  test('is the same request when its key is repeated', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(), 'the method');
    await ana.sell();
    const key = unique('key');
    const [first, again] = [await ana.request('EUR', key), await ana.request('EUR', key)];
    expect([first.status, again.status, again.body.data.id]).toEqual([201, 201, first.body.data.id]);
  });

  test('may be taken back: the money returns once', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(), 'the method');
    await ana.sell();
    const { id } = expectOk(await ana.request(), 'the request').body.data;
    const other = await aPayee(own.world);
    const takeBack = (payee: Payee) => payee.get(`/${id}`);
    expect(codeOf(await takeBack(other))).toBe('PAYOUT_NOT_FOUND');
    const statement = expectOk(await ana.get(`/${id}`), 'the statement').body.data;
    expect(statement.items).toEqual([expect.objectContaining({ amount: expect.objectContaining({ amount: String(EARNED) }) })]);
    const cancelled = expectOk(await close(id, { to: 'cancelled', reason: 'asked by phone' }), 'cancelling').body.data;
    expect(cancelled.state).toBe('cancelled');
    expect(codeOf(await close(id, { to: 'cancelled', reason: 'again' }))).toBe('PAYOUT_STEP_ILLEGAL');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, reserved: 0 });
    expect((await ana.request()).status).toBe(201);
  });

  test('says why nothing can be paid: no method, nothing there, below the minimum (M21)', async () => {
    const ana = await aPayee(own.world, { EUR: '20.00' });
    await ana.sell();
    expect(await obstaclesOf(ana)).toEqual(['BELOW_MINIMUM', 'NO_METHOD']);
    await ana.comeBack();
    expectOk(await ana.setMethod(), 'the method');
    expect(await obstaclesOf(ana)).toEqual(['BELOW_MINIMUM']);
    expect(codeOf(await ana.request())).toBe('NOT_PAYABLE');
    await ana.sell();
    expect(await obstaclesOf(ana)).toEqual([]);
    expect((await ana.request()).status).toBe(201);
  });

  test('shows the day of the next transfer', async () => {
    const ana = await aPayee(own.world);
    const { data } = expectOk(await ana.get('/overview'), 'the overview').body;
    expect(data.rhythm).toBe('monthly');
    expect(data.nextTransferAt).toMatch(/-01T00:00:00/);
  });

  test('in dinars leaves the fils below ten in the balance (M22)', async () => {
    const ana = await aPayee(own.world, { KWD: '31.550' });
    expectOk(await ana.setMethod({ kind: 'manual', instructions: 'in cash, at the office' }), 'the method');
    await ana.sell('KWD');
    const { available } = await balancesOf(ana, 'KWD');
    expect((available ?? 0) % 10).not.toBe(0);
    const { data } = expectOk(await ana.request('KWD'), 'the request').body;
    const paid = Number(data.amount.amount);
    expect([paid % 10, (available ?? 0) - paid]).toEqual([0, (available ?? 0) % 10]);
    expect(await balancesOf(ana, 'KWD')).toMatchObject({ available: (available ?? 0) % 10, reserved: paid });
  });
});

describe('a run', () => {
  test('takes requests and everybody who is payable, writes a SEPA file once, and pays (J13–J15)', async () => {
    const [ana, ben, cleo] = [await aPayee(own.world), await aPayee(own.world), await aPayee(own.world)];
    for (const payee of [ana, ben]) expectOk(await payee.setMethod(), 'the method');
    for (const payee of [ana, ben, cleo]) await payee.sell();
    expectOk(await ana.request(), 'the request');
    const { data: plan } = expectOk(await own.world.admin('/payout-runs/plan?currency=EUR&method=sepa'), 'the plan').body;
    const names = plan.included.map((each: { name: string }) => each.name);
    expect(names).toEqual(expect.arrayContaining([ana.affiliate.name, ben.affiliate.name]));
    expect(
      plan.left.find((each: { name: string }) => each.name === cleo.affiliate.name).obstacles.map(({ code }: { code: string }) => code),
    ).toEqual(['NO_METHOD']);
    const { id } = expectOk(await startRun(own.world, { method: 'sepa' }), 'the run').body.data;
    const run = await untilSent(id);
    expect(new Set(run.payouts.map(({ state }) => state))).toEqual(new Set(['submitted']));
    expect(await balancesOf(ben)).toMatchObject({ available: 0, reserved: 0, inTransit: EARNED });

    const whyRun = expectOk(await own.world.admin(`/ledger/explanation?of=payout_run&id=${id}`), 'why the run').body.data;
    expect([whyRun.amount, sumOfSteps(whyRun)]).toEqual([(await runOf(id)).total, Number((await runOf(id)).total.amount)]);
    const [first, second] = [await own.world.admin(`/payout-runs/${id}/file`), await own.world.admin(`/payout-runs/${id}/file`)];
    expect(first.body.data).toEqual(second.body.data);
    expect(first.body.data.fileName).toMatch(/^sepa-.*\.xml$/);
    expect(first.body.data.text).toContain(IBAN);
    expect(first.body.data.text).toContain(`<CtrlSum>${(Number(run.total.amount) / 100).toFixed(2)}</CtrlSum>`);

    const [payout] = (await mine(ben)).filter(({ state }) => state === 'submitted');
    const whyPayout = expectOk(await own.world.admin(`/ledger/explanation?of=payout&id=${payout?.id}`), 'why the payout').body.data;
    expect([whyPayout.amount, sumOfSteps(whyPayout)]).toEqual([payout?.amount, EARNED]);
    const bank = await balanceOn(own.world, 'bank', 'EUR');
    expectOk(await close(payout?.id ?? '', { to: 'paid', reference: 'statement 12' }), 'paid');
    expect(codeOf(await close(payout?.id ?? '', { to: 'paid' }))).toBe('PAYOUT_STEP_ILLEGAL');
    expect(await balancesOf(ben)).toMatchObject({ inTransit: 0, paid: EARNED });
    expect((await balanceOn(own.world, 'bank', 'EUR')) - bank).toBe(-EARNED);
    expect((await mailTo(own.world, ben.affiliate.email, 'payout_paid')).text).toContain('FR76 •••• 0189');
  });

  test('gives a failed payout back once, and a returned one, and may be tried again (J16, J17)', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal('ana@example.org')), 'the method');
    await ana.sell();
    const { id } = expectOk(await startRun(own.world, { method: 'paypal' }), 'the run').body.data;
    const { payouts } = await untilSent(id);
    const of = payouts.find(({ partyName }) => partyName === ana.affiliate.name);
    expect((await own.world.admin(`/payout-runs/${id}/file`)).body.data.text).toContain(`ana@example.org,27.03,EUR,${of?.id},`);
    expect(codeOf(await close(of?.id ?? '', { to: 'failed' }))).toBe('REASON_MISSING');
    expectOk(await close(of?.id ?? '', { to: 'failed', reason: 'account closed' }), 'failed');
    expect(codeOf(await close(of?.id ?? '', { to: 'failed', reason: 'account closed' }))).toBe('PAYOUT_STEP_ILLEGAL');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, inTransit: 0 });
    expect((await mailTo(own.world, ana.affiliate.email, 'payout_failed')).text).toContain('account closed');

    const again = expectOk(await own.world.admin(`/payouts/${of?.id}/retry`, { body: {} }), 'the retry').body.data;
    expect(again.state).toBe('requested');
    const next = expectOk(await startRun(own.world, { method: 'paypal' }), 'the next run').body.data;
    await untilSent(next.id);
    expectOk(await close(again.id, { to: 'paid' }), 'paid');
    expectOk(await close(again.id, { to: 'returned', reason: 'the bank sent it back' }), 'returned');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, inTransit: 0, paid: 0 });
  });

  test('is refused when its total is not what was seen, and when nobody is in it', async () => {
    const body = { currency: 'EUR', method: 'paypal', cutOff: new Date().toISOString(), minimum: '1000', total: '1' };
    expect(codeOf(await own.world.admin('/payout-runs', { body, key: unique('run') }))).toMatch(/^RUN_(EMPTY|CHANGED)$/);
    expect(codeOf(await own.world.admin('/payout-runs', { body: { ...body, currency: 'CHF' }, key: unique('run') }))).toBe('RUN_EMPTY');
    await decide(own.world, 'payouts.payerIban', '');
    expect(codeOf(await own.world.admin('/payout-runs', { body: { ...body, method: 'sepa' }, key: unique('run') }))).toBe(
      'SHOP_ACCOUNT_MISSING',
    );
    await decide(own.world, 'payouts.payerIban', 'DE89370400440532013000');
  });

  test('above the limit needs a second person, who is not the first (E-71)', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal('second@example.org')), 'the method');
    await ana.sell();
    await decide(own.world, 'payouts.approvalAbove', { EUR: 2000 });
    const { data: plan } = expectOk(await own.world.admin('/payout-runs/plan?currency=EUR&method=paypal'), 'the plan').body;
    const mistyped = { currency: 'EUR', method: 'paypal', cutOff: plan.cutOffAt, minimum: plan.minimum.amount, total: '1' };
    expect(codeOf(await own.world.admin('/payout-runs', { body: mistyped, key: unique('run') }))).toBe('RUN_CHANGED');
    const { data: run } = expectOk(await startRun(own.world, { method: 'paypal' }), 'the run').body;
    expect(run).toMatchObject({ state: 'awaiting_approval', needsApproval: true, approvable: false });
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, reserved: 0 });
    expect(codeOf(await own.world.admin(`/payout-runs/${run.id}/approve`, { body: {} }))).toBe('SECOND_PERSON_NEEDED');
    expect(codeOf(await own.world.admin(`/payout-runs/${run.id}/file`))).toBe('BATCH_FILE_NOT_READY');
    const readerOnly = await anAdministrator(own.world, ['payouts.read']);
    expect((await own.world.admin(`/payout-runs/${run.id}/approve`, { body: {}, token: readerOnly })).status).toBe(403);
    const second = await anAdministrator(own.world, ['payouts.read', 'payouts.second-approve']);
    expect((await runOf(run.id, second)).approvable).toBe(true);
    expectOk(await own.world.admin(`/payout-runs/${run.id}/approve`, { body: {}, token: second }), 'the approval');
    expect(codeOf(await own.world.admin(`/payout-runs/${run.id}/approve`, { body: {}, token: second }))).toBe('RUN_NOT_WAITING');
    await untilSent(run.id);
    expect(await balancesOf(ana)).toMatchObject({ available: 0, inTransit: EARNED });
    expect((await own.world.admin(`/payout-runs/${run.id}/file`, { token: second })).status).toBe(403);
    await decide(own.world, 'payouts.approvalAbove', { EUR: 100_000 });
  });

  test('that was called off has claimed nothing', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal('off@example.org')), 'the method');
    await ana.sell();
    await decide(own.world, 'payouts.approvalAbove', {});
    const { data: run } = expectOk(await startRun(own.world, { method: 'paypal' }), 'the run').body;
    expectOk(await own.world.admin(`/payout-runs/${run.id}/cancel`, { body: { reason: 'wrong day' } }), 'calling off');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, reserved: 0 });
    expect((await runOf(run.id)).payouts.map(({ state }) => state)).not.toContain('draft');
    await decide(own.world, 'payouts.approvalAbove', { EUR: 100_000 });
  });

  test('leaves out whoever was refunded below zero since they asked, and pays the rest next time', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal('refunded@example.org')), 'the method');
    const [one] = [await ana.sell(), await ana.sell()];
    expectOk(await ana.request(), 'the request');
    expectOk((await refund(own.world, one.orderNumber, 10_000)) as Answer, 'the refund');
    await own.world.settled();
    expect(await balancesOf(ana)).toMatchObject({ available: -EARNED, reserved: 2 * EARNED });
    const { data: plan } = expectOk(await own.world.admin('/payout-runs/plan?currency=EUR&method=paypal'), 'the plan').body;
    const left = plan.left.find((each: { name: string }) => each.name === ana.affiliate.name);
    expect(left.obstacles.map(({ code }: { code: string }) => code)).toEqual(['OWING']);
    const [waiting] = await mine(ana);
    expectOk(await close(waiting?.id ?? '', { to: 'cancelled', reason: 'refunded meanwhile' }), 'cancelling');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, reserved: 0 });
    expect((await ana.request()).body.data.amount.amount).toBe(String(EARNED));
  });

  test('pays what was refunded after it was paid out of what is earned next (B-21)', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal('later@example.org')), 'the method');
    const sale = await ana.sell();
    const { data: request } = expectOk(await ana.request(), 'the request').body;
    const { data: run } = expectOk(await startRun(own.world, { method: 'paypal' }), 'the run').body;
    await untilSent(run.id);
    expectOk(await close(request.id, { to: 'paid' }), 'paid');
    expectOk((await refund(own.world, sale.orderNumber, 10_000)) as Answer, 'the refund');
    await own.world.settled();
    expect(await balancesOf(ana)).toMatchObject({ available: -EARNED, paid: EARNED });
    expect(await obstaclesOf(ana)).toEqual(['OWING']);
    await ana.sell();
    expect(await balancesOf(ana)).toMatchObject({ available: 0 });
  });
});

describe('a refund and a request of the same money at the same moment', () => {
  test('end in one order or the other, and nobody is paid what is not there (C03)', async () => {
    for (let round = 0; round < 4; round += 1) {
      const ana = await aPayee(own.world);
      expectOk(await ana.setMethod(paypal(`${unique('race')}@example.org`)), 'the method');
      const sale = await ana.sell();
      const [asked, refunded] = await Promise.all([ana.request(), refund(own.world, sale.orderNumber, 10_000)]);
      expectOk(refunded as Answer, 'the refund');
      await own.world.settled();
      const { available = 0, reserved = 0 } = await balancesOf(ana);
      expect([available, reserved]).toEqual(asked.status === 201 ? [-EARNED, EARNED] : [0, 0]);
      const [payout] = await mine(ana);
      if (payout) expectOk(await close(payout.id, { to: 'cancelled', reason: 'refunded' }), 'cancelling');
      expect(await balancesOf(ana)).toMatchObject({ available: 0, reserved: 0, held: 0, pending: 0 });
      expect(await brokenSentences(own.world)).toEqual([]);
    }
  });
});

describe('an adjustment', () => {
  const adjust = (body: object, token?: string) =>
    own.world.admin('/adjustments', { body, key: unique('adj'), ...(token ? { token } : {}) });

  test('is a new entry with its reason, which its party reads (J21, J22)', async () => {
    const ana = await aPayee(own.world);
    await ana.sell();
    const party = await partyOf(ana);
    expectOk(await adjust({ party, currency: 'EUR', kind: 'bonus', amount: '1500', reason: 'best of November' }), 'the bonus');
    expectOk(await adjust({ party, currency: 'EUR', kind: 'deduction', amount: '200', reason: 'a double click' }), 'the deduction');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED + 1300 });
    const { data } = expectOk(await ana.get('/adjustments'), 'adjustments').body;
    expect(data.map((each: { reason: string; amount: { amount: string } }) => [each.reason, each.amount.amount])).toEqual([
      ['a double click', '-200'],
      ['best of November', '1500'],
    ]);
  });

  test('of nothing, below nothing, without a reason or above the limit alone is refused (M24)', async () => {
    const ana = await aPayee(own.world);
    await ana.sell();
    const party = await partyOf(ana);
    const bonus = { party, currency: 'EUR', kind: 'bonus', reason: 'well done' };
    for (const amount of ['0', '-1', '1.5', 'x']) expect((await adjust({ ...bonus, amount })).status).toBe(400);
    expect((await adjust({ ...bonus, amount: '100', reason: '' })).status).toBe(400);
    const { data: waiting } = expectOk(await adjust({ ...bonus, amount: '10001' }), 'a large bonus').body;
    expect(waiting).toMatchObject({ state: 'awaiting_approval', approvable: false });
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED });
    expect(codeOf(await own.world.admin(`/adjustments/${waiting.id}/approve`, { body: {} }))).toBe('SECOND_PERSON_NEEDED');
    const second = await anAdministrator(own.world, ['payouts.read', 'payouts.second-approve']);
    expectOk(await own.world.admin(`/adjustments/${waiting.id}/approve`, { body: {}, token: second }), 'the approval');
    expect(codeOf(await own.world.admin(`/adjustments/${waiting.id}/approve`, { body: {}, token: second }))).toBe('ADJUSTMENT_DECIDED');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED + 10_001 });
  });

  test('writes off a debt and no cent more (J20)', async () => {
    const ana = await aPayee(own.world);
    await ana.sell();
    const party = await partyOf(ana);
    expectOk(await adjust({ party, currency: 'EUR', kind: 'deduction', amount: '5000', reason: 'brand bidding' }), 'the deduction');
    const writeOff = { party, currency: 'EUR', kind: 'write_off', reason: 'will never sell again' };
    expect(codeOf(await adjust({ ...writeOff, amount: String(5001 - EARNED) }))).toBe('WRITE_OFF_EXCEEDS_DEBT');
    expectOk(await adjust({ ...writeOff, amount: String(5000 - EARNED) }), 'the write-off');
    expect(await balancesOf(ana)).toMatchObject({ available: 0 });
  });
});

describe('a fee its receiver bears', () => {
  beforeAll(() => decide(own.world, 'payouts.fees', { paypal: { fixed: { EUR: 35 }, basisPoints: 200 } }));
  afterAll(() => decide(own.world, 'payouts.fees', {}));
  /** 2 % of it, rounded down, and 35 cents. */
  const FEE = Math.floor(EARNED / 50) + 35;

  test('is told before, taken with the claim, and given back with what did not arrive (J18)', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal(`${unique('fee')}@example.org`)), 'the method');
    await ana.sell();
    const { standings } = expectOk(await ana.get('/overview'), 'the overview').body.data;
    expect(standings).toMatchObject([{ payable: { amount: String(EARNED - FEE) }, fee: { amount: String(FEE) } }]);
    const earned = () => balanceOn(own.world, 'payout_fee_income', 'EUR');
    const before = await earned();
    const asked = expectOk(await ana.request(), 'the request').body.data;
    expect(asked).toMatchObject({ amount: { amount: String(EARNED - FEE) }, fee: { amount: String(FEE) } });
    expect(await balancesOf(ana)).toMatchObject({ available: 0, reserved: EARNED - FEE });
    expect(await earned()).toBe(before + FEE);
    const why = expectOk(await own.world.admin(`/ledger/explanation?of=payout&id=${asked.id}`), 'why').body.data;
    expect([why.amount.amount, String(sumOfSteps(why))]).toEqual([String(EARNED - FEE), String(EARNED - FEE)]);
    expect(why.steps.map((step: { code: string }) => step.code)).toContain('PAYOUT_FEE');
    expectOk(await close(asked.id, { to: 'cancelled', reason: 'asked by phone' }), 'cancelling');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, reserved: 0 });
    expect(await earned()).toBe(before);

    // In a run: the total is what is sent. What comes back after it was paid brings its fee along.
    const run = expectOk(await startRun(own.world, { method: 'paypal' }), 'the run').body.data;
    const { payouts } = await untilSent(run.id);
    const [paid] = payouts.filter(({ partyName }) => partyName === ana.affiliate.name);
    expectOk(await close(paid?.id ?? '', { to: 'paid' }), 'paid');
    expect(await balancesOf(ana)).toMatchObject({ available: 0, paid: EARNED - FEE });
    expectOk(await close(paid?.id ?? '', { to: 'returned', reason: 'no such account' }), 'returned');
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED, paid: 0 });
    const { data } = expectOk(await ana.get(''), 'payouts').body;
    expect(data.map((each: { fee: { amount: string } }) => each.fee.amount)).toEqual([String(FEE), String(FEE)]);
  });
});

describe('a currency move', () => {
  const move = (body: object) =>
    own.world.admin('/adjustments', { body: { kind: 'currency_move', reason: 'one bank account', ...body }, key: unique('move') });

  test('takes a balance into another currency at the stored rate, which is kept with it (J24)', async () => {
    const ana = await aPayee(own.world);
    await ana.sell();
    const party = await partyOf(ana);
    const wish = { party, currency: 'EUR', into: 'USD', amount: '1000' };
    expect(codeOf(await move(wish))).toBe('MOVE_RATE_MISSING');
    const rate = { currency: 'USD', source: 'ECB', sure: true };
    expectOk(await own.world.admin('/currencies/rates', { body: { ...rate, rate: '1.1' } }), 'the rate');
    expectOk(await own.world.admin('/currencies/rates', { body: { ...rate, currency: 'JPY', rate: '0.5' } }), 'a rate of yen');
    for (const into of [undefined, 'EUR']) expect(codeOf(await move({ ...wish, into }))).toBe('MOVE_CURRENCY_WRONG');
    expect(codeOf(await move({ ...wish, kind: 'bonus' }))).toBe('MOVE_CURRENCY_WRONG');
    expect(codeOf(await move({ ...wish, into: 'JPY', amount: '99' }))).toBe('MOVE_WORTH_NOTHING');
    expect(codeOf(await move({ ...wish, amount: String(EARNED + 1) }))).toBe('BALANCE_EXCEEDED');
    // Nothing of what was refused is in the books.
    expect(await balancesOf(ana)).toMatchObject({ available: EARNED });
    const before = [await balanceOn(own.world, 'fx_clearing', 'EUR'), await balanceOn(own.world, 'fx_clearing', 'USD')];

    expectOk(await move(wish), 'the move');
    expectOk(await own.world.admin('/currencies/rates', { body: { ...rate, rate: '1.2' } }), 'a later rate');
    expect([await balancesOf(ana), await balancesOf(ana, 'USD')]).toMatchObject([{ available: EARNED - 1000 }, { available: 1100 }]);
    const { data } = expectOk(await ana.get('/adjustments'), 'adjustments').body;
    expect(data).toMatchObject([
      {
        kind: 'currency_move',
        amount: { amount: '-1000', currency: 'EUR' },
        into: { amount: { amount: '1100', currency: 'USD' }, exchange: { from: 'EUR', to: 'USD', rate: '1.1', source: 'ECB' } },
      },
    ]);
    // Back, by the rate of the pair the other way round; what lies between the currencies is what the two rates make of it.
    expectOk(await move({ ...wish, currency: 'USD', into: 'EUR', amount: '600' }), 'some of it back');
    expect([await balancesOf(ana), await balancesOf(ana, 'USD')]).toMatchObject([{ available: EARNED - 500 }, { available: 500 }]);
    const after = [await balanceOn(own.world, 'fx_clearing', 'EUR'), await balanceOn(own.world, 'fx_clearing', 'USD')];
    expect(after.map((amount, at) => amount - (before[at] ?? 0))).toEqual([-500, 500]);
    const [booked] = await readRows<{ id: number }>(
      own.shop.address,
      "SELECT MIN(id) AS id FROM afs_ledger_journals WHERE kind = 'currency_moved_in'",
    );
    const told = expectOk(await own.world.admin(`/ledger/explanation?of=journal_line&id=${booked?.id}&part=1`), 'why').body.data;
    expect(told.steps.map((step: { code: string }) => step.code)).toContain('CURRENCY_MOVED');
  });

  test('above the limit waits, and is asked again what is there when it is approved', async () => {
    const ana = await aPayee(own.world);
    await ana.sell();
    const waiting = expectOk(await move({ party: await partyOf(ana), currency: 'EUR', into: 'USD', amount: '20000' }), 'a large move').body
      .data;
    expect(waiting).toMatchObject({ state: 'awaiting_approval', into: { exchange: { rate: '1.2' } } });
    const second = await anAdministrator(own.world, ['payouts.read', 'payouts.second-approve']);
    const approve = () => own.world.admin(`/adjustments/${waiting.id}/approve`, { body: {}, token: second });
    expect(codeOf(await approve())).toBe('BALANCE_EXCEEDED');
    const bonus = { party: waiting.party, currency: 'EUR', kind: 'bonus', reason: 'a good year', amount: '9000' };
    for (const each of [1, 2]) expectOk(await own.world.admin('/adjustments', { body: bonus, key: unique('adj') }), `bonus ${each}`);
    expectOk(await approve(), 'the approval');
    expect(await balancesOf(ana, 'USD')).toMatchObject({ available: 24_000 });
  });
});

describe('an old balance', () => {
  interface Notice {
    readonly id: string;
    readonly party: string;
    readonly state: string;
    readonly confirmable: boolean;
    readonly dueAt: string;
    readonly amount: { readonly amount: string };
  }
  const notices = async (): Promise<Notice[]> =>
    expectOk(await own.world.admin('/forfeitures?pageSize=100'), 'the notices').body.data as Notice[];
  const ofParty = async (party: string): Promise<Notice | undefined> => (await notices()).find((one) => one.party === party);
  const confirm = (id: string) => own.world.admin(`/forfeitures/${id}/confirm`, { body: { reason: 'nothing for a year' } });
  const watch = () => own.world.pass({ minutes: 25 * 60 });

  test('is given up after months, a letter and a notice, by a person, and can be kept, and given back (J23)', async () => {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const [ben, cleo, old] = [await aPayee(own.world), await aPayee(own.world), await aPayee(own.world)];
    for (const payee of [ben, cleo]) await payee.sell();
    const [benParty, cleoParty] = [await partyOf(ben), await partyOf(cleo)];
    // Off where nothing is set, and for whoever agreed before the terms said so.
    await own.world.pass({ minutes: 320 * 24 * 60 });
    expect(await notices()).toEqual([]);
    await decide(own.world, 'payouts.forfeitAfterMonths', 12);
    await watch();
    expect(await notices()).toEqual([]);
    await decide(own.world, 'payouts.forfeitTermsFrom', day);
    await watch();
    const noticed = await ofParty(benParty);
    expect(noticed).toMatchObject({ state: 'noticed', confirmable: false, amount: { amount: String(EARNED) } });
    expect(await ofParty(await partyOf(old))).toBeUndefined();
    expect((await mailTo(own.world, ben.affiliate.email, 'balance_idle')).text).toContain('may be given up');
    expect([codeOf(await confirm('fft_nothing')), codeOf(await confirm(noticed?.id ?? ''))]).toEqual([
      'FORFEITURE_NOT_FOUND',
      'FORFEITURE_NOT_DUE',
    ]);
    await Promise.all([ben.comeBack(), cleo.comeBack()]);
    expect(expectOk(await ben.get('/overview'), 'the overview').body.data.notices).toMatchObject([{ amount: { amount: String(EARNED) } }]);
    // Cleo is still here.
    expect(expectOk(await cleo.keep(), 'keeping it').body.data).toEqual({ kept: 1 });
    expect(await ofParty(cleoParty)).toMatchObject({ state: 'kept' });

    await own.world.passUntil(noticed?.dueAt ?? '', 60);
    expect(codeOf(await confirm((await ofParty(cleoParty))?.id ?? ''))).toBe('FORFEITURE_SPARED');
    expect((await ofParty(benParty))?.confirmable).toBe(true);
    const income = await balanceOn(own.world, 'forfeited_balances', 'EUR');
    expect(expectOk(await confirm(noticed?.id ?? ''), 'confirming').body.data).toMatchObject({ kind: 'forfeiture', state: 'booked' });
    expect(codeOf(await confirm(noticed?.id ?? ''))).toBe('FORFEITURE_SPARED');
    await Promise.all([ben.comeBack(), cleo.comeBack()]);
    expect([await balancesOf(ben), await balancesOf(cleo)]).toMatchObject([{ available: 0 }, { available: EARNED }]);
    expect(await balanceOn(own.world, 'forfeited_balances', 'EUR')).toBe(income + EARNED);
    const back = (amount: number) =>
      own.world.admin('/adjustments', {
        key: unique('back'),
        body: { party: benParty, currency: 'EUR', kind: 'reinstatement', amount: String(amount), reason: 'was in hospital' },
      });
    expect(codeOf(await back(EARNED + 1))).toBe('REINSTATEMENT_EXCEEDS');
    expectOk(await back(EARNED), 'giving it back');
    expect(codeOf(await back(1))).toBe('REINSTATEMENT_EXCEEDS');
    expect(await balancesOf(ben)).toMatchObject({ available: EARNED });
    expect(await balanceOn(own.world, 'forfeited_balances', 'EUR')).toBe(income);
    const { data } = expectOk(await ben.get('/adjustments'), 'adjustments').body;
    expect(data.map((each: { kind: string; amount: { amount: string } }) => [each.kind, each.amount.amount])).toEqual([
      ['reinstatement', String(EARNED)],
      ['forfeiture', String(-EARNED)],
    ]);
    // By hand there is no giving up without a notice.
    const byHand = { party: benParty, currency: 'EUR', kind: 'forfeiture', amount: '1', reason: 'at once' };
    expect((await own.world.admin('/adjustments', { body: byHand, key: unique('hand') })).status).toBe(400);
    await decide(own.world, 'payouts.forfeitAfterMonths', 0);
  }, 120_000);
});

describe('while the books do not agree', () => {
  test('nothing is claimed and no run is started; afterwards it goes on', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(paypal('frozen@example.org')), 'the method');
    await ana.sell();
    await changeRow(own.shop.address, "UPDATE afs_ledger_accounts SET debits = debits + 1 WHERE address = 'platform_revenue'");
    expect((await brokenSentences(own.world)).length).toBeGreaterThan(0);
    expect(await obstaclesOf(ana)).toEqual(['PAYOUTS_FROZEN']);
    expect(codeOf(await ana.request())).toBe('NOT_PAYABLE');
    expect(codeOf(await startRun(own.world, { method: 'paypal' }))).toBe('NOT_PAYABLE');
    await changeRow(own.shop.address, "UPDATE afs_ledger_accounts SET debits = debits - 1 WHERE address = 'platform_revenue'");
    expectOk(await own.world.admin('/books/unfreeze', { body: { reason: 'mended by hand' } }), 'the thaw');
    expect((await ana.request()).status).toBe(201);
  });
});

describe('two instances', () => {
  const canBeTwo = process.env['DATABASE_CLIENT'] === 'postgres';
  (canBeTwo ? test : test.skip)(
    `that claim in the same second make one payout for each party (C05)${canBeTwo ? '' : ' (skipped: a SQLite file has one instance)'}`,
    async () => {
      const payees = [await aPayee(own.world), await aPayee(own.world), await aPayee(own.world)];
      for (const payee of payees) expectOk(await payee.setMethod(sepa()), 'the method');
      for (const payee of payees) await payee.sell();
      await decide(own.world, 'payouts.rhythm', 'daily');
      await decide(own.world, 'payouts.automatic', true);
      const twin = await own.shop.twin();
      try {
        // Each for itself, as nobody who shares a schedule would.
        const claim = (url: string) => ask(`${url}/api/affiliate-store/demo/clock`, { body: { advanceMs: 0, crons: 'again' } });
        await Promise.all([claim(own.shop.address.url), claim(twin.url), claim(own.shop.address.url), claim(twin.url)]);
      } finally {
        await twin.stop();
      }
      await decide(own.world, 'payouts.automatic', false);
      await decide(own.world, 'payouts.rhythm', 'monthly');
      for (const payee of payees) {
        expect(await mine(payee)).toEqual([expect.objectContaining({ state: 'requested' })]);
        expect(await balancesOf(payee)).toMatchObject({ available: 0, reserved: EARNED });
      }
      const twice = await readRows(
        own.shop.address,
        "SELECT party_id FROM afs_payouts WHERE state IN ('requested', 'submitting', 'submitted', 'unknown') GROUP BY party_id, currency HAVING count(*) > 1",
      );
      expect(twice).toEqual([]);
    },
    120_000,
  );
});

describe('a shop that dies in the middle of a run', () => {
  test.each(['payout.claimed', 'payout.sending'])(
    'at %s has sent each payout once when it is back',
    async (step) => {
      own.shop.standBy();
      const ana = await aPayee(own.world);
      expectOk(await ana.setMethod({ kind: 'manual', instructions: 'by cheque' }), 'the method');
      await ana.sell();
      const run = await startRunAndDie(own, step, { method: 'manual' });
      await own.world.pass({ minutes: 6 });
      const { payouts } = await untilSent(run);
      expect(payouts.map(({ state }) => state)).toEqual(['submitted']);
      expect(await balancesOf(ana)).toMatchObject({ available: 0, reserved: 0, inTransit: EARNED });
    },
    120_000,
  );
});

describe('the day of payment', () => {
  test('B-60: is told; once it has passed with the money still here, the payee and the shop both see it', async () => {
    const ana = await aPayee(own.world);
    expectOk(await ana.setMethod(), 'the method');
    await ana.sell();
    const standing = async () => {
      const { data } = expectOk(await ana.get('/overview'), 'the overview').body;
      return { day: data.nextTransferAt as string, since: data.standings[0].overdueSince as string | null };
    };
    const late = async () => {
      const { data } = expectOk(await own.world.admin('/overview/attention'), 'what waits').body;
      return (data as Array<{ code: string; count: number }>).find(({ code }) => code === 'payouts_overdue')?.count ?? 0;
    };
    const before = { ...(await standing()), late: await late() };
    expect(before.since).toBeNull();
    // On the day and in the two after it a bank may still be at work.
    await own.world.passUntil(before.day, 47 * 60);
    await ana.comeBack();
    expect(await standing()).toMatchObject({ since: null });
    await own.world.pass({ minutes: 2 * 60 });
    expect(await standing()).toMatchObject({ since: before.day });
    expect(await late()).toBeGreaterThan(before.late);
  });
});
