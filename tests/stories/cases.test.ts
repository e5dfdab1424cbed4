// N-09, B-33: whoever is not paid what they expect contests it with one press, sees what the shop sees, and what is upheld is in the books.
import { anAdministrator } from '../support/administrators';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { brokenSentences, decide, refund } from '../support/books';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { mailTo, mailsTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';

const own = movedShop('cases');
const codeOf = (answer: Answer): string =>
  String((answer.body as { error?: { details: { code: string } } }).error?.details.code ?? answer.status);

interface Entry {
  readonly kind: string;
  readonly state: string;
  readonly amount: { readonly amount: string } | null;
  readonly adjustment: string | null;
}
interface Event {
  readonly kind: string;
  readonly by: string;
  readonly text: string | null;
  readonly facts: Readonly<Record<string, string>>;
}
interface Case {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly outcome: string | null;
  readonly answer: string | null;
  readonly entry: Entry | null;
  readonly events: readonly Event[];
  readonly evidence: {
    readonly receipt: object | null;
    readonly commissions: ReadonlyArray<{ commission: { state: string }; explanation: { steps: object[] } }>;
    readonly block: { code: string; reason: string; held: Array<{ amount: string }> } | null;
  };
}
const caseIn = (answer: Answer, what: string): Case => (expectOk(answer, what).body as { data: Case }).data;

interface Partner {
  readonly affiliate: Affiliate;
  readonly read: (path: string) => Promise<Answer>;
  readonly rows: <T>(path: string) => Promise<readonly T[]>;
  readonly send: (path: string, body: object) => Promise<Answer>;
  readonly balance: () => Promise<Readonly<Record<'pending' | 'available' | 'held', number>>>;
}
const asPartner = async (affiliate: Affiliate): Promise<Partner> => {
  const { world } = own;
  const { jwt: token } = await enter(world, affiliate.email);
  const read = (path: string) => world.api(`/partner${path}`, { token });
  const rows = async <T>(path: string) => (expectOk(await read(path), path).body as { data: T[] }).data;
  return {
    affiliate,
    read,
    rows,
    send: (path, body) => world.api(`/partner${path}`, { token, body }),
    balance: async () => {
      const { balances } = (
        expectOk(await read('/summary'), 'the summary').body as { data: { balances: Array<Record<string, { amount: string }>> } }
      ).data;
      const of = (bucket: string) => Number(balances[0]?.[bucket]?.amount ?? 0);
      return { pending: of('pending'), available: of('available'), held: of('held') };
    },
  };
};

interface Scene {
  readonly product: Product;
  readonly ana: Partner;
  readonly ben: Partner;
}
const scene = async (): Promise<Scene> => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  return { product, ana: await asPartner(ana), ben: await asPartner(ben) };
};

const onDesk = async (id: string) => caseIn(await own.world.admin(`/cases/${id}`), 'the case on the desk') as Case & { entries: string[] };
const decision = (id: string, body: object, token?: string) =>
  own.world.admin(`/cases/${id}/decision`, { body, ...(token ? { token } : {}) });
const queue = async (query: string) =>
  (expectOk(await own.world.admin(`/cases?${query}&pageSize=100`), 'the queue').body as { data: Array<{ id: string; overdue: boolean }> })
    .data;
const attention = async () =>
  new Map(
    (
      expectOk(await own.world.admin('/overview/attention'), 'what waits').body as { data: Array<{ code: string; count: number }> }
    ).data.map(({ code, count }) => [code, count]),
  );
const opened = async (by: Partner, body: object): Promise<Case> => caseIn(await by.send('/cases', body), 'opening a case');
const kindsOf = ({ events }: Case) => events.map(({ kind }) => kind);

