// The papers of sales: who gets which, under what number, with which tax; and that they say what the books say.
import { aCreator, anAffiliate, aNewcomer, anotherOffer, aProduct, aProgram } from '../support/builders';
import type { Creator, Product } from '../support/builders';
import { brokenSentences, refund, refundLines } from '../support/books';
import { changeRow } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { whyOnDesk } from '../support/explained';
import { eventually } from '../support/http';
import { ownShop } from '../support/own-shop';
import { plainText, type Paper } from '../support/papers';
import { textOfPdf } from '../support/pdf-text';
import { buy, orderOnDesk, startCheckout, untilFeeKnown, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { agreeing, ask, mine, month, payments, subscribe } from '../support/subscriber';
import type { Choice } from '../support/subscriber';
import { vatRegister } from '../support/vat-register';
import { unique, type Answer } from '../support/world';

const register = vatRegister();
const own = ownShop('invoices', register.environment);

const setTo = async (key: string, value: unknown): Promise<void> =>
  void expectOk(await own.world.admin(`/settings/${key}`, { method: 'PUT', body: { value } }), `the setting ${key}`);

const papersOf = async (orderNumber: string): Promise<Paper[]> =>
  (expectOk(await own.world.admin(`/invoices?order=${orderNumber}`), 'the documents').body.data as Paper[]).reverse();

const sumOf = (papers: readonly Paper[], part: 'total' | 'tax'): number =>
  papers.reduce((total, paper) => total + parseInt(paper[part].amount, 10), 0);

/** Fills a cart and answers its view. */
const cartOf = async (offers: readonly string[], filled: object) => {
  const opened = expectOk(await own.world.api('/checkout/carts', { body: { items: offers.map((offer) => ({ offer })) } }), 'a cart');
  const { token, version } = opened.body.data as { token: string; version: number };
  return { token, answer: await own.world.api(`/checkout/carts/${token}`, { method: 'PATCH', body: { version, ...filled } }) };
};

const consents = { terms: true, immediateDelivery: true };

/** Orders what a cart holds and pays it. */
const buyCart = async (offers: readonly string[], filled: object): Promise<string> => {
  const { token, answer } = await cartOf(offers, { email: `${unique('buyer')}@example.test`, consents, ...filled });
  const cart = expectOk(answer, 'filling the cart').body.data;
  const started = expectOk(
    await own.world.api(`/checkout/carts/${token}/session`, { body: { version: cart.version }, key: unique('pay') }),
    'the payment',
  ).body.data;
  expectOk(await own.world.sandbox(`/sessions/${/cs_test_\w+/.exec(started.redirectUrl)?.[0]}/pay`, { body: {} }), 'paying');
  await untilOrder(own.world, started.orderNumber, 'paid');
  await untilFeeKnown(own.world, started.orderNumber);
  return started.orderNumber;
};

let seller: Creator;
let product: Product;
beforeAll(async () => {
  const paper = {
    legalName: 'Atelier Essai SARL',
    legalAddress: '1 rue du Test\n75001 Paris',
    country: 'FR',
    vatId: 'FR40303265045',
    invoicePrefix: 'ESS',
  };
  seller = await aCreator(own.world, unique('seller'), paper);
  product = await aProduct(own.world, { prices: { EUR: '120.00' }, creator: seller });
  await setTo('tax.ratesByCountry', { FR: 2000, DE: 1900, ES: 2100 });
}, 60_000);

test('a sale has an invoice with the tax of its country, and everyone who may see it can open it', async () => {
  const sale = await buy(own.world, { offerId: product.offerId, country: 'DE' });
  const [invoice, ...more] = await papersOf(sale.orderNumber);
  expect(more).toEqual([]);
  expect(invoice).toMatchObject({ kind: 'invoice', seller: 'Atelier Essai SARL', tax: { amount: '1916' }, total: { amount: '12000' } });
  expect(invoice?.number).toMatch(/^TEST-ESS-\d{4}-\d{6}$/);
  const journals = (await orderOnDesk(own.world, sale.orderNumber))['journals'] as Array<{
    lines: Array<{ type: string; amount: { amount: string } }>;
  }>;
  const booked = journals.flatMap(({ lines }) => lines).find(({ type }) => type === 'tax_payable');
  expect(booked?.amount.amount).toBe(invoice?.tax.amount);

  const status = expectOk(await own.world.api(`/checkout/carts/${sale.cart}/status`), 'the status').body.data;
  const byToken = expectOk(await own.world.api(`/thank-you/${status.order.token}/documents`), 'by token').body.data as Paper[];
  expect(byToken.map(({ number }) => number)).toEqual([invoice?.number]);
  const buyer = await enter(own.world, sale.email);
  const mine = expectOk(await own.world.api('/me/documents', { token: buyer.jwt }), 'the buyer').body.data as Paper[];
  expect(mine.map(({ number }) => number)).toEqual([invoice?.number]);
  const creator = await enter(own.world, seller.email);
  const issued = expectOk(await own.world.api('/studio/documents', { token: creator.jwt }), 'the seller').body.data as Paper[];
  expect(issued.map(({ number }) => number)).toContain(invoice?.number);

  const { url, page: address } = byToken[0] as Paper;
  const file = await fetch(url);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const pieces = textOfPdf(Buffer.from(await file.arrayBuffer())).flat();
  expect(pieces.join(' ')).toContain(invoice?.number);
  const page = await fetch(address);
  expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'same-origin']);
  const html = plainText(await page.text());
  expect(pieces.filter((piece) => !html.includes(plainText(piece)))).toEqual([]);

  const stranger = await enter(own.world, (await buy(own.world, { offerId: product.offerId })).email);
  const theirs = expectOk(await own.world.api(`/me/documents?order=${sale.orderNumber}`, { token: stranger.jwt }), 'a stranger');
  expect(theirs.body.data).toEqual([]);
  const other = await enter(own.world, (await aCreator(own.world)).email);
  expect(expectOk(await own.world.api('/studio/documents', { token: other.jwt }), 'another seller').body.data).toEqual([]);
  const [, until = ''] = url.split('/').at(-1)?.split('.') ?? [];
  const forged = await own.world.api(`/documents/1.${until}.${'0'.repeat(40)}`);
  expect([forged.status, forged.body.error.details.code]).toEqual([404, 'DOCUMENT_NOT_FOUND']);
  expect((await fetch(address.replace(/\w{40}$/, '0'.repeat(40)))).status).toBe(404);
  await own.world.pass({ minutes: 16 });
  expect([(await fetch(url)).status, (await fetch(address)).status]).toEqual([410, 410]);
}, 120_000);

