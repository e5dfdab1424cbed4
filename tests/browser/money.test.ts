// Ways of money in a real browser: a subscription is cancelled in two presses, an offer after the payment is accepted with a finger that
// presses twice, and a payout run needs a second person.
import { readFile } from 'node:fs/promises';
import { aColleague } from '../support/administrators';
import { decide } from '../support/books';
import { aBrowser, DESK, faults, PHONE, serious } from '../support/browser';
import { aProduct } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { fillCheckout, givePassword, goToPayment, payByCard, signInOn, signInToPanel, STORE, untilThanked } from '../support/on-pages';
import { ownShop } from '../support/own-shop';
import { aPayee, paypal } from '../support/payees';

const own = ownShop('browser-money', { STORY_ADMIN_PANEL: 'true' });
const { open, strangers } = aBrowser(own);
const at = (path: string): string => `${own.world.address.url}${path}`;

test('somebody subscribes, gives another card, and cancels in two presses', async () => {
  const { world } = own;
  const product = await aProduct(world, { name: 'A Letter A Month', prices: { EUR: '29.90' }, renews: 'month' });
  const page = await open(PHONE);
  await page.goto(at(`/store/en/checkout/${product.offerId}`));
  await fillCheckout(page, 'reader@example.test');
  await goToPayment(page, world);
  await payByCard(page);
  await untilThanked(page);
  await world.settled();

  await givePassword(world, 'reader@example.test');
  await signInOn(page, world, 'reader@example.test');
  await page.goto(at('/store/en/account/subscriptions'));
  await page.getByText('•••• 4242').first().waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Change card' }).click();
  await page.waitForURL(`${world.address.sandboxUrl}/**`);
  await payByCard(page, '5555555555554444');
  await page.getByText('Thank you. The new card is used from now on').waitFor();
  await world.settled();
  await page.reload();
  await page.getByText('•••• 4444').first().waitFor();

  await page.getByRole('button', { name: 'Cancel subscription' }).click();
  await page.getByText(/^You keep access until/).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, cancel' }).click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(strangers).toEqual([]);
}, 120_000);

test('a finger that presses Yes twice has ordered once', async () => {
  const { world } = own;
  const main = await aProduct(world, { name: 'A Hand That Breathes', prices: { EUR: '50.00' } });
  const next = await aProduct(world, { name: 'The Workbook', prices: { EUR: '27.00' } });
  const followUps = [{ offer: { connect: [{ documentId: next.offerId }] }, headline: 'And the workbook?', text: 'It goes well with it.' }];
  const offer = `/content-manager/collection-types/plugin::affiliate-store.offer/${main.offerId}`;
  expectOk(await world.strapi(offer, { method: 'PUT', body: { followUps } }), 'the offer after the payment');

  const page = await open(PHONE);
  await page.goto(at(`/store/en/checkout/${main.offerId}`));
  await fillCheckout(page, 'twice@example.test');
  await goToPayment(page, world);
  await payByCard(page);
  await page.getByRole('heading', { level: 1, name: 'And the workbook?' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, add for €27.00' }).dblclick();
  await untilThanked(page);
  await page.getByText('The Workbook').first().waitFor();
  expect(await faults(page)).toEqual([]);
  await world.settled();
  const orders = expectOk(await world.admin('/orders?search=twice@example.test'), 'the orders').body.data as Array<{
    total: { amount: string };
  }>;
  expect(orders.map(({ total }) => total.amount).sort()).toEqual(['2700', '5000']);
  expect(strangers).toEqual([]);
}, 120_000);

test('a payout run is planned by one person, let go by another, and its file pays who was in it', async () => {
  const { world } = own;
  const payee = await aPayee(world);
  expectOk(await payee.setMethod(paypal('ana@paypal.example')), 'the method');
  await payee.sell();
  await decide(world, 'payouts.approvalAbove', { EUR: 2000 });
  const [owner, second] = [await open(DESK), await open(DESK)];
  await signInToPanel(owner, world);
  await owner.goto(at(`${STORE}/payout-runs/new?method=paypal`));
  await owner.getByText('One payee is in').first().waitFor();
  const total = owner.getByLabel(/^Total/);
  const hand = owner.getByRole('button', { name: 'Hand €27.03 to a second person' });
  await total.fill('27.30');
  expect(await hand.isDisabled()).toBe(true);
  await total.fill('27.03');
  expect(await serious(owner)).toEqual([]);
  await hand.click();
  await owner.getByText('This run waits for a second person').waitFor();
  await owner.getByText('Somebody else with the permission to approve has to let it go.').waitFor();
  expect(await owner.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await owner.mouse.move(0, 0);
  expect(await serious(owner)).toEqual([]);

  await signInToPanel(second, world, await aColleague(world, ['payouts.read', 'payouts.second-approve']));
  await second.goto(owner.url());
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click();
  await second.getByText('Approved. The run is being carried out.').waitFor();
  // Who may let it go may not take its file.
  expect(await second.getByRole('button', { name: 'Download batch file' }).count()).toBe(0);

  await world.settled();
  await owner.reload();
  await owner.getByText('The batch file is written').waitFor();
  const [download] = await Promise.all([
    owner.waitForEvent('download'),
    owner.getByRole('button', { name: 'Download batch file' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('ana@paypal.example');
  expect(file).toContain('27.03');
  expect(strangers).toEqual([]);
}, 120_000);
