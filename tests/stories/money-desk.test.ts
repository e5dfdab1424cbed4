// What finance works from: every refund and every dispute of the shop in one list each, found, summed, and told to the cent.
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Creator } from '../support/builders';
import { ADMIN } from '../support/admin-session';
import { anAdministrator } from '../support/administrators';
import { balanceOn, brokenSentences, decide, refund, untilFeeKnown } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { textOfPdf } from '../support/pdf-text';
import { buy, orderOnDesk } from '../support/purchase';
import { enter } from '../support/sign-in';
import { atStripe, deliverWebhooks, holdWebhooks } from '../support/stripe-events';
import type { Answer } from '../support/world';

const own = movedShop('money-desk');

interface Money {
  readonly amount: string;
  readonly currency: string;
}
const minor = ({ amount }: Money): number => Number(amount);
const read = async (path: string) => {
  const { data, meta } = expectOk(await own.world.admin(path), path).body;
  return { data, pagination: meta?.pagination };
};
const codeOf = (answer: { readonly body: { error: { details: { code: string } } } }): string => answer.body.error.details.code;

interface Sale {
  readonly number: string;
  readonly email: string;
  readonly charge: string;
}

// Koruna: no other story sells in it, so that lists filtered by it and their sums are this story's own.
const sell = async (offerId: string, code: string): Promise<Sale> => {
  const { world } = own;
  const sale = await buy(world, { offerId, currency: 'CZK', country: 'PT', through: [code] });
  await untilFeeKnown(world, sale.orderNumber);
  await world.settled();
  const order = await orderOnDesk(world, sale.orderNumber);
  return { number: sale.orderNumber, email: sale.email, charge: order['payments'][0].chargeId };
};

const bank = async (path: string, body: object = {}): Promise<{ id: string }> => {
  const answer = expectOk(await own.world.sandbox(`/disputes${path}`, { body }), `the bank's ${path}`);
  await own.world.settled();
  return answer.body as { id: string };
};

let sales: Sale[];
let creator: Creator;
let stranger: Creator;

beforeAll(async () => {
  const { world } = own;
  await decide(world, 'tax.ratesByCountry', { PT: 0 });
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  creator = await aCreator(world);
  stranger = await aCreator(world);
  const product = await aProduct(world, { prices: { CZK: '1000.00' }, creator, program });
  sales = [];
  for (let nth = 0; nth < 7; nth += 1) sales.push(await sell(product.offerId, affiliate.code));
}, 120_000);

const sale = (nth: number): Sale => {
  const found = sales[nth];
  if (!found) throw new Error(`there is no sale ${nth}`);
  return found;
};

