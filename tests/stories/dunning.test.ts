// What becomes of a renewal that is refused: tries, letters in the buyer's language, access meanwhile, another card, and the end.
import { brokenSentences } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo, tokenIn } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { useLink } from '../support/sign-in';
import { atStripe } from '../support/stripe-events';
import { ask, mine, month, opens, payments, payWith, subscribe, type Subscribed, untilPaymentOf } from '../support/subscriber';
import { eventually } from '../support/world';

const own = movedShop('dunning');
jest.setTimeout(180_000);

const REFUSED = 'pm_card_chargeCustomerFail';
const setting = async (key: string, value: unknown): Promise<void> => {
  const path = `/settings/subscriptions.${key}`;
  expectOk(await own.world.admin(path, { method: 'PUT', body: { value } }), path);
};
const sandbox = async (billing: object): Promise<void> =>
  void expectOk(await own.world.sandbox('/config', { body: { billing } }), 'the settings of the sandbox');
const lettersTo = async ({ email }: Subscribed): Promise<string[]> =>
  (await mailsTo(own.world, email))
    .map(({ kind }) => kind)
    .filter((kind) => /^(renewal|subscription)_/.test(kind) && kind !== 'subscription_begun')
    .reverse();
const refuse = async (who: Subscribed): Promise<void> => {
  await payWith(own.world, who, REFUSED);
  // To the renewal and no further: the first retry may be as near as a month is short.
  await own.world.passUntil((await mine(own.world, who)).nextPaymentAt ?? '', 10);
  await own.world.settled();
  await eventually('the subscription to be late', async () => (await mine(own.world, who)).state === 'past_due');
  await own.world.settled();
};
const days = (count: number): Promise<void> => month(own.world, count);

test('a refused renewal is tried three times: one letter at first, one before the last try, one at the end; access has its days of grace', async () => {
  const { world } = own;
  const who = await subscribe(world);
  const before = await mine(world, who);
  await refuse(who);
  const late = await mine(world, who);
  expect(late.overdue).toMatchObject({ tries: 1 });
  // What is paid ends when it ended: the provider's next period is not paid by beginning.
  expect([late.paidUntil, late.nextPaymentAt]).toEqual([before.paidUntil, late.overdue?.nextTryAt]);
  expect(await lettersTo(who)).toEqual(['renewal_refused']);
  const letter = await mailTo(world, who.email, 'renewal_refused');
  expect(letter.text).toContain(who.product.name);
  expect(letter.text).toContain('next=%2Fstore%2Fen%2Faccount%2Fsubscriptions');
  expectOk(await useLink(world, tokenIn(letter)), 'the way in');
  expect(await opens(world, who)).toBe('active');

  await days(4);
  expect((await mine(world, who)).overdue).toMatchObject({ tries: 2 });
  expect(await lettersTo(who)).toEqual(['renewal_refused']);
  await days(5);
  expect((await mine(world, who)).overdue).toMatchObject({ tries: 3 });
  expect(await lettersTo(who)).toEqual(['renewal_refused', 'renewal_last_try']);
  expect(await opens(world, who)).toBe('revoked');
  await days(8);
  await eventually('the subscription to end', async () => (await mine(world, who)).state === 'ended');
  await world.settled();
  expect(await lettersTo(who)).toEqual(['renewal_refused', 'renewal_last_try', 'subscription_ended']);
  expect(await mine(world, who)).toMatchObject({ overdue: null, nextPaymentAt: null, orders: [who.orderNumber] });
  const desk = expectOk(await world.admin(`/subscriptions/${before.id}`), 'on the desk').body.data;
  // The provider may tell of the end before it tells of the refusal that brought it.
  const told = desk.timeline.map(({ code }: { code: string }) => code) as string[];
  expect([...told].sort()).toEqual([
    'SUBSCRIPTION_ENDED',
    ...Array.from({ length: 4 }, () => 'SUBSCRIPTION_REFUSED'),
    'SUBSCRIPTION_STARTED',
  ]);
  expect(told.slice(0, 4)).toEqual(['SUBSCRIPTION_STARTED', ...Array.from({ length: 3 }, () => 'SUBSCRIPTION_REFUSED')]);
});

test('a refusal told twenty times at once is one letter', async () => {
  const { world } = own;
  const who = await subscribe(world);
  await world.sandbox('/config', { body: { webhooks: { copies: 20, shuffle: true } } });
  await refuse(who);
  await world.sandbox('/config', { body: { webhooks: { copies: 1, shuffle: false } } });
  await world.settled();
  expect(await lettersTo(who)).toEqual(['renewal_refused']);
});