test('a lost receipt is contested with one press: once, with a day, and with evidence that names no rival', async () => {
  const { world } = own;
  const { product, ana, ben } = await scene();
  await buy(world, { offerId: product.offerId, through: [ana.affiliate.code, ben.affiliate.code] });
  await world.settled();
  const [lost] = await ana.rows<{ id: string; outcome: string }>('/referrals');
  expect(lost?.outcome).toBe('lost');
  const body = { kind: 'missing_commission', about: 'referral', id: lost?.id };
  const presses = await Promise.all([1, 2, 3, 4].map(() => ana.send('/cases', body)));
  expect(presses.map(codeOf).sort()).toEqual(['201', 'CASE_ALREADY_OPEN', 'CASE_ALREADY_OPEN', 'CASE_ALREADY_OPEN']);
  const [made] = await ana.rows<Case>('/cases');
  // On the page of the partner the desk finds what is theirs, and nobody else's.
  expect((await queue(`affiliate=${ana.affiliate.id}`)).map((one) => one.id)).toEqual([made?.id]);
  expect(await queue(`affiliate=${ben.affiliate.id}`)).toEqual([]);
  const id = made?.id ?? '';
  const refused = presses.find(({ status }) => status === 409)?.body as { error: { details: { case: string } } };
  expect(refused.error.details.case).toBe(id);
  expect(made).toMatchObject({ kind: 'missing_commission', state: 'open', overdue: false, outcome: null });
  // Five working days are a week: the same weekday again, or the Friday of it.
  const days =
    (Date.parse(made?.dueOn ?? '') -
      Date.parse(new Date(Date.parse((await ana.rows<{ openedAt: string }>('/cases'))[0]?.openedAt ?? '')).toISOString().slice(0, 10))) /
    86_400_000;
  expect([5, 6, 7, 8]).toContain(days);
  const read = await ana.read(`/cases/${id}`);
  expect(caseIn(read, 'the case').evidence.receipt).not.toBeNull();
  expect(read.text).not.toContain(ben.affiliate.code);
  expect(read.text).not.toContain(ben.affiliate.email);
  expect((await mailTo(world, ana.affiliate.email, 'case_opened')).subject).toContain('Your case is open');
  expect((await attention()).get('cases_waiting')).toBeGreaterThan(0);

  // Nobody else's, and not about what is nobody's or of another kind.
  expect(codeOf(await ben.read(`/cases/${id}`))).toBe('CASE_NOT_FOUND');
  expect(codeOf(await ben.send(`/cases/${id}/messages`, { text: 'let me in' }))).toBe('CASE_NOT_FOUND');
  expect(codeOf(await ben.send(`/cases/${id}/withdraw`, {}))).toBe('CASE_NOT_FOUND');
  expect(codeOf(await ben.send('/cases', body))).toBe('CASE_ABOUT_UNKNOWN');
  expect(codeOf(await ana.send('/cases', { ...body, kind: 'appeal' }))).toBe('CASE_KIND_UNFIT');
  expect(codeOf(await ana.send('/cases', { kind: 'other', about: 'nothing' }))).toBe('CASE_INCOMPLETE');

  // Both sides talk, the clock stops with the question and begins with the answer; late is late on both sides.
  expectOk(await world.admin(`/cases/${id}/messages`, { body: { text: 'Where did you put the link?', asks: true } }), 'a question');
  expect((await mailTo(world, ana.affiliate.email, 'case_message')).text).toContain('Where did you put the link?');
  expect(await onDesk(id)).toMatchObject({ state: 'waiting_for_partner', dueOn: null });
  await world.pass({ days: 12 });
  expect(await onDesk(id)).toMatchObject({ overdue: false });
  expect(caseIn(await ana.send(`/cases/${id}/messages`, { text: 'In the third issue of my letter.' }), 'the answer')).toMatchObject({
    state: 'open',
  });
  await world.pass({ days: 12 });
  const again = await asPartner(ana.affiliate);
  expect(caseIn(await again.read(`/cases/${id}`), 'the case')).toMatchObject({ overdue: true, state: 'open' });
  expect((await queue('overdue=true')).map((one) => one.id)).toContain(id);
  expect((await queue('overdue=false')).map((one) => one.id)).not.toContain(id);
  expect((await attention()).get('cases_overdue')).toBeGreaterThan(0);

  // What would be booked is shown before it is, and an upheld case without an entry is none.
  expect(codeOf(await decision(id, { outcome: 'upheld', reason: 'You are right.', entry: null }))).toBe('CASE_ENTRY_MISSING');
  expect(codeOf(await decision(id, { outcome: 'upheld', reason: 'You are right.', entry: 'release' }))).toBe('CASE_ENTRY_UNFIT');
  expect(codeOf(await decision(id, { outcome: 'partly', reason: 'Half of it.', entry: 'bonus' }))).toBe('CASE_AMOUNT_MISSING');
  const preview = expectOk(await world.admin(`/cases/${id}/preview?entry=bonus&amount=1500`), 'the preview').body;
  expect(preview.data.entries).toMatchObject([
    { kind: 'bonus', amount: { amount: '1500', currency: 'EUR' }, to: 'available', waits: false },
  ]);
  expect(await again.balance()).toEqual({ pending: 0, available: 0, held: 0 });
  const verdicts = await Promise.all(
    [1, 2].map(() => decision(id, { outcome: 'partly', reason: 'Half of it was yours.', entry: 'bonus', amount: '1500' })),
  );
  expect(verdicts.map(codeOf).sort()).toEqual(['200', 'CASE_CLOSED']);
  expect(await again.balance()).toEqual({ pending: 0, available: 1500, held: 0 });
  const decided = caseIn(await again.read(`/cases/${id}`), 'the case');
  expect(decided).toMatchObject({ state: 'decided', outcome: 'partly', answer: 'Half of it was yours.', dueOn: null });
  expect(decided.entry).toMatchObject({ kind: 'bonus', state: 'booked', amount: { amount: '1500' } });
  expect(kindsOf(decided)).toEqual(['opened', 'asked', 'said', 'decided']);
  // The entry names the case as the case names the entry.
  const adjustments = expectOk(await world.admin('/adjustments?pageSize=100'), 'the adjustments').body.data as Array<{
    id: string;
    case: string;
    reason: string;
  }>;
  expect(adjustments.find((one) => one.id === decided.entry?.adjustment)).toMatchObject({
    case: id,
    reason: `Half of it was yours. (${id})`,
  });
  expect((await mailTo(world, ana.affiliate.email, 'case_decided')).text).toContain('Half of it was yours.');
  expect(codeOf(await again.send(`/cases/${id}/messages`, { text: 'and the other half?' }))).toBe('CASE_CLOSED');
}, 120_000);