describe('MD-1: refunds of the shop in one list', () => {
  test('each row says of which order, how much, why and by whom; totals are the sums of the rows', async () => {
    expect((await refund(own.world, sale(0).number, 20_000)).status).toBe(201);
    expect((await refund(own.world, sale(0).number, 5_000)).status).toBe(201);
    expect((await refund(own.world, sale(1).number, 100_000)).status).toBe(201);
    await own.world.settled();
    const { data, pagination } = await read('/refunds?currency=CZK');
    expect(pagination).toMatchObject({ total: 3, nextCursor: null });
    expect(
      data.map((row: { orderNumber: string; amount: Money; state: string }) => [row.orderNumber, minor(row.amount), row.state]),
    ).toEqual([
      [sale(1).number, 100_000, 'booked'],
      [sale(0).number, 5_000, 'booked'],
      [sale(0).number, 20_000, 'booked'],
    ]);
    for (const row of data) {
      expect(row).toMatchObject({ askedBy: 'staff', providerId: expect.stringMatching(/^re_/) });
      expect(row.reason).not.toBe('');
    }
    const [totals] = (await read('/refunds/totals?currency=CZK')).data;
    expect({ ...totals, amount: minor(totals.amount), booked: minor(totals.booked), failed: minor(totals.failed) }).toMatchObject({
      currency: 'CZK',
      refunds: 3,
      amount: 125_000,
      booked: 125_000,
      failed: 0,
    });
  }, 60_000);

  test('the list is found by order, by the provider’s id, by state, by who asked and by day, and turns its pages', async () => {
    const found = async (query: string): Promise<string[]> =>
      (await read(`/refunds?currency=CZK&${query}`)).data.map((row: { orderNumber: string }) => row.orderNumber);
    expect(await found(`search=${sale(1).number}`)).toEqual([sale(1).number]);
    expect(await found(`search=${encodeURIComponent(sale(0).email)}`)).toEqual([sale(0).number, sale(0).number]);
    const { providerId } = (await read(`/refunds?search=${sale(1).number}`)).data[0];
    expect(await found(`search=${providerId}`)).toEqual([sale(1).number]);
    expect(await found('state=failed')).toEqual([]);
    expect(await found('askedBy=creator')).toEqual([]);
    expect(await found('askedBy=staff')).toHaveLength(3);
    expect(await found('from=2001-01-01&to=2001-01-31')).toEqual([]);
    const first = await read('/refunds?currency=CZK&pageSize=2');
    const second = await read(`/refunds?currency=CZK&pageSize=2&cursor=${first.pagination.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual(
      (await read('/refunds?currency=CZK')).data.map(({ id }: { id: string }) => id),
    );
    expect(codeOf(await own.world.admin('/refunds?cursor=elsewhere'))).toBe('CURSOR_INVALID');
  });

  test('one refund says what it took back from whom, and its lines come to what went back', async () => {
    const [row] = (await read(`/refunds?search=${sale(1).number}`)).data;
    const { data } = await read(`/refunds/${row.id}`);
    expect(data.journals).toHaveLength(1);
    const [journal] = data.journals;
    const taken = (journal.lines as Array<{ type: string; side: string; amount: Money }>).filter(({ side }) => side === 'debit');
    expect(taken.map(({ type }) => type)).toEqual(expect.arrayContaining(['platform_revenue', 'payable']));
    expect(taken.reduce((sum, { amount }) => sum + minor(amount), 0)).toBe(100_000);
    expect(codeOf(await own.world.admin('/refunds/999999999'))).toBe('REFUND_NOT_FOUND');
  });
});

describe('MD-2: disputes of the shop in one list', () => {
  let older: { id: string };
  let younger: { id: string };

  test('those that want an answer stand first, by the day it is due; what is decided stands behind them', async () => {
    older = await bank('', { charge: sale(2).charge, reason: 'product_not_received' });
    await own.world.pass({ days: 1 });
    younger = await bank('', { charge: sale(3).charge, reason: 'fraudulent', amount: 40_000 });
    const { data, pagination } = await read('/disputes?currency=CZK');
    expect(pagination.total).toBe(2);
    expect(data.map((row: { id: string }) => row.id)).toEqual([older.id, younger.id]);
    expect(data[0]).toMatchObject({ orderNumber: sale(2).number, reason: 'product_not_received', state: 'needs_response', waiting: true });
    expect(Date.parse(data[0].evidenceDueAt)).toBeLessThan(Date.parse(data[1].evidenceDueAt));
    await bank(`/${older.id}/lost`);
    expect((await read('/disputes?currency=CZK')).data.map((row: { id: string }) => row.id)).toEqual([younger.id, older.id]);
  }, 60_000);

  test('totals are the sums of the rows, and filters narrow both alike', async () => {
    const totals = async (query: string) =>
      (await read(`/disputes/totals?currency=CZK${query}`)).data.map(
        (row: { disputes: number; waiting: number; amount: Money; waitingAmount: Money; won: Money; lost: Money }) => ({
          ...row,
          amount: minor(row.amount),
          waitingAmount: minor(row.waitingAmount),
          won: minor(row.won),
          lost: minor(row.lost),
        }),
      );
    expect(await totals('')).toEqual([
      { currency: 'CZK', disputes: 2, waiting: 1, amount: 140_000, waitingAmount: 40_000, won: 0, lost: 100_000 },
    ]);
    expect(await totals('&waiting=true')).toMatchObject([{ disputes: 1, amount: 40_000 }]);
    expect(await totals('&state=won')).toEqual([]);
    const found = async (query: string): Promise<string[]> =>
      (await read(`/disputes?currency=CZK&${query}`)).data.map((row: { id: string }) => row.id);
    expect(await found('reason=fraudulent')).toEqual([younger.id]);
    expect(await found(`search=${older.id}`)).toEqual([older.id]);
    expect(await found('waiting=false')).toEqual([older.id]);
    const first = await read('/disputes?currency=CZK&pageSize=1');
    const second = await read(`/disputes?currency=CZK&pageSize=1&cursor=${first.pagination.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual([younger.id, older.id]);
    expect((await read('/disputes/facets')).data.reasons).toEqual(expect.arrayContaining(['fraudulent', 'product_not_received']));
  });

  test('one dispute says what it froze and what became of it', async () => {
    const { data } = await read(`/disputes/${older.id}`);
    expect(data.timeline.map(({ code }: { code: string }) => code)).toEqual(['DISPUTE_NEEDS_RESPONSE', 'DISPUTE_LOST']);
    expect(data.journals.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['dispute_open', 'dispute_lost']));
    expect(codeOf(await own.world.admin('/disputes/du_nobody_ever_opened'))).toBe('DISPUTE_NOT_FOUND');
  });

  test('MD-3: without sight of buyers addresses are masked, and part of one finds nobody', async () => {
    const clerk = await anAdministrator(own.world, ['orders.read']);
    const seen = async (path: string) => expectOk(await own.world.admin(path, { token: clerk }), path).body.data;
    const list = await seen('/disputes?currency=CZK');
    expect(list).toHaveLength(2);
    for (const row of list) expect(row.email).toContain('•');
    const part = sale(3).email.slice(0, 8);
    expect(await seen(`/disputes?search=${part}`)).toEqual([]);
    expect(await seen(`/disputes?search=${encodeURIComponent(sale(3).email)}`)).toHaveLength(1);
    const stranger = await anAdministrator(own.world, ['coupons.read']);
    expect((await own.world.admin('/refunds', { token: stranger })).status).toBe(403);
    expect((await own.world.admin('/disputes', { token: stranger })).status).toBe(403);
  });
});

describe('MD-5: balances by party', () => {
  interface Row {
    readonly party: string;
    readonly name: string;
    readonly pending: Money;
    readonly available: Money;
    readonly held: Money;
    readonly reserved: Money;
    readonly inTransit: Money;
    readonly paid: Money;
    readonly total: Money;
    readonly owing: boolean;
  }
  const BUCKETS = ['pending', 'available', 'held', 'reserved'] as const;
  const balances = async (query = ''): Promise<Row[]> => (await read(`/ledger/balances?currency=CZK${query}`)).data;

  test('every amount is the account of the ledger it is named after, and totals are the sums of the rows', async () => {
    const rows = await balances();
    // The creator and the affiliate of this story, and nobody else: nobody else earns koruna.
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      for (const bucket of BUCKETS) expect(minor(row[bucket])).toBe(await balanceOn(own.world, `payable:${row.party}:${bucket}`, 'CZK'));
      expect(minor(row.total)).toBe([...BUCKETS, 'inTransit' as const].reduce((sum, part) => sum + minor(row[part]), 0));
    }
    // Three of the sales stand, one of them without a quarter, and a dispute holds two fifths of the last.
    expect(rows.every((row) => minor(row.pending) > 0)).toBe(true);
    expect(rows.some((row) => minor(row.held) > 0)).toBe(true);
    const [totals] = (await read('/ledger/balances/totals?currency=CZK')).data;
    expect(totals).toMatchObject({ currency: 'CZK', parties: 2 });
    for (const part of [...BUCKETS, 'inTransit', 'paid', 'total'] as const)
      expect([part, minor(totals[part])]).toEqual([part, rows.reduce((sum, row) => sum + minor(row[part]), 0)]);
  });

  test('a party is found by its name, and by what it has; pages follow each other', async () => {
    const [first, second] = await balances();
    if (!first || !second) throw new Error('two parties earned');
    expect((await balances(`&search=${encodeURIComponent(first.name)}`)).map(({ party }) => party)).toEqual([first.party]);
    expect((await balances(`&search=${second.party}`)).map(({ party }) => party)).toEqual([second.party]);
    expect(await balances('&search=nobody-is-called-that')).toEqual([]);
    expect((await balances('&standing=held')).every(({ held }) => minor(held) > 0)).toBe(true);
    expect((await balances('&standing=owing')).map(({ party }) => party)).toEqual(
      [first, second].filter(({ owing }) => owing).map(({ party }) => party),
    );
    const page = await read('/ledger/balances?currency=CZK&pageSize=1');
    const next = await read(`/ledger/balances?currency=CZK&pageSize=1&cursor=${page.pagination.nextCursor}`);
    expect([...page.data, ...next.data].map(({ party }: Row) => party)).toEqual([first.party, second.party]);
    expect(codeOf(await own.world.admin('/ledger/balances?cursor=elsewhere'))).toBe('CURSOR_INVALID');
    const stranger = await anAdministrator(own.world, ['orders.read']);
    expect((await own.world.admin('/ledger/balances', { token: stranger })).status).toBe(403);
  });
});

