// What people who are paid are told about a month: to the cent what the ledger says, once, signed, and nobody else's.
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Creator } from '../support/builders';
import { balanceOn, brokenSentences, decide, refund, untilFeeKnown } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectExplained } from '../support/explained';
import type { Money } from '../support/explained';
import { expectOk } from '../support/expect-ok';
import type { Answer } from '../support/http';
import { eventually } from '../support/http';
import { runLedger } from '../support/ledger-command';
import { mailsTo, mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { paypal, startRun } from '../support/payees';
import { textOfPdf } from '../support/pdf-text';
import { buy, orderOnDesk } from '../support/purchase';
import { enter } from '../support/sign-in';
import { vatRegister } from '../support/vat-register';
import { unique } from '../support/world';

const register = vatRegister();
const own = ownShop('statements', register.environment);
/** What waits for the ledger's command waits for it to boot. */
const BOOTS = 180_000;
const codeOf = (answer: Answer) => answer.body?.error?.details.code as string | undefined;

const PARTS = ['pending', 'available', 'held', 'reserved', 'paidOut'] as const;
type Amounts = Record<(typeof PARTS)[number], number>;
interface File {
  readonly statement: {
    readonly id: string;
    readonly month: string;
    readonly currency: string;
    readonly opening: Amounts;
    readonly closing: Amounts;
    readonly groups: ReadonlyArray<Amounts & { readonly group: string; readonly lines: number }>;
    readonly lines: ReadonlyArray<Amounts & { readonly journal: number; readonly hash: string; readonly reference: string | null }>;
    readonly books: { readonly head: string };
  };
}
interface Row {
  readonly id: string;
  readonly month: string;
  readonly currency: string;
}

const SHOP_ON_PAPER = { offered: true, legalName: 'La Boutique SAS', legalAddress: '2 rue du Port', legalCountry: 'FR' };
const ON_PAPER = { name: 'Ana Duarte', address: '9 rua da Prata', country: 'PT', vatId: '', status: 'small_business' };

interface SelfBilled {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly month: string;
  readonly total: Money;
  readonly tax: Money;
  readonly statement: string;
}
/** What a statement says the ledger moved: all that was earned and lost, whatever was paid out. */
const movedIn = ({ opening, closing }: File['statement']): number => PARTS.reduce((sum, part) => sum + closing[part] - opening[part], 0);

/** A payee in the country of the shop who is liable for VAT: it comes on top. */
const AT_HOME = {
  name: 'Louis Petit SARL',
  address: '5 quai Nord',
  country: 'FR',
  vatId: 'FR40303265045',
  status: 'vat_liable',
  version: '2026-11',
};

const BUYERS = ['wilma.quince@buyers-host.test', 'xaver.quince@buyers-host.test', 'yara.quince@buyers-host.test'];
/** The story begins on the fifth of a month to come, so that it does not run into the end of one. */
const daysToTheFifth = (): number => {
  const today = new Date();
  return Math.ceil((Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 5, 1) - today.getTime()) / 86_400_000);
};

let affiliate: Affiliate;
let liable: Affiliate;
let liableParty = '';
/** What the liable one was paid for: sold before the day they say they are liable from, and on it. */
let soldBefore = '';
let soldSince = '';
let party = '';
let creatorEmail = '';
let month = '';
let offerId = '';
const tokenOf = async (email: string): Promise<string> => (await enter(own.world, email)).jwt;
const listOf = async (token: string): Promise<Row[]> =>
  expectOk(await own.world.api('/me/statements', { token }), 'statements').body.data as Row[];
const fileOf = async (token: string, id: string): Promise<{ text: string; fileName: string }> =>
  expectOk(await own.world.api(`/me/statements/${id}/file`, { token }), 'the file').body.data as { text: string; fileName: string };
/** A statement on paper, for whoever asks: page by page, what is read on it. */
const paperOf = async (ask: () => Promise<Answer>): Promise<{ bytes: Buffer; fileName: string; pages: readonly (readonly string[])[] }> => {
  const { data } = expectOk(await ask(), 'the paper').body;
  const bytes = Buffer.from(data.base64 as string, 'base64');
  return { bytes, fileName: data.fileName as string, pages: textOfPdf(bytes) };
};
const parsed = (text: string): File['statement'] => (JSON.parse(text) as File).statement;
const check = async (text: string): Promise<string> => {
  const answer = await own.world.api('/statements/check', { body: { text } });
  return answer.status === 200 ? (answer.body.data.verdict as string) : (codeOf(answer) ?? '');
};