test('another card, given on the page of the provider, pays what is overdue at once; nobody else can open that page', async () => {
  const { world } = own;
  const who = await subscribe(world);
  const stranger = await subscribe(world);
  await refuse(who);
  const { id } = await mine(world, who);
  const page = (token: string) => world.api(`/me/subscriptions/${id}/card`, { body: { locale: 'fr' }, token });
  const denied = await page(stranger.jwt);
  expect([denied.status, denied.body.error.details.code]).toEqual([404, 'SUBSCRIPTION_NOT_FOUND']);
  // Somebody who leaves that page leaves nothing behind that waits for an order.
  const left = expectOk(await page(who.jwt), 'a page').body.data as { redirectUrl: string };
  const leftSession = /cs_test_\w+/.exec(left.redirectUrl)?.[0] ?? '';
  await atStripe(world).checkout.sessions.expire(leftSession);
  await world.settled();
  const events = expectOk(await world.admin('/webhooks?pageSize=100'), 'events').body.data as Array<{ objectId: string; state: string }>;
  expect(events.filter(({ objectId }) => objectId === leftSession).map(({ state }) => state)).toEqual(['ignored']);
  const { redirectUrl } = expectOk(await page(who.jwt), 'the page for the card').body.data as { redirectUrl: string };
  const session = /cs_test_\w+/.exec(redirectUrl)?.[0] ?? '';
  const given = expectOk(await world.sandbox(`/sessions/${session}/pay`, { body: { card: '5555555555554444' } }), 'the card');
  expect(given.body.redirect ?? given.body.data?.redirect).toContain('/store/fr/account/subscriptions?card=given');
  await world.settled();
  expect(await payments(world, who, 2)).toMatchObject({ state: 'active', overdue: null, card: { last4: '4444' } });
  expect(await opens(world, who)).toBe('active');
  expect(await lettersTo(who)).toEqual(['renewal_refused']);
  await month(world, 32);
  expect(await payments(world, who, 3)).toMatchObject({ card: { last4: '4444' } });
  const codes = (expectOk(await world.admin(`/subscriptions/${id}`), 'on the desk').body.data.timeline as Array<{ code: string }>).map(
    ({ code }) => code,
  );
  expect(codes).toContain('SUBSCRIPTION_CARD_CHANGED');
});

test('a pause is no refusal: nobody is written to in it; the payment that is due after it may be refused, and is overdue from then on', async () => {
  const { world } = own;
  const who = await subscribe(world);
  await payWith(world, who, REFUSED);
  const { paidUntil } = await mine(world, who);
  const paused = expectOk(await ask(world, who, 'pause', { periods: 1 }), 'a pause').body.data as { nextPaymentAt: string };
  await untilPaymentOf(world, paidUntil);
  expect(await mine(world, who)).toMatchObject({ state: 'active', overdue: null });
  expect(await lettersTo(who)).toEqual([]);
  await world.passUntil(paused.nextPaymentAt, -20);
  await world.settled();
  expect(await mine(world, who)).toMatchObject({ state: 'active', paused: null, overdue: null });
  await untilPaymentOf(world, (await mine(world, who)).nextPaymentAt ?? '');
  await eventually('the subscription to be late', async () => (await mine(world, who)).state === 'past_due');
  await world.settled();
  const since = Date.parse((await mine(world, who)).overdue?.since ?? '');
  expect(since).toBeGreaterThanOrEqual(Date.parse(paused.nextPaymentAt));
  expect((await lettersTo(who))[0]).toBe('renewal_refused');
  expect(await opens(world, who)).toBe('revoked');
  await payWith(world, who, 'pm_card_visa');
  await days(8);
  await payments(world, who, 2);
  expect(await opens(world, who)).toBe('active');
});

test('where access is closed while a payment is overdue, it closes with the refusal and opens with the payment', async () => {
  const { world } = own;
  await setting('accessWhileOverdue', 'closed');
  const who = await subscribe(world);
  await refuse(who);
  expect(await opens(world, who)).toBe('revoked');
  expect(await mine(world, who)).toMatchObject({ accessUntil: null });
  await payWith(world, who, 'pm_card_visa');
  await days(4);
  await payments(world, who, 2);
  expect(await opens(world, who)).toBe('active');
  await setting('accessWhileOverdue', 'open');
});

test('one the provider leaves overdue for ever is ended by the shop after its days of grace', async () => {
  const { world } = own;
  await sandbox({ retryDelaysMs: [86_400_000], afterLastTry: 'leave_overdue' });
  await setting('retries', 1);
  const who = await subscribe(world);
  await refuse(who);
  expect(await lettersTo(who)).toEqual(['renewal_last_try']);
  await days(2);
  expect(await mine(world, who)).toMatchObject({ state: 'past_due', nextPaymentAt: null, overdue: { tries: 2, nextTryAt: null } });
  await days(8);
  await eventually('the subscription to end', async () => (await mine(world, who)).state === 'ended');
  await world.settled();
  expect(await lettersTo(who)).toEqual(['renewal_last_try', 'subscription_ended']);
});

test('the books balance', async () => {
  const { world } = own;
  await world.settled();
  expect(await brokenSentences(world)).toEqual([]);
});