describe('MD-6: the studio shows the same of one’s own products', () => {
  test('what went back and what is held, of one’s own sales only; nobody else sees any of it', async () => {
    const { world } = own;
    const { jwt } = await enter(world, creator.email);
    const sold = async (query: string) => {
      const { data, meta } = expectOk(await world.api(`/studio/sales?${query}`, { token: jwt }), 'own sales').body;
      expect(meta.pagination.total).toBe(data.length);
      return data as Array<{ orderNumber: string; refunded: Money; held: Money; disputed: boolean; buyer: string }>;
    };
    expect(await sold('')).toHaveLength(sales.length);
    const refunded = await sold('standing=refunded');
    // Two were refunded in part or wholly, and one dispute was lost.
    expect(refunded.map(({ orderNumber }) => orderNumber).sort()).toEqual([sale(0).number, sale(1).number, sale(2).number].sort());
    for (const row of refunded) expect(minor(row.refunded)).toBeGreaterThan(0);
    const held = await sold('standing=held');
    expect(held.map(({ orderNumber, disputed }) => [orderNumber, disputed])).toEqual([[sale(3).number, true]]);
    expect(held.every((row) => minor(row.held) > 0 && !row.buyer.includes('@'))).toBe(true);
    const other = await enter(world, stranger.email);
    for (const query of ['', 'standing=refunded', 'standing=held'])
      expect(expectOk(await world.api(`/studio/sales?${query}`, { token: other.jwt }), 'another’s').body.data).toEqual([]);
    expect((await world.api('/studio/sales?standing=everything', { token: jwt })).status).toBe(400);
  });
});