const sell = async (email: string, by = affiliate): Promise<string> => {
  const { orderNumber } = await buy(own.world, { offerId, email, through: [by.code] });
  await untilFeeKnown(own.world, orderNumber);
  await own.world.pass({ minutes: 16 });
  return orderNumber;
};

const partyNamed = async (name: string): Promise<string> =>
  (expectOk(await own.world.admin(`/payees?search=${name}`), 'the payee').body.data as Array<{ party: string }>)[0]?.party ?? '';

/** What the ledger says of somebody now, bucket by bucket. */
const ledgerOf = async (owner: string): Promise<Record<string, number>> => {
  const entries = ['pending', 'available', 'held', 'reserved'].map(
    async (bucket) => [bucket, await balanceOn(own.world, `payable:${owner}:${bucket}`, 'EUR')] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<string, number>;
};

/** Lets time pass into the next month, and waits for the statement of the one that ended. */
const endOfMonth = async (token: () => Promise<string>, wanted: string): Promise<File['statement']> => {
  await own.world.pass({ days: 31 });
  const jwt = await token();
  const row = await eventually(`the statement of ${wanted}`, async () => {
    const found = (await listOf(jwt)).find((each) => each.month === wanted);
    if (!found) await own.world.pass({ minutes: 5 });
    return found ?? null;
  });
  return parsed((await fileOf(jwt, row.id)).text);
};

/** A creator whose product is on sale all the while and who sells nothing. */
let idle: Creator;
/** Of the affiliate, for stories between which no time passes: an address gets only so many links in an hour. */
let reader = '';
let first: File['statement'];
let second: File['statement'];

beforeAll(async () => {
  const { world } = own;
  await world.pass({ days: daysToTheFifth() });
  await decide(world, 'payouts.coolingHours', 0);
  const program = await aProgram(world, { holdDays: 0 });
  affiliate = await anAffiliate(world, program);
  liable = await anAffiliate(world, program);
  const creator = await aCreator(world);
  creatorEmail = creator.email;
  ({ offerId } = await aProduct(world, { prices: { EUR: '100.00' }, creator, program, guaranteeDays: 0 }));
  idle = (await aProduct(world, { prices: { EUR: '100.00' }, program })).creator;
  // What somebody bought in says which language they read.
  const elsewhere = await aProduct(world, { prices: { EUR: '3.00' } });
  await buy(world, { offerId: elsewhere.offerId, email: affiliate.email, locale: 'fr' });
  await sell(BUYERS[0] ?? '');
  const refunded = await sell(BUYERS[1] ?? '');
  const disputed = await sell(BUYERS[2] ?? '');
  party = await partyNamed(affiliate.name);
  expectOk(await refund(world, refunded, 5000), 'the refund');
  await world.settled();
  const charge = (await orderOnDesk(world, disputed))['payments'][0].chargeId as string;
  expectOk(await world.sandbox('/disputes', { body: { charge, amount: 10_000 } }), 'the dispute');
  await world.settled();
  const bonus = { party, currency: 'EUR', kind: 'bonus', amount: '1500', reason: `for ${BUYERS[0]}` };
  expectOk(await world.admin('/adjustments', { body: bonus, key: unique('adj') }), 'the bonus');
  const token = await tokenOf(affiliate.email);
  expectOk(await world.api('/me/payouts/method', { method: 'PUT', token, body: { method: paypal('ana@example.org') } }), 'the method');
  await decide(world, 'tax.ratesByCountry', { FR: 2000 });
  for (const [key, value] of Object.entries(SHOP_ON_PAPER)) await decide(world, `selfBilling.${key}`, value);
  expectOk(await world.api('/me/self-billing', { method: 'PUT', token, body: { ...ON_PAPER, version: '2026-11' } }), 'the agreement');
  const run = expectOk(await startRun(world, { method: 'paypal' }), 'the run').body.data.id as string;
  const sent = await eventually('the run to be sent', async () => {
    const { data } = expectOk(await world.admin(`/payout-runs/${run}`), 'the run').body;
    return data.state === 'sent' ? (data.payouts as Array<{ id: string }>) : null;
  });
  expectOk(await world.admin(`/payouts/${sent[0]?.id}/close`, { body: { to: 'paid', reference: 'statement 12' } }), 'paid');
  month =
    (expectOk(await world.api('/me/payouts', { token }), 'payouts').body.data as Array<{ createdAt: string }>)[0]?.createdAt.slice(0, 7) ??
    '';
  soldBefore = await sell('zoe.quince@buyers-host.test', liable);
  await world.pass({ days: 2 });
  soldSince = await sell('ada.quince@buyers-host.test', liable);
  liableParty = await partyNamed(liable.name);
  const theirs = await tokenOf(liable.email);
  const liableFrom = (await orderOnDesk(world, soldSince))['paidAt'] as string;
  const agreed = { ...AT_HOME, liableFrom: liableFrom.slice(0, 10) };
  expect(
    expectOk(await world.api('/me/self-billing', { method: 'PUT', token: theirs, body: agreed }), 'their agreement').body.data,
  ).toMatchObject({ rate: 2000, obstacle: null, agreement: { liableFrom: agreed.liableFrom } });
  const before = await ledgerOf(party);
  first = await endOfMonth(() => tokenOf(affiliate.email), month);
  expect(Object.fromEntries(Object.keys(before).map((part) => [part, first.closing[part as keyof Amounts]]))).toEqual(before);
  // Half of each goes back in the next month.
  for (const order of [soldBefore, soldSince]) expectOk(await refund(world, order, 5000), 'a later refund');
  await world.settled();
}, 240_000);

const groupsOf = (statement: File['statement']) => statement.groups.map(({ group }) => group);

test('a month with a sale, a refund, a dispute, a bonus and a payout says to the cent what the ledger says', async () => {
  expect(groupsOf(first)).toEqual(['sales', 'refunds', 'disputes', 'releases', 'adjustments', 'payouts']);
  expect(first.opening).toEqual({ pending: 0, available: 0, held: 0, reserved: 0, paidOut: 0 });
  for (const part of PARTS) expect(first.lines.reduce((sum, line) => sum + line[part], first.opening[part])).toBe(first.closing[part]);
  const paid = (
    expectOk(await own.world.api('/me/payouts', { token: await tokenOf(affiliate.email) }), 'payouts').body.data as Array<{
      amount: { amount: string };
    }>
  )[0];
  expect(first.closing.paidOut).toBe(Number(paid?.amount.amount));
  expect(first.closing.held).toBeGreaterThan(0);
});

test(
  'every line names its journal and the hash it was sealed under',
  async () => {
    const rows = await readRows<{ journal_id: number | string; hash: string }>(
      own.shop.address,
      'SELECT journal_id, hash FROM afs_ledger_sealed_journals',
    );
    const hashes = new Map(rows.map((row) => [Number(row.journal_id), row.hash]));
    expect(first.lines.length).toBeGreaterThan(8);
    for (const line of first.lines) expect(line.hash).toBe(hashes.get(line.journal));
    const verified = await runLedger(own.shop, ['verify', first.books.head]);
    expect([verified.code, verified.output]).toEqual([0, expect.stringContaining('Nothing that was sealed has changed.')]);
  },
  BOOTS,
);

test('the creator is told of the payment fee', async () => {
  const token = await tokenOf(creatorEmail);
  const [row] = await listOf(token);
  const statement = parsed((await fileOf(token, row?.id ?? '')).text);
  expect(groupsOf(statement)).toEqual(expect.arrayContaining(['sales', 'fees', 'refunds', 'disputes']));
  const fees = statement.groups.find(({ group }) => group === 'fees');
  expect(fees?.lines).toBe(5);
  expect((fees?.pending ?? 0) + (fees?.available ?? 0)).toBeLessThan(0);
});

test('a letter says that it is there, in the language of its party, with the way to it; where the setting is off, none is written', async () => {
  const letter = await mailTo(own.world, affiliate.email, 'statement_issued');
  expect(letter.locale).toBe('fr');
  expect(letter.subject).toContain('relevé');
  expect(letter.text).toContain(`/store/fr/statements/${first.id}`);
  for (const trace of ['quince', 'buyers-host']) expect(`${letter.text} ${letter.html}`).not.toContain(trace);
  expect((await mailTo(own.world, creatorEmail, 'statement_issued')).locale).toBe('en');
  // For the month that comes next.
  await decide(own.world, 'statements.mail', false);
});

test('the next month opens with what this one closed with, and holds what became of the dispute', async () => {
  // The bank's deadline passed with the month: what became of the dispute is booked in the next one, and so is told there.
  const now = await ledgerOf(party);
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
  // Ten ask at once while the clock's own job does the same.
  const passing = endOfMonth(() => tokenOf(affiliate.email), next);
  const ids = await eventually('ten to be answered', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => own.world.admin('/statements', { body: { party, month: next } })));
    return answers.every(({ status }) => status === 200)
      ? answers.map(({ body }) => (body.data as Row[]).map(({ id }) => id).join())
      : null;
  });
  second = await passing;
  expect(new Set(ids)).toEqual(new Set([second.id]));
  expect(second.opening).toEqual(first.closing);
  expect(Object.fromEntries(Object.keys(now).map((part) => [part, second.closing[part as keyof Amounts]]))).toEqual(now);
  expect(groupsOf(second)).toContain('disputes');
  const rows = await readRows<{ n: number | string }>(own.shop.address, 'SELECT COUNT(*) AS n FROM afs_statements WHERE party = ?', [
    party,
  ]);
  expect(Number(rows[0]?.n)).toBe(2);
  await own.world.settled();
  expect((await mailsTo(own.world, affiliate.email)).filter(({ kind }) => kind === 'statement_issued')).toHaveLength(1);
}, 120_000);

