// The ways money moves, in a real browser: somebody subscribes, changes the card and cancels in two clicks; takes one more offer with one
// press; a shop that asks before it remembers; and the people who earned are paid by a run.
import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { decide } from '../support/books';
import { aBrowser, DESK, faults, PHONE, serious } from '../support/browser';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { followed } from '../support/follow-ups';
import { fillCheckout, givePassword, goToPayment, payByCard, signInOn, signInToPanel, STORE, untilThanked } from '../support/on-pages';
import { ownShop } from '../support/own-shop';
import { aPayee } from '../support/payees';
import { atStripe } from '../support/stripe-events';

const own = ownShop('browser-money', { STORY_ADMIN_PANEL: 'true' });
const { open, strangers } = aBrowser(own);
const at = (path: string): string => `${own.world.address.url}${path}`;

/** A page of the shop or the portal, nothing of which is wrong. */
const fine = async (page: Page): Promise<void> => expect(await faults(page)).toEqual([]);
/** A page of the panel likewise; the panel's own colours of a button below the mouse are not the store's. */
const fineOnDesk = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0);
  expect(await serious(page)).toEqual([]);
};

afterEach(() => expect(strangers).toEqual([]));

test('somebody subscribes, is charged again, pays with another card, and cancels with two presses', async () => {
  const { world } = own;
  const club = await aProduct(world, { name: 'Letters From The Studio', prices: { EUR: '12.00' }, renews: 'month' });
  const page = await open(PHONE);
  await page.goto(at(`/store/en/p/${club.slug}`));
  await page.getByRole('link', { name: 'Buy now' }).click();
  await fillCheckout(page, 'reader@example.test');
  await fine(page);
  await goToPayment(page, world);
  await payByCard(page);
  await untilThanked(page);
  await fine(page);
  await world.settled();
  await world.pass({ days: 32 });
  await world.settled();

  await givePassword(world, 'reader@example.test');
  await signInOn(page, world, 'reader@example.test');
  await page.goto(at('/store/en/account/subscriptions'));
  await page.getByText('•••• 4242').waitFor();
  await page.getByText('2 payments, with receipts and invoices').click();
  await page.getByRole('table').getByRole('link').first().waitFor();
  await fine(page);
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByText('Letters From The Studio').first().waitFor();
  await fine(page);
  await page.goBack();

  await page.getByRole('button', { name: 'Change card' }).click();
  await page.waitForURL(`${world.address.sandboxUrl}/**`);
  await payByCard(page, '5555555555554444');
  await page.waitForURL(/account\/subscriptions\?card=given/);
  await page.getByText(/^Thank you. The new card is used/).waitFor();
  await fine(page);
  await world.settled();
  await world.pass({ days: 31 });
  await world.settled();
  await page.goto(at('/store/en/account/subscriptions'));
  await page.getByText('•••• 4444').waitFor();

  await page.getByRole('button', { name: 'Cancel subscription' }).click();
  await page.getByRole('group', { name: 'Cancel Letters From The Studio?' }).waitFor();
  await fine(page);
  await page.getByRole('button', { name: 'Yes, cancel' }).click();
  await page
    .getByText(/You are not charged again/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Keep the subscription after all' }).waitFor();
  await fine(page);
  await page.context().close();
}, 180_000);

test('one more offer is taken with one press on the kept card, and a finger that presses twice pays once', async () => {
  const { world } = own;
  const [book, poster] = [
    await aProduct(world, { name: 'A Year Of Glazes', prices: { EUR: '40.00' } }),
    await aProduct(world, { name: 'Glaze Chart', prices: { EUR: '9.00' } }),
  ];
  await followed(world, book, poster);
  const page = await open(PHONE);
  await page.goto(at(`/store/en/checkout/${book.offerId}`));
  await fillCheckout(page, 'anna@example.test');
  await goToPayment(page, world);
  await payByCard(page);
  await page.waitForURL(/\/offer-after\//, { timeout: 30_000 });
  await page.getByText('And Glaze Chart?').waitFor();
  await page.getByText(/9.00 is charged to your card ending in 4242/).waitFor();
  await fine(page);
  await page.getByRole('button', { name: 'Yes, add for €9.00' }).dblclick();
  await untilThanked(page);
  const further = page.getByRole('region', { name: 'Added right afterwards' });
  await further.getByRole('link', { name: 'Glaze Chart' }).waitFor();
  await fine(page);
  await page.context().close();
  await world.settled();
  const charges = await atStripe(world).charges.list({ limit: 100 });
  expect(charges.data.filter(({ amount, status }) => amount === 900 && status === 'succeeded')).toHaveLength(1);
}, 120_000);

test('a run pays who earned: who is in and who is not and why, the total by hand, the file, and paid', async () => {
  const { world } = own;
  await decide(world, 'payouts.coolingHours', 0);
  await decide(world, 'payouts.payerName', 'Atelier Nour');
  await decide(world, 'payouts.payerIban', 'DE89370400440532013000');
  const [ana, cleo] = [await aPayee(world), await aPayee(world)];
  expectOk(await ana.setMethod(), 'the method');
  for (const payee of [ana, cleo]) await payee.sell();
  const page = await open(DESK);
  await signInToPanel(page, world);
  await page.goto(at(`${STORE}/payout-runs`));
  await page.getByRole('button', { name: 'New run' }).first().click();
  await page.getByRole('heading', { name: 'One payee is in' }).waitFor();
  await page.getByRole('row').filter({ hasText: cleo.affiliate.name }).getByText('No payout details.').waitFor();
  await fineOnDesk(page);
  const pay = page.getByRole('button', { name: 'Pay €27.03' });
  await page.getByLabel(/^Total/).fill('27.30');
  expect(await pay.isDisabled()).toBe(true);
  await page.getByLabel(/^Total/).fill('27.03');
  await pay.click();
  await page.getByRole('heading', { level: 1, name: 'Payout run' }).waitFor();
  await page.getByText('The batch file is written').waitFor({ timeout: 30_000 });
  await fineOnDesk(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download batch file' }).click()]);
  expect(await readFile(await download.path(), 'utf8')).toContain('<CtrlSum>27.03</CtrlSum>');
  const row = page.getByRole('row').filter({ hasText: ana.affiliate.name });
  await row.getByRole('button', { name: 'Paid' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paid' });
  await dialog.getByText(/It is booked, and the payee gets a mail/).waitFor();
  await fineOnDesk(page);
  await dialog.getByRole('button', { name: 'Paid' }).click();
  await row.getByText('Paid', { exact: true }).waitFor();
  await page.context().close();

  await givePassword(world, ana.affiliate.email);
  const payee = await open(PHONE);
  await signInOn(payee, world, ana.affiliate.email);
  await payee.goto(at('/store/en/payouts'));
  await payee.waitForLoadState('networkidle');
  await fine(payee);
  await payee.getByText('€27.03').first().waitFor();
  await fine(payee);
  await payee.context().close();
}, 180_000);

test('where the shop has to ask, nobody is remembered before they said so, and both answers weigh the same', async () => {
  const { world } = own;
  await decide(world, 'tracking.consentMode', 'required');
  const program = await aProgram(world);
  const [affiliate, product] = [await anAffiliate(world, program), await aProduct(world, { prices: { EUR: '20.00' }, program })];
  const kept = async (page: Page) => (await page.context().cookies()).map(({ name }) => name).filter((name) => name !== 'afs_consent');
  const refusing = await open(PHONE);
  await refusing.goto(at(`/r/${affiliate.code}?to=/store/en/p/${product.slug}`));
  const notice = refusing.getByRole('region', { name: 'May we remember how you came here?' });
  await notice.waitFor();
  await fine(refusing);
  expect(await kept(refusing)).toEqual([]);
  const looks = async (name: string) =>
    notice.getByRole('button', { name, exact: true }).evaluate((button) => {
      const { color, backgroundColor, fontSize, height } = getComputedStyle(button);
      return { color, backgroundColor, fontSize, height };
    });
  expect(await looks('No')).toEqual(await looks('Yes, remember it'));
  await notice.getByRole('button', { name: 'No', exact: true }).click();
  await notice.waitFor({ state: 'hidden' });
  expect(await kept(refusing)).toEqual([]);
  await refusing.reload();
  await refusing.waitForLoadState('networkidle');
  expect(await notice.isVisible()).toBe(false);
  await refusing.context().close();

  const accepting = await open(PHONE);
  await accepting.goto(at(`/r/${affiliate.code}?to=/store/en/p/${product.slug}`));
  await accepting.getByRole('button', { name: 'Yes, remember it' }).click();
  await accepting.getByRole('region', { name: 'May we remember how you came here?' }).waitFor({ state: 'hidden' });
  expect((await kept(accepting)).length).toBeGreaterThan(0);
  await accepting.goto(at('/store/en/consent'));
  await accepting.getByText('You said yes.').waitFor();
  await fine(accepting);
  await accepting.context().close();
}, 120_000);