test('three partial refunds make three credit notes that cancel the invoice to the cent, tax included', async () => {
  const sale = await buy(own.world, { offerId: product.offerId, country: 'FR' });
  for (const amount of [3333, 3334, 5333]) {
    expectOk(await refund(own.world, sale.orderNumber, amount), 'a refund');
    await own.world.settled();
  }
  await untilOrder(own.world, sale.orderNumber, 'refunded');
  const [invoice, ...notes] = await papersOf(sale.orderNumber);
  expect(notes.map(({ kind, total }) => [kind, total.amount])).toEqual([
    ['credit_note', '3333'],
    ['credit_note', '3334'],
    ['credit_note', '5333'],
  ]);
  expect([sumOf(notes, 'total'), sumOf(notes, 'tax')]).toEqual([12000, parseInt(invoice?.tax.amount ?? '', 10)]);
  expect(notes[0]?.number).toMatch(/^TEST-ESS-CN-\d{4}-\d{6}$/);
  expect(await brokenSentences(own.world)).toEqual([]);
}, 90_000);

test('each seller of an order issues a document of their own', async () => {
  const second = await aProduct(own.world, { prices: { EUR: '10.00' } });
  const number = await buyCart([product.offerId, second.offerId], { country: 'FR' });
  const papers = await papersOf(number);
  expect(papers.map((paper) => [paper.seller, paper.total.amount]).sort()).toEqual(
    [
      ['Atelier Essai SARL', '12000'],
      [second.creator.name, '1000'],
    ].sort(),
  );
  expectOk(await refund(own.world, number, 6501), 'a refund over both');
  await own.world.settled();
  const notes = (await papersOf(number)).filter(({ kind }) => kind === 'credit_note');
  expect([notes.length, sumOf(notes, 'total')]).toEqual([2, 6501]);
  // What goes back for one line is on the paper of its seller and of nobody else.
  expectOk(await refundLines(own.world, number, [[2, 499]]), 'most of the second line');
  await own.world.settled();
  const more = (await papersOf(number)).filter(({ kind }) => kind === 'credit_note').slice(2);
  expect(more.map((paper) => [paper.seller, paper.total.amount])).toEqual([[second.creator.name, '499']]);
  expect(await brokenSentences(own.world)).toEqual([]);
}, 90_000);

test('a company abroad pays no tax with a valid VAT id, one at home does, and a wrong id is refused in words', async () => {
  const company = { name: 'Beispiel GmbH', address: 'Musterweg 1\n10115 Berlin', vatId: 'de 129 273 398' };
  const wrong = await cartOf([product.offerId], { country: 'DE', company: { ...company, vatId: 'DE123' } });
  expect([wrong.answer.status, wrong.answer.body.error.details.code]).toEqual([400, 'VAT_ID_INVALID']);
  const { answer } = await cartOf([product.offerId], { country: 'DE', company });
  expect(answer.body.data).toMatchObject({
    company: { vatId: 'DE129273398' },
    totals: { tax: { amount: '0' }, total: { amount: '10084' }, taxes: [{ reason: 'reverse_charge', rateBasisPoints: 0 }] },
  });
  const elsewhere = await cartOf([product.offerId], { country: 'ES', company });
  expect(elsewhere.answer.body.data.totals).toMatchObject({ total: { amount: '12000' }, taxRateBasisPoints: 2100 });
  const number = await buyCart([product.offerId], { country: 'DE', company });
  const [invoice] = await papersOf(number);
  expect(invoice).toMatchObject({ buyer: 'Beispiel GmbH', tax: { amount: '0' }, total: { amount: '10084' } });
  expect(await brokenSentences(own.world)).toEqual([]);
}, 90_000);

const COMPANY = { name: 'Beispiel GmbH', address: 'Musterweg 1', vatId: 'DE129273398' };
const attention = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>).map(
      ({ code, count }) => [code, count],
    ),
  );
const doubts = async (state: string) =>
  expectOk(await own.world.admin(`/vat-checks?state=${state}`), 'the VAT ids that wait').body.data as Array<Record<string, unknown>>;