test('who agreed to self-billing has an invoice for what a month moved, and a credit note for what went back later', async () => {
  const { world } = own;
  reader = await tokenOf(affiliate.email);
  const token = reader;
  const papers = expectOk(await world.api('/me/self-billing/documents', { token }), 'the papers').body.data as SelfBilled[];
  const [credit, invoice] = papers as [SelfBilled, SelfBilled];
  expect(papers.map(({ kind, month: of, statement }) => [kind, of, statement])).toEqual([
    ['credit_note', second.month, second.id],
    ['invoice', first.month, first.id],
  ]);
  expect(Number(invoice.total.amount)).toBe(movedIn(first));
  expect(-Number(credit.total.amount)).toBe(movedIn(second));
  // Together they are what was ever paid to the payee, and what the ledger owes now.
  const owedNow = Object.values(await ledgerOf(party)).reduce((sum, each) => sum + each, 0);
  expect(Number(invoice.total.amount) - Number(credit.total.amount)).toBe(owedNow + second.closing.paidOut);
  expect([invoice.number, credit.number]).toEqual([
    expect.stringMatching(/^TEST-SB\d+-\d{4}-0001$/),
    expect.stringMatching(/^TEST-SBC\d+-\d{4}-0001$/),
  ]);
  const months = await readRows<Record<string, number | string>>(
    own.shop.address,
    'SELECT moved, invoiced, credited, set_apart FROM afs_self_billed_months WHERE statement_id IN (?, ?) ORDER BY id',
    [first.id, second.id],
  );
  expect(months.map((row) => Object.values(row).map(Number))).toEqual([
    [movedIn(first), Number(invoice.total.amount), 0, 0],
    [movedIn(second), 0, Number(credit.total.amount), 0],
  ]);
  for (const paper of papers) await expectExplained(world, paper.total, { of: 'self_billed', id: paper.id });

  const drawn = await paperOf(() => world.api(`/me/self-billing/documents/${credit.id}/pdf`, { token }));
  const read = drawn.pages.flat().join(' ');
  for (const words of [
    'Avoir (autofacturation)',
    invoice.number,
    credit.number,
    'Ana Duarte',
    'La Boutique SAS',
    'franchise en base',
    'TEST',
  ])
    expect(read).toContain(words);
  for (const trace of ['quince', 'buyers-host']) expect(read).not.toContain(trace);
  const staff = await paperOf(() => world.admin(`/self-billed/${credit.id}/pdf`));
  expect(staff.bytes.equals(drawn.bytes)).toBe(true);
  const listed = expectOk(await world.admin(`/self-billed?search=${invoice.number}`), 'the list of staff').body.data as SelfBilled[];
  expect(listed).toMatchObject([{ id: invoice.id, payee: 'Ana Duarte' }]);
}, 60_000);