test('above the limit a second person lets it be booked, and what they turn down opens the case again', async () => {
  const { world } = own;
  const { product, ana } = await scene();
  await buy(world, { offerId: product.offerId, through: [ana.affiliate.code] });
  await world.settled();
  await decide(world, 'payouts.adjustmentApprovalAbove', { EUR: 100 });
  const second = await anAdministrator(world, [
    'payouts.read',
    'payouts.prepare',
    'payouts.second-approve',
    'cases.read',
    'cases.answer',
    'affiliates.all',
  ]);
  const [commission] = await ana.rows<{ id: string }>('/commissions');
  const { id, evidence } = await opened(ana, {
    kind: 'wrong_amount',
    about: 'commission',
    id: commission?.id,
    text: 'I was promised 40 %.',
  });
  expect(evidence.commissions[0]?.explanation.steps.length).toBeGreaterThan(3);
  const upheld = { outcome: 'upheld', reason: 'The rate was not yours.', entry: 'bonus', amount: '1000' };
  expect((await decision(id, upheld, second)).status).toBe(403);
  const first = caseIn(await decision(id, upheld), 'the decision').entry;
  expect(first).toMatchObject({ kind: 'bonus', state: 'awaiting_approval' });
  expect(await ana.balance()).toMatchObject({ available: 0, pending: 3000 });
  expect(codeOf(await world.admin(`/adjustments/${first?.adjustment}/approve`, { body: {} }))).toBe('SECOND_PERSON_NEEDED');
  expectOk(await world.admin(`/adjustments/${first?.adjustment}/reject`, { body: {}, token: second }), 'turning it down');
  const back = caseIn(await ana.read(`/cases/${id}`), 'the case');
  expect(back).toMatchObject({ state: 'open', outcome: null, entry: null });
  expect(back.dueOn).not.toBeNull();
  const next = caseIn(await decision(id, upheld), 'the second decision').entry;
  expectOk(await world.admin(`/adjustments/${next?.adjustment}/approve`, { body: {}, token: second }), 'the approval');
  const over = caseIn(await ana.read(`/cases/${id}`), 'the case');
  expect(over).toMatchObject({ state: 'decided', entry: { state: 'booked' } });
  expect(kindsOf(over)).toEqual(['opened', 'decided', 'entry_rejected', 'decided', 'entry_booked']);
  expect(await ana.balance()).toMatchObject({ available: 1000, pending: 3000 });
}, 90_000);