test('where VIES is asked, its answer is the proof of reverse charge, and a VAT id it does not know is refused', async () => {
  expect(register.asked).toEqual([]);
  await setTo('tax.vatCheck', 'vies');
  register.says('DE129273398', { valid: true });
  const number = await buyCart([product.offerId], { country: 'DE', company: COMPANY });
  // Filling the cart asked; paying it the same day did not ask again.
  expect(register.asked).toEqual([
    { countryCode: 'DE', vatNumber: '129273398', requesterMemberStateCode: 'FR', requesterNumber: '40303265045' },
  ]);
  const order = await orderOnDesk(own.world, number);
  expect(order['company']).toMatchObject({
    proof: 'confirmed',
    doubt: null,
    check: { state: 'valid', consultation: 'WAPI-1', requester: 'FR40303265045', name: null },
  });
  const [invoice] = await papersOf(number);
  for (const asked of [`of=document&id=${invoice?.id}&part=tax`, `of=order_sum&id=${number}&part=tax`]) {
    const why = expectOk(await own.world.admin(`/ledger/explanation?${asked}`), 'the explanation').body.data;
    expect(why.steps).toContainEqual(
      expect.objectContaining({ code: 'VAT_CONFIRMED', facts: expect.objectContaining({ consultation: 'WAPI-1' }) }),
    );
  }
  register.says('DE136695976', { valid: false });
  const refused = await cartOf([product.offerId], { country: 'DE', company: { ...COMPANY, vatId: 'DE136695976' } });
  expect([refused.answer.status, refused.answer.body.error.details.code]).toEqual([400, 'VAT_ID_NOT_REGISTERED']);
  const athome = await cartOf([product.offerId], { country: 'FR', company: { ...COMPANY, vatId: 'FR40303265045' } });
  expect([athome.answer.status, register.asked.length]).toEqual([200, 2]);
}, 90_000);

test('where VIES does not answer, a setting takes the form for now and asks again, or charges the tax', async () => {
  const without = { country: 'DE', company: { ...COMPANY, vatId: 'DE811569869' } };
  const first = await buyCart([product.offerId], without);
  const second = await buyCart([product.offerId], { country: 'DE', company: { ...COMPANY, vatId: 'DE115235681' } });
  expect((await orderOnDesk(own.world, first))['company']).toMatchObject({
    proof: 'unverified',
    check: { state: 'unanswered', why: 'MS_UNAVAILABLE' },
    doubt: { state: 'waiting' },
  });
  expect((await attention())['vat_ids_unverified']).toBe(2);
  register.says('DE811569869', { valid: true });
  await own.world.pass({ minutes: 21 });
  await eventually('the register to be asked again', async () => (await doubts('confirmed')).length === 1 || null);
  expect(await doubts('confirmed')).toMatchObject([{ orderNumber: first, answer: { state: 'valid' } }]);
  const [waiting] = await doubts('waiting');
  expect(waiting).toMatchObject({ orderNumber: second, tries: 1, answer: null });

  register.says('DE115235681', { valid: false });
  await setTo('tax.vatCheck', 'form');
  const unasked = await own.world.admin(`/vat-checks/${second}/ask`, { body: {} });
  expect([unasked.status, unasked.body.error.details.code]).toEqual([409, 'VAT_CHECK_OFF']);
  await setTo('tax.vatCheck', 'vies');
  const asked = expectOk(await own.world.admin(`/vat-checks/${second}/ask`, { body: {} }), 'asking now').body.data;
  expect(asked).toMatchObject({ state: 'refused', answer: { state: 'invalid' } });
  expect(await attention()).toMatchObject({ vat_ids_refused: 1 });
  const settle = () => own.world.admin(`/vat-checks/${second}/settle`, { body: { reason: 'They sent a certificate.' } });
  expect(expectOk(await settle(), 'settling it').body.data).toMatchObject({ state: 'settled', reason: 'They sent a certificate.' });
  const twice = await settle();
  expect([twice.status, twice.body.error.details.code]).toEqual([409, 'VAT_DOUBT_OVER']);
  expect(Object.keys(await attention())).not.toContain('vat_ids_refused');

  await setTo('tax.vatUnanswered', 'charge');
  const charged = await cartOf([product.offerId], { country: 'DE', company: { ...COMPANY, vatId: 'DE811128135' } });
  expect(charged.answer.body.data.totals).toMatchObject({ total: { amount: '12000' }, tax: { amount: '1916' } });
  expect(await brokenSentences(own.world)).toEqual([]);
  await setTo('tax.vatUnanswered', 'accept');
  await setTo('tax.vatCheck', 'form');
}, 90_000);