test('a payee in the country of the shop who is liable for VAT is paid it on top, and gives it back with what goes back', async () => {
  const { world } = own;
  const token = await tokenOf(liable.email);
  const papers = expectOk(await world.api('/me/self-billing/documents', { token }), 'the papers').body.data as SelfBilled[];
  const [credit, invoice] = papers as [SelfBilled, SelfBilled];
  expect(papers.map(({ kind }) => kind)).toEqual(['credit_note', 'invoice']);
  const [one, two] = await Promise.all([invoice, credit].map(async ({ statement }) => parsed((await fileOf(token, statement)).text)));
  if (!one || !two) throw new Error('two statements');
  const figures = ({ total, tax }: SelfBilled) => [Number(total.amount) - Number(tax.amount), Number(tax.amount)];
  // Each sale earned the same; the first was of before they were liable.
  const [net, tax] = figures(invoice);
  const earned = movedIn(one) / 2;
  expect([net, tax]).toEqual([2 * earned, Math.round(earned * 0.2)]);
  const taxes = two.groups.find(({ group }) => group === 'taxes');
  expect([taxes?.lines, taxes?.available]).toEqual([1, tax]);
  const back = movedIn(two) - (tax ?? 0);
  expect(figures(credit)).toEqual([-back, Math.round(-back * 0.1)]);
  expect(two.lines.find(({ reference }) => reference === invoice.number)).toBeDefined();
  // What is owed is what is left of the commissions, with the VAT that is left; and that can be reclaimed.
  const vat = (tax ?? 0) - Number(credit.tax.amount);
  expect((await ledgerOf(liableParty))['available']).toBe(2 * earned + back + vat);
  expect(await balanceOn(world, 'input_tax:FR', 'EUR')).toBe(vat);
  const standings = expectOk(await world.api('/me/payouts/overview', { token }), 'what is payable').body.data.standings as Array<{
    payable: Money;
  }>;
  expect(standings.map(({ payable }) => Number(payable.amount))).toEqual([2 * earned + back + vat]);
  for (const paper of papers) {
    await expectExplained(world, paper.total, { of: 'self_billed', id: paper.id });
    await expectExplained(world, paper.tax, { of: 'self_billed', id: paper.id, part: 'tax' });
  }
  const read = (await paperOf(() => world.api(`/me/self-billing/documents/${invoice.id}/pdf`, { token }))).pages.flat().join(' ');
  for (const words of ['Louis Petit SARL', 'VAT 20 %', 'FR40303265045', 'before the supplier was liable']) expect(read).toContain(words);
  const billed = await readRows<{ order_number: string; tax_rate: number | null }>(
    own.shop.address,
    'SELECT order_number, tax_rate FROM afs_self_billed_orders WHERE order_number IN (?, ?) ORDER BY id',
    [soldBefore, soldSince],
  );
  expect(new Map(billed.map((row) => [row.order_number, row.tax_rate === null ? null : Number(row.tax_rate)]))).toEqual(
    new Map([
      [soldBefore, null],
      [soldSince, 2000],
    ]),
  );
  expect(await brokenSentences(world)).toEqual([]);
}, 60_000);

