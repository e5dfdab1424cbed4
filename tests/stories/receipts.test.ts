import { refund } from '../support/books';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailsTo } from '../support/mailbox';
import { plainText, type Paper } from '../support/papers';
import { textOfPdf } from '../support/pdf-text';
import { buy, orderOnDesk, startCheckout } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

let product: Product;
beforeAll(async () => {
  product = await aProduct(world, { prices: { EUR: '49.00' } });
}, 60_000);

const tokenOf = async ({ cart }: Started): Promise<string> =>
  expectOk(await world.api(`/checkout/carts/${cart}/status`), 'the status').body.data.order.token;

describe('the thank-you page', () => {
  test('shows what was bought and paid, and nothing by which its buyer could be found', async () => {
    const sale = await buy(world, { offerId: product.offerId });
    const answer = expectOk(await world.api(`/thank-you/${await tokenOf(sale)}`), 'the page');
    expect(answer.body.data).toMatchObject({
      number: sale.orderNumber,
      state: 'paid',
      total: { amount: '4900', currency: 'EUR' },
      refunded: { amount: '0' },
      payment: { method: 'card', last4: '4242' },
      items: [{ product: product.name, productSlug: product.slug, seller: product.creator.name, price: { amount: '4900' } }],
      access: [{ product: product.documentId, state: 'active' }],
    });
    expect(answer.text).not.toContain(sale.email);
    expect(answer.body.data.emailHint).toMatch(/^b…\w@e…e\.test$/);
    expect(answer.body.data).not.toHaveProperty('country');
  });

  test('is not there for a token that was made up, or altered', async () => {
    const sale = await buy(world, { offerId: product.offerId });
    const token = await tokenOf(sale);
    for (const wrong of [
      `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`,
      `${sale.orderNumber}.${'0'.repeat(40)}`,
      'nothing-like-a-token-at-all',
    ]) {
      const answer = await world.api(`/thank-you/${wrong}`);
      expect([answer.status, answer.body.error.details.code]).toEqual([404, 'ORDER_NOT_FOUND']);
    }
  });

  test('sends the access mail again to the address of the order, three times a day at most', async () => {
    const sale = await buy(world, { offerId: product.offerId });
    const token = await tokenOf(sale);
    for (let sent = 0; sent < 3; sent += 1) expect((await world.api(`/thank-you/${token}/resend`, { body: {} })).status).toBe(202);
    const refused = await world.api(`/thank-you/${token}/resend`, { body: {} });
    expect(refused.body.error.details.code).toBe('RESEND_LIMIT');
    expect((await world.api(`/thank-you/${token}/resend`, { body: { email: 'thief@example.test' } })).status).toBe(400);
  });
});

describe('receipts', () => {
  test('are those of the person who proved the mailbox, and nobody else’s', async () => {
    const email = `${unique('buyer')}@example.test`;
    const [first, second] = [
      await buy(world, { offerId: product.offerId, email }),
      await buy(world, { offerId: product.offerId, email, country: 'DE' }),
    ];
    const unpaid = await startCheckout(world, { offerId: product.offerId, email });
    const other = await buy(world, { offerId: product.offerId });
    const { jwt } = await enter(world, email);
    const mine = expectOk(await world.api('/me/orders', { token: jwt }), 'receipts').body.data;
    expect(mine.map((receipt: { number: string }) => receipt.number)).toEqual([second.orderNumber, first.orderNumber]);
    expect(mine[0]).toMatchObject({ email, country: 'DE', state: 'paid', items: [{ product: product.name }] });
    expect(expectOk(await world.api(`/me/orders/${first.orderNumber}`, { token: jwt }), 'one receipt').body.data).toEqual(mine[1]);
    for (const number of [other.orderNumber, unpaid.orderNumber, 'AS-NONE-NONE']) {
      const answer = await world.api(`/me/orders/${number}`, { token: jwt });
      expect([answer.status, answer.body.error.details.code]).toEqual([404, 'ORDER_NOT_FOUND']);
    }
    expect((await world.api('/me/orders')).status).toBeGreaterThanOrEqual(401);
    expect((await world.api(`/me/orders/${first.orderNumber}`)).status).toBeLessThanOrEqual(403);
  });
});

test('what an affiliate brings is invoiced by its seller, and nothing a buyer is given names the affiliate (B-28)', async () => {
  const program = await aProgram(world);
  const affiliate = await anAffiliate(world, program);
  const paper = { legalName: 'Atelier Essai SARL', legalAddress: '1 rue du Test\n75001 Paris', country: 'FR', invoicePrefix: 'ESS' };
  const seller = await aCreator(world, unique('seller'), paper);
  const brought = await aProduct(world, { prices: { EUR: '40.00' }, creator: seller, program });
  const sale = await buy(world, { offerId: brought.offerId, country: 'FR', through: [affiliate.code] });
  expect((await orderOnDesk(world, sale.orderNumber))['attribution']).toMatchObject({ affiliate: { code: affiliate.code } });
  expectOk(await refund(world, sale.orderNumber, 1000), 'a refund');
  await world.settled();
  const papers = (expectOk(await world.admin(`/invoices?order=${sale.orderNumber}`), 'the documents').body.data as Paper[]).reverse();
  expect(papers.map(({ kind, seller: issuer }) => [kind, issuer])).toEqual([
    ['invoice', 'Atelier Essai SARL'],
    ['credit_note', 'Atelier Essai SARL'],
  ]);
  const { jwt } = await enter(world, sale.email);
  const mine = expectOk(await world.api('/me/documents', { token: jwt }), 'the buyer').body.data as Paper[];
  expect(mine.map(({ number }) => number).sort()).toEqual(papers.map(({ number }) => number).sort());
  const given = await Promise.all(
    mine.flatMap(({ url, page }) => [
      fetch(url).then(async (file) =>
        plainText(
          textOfPdf(Buffer.from(await file.arrayBuffer()))
            .flat()
            .join(' '),
        ),
      ),
      fetch(page).then(async (leaf) => plainText(await leaf.text())),
    ]),
  );
  for (const { id } of await mailsTo(world, sale.email))
    given.push(plainText(expectOk(await world.api(`/demo/mails/${id}`), 'a letter').body.data.html as string));
  // Four leaves, and the letters of the sale, the refund and the sign-in.
  expect(given.length).toBeGreaterThanOrEqual(7);
  expect(given.filter((text) => text.includes(plainText('Atelier Essai SARL'))).length).toBeGreaterThanOrEqual(4);
  const named = [affiliate.name, affiliate.code, affiliate.email].map(plainText);
  expect(given.flatMap((text) => named.filter((name) => text.toLowerCase().includes(name.toLowerCase())))).toEqual([]);
}, 90_000);