test('prices without tax grow by the tax of the country; kinds have their own rate', async () => {
  await setTo('tax.reducedRatesByCountry', { FR: 550 });
  const book = expectOk(
    await own.world.strapi(`/content-manager/collection-types/plugin::affiliate-store.product/${product.documentId}`, {
      method: 'PUT',
      body: { taxKind: 'reduced' },
    }),
    'an e-book',
  );
  expect(book.body.data.taxKind).toBe('reduced');
  expectOk(
    await own.world.strapi(`/content-manager/collection-types/plugin::affiliate-store.product/${product.documentId}/actions/publish`, {
      body: {},
    }),
    'publishing it',
  );
  await setTo('tax.pricesInclude', 'excluded');
  const shown = async (country: string) => (await cartOf([product.offerId], { country })).answer.body.data.totals;
  expect(await shown('FR')).toMatchObject({
    taxIncluded: false,
    subtotal: { amount: '12000' },
    tax: { amount: '660' },
    total: { amount: '12660' },
  });
  expect(await shown('DE')).toMatchObject({ tax: { amount: '2280' }, total: { amount: '14280' } });
  const number = await buyCart([product.offerId], { country: 'DE' });
  const [invoice] = await papersOf(number);
  expect(invoice).toMatchObject({ net: { amount: '12000' }, tax: { amount: '2280' }, total: { amount: '14280' } });
  expect(await brokenSentences(own.world)).toEqual([]);
  await setTo('tax.pricesInclude', 'included');
}, 90_000);

const timelineOf = async (number: string) =>
  (await orderOnDesk(own.world, number))['timeline'] as Array<{ code: string; facts: Record<string, string> }>;

interface TaxLine {
  readonly amount: number;
  readonly amount_tax: number;
}

/** What Stripe Tax was told of an order, as the sandbox keeps it: reference and lines of each, in the order of the telling. */
const toldOf = async (number: string, count: number): Promise<Array<{ readonly reference: string; readonly lines: number[][] }>> => {
  const noted = await eventually(`${count} tax records of ${number}`, async () => {
    const found = (await timelineOf(number)).filter(({ code }) => code === 'TAX_RECORDED');
    return found.length >= count ? found : null;
  });
  expect(noted).toHaveLength(count);
  return Promise.all(
    noted.map(async ({ facts }) => {
      const address = `${own.world.address.sandboxUrl}/v1/tax/transactions/${facts['id']}?expand[]=line_items`;
      const answer = await fetch(address, { headers: { authorization: 'Bearer sk_test_sandbox0000000000000000' } });
      const { reference, line_items: items } = (await answer.json()) as { reference: string; line_items: { data: TaxLine[] } };
      expect(reference).toBe(facts['reference']);
      return { reference, lines: items.data.map(({ amount, amount_tax: tax }) => [amount, tax]) };
    }),
  );
};

test('where Stripe Tax reckons the tax, order, papers, books and its reports are one number, through every refund', async () => {
  await setTo('tax.source', 'stripe');
  // *Who would get it?* asks nobody, as each question is billed: it tells the shares of the price without any tax, and says so.
  const program = await aProgram(own.world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const [brings, goods] = [await anAffiliate(own.world, program), await aProduct(own.world, { prices: { EUR: '100.00' }, program })];
  const url = `${own.world.address.url}/r/${brings.code}`;
  const tried = expectOk(await own.world.admin('/attribution/try', { body: { offer: goods.offerId, url, country: 'FR' } }), 'trying').body
    .data;
  const shares = tried.shares as Array<{ role: string; amount: { amount: string } }>;
  expect([tried.taxLeftOut, tried.winner?.code, tried.total.amount]).toEqual([true, brings.code, '10000']);
  expect(shares.find(({ role }) => role === 'affiliate')?.amount.amount).toBe('3000');
  expect(shares.reduce((sum, { amount }) => sum + parseInt(amount.amount, 10), 0)).toBe(10_000);
  const [first, second] = [
    await aProduct(own.world, { prices: { EUR: '120.00' }, creator: seller }),
    await aProduct(own.world, { prices: { EUR: '10.00' } }),
  ];
  const both = [first.offerId, second.offerId];
  const { answer } = await cartOf(both, { country: 'FR' });
  expect(answer.body.data.totals).toMatchObject({ tax: { amount: '2167' }, total: { amount: '13000' }, taxRateBasisPoints: 2000 });
  const number = await buyCart(both, { country: 'DE' });
  const [sale] = await toldOf(number, 1);
  expect(sale).toEqual({
    reference: number,
    lines: [
      [12_000, 1916],
      [1000, 160],
    ],
  });
  // From here on the shop's own table decides again, and has another rate: nothing of this order changes.
  await setTo('tax.source', 'own');
  await setTo('tax.ratesByCountry', { FR: 2000, DE: 500 });
  const invoices = await papersOf(number);
  expect([invoices.length, sumOf(invoices, 'total'), sumOf(invoices, 'tax')]).toEqual([2, 13_000, 2076]);
  const mine = invoices.find(({ seller: name }) => name === 'Atelier Essai SARL');
  expect(plainText(await (await fetch(mine?.page ?? '')).text())).toMatch(/StripeTax,calculationtaxcalc_\w+:Germany/);
  for (const asked of [`of=document&id=${mine?.id}&part=tax`, `of=order_sum&id=${number}&part=tax`]) {
    const why = expectOk(await own.world.admin(`/ledger/explanation?${asked}`), 'the explanation').body.data;
    expect(why.steps).toContainEqual(
      expect.objectContaining({
        code: 'TAX_JURISDICTION',
        facts: expect.objectContaining({ name: 'Germany', rate: '19.0', reason: 'standard_rated' }),
      }),
    );
    expect(why.steps.map(({ code }: { code: string }) => code)).toContain('TAX_RECKONED');
  }
  // One line, then the whole order, then what is left: each reversal is the credit note of its seller.
  expectOk(await refundLines(own.world, number, [[2, 499]]), 'half of the second line');
  await toldOf(number, 2);
  expectOk(await refund(own.world, number, 6501), 'some of everything');
  await toldOf(number, 4);
  expectOk(await refund(own.world, number, 6000), 'the rest');
  const told = await toldOf(number, 6);
  const notes = (await papersOf(number)).filter(({ kind }) => kind === 'credit_note');
  expect(
    told
      .slice(1)
      .map(({ reference }) => reference)
      .sort(),
  ).toEqual(notes.map((note) => `${number}/${note.number}`).sort());
  for (const note of notes) {
    const { lines } = told.find(({ reference }) => reference.endsWith(note.number)) ?? { lines: [] };
    expect(lines).toEqual([[-parseInt(note.total.amount, 10), -parseInt(note.tax.amount, 10)]]);
  }
  expect([sumOf(notes, 'total'), sumOf(notes, 'tax')]).toEqual([13_000, 2076]);
  await setTo('tax.ratesByCountry', { FR: 2000, DE: 1900, ES: 2100 });
  expect(await brokenSentences(own.world)).toEqual([]);
}, 120_000);

test('a refund whose money comes home undoes its reversal; a sale is told once Stripe Tax answers', async () => {
  await setTo('tax.source', 'stripe');
  await setTo('tax.pricesInclude', 'excluded');
  // No provider moves single fils, and what Stripe Tax reckons is rounded by nobody else.
  const { offerId: fils } = await aProduct(own.world, { prices: { KWD: '10.010' }, creator: seller });
  expect((await cartOf([fils], { country: 'ES' })).answer.body.error.details.code).toBe('TAX_REFUSED');
  const alone = await aProduct(own.world, { prices: { EUR: '100.00' }, creator: seller });
  const started = await startCheckout(own.world, { offerId: alone.offerId, country: 'ES' });
  await own.world.sandbox('/faults', { body: { path: '/v1/tax/transactions', method: 'POST', kind: 'reset_after_accept', times: 2 } });
  expectOk(await own.world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card: '4000000000005126' } }), 'paying');
  const { orderNumber: number } = started;
  await untilOrder(own.world, number, 'paid');
  await untilFeeKnown(own.world, number);
  // The first try was carried out and not answered; the next one, under the same key, is told what the first one did.
  await eventually('the next try', async () => {
    await own.world.pass({ minutes: 15 });
    return (await timelineOf(number)).some(({ code }) => code === 'TAX_RECORDED') || null;
  });
  expect((await toldOf(number, 1))[0]?.lines).toEqual([[10_000, 2100]]);
  expectOk(await refund(own.world, number, 3000), 'a refund that fails later');
  await toldOf(number, 2);
  await own.world.pass({ minutes: 15 });
  const told = await toldOf(number, 3);
  expect(told.map(({ lines }) => lines)).toEqual([[[10_000, 2100]], [[-2480, -520]], [[2480, 520]]]);
  expect((await papersOf(number)).map(({ kind }) => kind)).toEqual(['invoice', 'credit_note', 'correction']);
  expect(await brokenSentences(own.world)).toEqual([]);
  await setTo('tax.pricesInclude', 'included');
}, 120_000);