test('nobody is self-billed who did not agree, or whose VAT id nobody confirms; who ends it keeps what was issued', async () => {
  const { world } = own;
  const stranger = await tokenOf(creatorEmail);
  expect(expectOk(await world.api('/me/self-billing/documents', { token: stranger }), 'no papers').body.data).toEqual([]);
  const [{ id }] = expectOk(await world.admin('/self-billed'), 'the papers').body.data as [SelfBilled];
  expect((await world.api(`/me/self-billing/documents/${id}/pdf`, { token: stranger })).status).toBe(404);
  const agree = async (said: object) =>
    codeOf(await world.api('/me/self-billing', { method: 'PUT', token: stranger, body: { ...ON_PAPER, version: '2026-11', ...said } }));
  const atHome = { country: 'FR', status: 'vat_liable', vatId: 'FR40303265045' };
  await decide(world, 'tax.ratesByCountry', {});
  expect(await agree(atHome)).toBe('SELF_BILLING_CHARGES_VAT');
  await decide(world, 'tax.ratesByCountry', { FR: 2000 });
  expect(await agree({ ...atHome, vatId: '' })).toBe('SELF_BILLING_VAT_ID_NEEDED');
  // With the register: no VAT is paid to a number that is unknown to it, or that nobody has confirmed.
  await decide(world, 'tax.vatCheck', 'vies');
  expect(await agree(atHome)).toBe('SELF_BILLING_VAT_ID_UNANSWERED');
  register.says('FR40303265045', { valid: false });
  expect(await agree(atHome)).toBe('VAT_ID_NOT_REGISTERED');
  await decide(world, 'tax.vatCheck', 'form');
  expect(await agree({ country: 'DE', status: 'vat_liable' })).toBe('SELF_BILLING_VAT_ID_NEEDED');
  expect(await agree({ country: 'DE', vatId: 'DE123' })).toBe('VAT_ID_INVALID');
  expect(await agree({ version: '2020-01' })).toBe('SELF_BILLING_TERMS_CHANGED');
  expect(codeOf(await world.api('/me/self-billing', { token: await tokenOf(BUYERS[1] ?? '') }))).toBe('NOT_A_PAYEE');

  const token = reader;
  const ended = expectOk(await world.api('/me/self-billing/end', { method: 'POST', token }), 'ending it').body.data;
  expect(ended).toMatchObject({ offered: true, agreement: null });
  expect((expectOk(await world.api('/me/self-billing/documents', { token }), 'the papers').body.data as SelfBilled[]).length).toBe(2);
  for (const table of ['afs_self_billing_agreements', 'afs_self_billed_months', 'afs_self_billed_documents'])
    await expect(changeRow(own.shop.address, `DELETE FROM ${table}`)).rejects.toThrow('append-only');
}, 60_000);