describe('MD-4: a dispute is answered in the panel', () => {
  interface Texts {
    readonly product: string;
    readonly access: string;
    readonly terms: string;
    readonly explanation: string;
  }
  const EMPTY: Texts = { product: '', access: '', terms: '', explanation: '' };
  const answer = (id: string, body: Texts, token?: string): Promise<Answer> =>
    own.world.admin(`/disputes/${id}/evidence`, { body, ...(token === undefined ? {} : { token }) });
  interface FileRow {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
  }
  const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const bring = async (id: string, kind: string, content: Buffer, token?: string, type = 'application/octet-stream'): Promise<Answer> => {
    const answer = await fetch(`${own.world.address.url}/affiliate-store/disputes/${id}/files/${kind}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token ?? (await own.world.staff())}`, 'content-type': type },
      body: new Uint8Array(content),
    });
    return { status: answer.status, body: await answer.json() } as Answer;
  };
  const detail = async (id: string) => (await read(`/disputes/${id}`)).data;
  const codes = (one: { timeline: Array<{ code: string }> }): string[] => one.timeline.map(({ code }) => code);

  test('what the shop knows is filled in; what is handed in is what Stripe has, to the letter, once', async () => {
    const { id } = await bank('', { charge: sale(4).charge, reason: 'product_not_received' });
    const { proposal } = await detail(id);
    expect(proposal.product).toContain('1000.00 CZK');
    expect(proposal.access).toContain('Access to');
    expect(proposal.terms).toContain('The buyer agreed to');
    expect(proposal.explanation).toContain(sale(4).number);
    expect(codeOf(await answer(id, { ...EMPTY, terms: '  ' }))).toBe('EVIDENCE_EMPTY');
    const clerk = await anAdministrator(own.world, ['orders.read']);
    expect((await answer(id, proposal, clerk)).status).toBe(403);
    // MD-8: what shows more than words goes along as a file, and is nobody else's to see.
    const attached = async (answered: Promise<Answer>) => expectOk(await answered, 'a file').body.data.files as FileRow[];
    await attached(own.world.admin(`/disputes/${id}/drawn-files`, { body: { kind: 'receipt' } }));
    await attached(own.world.admin(`/disputes/${id}/drawn-files`, { body: { kind: 'access' } }));
    await attached(bring(id, 'other', PICTURE));
    const files = await attached(bring(id, 'other', Buffer.concat([PICTURE, PICTURE])));
    expect(files.map(({ kind, type }) => [kind, type])).toEqual([
      ['receipt', 'application/pdf'],
      ['access', 'application/pdf'],
      ['other', 'image/png'],
    ]);
    expect(files[2]?.bytes).toBe(2 * PICTURE.length);
    const open = (file: FileRow, token?: string) =>
      own.world.admin(`/disputes/${id}/files/${file.id}`, token === undefined ? {} : { token });
    const [receipt, access] = await Promise.all(
      files.slice(0, 2).map(async (file) =>
        textOfPdf(Buffer.from(expectOk(await open(file), 'a file').body.data.base64 as string, 'base64'))
          .flat()
          .join('\n'),
      ),
    );
    for (const known of [sale(4).number, sale(4).email, '1000.00', 'ending in 4242']) expect(receipt).toContain(known);
    expect(access).toContain('Access to');
    for (const file of files) expect((await open(file, clerk)).status).toBe(403);
    expect((await bring(id, 'other', PICTURE, clerk)).status).toBe(403);
    expect(codeOf(await bring(id, 'other', Buffer.from('<svg/>')))).toBe('EVIDENCE_FILE_TYPE');
    expect(codeOf(await bring(id, 'correspondence', Buffer.concat([PICTURE, Buffer.alloc(4_499_990)])))).toBe('EVIDENCE_FILES_TOO_LARGE');
    expect(codeOf(await own.world.admin(`/disputes/${id}/files/evf_nobody/removal`, { body: {} }))).toBe('EVIDENCE_FILE_NOT_FOUND');
    expect(codeOf(await bring(id, 'other', PICTURE, undefined, 'image/png'))).toBe('EVIDENCE_FILE_NOT_BINARY');
    const texts = { ...proposal, explanation: `${proposal.explanation}\nThe buyer thanked us on the next day. مرحبا` };
    expect((await answer(id, texts)).status).toBe(202);
    await own.world.settled();
    const there = await atStripe(own.world).disputes.retrieve(id);
    expect(there.evidence).toMatchObject({
      product_description: texts.product,
      access_activity_log: texts.access,
      refund_policy_disclosure: texts.terms,
      uncategorized_text: texts.explanation,
      customer_email_address: sale(4).email,
    });
    const named = there.evidence as unknown as Record<string, string>;
    const sent = await Promise.all(
      ['receipt', 'service_documentation', 'uncategorized_file'].map((field) => atStripe(own.world).files.retrieve(named[field] ?? '')),
    );
    expect(sent.map(({ size, filename }) => [filename, size])).toEqual(files.map(({ name, bytes }) => [name, bytes]));
    expect(codeOf(await bring(id, 'other', PICTURE))).toBe('DISPUTE_NOT_WAITING');
    expect(there).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1 } });
    const after = await detail(id);
    expect(after).toMatchObject({ state: 'under_review', waiting: false, proposal: null, answer: { state: 'sent', evidence: texts } });
    // The bank's news and our own note of it may come in either order.
    expect(codes(after).slice(0, 2)).toEqual(['DISPUTE_NEEDS_RESPONSE', 'EVIDENCE_HANDED_IN']);
    expect(codes(after).slice(2).sort()).toEqual(['DISPUTE_UNDER_REVIEW', 'EVIDENCE_SENT']);
    expect(codeOf(await answer(id, texts))).toBe('DISPUTE_NOT_WAITING');
    expect(codeOf(await answer('du_nobody_ever_opened', texts))).toBe('DISPUTE_NOT_FOUND');
  }, 60_000);

  test('Stripe does not answer: the evidence waits and is sent once; two presses at a time are one answer', async () => {
    const { world } = own;
    const { id } = await bank('', { charge: sale(5).charge, reason: 'general' });
    expectOk(await bring(id, 'correspondence', PICTURE), 'a file');
    const uploads = async () => (await atStripe(world).files.list({ limit: 100 })).data.length;
    const before = await uploads();
    await world.sandbox('/faults', { body: { path: `/v1/disputes/${id}`, method: 'POST', kind: 'server_error', times: 50 } });
    const pressed = await Promise.all([answer(id, { ...EMPTY, product: 'one' }), answer(id, { ...EMPTY, product: 'other' })]);
    expect(pressed.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(codeOf(await answer(id, { ...EMPTY, product: 'third' }))).toBe('DISPUTE_ANSWERED');
    expect(await detail(id)).toMatchObject({ state: 'needs_response', answer: { state: 'waiting' }, proposal: null });
    await world.sandbox('/faults', { method: 'DELETE' });
    for (let hour = 0; hour < 6 && (await detail(id)).answer.state === 'waiting'; hour += 1) {
      await world.pass({ minutes: 60 });
      await world.settled();
    }
    expect(await detail(id)).toMatchObject({ state: 'under_review', answer: { state: 'sent' } });
    const there = await atStripe(world).disputes.retrieve(id);
    expect(there.evidence_details.submission_count).toBe(1);
    expect(['one', 'other']).toContain(there.evidence.product_description);
    // However often the answer was tried, its file was handed over once.
    expect([there.evidence.customer_communication === null, (await uploads()) - before]).toEqual([false, 1]);
  }, 90_000);

  /** Of letters of a kind to somebody those about an order. */
  const toldOf = async (to: string, kind: string, number: string): Promise<number> =>
    (await mailsTo(own.world, to)).filter((mail) => mail.kind === kind && mail.subject.includes(number)).length;

  test('MD-7: whoever answers is told when the day comes near, twice and no more; the seller once, without the buyer', async () => {
    const { world } = own;
    const { id } = await bank('', { charge: sale(6).charge, reason: 'general' });
    const { evidenceDueAt } = await detail(id);
    const told = async () => {
      await world.settled();
      const { number } = sale(6);
      return [await toldOf(ADMIN.email, 'evidence_due', number), await toldOf(creator.email, 'evidence_wanted', number)];
    };
    const daysBefore = (days: number) => world.passUntil(new Date(Date.parse(evidenceDueAt) - days * 86_400_000).toISOString(), 90);
    await daysBefore(6);
    expect(await told()).toEqual([0, 0]);
    await daysBefore(5);
    expect(await told()).toEqual([1, 1]);
    await daysBefore(4);
    expect(await told()).toEqual([1, 1]);
    await daysBefore(1);
    expect(await told()).toEqual([2, 1]);
    // What was answered in time was never asked for.
    for (const nth of [4, 5]) expect(await toldOf(ADMIN.email, 'evidence_due', sale(nth).number)).toBe(0);
    const toSeller = await mailTo(world, creator.email, 'evidence_wanted');
    expect(toSeller.text).toContain(sale(6).number);
    expect(toSeller.text).not.toContain(sale(6).email);
    expect((await mailTo(world, ADMIN.email, 'evidence_due')).text).toContain(`/disputes?dispute=${id}`);
  }, 60_000);

  test('after its day nothing is handed in any more', async () => {
    const { world } = own;
    const { id, evidenceDueAt } = (await read(`/disputes?search=${sale(6).number}`)).data[0];
    // The shop hears nothing of what the bank does meanwhile, neither by webhook nor by asking after events.
    await holdWebhooks(world);
    await world.sandbox('/faults', { body: { path: '/v1/events', method: 'GET', kind: 'server_error', times: 10_000 } });
    await world.passUntil(evidenceDueAt, 5);
    expect(codeOf(await answer(id, { ...EMPTY, product: 'late' }))).toBe('DISPUTE_TOO_LATE');
    expect(await detail(id)).toMatchObject({ proposal: null, answer: null });
    await world.sandbox('/faults', { method: 'DELETE' });
    await deliverWebhooks(world);
    // What was missed is asked after by the clock.
    await world.pass({ minutes: 30 });
    await world.settled();
    expect(await detail(id)).toMatchObject({ state: 'lost' });
  }, 60_000);

  test('after all of it every sentence about the books holds', async () => {
    expect(await brokenSentences(own.world)).toEqual([]);
  });
});
