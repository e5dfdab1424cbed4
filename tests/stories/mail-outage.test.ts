// What becomes of letters while the mail server is away, or puts off one of those they are for: late, once, and never forgotten in silence.
import { aProduct } from '../support/builders';
import type { Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { haveNextTry } from '../support/next-try';
import { ownShop } from '../support/own-shop';
import { postOffice } from '../support/post-office';
import { buy, orderOnDesk } from '../support/purchase';
import { eventually } from '../support/world';

const office = postOffice();
const own = ownShop('mail-outage', office.environment);
jest.setTimeout(120_000);

interface Letter {
  readonly id: number;
  readonly state: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

const letterTo = async (email: string): Promise<Letter> => {
  const { data } = expectOk(await own.world.admin(`/mails?search=${encodeURIComponent(email)}`), 'the letters').body;
  expect(data).toHaveLength(1);
  return (data as [Letter])[0];
};
const untilTried = (email: string, attempts: number): Promise<Letter> =>
  eventually(`${attempts} tries`, async () => {
    const letter = await letterTo(email);
    return letter.attempts >= attempts ? letter : null;
  });
const waitsFor = async (code: string): Promise<boolean> =>
  (expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string }>).some(
    (one) => one.code === code,
  );

let product: Product;
beforeAll(async () => {
  product = await aProduct(own.world, { prices: { EUR: '20.00' } });
}, 60_000);

test('a day without a mail server changes nothing for orders, and their letters go out once when it is back (X18)', async () => {
  const { world } = own;
  await office.close();
  const { orderNumber, email } = await buy(world, { offerId: product.offerId });
  const order = await orderOnDesk(world, orderNumber);
  expect([order.state, order['entitlements'].map(({ state }: { state: string }) => state)]).toEqual(['paid', ['active']]);
  expect(await untilTried(email, 1)).toMatchObject({ state: 'queued', attempts: 1, lastError: expect.stringContaining('MAIL_') });
  // A minute, five, a quarter of an hour, then hours: by the end of the day it has been tried seven times, and it still waits.
  for (const [tries, minutes] of [6, 16, 61, 121, 241, 361, 481].entries()) {
    await haveNextTry(world, minutes);
    await untilTried(email, tries + 2);
  }
  expect(await letterTo(email)).toMatchObject({ state: 'queued', attempts: 8 });
  expect([office.taken, await waitsFor('mails_failed')]).toEqual([[], false]);

  await office.open();
  await haveNextTry(world, 24 * 60);
  await eventually('the letter to go out', async () => (await letterTo(email)).state === 'sent');
  await haveNextTry(world, 24 * 60);
  expect(office.taken.filter((to) => to === email)).toEqual([email]);
});

test('one recipient who is put off holds up nobody else, and is tried again alone (X19); staff need not wait for the next try', async () => {
  const { world } = own;
  const slow = 'slow@example.test';
  office.putsOff.add(slow);
  await buy(world, { offerId: product.offerId, email: slow });
  const { email: other } = await buy(world, { offerId: product.offerId });
  await eventually('the other letter', async () => (await letterTo(other)).state === 'sent');
  const { id } = await untilTried(slow, 1);
  office.putsOff.clear();
  expectOk(await world.admin(`/mails/${id}/resend`, { body: {} }), 'sending it now');
  await eventually('the letter', async () => (await letterTo(slow)).state === 'sent');
  await haveNextTry(world, 24 * 60);
  expect(office.taken.filter((to) => to === other || to === slow)).toEqual([other, slow]);
});

test('what is put off ten times is given up and shown, and goes out when staff sends it again', async () => {
  const { world } = own;
  const gone = 'gone@example.test';
  office.putsOff.add(gone);
  await buy(world, { offerId: product.offerId, email: gone });
  for (let tries = 1; tries < 10; tries += 1) {
    await untilTried(gone, tries);
    await haveNextTry(world, 13 * 60);
  }
  const letter = await untilTried(gone, 10);
  expect([letter.state, letter.attempts, await waitsFor('mails_failed')]).toEqual(['failed', 10, true]);
  await haveNextTry(world, 24 * 60);
  expect((await letterTo(gone)).attempts).toBe(10);
  office.putsOff.clear();
  expectOk(await world.admin(`/mails/${letter.id}/resend`, { body: {} }), 'sending it again');
  await eventually('the letter', async () => (await letterTo(gone)).state === 'sent');
  expect([office.taken.filter((to) => to === gone), await waitsFor('mails_failed')]).toEqual([[gone], false]);
});