test('every figure of a statement, and the totals of their list, are explained from what was signed', async () => {
  const { data } = expectOk(await own.world.admin(`/statements/${first.id}`), 'the statement').body;
  const rows = [
    { key: 'opening', amounts: data.openingAmounts },
    ...data.groups.map((each: { group: string; amounts: object }) => ({ key: each.group, amounts: each.amounts })),
    { key: 'closing', amounts: data.closingAmounts },
  ] as Array<{ key: string; amounts: Record<string, Money> }>;
  for (const { key, amounts } of rows)
    for (const [column, amount] of Object.entries(amounts))
      await expectExplained(own.world, amount, { of: 'statement', id: first.id, part: `${key}.${column}` });
  await expectExplained(own.world, data.paidOut, { of: 'statement', id: first.id, part: 'month.paidOut' });
  const filters = `month=${month}`;
  const { totals } = expectOk(await own.world.admin(`/statements/totals?${filters}`), 'totals').body.data;
  for (const total of totals as Array<{ currency: string; closing: Money; paidOut: Money }>)
    for (const id of ['closing', 'paidOut'] as const)
      await expectExplained(own.world, total[id], { of: 'statements', id, part: total.currency, filters });
});

test('a month that is not over, nobody, and a month before there were books are refused in words', async () => {
  const issue = (body: object) => own.world.admin('/statements', { body });
  expect(codeOf(await issue({ party, month: '2999-01' }))).toBe('MONTH_NOT_OVER');
  expect(codeOf(await issue({ party: 'pty_none', month }))).toBe('STATEMENT_PARTY_UNKNOWN');
  expect(codeOf(await issue({ party, month: '2020-01' }))).toBe('STATEMENT_EMPTY');
});

test(
  'an altered amount is found out by the shop and without it',
  async () => {
    const { text } = await fileOf(reader, first.id);
    const altered = text.replace(`"paidOut":${first.closing.paidOut}`, `"paidOut":${first.closing.paidOut + 1}`);
    expect(altered).not.toBe(text);
    expect([await check(text), await check(altered), await check('{}')]).toEqual(['genuine', 'altered', 'NOT_A_STATEMENT']);
    const folder = mkdtempSync(path.join(tmpdir(), 'statement-'));
    const at = (name: string, content: string): string => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const keys = at('keys.json', expectOk(await own.world.api('/statements/keys'), 'the keys').text);
    const nowhere = { environment: { PATH: process.env['PATH'] ?? '', DATABASE_CLIENT: 'none' } };
    const verify = (file: string) => runLedger(nowhere, ['verify-statement', file, '--key', keys]);
    expect(await verify(at('s.json', text))).toMatchObject({ code: 0, output: expect.stringContaining('Genuine') });
    expect(await verify(at('a.json', altered))).toMatchObject({ code: 1, output: expect.stringContaining('changed') });
  },
  BOOTS,
);

test(
  'a key that is put out of use still checks what it signed',
  async () => {
    expect(await runLedger(own.shop, ['rotate-statement-key'])).toMatchObject({ code: 0 });
    const keys = expectOk(await own.world.api('/statements/keys'), 'the keys').body.data as object[];
    expect(keys).toHaveLength(2);
    const { text } = await fileOf(reader, first.id);
    expect(await check(text)).toBe('genuine');
  },
  BOOTS,
);

test('number and code say what a paper has to say, without a name; the number alone says nothing', async () => {
  const { data } = expectOk(await own.world.api(`/me/statements/${first.id}`, { token: reader }), 'the statement').body;
  const byCode = (code: string) => own.world.api('/statements/check-code', { body: { id: first.id, code } });
  const known = expectOk(await byCode(String(data.code).toLowerCase()), 'the code');
  expect(known.body.data).toMatchObject({ month, currency: 'EUR', closing: data.closing });
  expect(known.text).not.toContain(affiliate.name);
  expect(codeOf(await byCode('0000-0000-0000-0000'))).toBe('STATEMENT_NOT_FOUND');
});