test('a sale nobody can name: the desk finds candidates, and the partner learns nothing of whose they are', async () => {
  const { world } = own;
  const { product, ana } = await scene();
  const sale: Started = await buy(world, { offerId: product.offerId });
  await world.settled();
  const { paidAt } = await orderOnDesk(world, sale.orderNumber);
  const saleDay = String(paidAt).slice(0, 10);
  const told = {
    kind: 'missing_commission',
    about: 'sale',
    saleDay,
    product: product.name,
    text: 'A reader says they bought it by my link.',
  };
  expect(codeOf(await ana.send('/cases', { ...told, saleDay: '2199-01-01' }))).toBe('CASE_INCOMPLETE');
  const { id } = await opened(ana, told);
  const candidates = expectOk(await world.admin(`/cases/${id}/candidates`), 'the candidates');
  const found = (candidates.body as { data: Array<{ orderNumber: string; touches: number }> }).data;
  expect(found.find(({ orderNumber }) => orderNumber === sale.orderNumber)).toMatchObject({ touches: 0, outcome: null });
  expect(candidates.text).not.toContain(sale.email);
  expectOk(await ana.send(`/cases/${id}/withdraw`, {}), 'taking it back');
  expect(codeOf(await decision(id, { outcome: 'declined', reason: 'too late', entry: null }))).toBe('CASE_CLOSED');
  const { id: anew } = await opened(ana, told);
  expect(anew).not.toBe(id);
  expect(codeOf(await decision(anew, { outcome: 'declined', reason: 'No click of yours.', entry: null, order: 'AS-NONE' }))).toBe(
    'ORDER_NOT_FOUND',
  );
  const over = expectOk(
    await decision(anew, {
      outcome: 'upheld',
      reason: 'It was yours.',
      entry: 'bonus',
      amount: '50',
      currency: 'EUR',
      order: sale.orderNumber,
    }),
    'it',
  );
  expect((over.body as { data: { foundOrder: string } }).data.foundOrder).toBe(sale.orderNumber);
  const seen = await ana.read(`/cases/${anew}`);
  expect(caseIn(seen, 'the case').entry).toMatchObject({ kind: 'bonus', amount: { amount: '50' } });
  for (const hidden of [sale.orderNumber, sale.email]) expect(seen.text).not.toContain(hidden);
}, 90_000);

test('what is held stays held while it is contested, and what moves it is written into the case', async () => {
  const { world } = own;
  const { product, ana } = await scene();
  const sale = await buy(world, { offerId: product.offerId, through: [ana.affiliate.code] });
  await world.settled();
  const { payments } = await orderOnDesk(world, sale.orderNumber);
  const dispute = expectOk(await world.sandbox('/disputes', { body: { charge: payments[0].chargeId } }), 'a dispute').body as {
    id: string;
  };
  await world.settled();
  const [commission] = await ana.rows<{ id: string; state: string }>('/commissions');
  expect(commission?.state).toBe('held');
  const { id } = await opened(ana, { kind: 'held_commission', about: 'commission', id: commission?.id });
  expect((await onDesk(id)).entries).toEqual(['release', 'bonus']);
  // The bank holds it, not the shop.
  expect(codeOf(await world.admin(`/cases/${id}/preview?entry=release`))).toBe('CASE_NOTHING_HELD');
  expect(codeOf(await decision(id, { outcome: 'upheld', reason: 'Let it go.', entry: 'release' }))).toBe('CASE_NOTHING_HELD');
  expect(await ana.balance()).toEqual({ pending: 0, available: 0, held: 3000 });
  expectOk(await world.sandbox(`/disputes/${dispute.id}/won`, { body: {} }), 'winning it');
  await world.settled();
  expect((await refund(world, sale.orderNumber, 5000)).status).toBe(201);
  await world.settled();
  const meanwhile = caseIn(await ana.read(`/cases/${id}`), 'the case');
  expect(
    meanwhile.events.filter(({ kind }) => kind === 'moved').map(({ by, facts }) => [by, facts['by'], facts['from'], facts['to']]),
  ).toEqual([
    ['books', 'dispute_won', 'held', 'pending'],
    ['books', 'refund', 'pending', 'pending'],
  ]);
  // The evidence is what it was.
  expect(meanwhile.evidence.commissions.map((one) => one.commission.state)).toEqual(['held']);
  caseIn(await decision(id, { outcome: 'declined', reason: 'The bank has let it go already.', entry: null }), 'the decision');
  expect(await ana.balance()).toEqual({ pending: 1500, available: 0, held: 0 });
}, 90_000);