test('what Stripe Tax refuses to record is on the order and among the jobs that gave up, and touches no money', async () => {
  const alone = await aProduct(own.world, { prices: { EUR: '100.00' }, creator: seller });
  const { orderNumber: number, sessionId } = await startCheckout(own.world, { offerId: alone.offerId, country: 'AT' });
  // Somebody has used the number of the order as a reference at Stripe.
  const atStripe = async (path: string, form: Record<string, string>): Promise<{ id: string }> => {
    const headers = { authorization: 'Bearer sk_test_sandbox0000000000000000' };
    const answer = await fetch(`${own.world.address.sandboxUrl}/v1/tax/${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    return (await answer.json()) as { id: string };
  };
  const buyer = { currency: 'eur', 'customer_details[address][country]': 'AT', 'customer_details[address_source]': 'billing' };
  const { id: calculation } = await atStripe('calculations', { ...buyer, 'line_items[0][amount]': '100', 'line_items[0][reference]': 'a' });
  await atStripe('transactions/create_from_calculation', { calculation, reference: number });
  expectOk(await own.world.sandbox(`/sessions/${sessionId}/pay`, { body: {} }), 'paying');
  await untilOrder(own.world, number, 'paid');
  await untilFeeKnown(own.world, number);
  await eventually('the refusal', async () => (await timelineOf(number)).some(({ code }) => code === 'TAX_NOT_RECORDED'));
  // The queue on PostgreSQL pauses by the clock of the database, which no story moves: its last try is said to have been.
  if (own.world.address.database === 'postgres') {
    const last = 'UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE attempts > 0 AND locked_at IS NULL';
    await eventually('the last try', async () => (await changeRow(own.shop.address, last)) > 0);
  }
  await eventually(
    'the job to give up',
    async () => {
      await own.world.pass({ minutes: 400 });
      return (await attention())['jobs_dead'] ?? null;
    },
    60_000,
  );
  const refused = (await timelineOf(number)).filter(({ code }) => code.startsWith('TAX_'));
  expect(refused).toMatchObject([
    { code: 'TAX_NOT_RECORDED', facts: { reference: number, why: expect.stringContaining('already exists') } },
  ]);
  expect((await papersOf(number)).map(({ tax }) => tax.amount)).toEqual(['1667']);
  expect(await brokenSentences(own.world)).toEqual([]);
}, 120_000);

test('each payment of a subscription bears the tax Stripe Tax tells of it when it comes, and waits where none is told', async () => {
  const { world } = own;
  await setTo('tax.source', 'stripe');
  const who = await subscribe(world, { creator: seller });
  expect((await toldOf(who.orderNumber, 1))[0]?.lines).toEqual([[2990, 498]]);
  const tried = await subscribe(world, { creator: seller, trialDays: 14 });
  // What costs nothing is told to nobody; what it was answered is not lost.
  expect(await papersOf(tried.orderNumber)).toEqual([]);
  expect((await timelineOf(tried.orderNumber)).map(({ code }) => code)).not.toContain('TAX_RECORDED');
  await anotherOffer(world, who.product, { name: 'Pro', prices: { EUR: '60.00' }, renews: 'month' });
  // Whoever decides from here on: what was sold under Stripe Tax is asked there.
  await setTo('tax.source', 'own');
  await setTo('tax.ratesByCountry', { FR: 500 });
  await world.sandbox('/faults', { body: { path: '/v1/tax/calculations', method: 'POST', kind: 'server_error', times: 50 } });
  await world.pass({ days: 31 });
  // What Stripe Tax did not say is said of the event, which waits for its next try.
  await eventually('the event to wait', async () =>
    JSON.stringify(expectOk(await world.admin('/webhooks?state=retry'), 'events').body.data).includes('TAX_PAYMENT_UNKNOWN'),
  );
  expectOk(await world.sandbox('/faults', { method: 'DELETE' }), 'an end of it');
  await eventually('the next try', async () => {
    await world.pass({ minutes: 15 });
    return (await mine(world, who)).orders.length + (await mine(world, tried)).orders.length === 4 || null;
  });
  const [, second = ''] = (await payments(world, who, 2)).orders;
  expect((await toldOf(second, 1))[0]).toEqual({ reference: second, lines: [[2990, 498]] });
  expect((await papersOf(second)).map(({ tax, total }) => [total.amount, tax.amount])).toEqual([['2990', '498']]);
  const { orders: afterTrial } = await payments(world, tried, 2);
  expect((await toldOf(afterTrial[1] ?? '', 1))[0]?.lines).toEqual([[2990, 498]]);

  // Another offer, agreed under Stripe Tax: nobody is asked before there is something to pay.
  await setTo('tax.source', 'stripe');
  const [pro] = (await mine(world, who)).offerChoices;
  expectOk(await ask(world, who, 'change', agreeing(pro as Choice)), 'a change of offer');
  await month(world);
  const third = (await payments(world, who, 3)).orders[2] ?? '';
  expect((await toldOf(third, 1))[0]?.lines).toEqual([[6000, 1000]]);
  expectOk(await refund(world, second, 1495), 'half of a renewal');
  expect((await toldOf(second, 2))[1]?.lines).toEqual([[-1495, -249]]);
  // Where tax comes on top, what a later payment costs cannot be promised: nothing is offered to change to.
  await setTo('tax.pricesInclude', 'excluded');
  expect((await mine(world, tried)).offerChoices).toEqual([]);
  const onTop = await subscribe(world, { prices: { EUR: '10.00' }, creator: seller });
  await month(world);
  const { orders: paid, price } = await payments(world, onTop, 2);
  expect([price.amount, (await toldOf(paid[0] ?? '', 1))[0]?.lines, (await toldOf(paid[1] ?? '', 1))[0]?.lines]).toEqual([
    '1200',
    [[1000, 200]],
    [[1200, 200]],
  ]);
  await setTo('tax.pricesInclude', 'included');
  await setTo('tax.ratesByCountry', { FR: 2000, DE: 1900, ES: 2100 });
  expect(await brokenSentences(world)).toEqual([]);
}, 180_000);

test('a sale recorded by hand is taxed by Stripe Tax and told to it', async () => {
  await setTo('tax.source', 'stripe');
  const alone = await aProduct(own.world, { prices: { EUR: '120.00' }, creator: seller });
  const sold = { offers: [alone.offerId], currency: 'EUR', country: 'DE' };
  const preview = expectOk(await own.world.admin('/orders/preview', { body: sold }), 'a preview').body.data;
  expect(preview).toMatchObject({ tax: { amount: '1916' }, total: { amount: '12000' } });
  const paid = { email: `${unique('office')}@example.test`, method: 'bank_transfer', reference: 'line 4', reason: 'Sold at the fair' };
  const sale = await own.world.admin('/orders', { key: unique('record'), body: { ...sold, ...paid, total: '12000' } });
  const { number } = expectOk(sale, 'the sale').body.data as { number: string };
  expect((await toldOf(number, 1))[0]?.lines).toEqual([[12_000, 1916]]);
  await own.world.sandbox('/faults', { body: { path: '/v1/tax/calculations', method: 'POST', kind: 'server_error', times: 1 } });
  const silent = await own.world.admin('/orders', {
    key: unique('record'),
    body: { ...sold, ...paid, offers: [(await aProduct(own.world, { prices: { EUR: '9.00' } })).offerId], total: '900' },
  });
  expect([silent.status, silent.body.error?.details.code]).toEqual([503, 'TAX_NOT_ANSWERED']);
  expect(await brokenSentences(own.world)).toEqual([]);
}, 60_000);

test('where the country alone does not say what tax is due, the postal code does', async () => {
  const { world } = own;
  await setTo('tax.source', 'stripe');
  await setTo('tax.pricesInclude', 'excluded');
  const monthly = await aProduct(world, { prices: { EUR: '100.00' }, creator: seller, renews: 'month' });
  const buyer = { email: `${unique('buyer')}@example.test`, consents };
  const { token, answer } = await cartOf([monthly.offerId], { ...buyer, country: 'US' });
  let cart = expectOk(answer, 'a cart').body.data;
  expect([cart.postalCode, cart.totals.total.amount]).toEqual([{ value: null }, '10000']);
  const change = (body: object) => world.api(`/checkout/carts/${token}`, { method: 'PATCH', body: { version: cart.version, ...body } });
  const pay = () => world.api(`/checkout/carts/${token}/session`, { body: { version: cart.version }, key: unique('pay') });
  const codeOf = (refused: Answer) => [refused.status, refused.body.error?.details.code];
  expect(codeOf(await pay())).toEqual([400, 'POSTAL_CODE_MISSING']);
  expect(codeOf(await change({ postalCode: 'M5V 3L9' }))).toEqual([400, 'POSTAL_CODE_INVALID']);
  cart = expectOk(await change({ postalCode: '98101' }), 'Washington').body.data;
  expect([cart.postalCode, cart.totals.tax.amount, cart.totals.total.amount]).toEqual([{ value: '98101' }, '650', '10650']);
  // Whoever moves leaves it behind; where it is not needed it is not kept.
  cart = expectOk(await change({ country: 'CA' }), 'Canada').body.data;
  expect(cart.postalCode).toEqual({ value: null });
  cart = expectOk(await change({ country: 'DE', postalCode: '10115' }), 'Germany').body.data;
  expect([cart.postalCode, cart.totals.tax.amount]).toEqual([null, '1900']);
  cart = expectOk(await change({ country: 'CA', postalCode: 'm5v3l9' }), 'Ontario').body.data;
  expect([cart.postalCode, cart.totals.tax.amount]).toEqual([{ value: 'M5V 3L9' }, '1300']);
  const started = expectOk(await pay(), 'the payment').body.data;
  expectOk(await world.sandbox(`/sessions/${/cs_test_\w+/.exec(started.redirectUrl)?.[0]}/pay`, { body: {} }), 'paying');
  await untilOrder(world, started.orderNumber, 'paid');
  expect((await toldOf(started.orderNumber, 1))[0]?.lines).toEqual([[10_000, 1300]]);
  // A payment of later is taxed where the buyer said they are.
  await month(world);
  const { jwt } = await enter(world, buyer.email);
  const next = await eventually('the renewal', async () => (await mine(world, { jwt })).orders[1] ?? null);
  expect((await toldOf(next, 1))[0]?.lines).toEqual([[11_300, 1300]]);
  await setTo('tax.pricesInclude', 'included');
  expect(await brokenSentences(world)).toEqual([]);
}, 90_000);

test('what Stripe Tax does not answer, or is not asked about, is refused in words and costs nothing', async () => {
  const code = ({ status, body }: { status: number; body: { error?: { details: { code: string } } } }) => [
    status,
    body.error?.details.code ?? 'ok',
  ];
  const alone = await aProduct(own.world, { prices: { EUR: '120.00' }, creator: seller });
  const american = { offers: [alone.offerId], currency: 'EUR', country: 'US' };
  expect(code(await own.world.admin('/orders/preview', { body: american }))).toEqual([409, 'TAX_COUNTRY_REFUSED']);

  // A company abroad owes the tax itself; at Stripe a price with tax in it stays what it is.
  const company = await cartOf([alone.offerId], { country: 'DE', company: COMPANY });
  expect(company.answer.body.data.totals).toMatchObject({
    tax: { amount: '0' },
    total: { amount: '12000' },
    taxes: [{ reason: 'reverse_charge' }],
  });
  const nowhere = await cartOf([alone.offerId], { country: 'JP' });
  expect(nowhere.answer.body.data.totals).toMatchObject({ tax: { amount: '0' }, taxes: [{ reason: 'not_taxed' }] });

  const down = { path: '/v1/tax/calculations', method: 'POST', kind: 'server_error', times: 100 };
  const filled = { email: `${unique('buyer')}@example.test`, consents, country: 'IT' };
  const { token, answer } = await cartOf([alone.offerId], filled);
  const { version } = expectOk(answer, 'a cart').body.data;
  await own.world.sandbox('/faults', { body: down });
  const other = await own.world.api(`/checkout/carts/${token}`, { method: 'PATCH', body: { version, country: 'AT' } });
  expect(code(other)).toEqual([503, 'TAX_NOT_ANSWERED']);
  const before = (await own.world.api(`/checkout/carts/${token}`)).body.data;
  expect([before.country, before.version, before.totals.tax.amount]).toEqual(['IT', version, '2164']);
  // A day later the answer is too old to be paid by.
  await own.world.pass({ minutes: 25 * 60 });
  const pay = () => own.world.api(`/checkout/carts/${token}/session`, { body: { version }, key: unique('pay') });
  expect(code(await pay())).toEqual([503, 'TAX_NOT_ANSWERED']);
  await own.world.sandbox('/faults', { method: 'DELETE' });
  expect((await own.world.api(`/checkout/carts/${token}`)).body.data).toMatchObject({ state: 'open', totals: { tax: { amount: '2164' } } });
  const { orderNumber } = expectOk(await pay(), 'paying by the new answer').body.data;
  expect((await orderOnDesk(own.world, orderNumber))['state']).toBe('created');
  await setTo('tax.source', 'own');
  expect((await cartOf([alone.offerId], { country: 'US' })).answer.status).toBe(200);
}, 90_000);

test('twenty orders paid at once have twenty consecutive numbers', async () => {
  const alone = await aProduct(own.world, { prices: { EUR: '5.00' } });
  const started: Started[] = [];
  for (let each = 0; each < 20; each += 1) started.push(await startCheckout(own.world, { offerId: alone.offerId }));
  await Promise.all(started.map(({ sessionId }) => own.world.sandbox(`/sessions/${sessionId}/pay`, { body: {} })));
  for (const { orderNumber } of started) await untilOrder(own.world, orderNumber, 'paid');
  const listed = expectOk(await own.world.admin(`/invoices?search=${alone.creator.name}&pageSize=100`), 'the list').body.data as Paper[];
  const numbers = listed.map(({ number }) => parseInt(number.split('-').at(-1) ?? '', 10)).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
}, 120_000);

test('a shop that dies while it settles leaves no hole in the numbers', async () => {
  const { shop, world } = own;
  const program = await aProgram(world);
  const [affiliate, alone] = [await anAffiliate(world, program), await aProduct(world, { prices: { EUR: '5.00' }, program })];
  await buy(world, { offerId: alone.offerId });
  shop.standBy();
  const started = await startCheckout(world, { offerId: alone.offerId });
  await shop.dieAt('settle.documents');
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await shop.dead();
  // As a shop of before there were confirmations: its creators go on selling, and only they do.
  await changeRow(shop.address, 'DELETE FROM afs_confirmations');
  await changeRow(shop.address, 'DELETE FROM afs_confirmation_beginnings');
  // And of before there were contracts: whoever was in is under the terms they were under, and nobody says that they were asked.
  const guard = shop.address.database === 'sqlite' ? 'no_delete' : 'append_only ON afs_contract_entries';
  await changeRow(shop.address, `DROP TRIGGER afs_contract_entries_${guard}`);
  await changeRow(shop.address, 'DELETE FROM afs_contract_entries');
  await shop.restart();
  await world.pass({ minutes: 11 });
  await untilOrder(world, started.orderNumber, 'paid');
  await buy(world, { offerId: alone.offerId });
  const known = expectOk(await world.admin(`/creator-confirmations/${alone.creator.documentId}`), 'the creator').body.data;
  expect([known.state, known.history.at(-1).kind]).toEqual(['confirmed', 'before']);
  const contract = expectOk(await world.admin(`/affiliates/${affiliate.id}/contract`), 'their contract').body.data;
  expect([contract.asksConsent, contract.consent.how, contract.history.length]).toEqual([true, 'before_consent', 1]);
  const brought = await buy(world, { offerId: alone.offerId, through: [affiliate.code] });
  const why = await whyOnDesk(world, { of: 'order_share', id: brought.orderNumber, part: '1:affiliate' });
  expect(why.steps.find(({ code }) => code === 'CONTRACT_TERMS')?.text).toContain('in force since before consent was kept');
  const later = await aNewcomer(world);
  expect(expectOk(await world.admin(`/creator-confirmations/${later.documentId}`), 'a new one').body.data.state).toBe('missing');
  const listed = expectOk(await world.admin(`/invoices?search=${alone.creator.name}`), 'the list').body.data as Paper[];
  expect(listed.map(({ number }) => parseInt(number.split('-').at(-1) ?? '', 10))).toEqual([4, 3, 2, 1]);
}, 180_000);

test('what is shown, summed and taken away is the same; the tax of a quarter is written the same twice', async () => {
  const totals = expectOk(await own.world.admin('/invoices/totals?currency=EUR'), 'the totals').body.data[0];
  const file = expectOk(await own.world.admin('/invoices/export?currency=EUR'), 'the export').body.data;
  const rows = (file.text as string).split('\r\n').slice(1, -1);
  expect(rows).toHaveLength(totals.documents);
  const cents = rows.map((row) => parseInt((row.split(',').at(-2) ?? '').replace('.', ''), 10));
  expect(cents.reduce((sum, each) => sum + each, 0)).toBe(parseInt(totals.total.amount, 10));
  const at = new Date(Date.now() + 30 * 60_000);
  const quarter = `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`;
  const read = async () =>
    expectOk(await own.world.admin(`/invoices/tax-by-country?quarter=${quarter}&testMode=true`), 'the tax').body.data.text;
  const once = (await read()) as string;
  expect(once).toContain('Atelier Essai SARL,FR,DE,19.00,EUR');
  expect(once).not.toContain(',FR,FR,');
  expect(await read()).toBe(once);
}, 60_000);

test('the database itself keeps a document as it was issued', async () => {
  await eventually('the queue to be empty', async () => (await own.world.settled(), true));
  await expect(changeRow(own.shop.address, "UPDATE afs_documents SET label = 'X'")).rejects.toThrow(/append-only/);
  await expect(changeRow(own.shop.address, 'DELETE FROM afs_documents')).rejects.toThrow(/append-only/);
}, 60_000);