/** Digits and sign of an amount, whatever the language writes between them. */
const digits = (shown: string): number => Number(shown.replaceAll(/[^\d-]/g, ''));

test('a statement on paper says what was signed, in the language of its party, and is the same file each time', async () => {
  const token = reader;
  const mine = () => own.world.api(`/me/statements/${first.id}/pdf`, { token });
  const paper = await paperOf(mine);
  expect(paper.fileName).toBe(`statement-${month}-EUR-${first.id}.pdf`);
  const [sheet = [], ...leaves] = paper.pages;
  expect(sheet[0]).toContain('Relevé');
  const rowAfter = (words: string): number[] => sheet.slice(sheet.indexOf(words) + 1, sheet.indexOf(words) + 7).map(digits);
  const row = ({ pending, available, held, reserved, paidOut }: Amounts) => {
    const owed = pending + available + held + reserved;
    return [pending, available, held, reserved, paidOut, owed];
  };
  const groupWords = ['Ventes', 'Remboursements', 'Litiges', 'Libéré ou retenu', 'Écritures de la boutique', 'Versements'];
  expect(rowAfter('Solde initial')).toEqual(row(first.opening));
  expect(groupWords.map(rowAfter)).toEqual(first.groups.map(row));
  expect(rowAfter('Solde final')).toEqual(row(first.closing));
  const entries = leaves.flat();
  for (const line of first.lines) {
    const at = entries.indexOf(String(line.journal));
    expect(entries.slice(at + 1, at + 3).map(digits)).toEqual([row(line).at(-1), line.paidOut]);
  }

  const { text } = await fileOf(token, first.id);
  const signed = text.slice(text.indexOf('"statement":') + '"statement":'.length, -2);
  const { data } = expectOk(await own.world.api(`/me/statements/${first.id}`, { token }), 'the statement').body;
  const fingerprint = createHash('sha256').update(signed).digest('hex');
  const { signature } = JSON.parse(text) as { signature: { value: string; key: string } };
  const marks = [first.id, fingerprint, signature.value, signature.key, first.books.head, data.code as string];
  const read = sheet.join('');
  for (const mark of [...marks, '/store/fr/check-statement']) expect(read).toContain(mark);

  // Asked once more, and half an hour later by staff: the same bytes.
  expect((await paperOf(mine)).bytes.equals(paper.bytes)).toBe(true);
  await own.world.pass({ minutes: 30 });
  const staff = await paperOf(() => own.world.admin(`/statements/${first.id}/pdf`));
  expect(staff.bytes.equals(paper.bytes)).toBe(true);
});

test('a paper can be had in each language of the store, and in no other', async () => {
  const inLanguage = (language: string) => own.world.admin(`/statements/${first.id}/pdf?language=${language}`);
  const titles = { en: 'Statement of', fr: 'Relevé de', es: 'Extracto de', 'pt-BR': 'Extrato de', ar: month };
  for (const [language, title] of Object.entries(titles)) {
    const { pages } = await paperOf(() => inLanguage(language));
    expect(pages[0]?.slice(0, 3).join(' ')).toContain(title);
    // Figures are read from left to right in every language.
    expect(pages[0]?.map(digits)).toContain(first.closing.paidOut);
  }
  expect((await inLanguage('de')).status).toBe(400);
  expect((await own.world.admin('/statements/stm_none/pdf')).status).toBe(404);
}, 60_000);

test('nobody reads another one’s, and the database refuses to change one', async () => {
  const stranger = await tokenOf(creatorEmail);
  for (const place of [`/me/statements/${first.id}`, `/me/statements/${first.id}/file`, `/me/statements/${first.id}/pdf`]) {
    expect((await own.world.api(place, { token: stranger })).status).toBe(404);
    expect((await own.world.api(place)).status).toBe(401);
  }
  expect(codeOf(await own.world.api('/me/statements', { token: await tokenOf(BUYERS[0] ?? '') }))).toBe('NOT_A_PAYEE');
  await expect(changeRow(own.shop.address, 'UPDATE afs_statements SET closing_owed = 1')).rejects.toThrow('append-only');
  await expect(changeRow(own.shop.address, 'DELETE FROM afs_statements')).rejects.toThrow('append-only');
});