test('an appeal: the blocked are told why, nobody lets them in behind the case, and upheld releases each hold by an entry', async () => {
  const { world } = own;
  const { product, ana, ben } = await scene();
  const sales = [await buy(world, { offerId: product.offerId, through: [ana.affiliate.code] })];
  sales.push(await buy(world, { offerId: product.offerId, through: [ana.affiliate.code] }));
  await world.settled();
  const place = ana.affiliate.id;
  const why = { code: 'COOKIE_STUFFING', reason: 'Forty clicks in one second.' };
  expectOk(await world.admin(`/affiliates/${place}/block`, { body: why }), 'the block');
  await world.settled();
  expectOk(await world.admin(`/affiliates/${place}/block`, { body: why }), 'the block again');
  const letter = await mailTo(world, ana.affiliate.email, 'place_blocked');
  expect(letter.text).toContain('clicks that nobody made');
  expect(letter.text).toContain(why.reason);
  expect((await mailsTo(world, ana.affiliate.email)).filter(({ kind }) => kind === 'place_blocked')).toHaveLength(1);
  expect(await ana.rows('/blocks')).toMatchObject([{ place, ...why, appeal: null }]);
  expect(await ben.rows('/blocks')).toEqual([]);
  expect(codeOf(await ben.send('/cases', { kind: 'appeal', about: 'place', id: place }))).toBe('CASE_ABOUT_UNKNOWN');

  // A commission that a block holds is contested by appealing against the block.
  const [commission] = await ana.rows<{ id: string }>('/commissions');
  const appeal = await opened(ana, { kind: 'held_commission', about: 'commission', id: commission?.id, text: 'My site was scraped.' });
  expect(appeal).toMatchObject({ kind: 'appeal', evidence: { block: { ...why, held: [{ amount: '6000' }] } } });
  expect(codeOf(await ana.send('/cases', { kind: 'appeal', about: 'place', id: place }))).toBe('CASE_ALREADY_OPEN');
  expect(await ana.rows('/blocks')).toMatchObject([{ appeal: appeal.id }]);
  expect(codeOf(await world.admin(`/affiliates/${place}/approve`, { body: {} }))).toBe('CASE_OPEN');
  expect(await ana.balance()).toEqual({ pending: 0, available: 0, held: 6000 });

  expect(codeOf(await decision(appeal.id, { outcome: 'upheld', reason: 'You are right.', entry: 'bonus', amount: '1' }))).toBe(
    'CASE_ENTRY_UNFIT',
  );
  const planned = expectOk(await world.admin(`/cases/${appeal.id}/preview?entry=unblock`), 'the preview').body.data.entries;
  expect(planned).toMatchObject([
    { kind: 'unblock', amount: { amount: '3000' }, to: 'pending' },
    { kind: 'unblock', amount: { amount: '3000' }, to: 'pending' },
  ]);
  caseIn(await decision(appeal.id, { outcome: 'upheld', reason: 'It was a scraper.', entry: 'unblock' }), 'the decision');
  await world.settled();
  expect(await ana.balance()).toEqual({ pending: 6000, available: 0, held: 0 });
  for (const sale of sales) {
    const { journals } = await orderOnDesk(world, sale.orderNumber);
    const last = (journals as Array<{ kind: string; actor: string }>).filter(({ kind }) => kind === 'hold').at(-1);
    expect(last?.actor).toBe(`case:${appeal.id}`);
  }
  expect(await ana.rows('/blocks')).toEqual([]);
  expect((await mailTo(world, ana.affiliate.email, 'case_decided')).text).toContain('It was a scraper.');
  // Clicks count again.
  await buy(world, { offerId: product.offerId, through: [ana.affiliate.code] });
  await world.settled();
  expect(await ana.balance()).toEqual({ pending: 9000, available: 0, held: 0 });
}, 120_000);

test('after all of it every payment replays to the books it has, and every sentence about them holds', async () => {
  await own.world.pass({ days: 1 });
  await own.world.settled();
  expect(await brokenSentences(own.world)).toEqual([]);
});