test(
  'says nothing of a buyer, and the private key is nowhere in an export',
  async () => {
    const token = await tokenOf(affiliate.email);
    const whole = [
      (await fileOf(token, first.id)).text,
      (await fileOf(token, second.id)).text,
      (await own.world.api(`/me/statements/${first.id}`, { token })).text,
      (await paperOf(() => own.world.api(`/me/statements/${first.id}/pdf`, { token }))).pages.flat().join(' '),
      (await own.world.api('/me/statements', { token })).text,
    ].join('\n');
    for (const trace of ['quince', 'buyers-host', ...BUYERS]) expect(whole.toLowerCase()).not.toContain(trace);
    const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
    expect(await runLedger(own.shop, ['export', path.join(folder, 'all.jsonl')])).toMatchObject({ code: 0 });
    const [secret] = await readRows<{ sealed: string }>(own.shop.address, 'SELECT sealed FROM afs_statement_secrets');
    const exported = (await import('node:fs')).readFileSync(path.join(folder, 'all.jsonl'), 'utf8');
    expect(exported).toContain(first.id);
    expect(exported).not.toContain('afs_statement_secrets');
    expect(exported).not.toContain(secret?.sealed ?? '?');
  },
  BOOTS,
);

test('staff finds them by month, currency and name, with totals and as a spreadsheet', async () => {
  const search = `month=${month}&search=${encodeURIComponent(affiliate.name)}`;
  const { body } = expectOk(await own.world.admin(`/statements?${search}`), 'the list');
  expect(body).toMatchObject({ data: [{ id: first.id, partyName: affiliate.name }], meta: { pagination: { total: 1 } } });
  const { data } = expectOk(await own.world.admin(`/statements/totals?${search}`), 'the totals').body;
  expect(data.totals).toEqual([
    expect.objectContaining({ currency: 'EUR', paidOut: expect.objectContaining({ amount: String(first.closing.paidOut) }) }),
  ]);
  expect(data.months).toContain(month);
  // As known on a day: what had been issued when it ended, in the list as in the totals.
  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const issuedAt = Date.parse(body.data[0].issuedAt as string);
  const known = async (day: string): Promise<[number, number]> => {
    const list = expectOk(await own.world.admin(`/statements?${search}&asKnownOn=${day}`), 'the list of then').body;
    const sums = expectOk(await own.world.admin(`/statements/totals?${search}&asKnownOn=${day}`), 'the totals of then').body;
    return [list.meta.pagination.total as number, (sums.data.totals as object[]).length];
  };
  expect([await known(dayOf(issuedAt)), await known(dayOf(issuedAt - 86_400_000))]).toEqual([[1, 1], [0, 0]]); // oxfmt-ignore
  const csv = expectOk(await own.world.admin(`/statements/csv?${search}`), 'the spreadsheet').body.data;
  expect(csv.text.trim().split('\r\n')).toHaveLength(2);
  const pages = expectOk(await own.world.admin('/statements?pageSize=1'), 'a page').body;
  const more = expectOk(await own.world.admin(`/statements?pageSize=1&cursor=${pages.meta.pagination.nextCursor}`), 'the next').body;
  expect(more.data[0].id).not.toBe(pages.data[0].id);
});

test('who sells nothing owes nothing: months later there is no entry, no paper and no statement of theirs (B-16)', async () => {
  const { world } = own;
  const jwt = await tokenOf(idle.email);
  const { balances } = expectOk(await world.api('/studio/summary', { token: jwt }), 'what they have').body.data as { balances: object[] };
  expect(balances).toEqual([]);
  expect(await listOf(jwt)).toEqual([]);
  for (const path of ['/studio/documents', '/me/payouts', '/me/self-billing/documents'])
    expect([path, expectOk(await world.api(path, { token: jwt }), path).body.data]).toEqual([path, []]);
  const accountsOf = async (id: string): Promise<number> =>
    (await readRows<object>(own.shop.address, 'SELECT id FROM afs_ledger_accounts WHERE owner = ?', [id])).length;
  const [theirs] = await readRows<{ id: string }>(own.shop.address, 'SELECT public_id AS id FROM afs_parties WHERE email_norm = ?', [
    idle.email,
  ]);
  expect([theirs?.id, await accountsOf(theirs?.id ?? '')]).toEqual([expect.stringMatching(/^pty_/), 0]);
  // Who sold has some, by the same question.
  expect(await accountsOf(party)).toBeGreaterThan(0);
}, 60_000);

test('the books hold', async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});
