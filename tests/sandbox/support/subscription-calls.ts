import type Stripe from 'stripe';
import { type Bench, refusal } from './running-sandbox';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Subscriptions made without a page: charged at once to the card that is kept, after free days, or not at all. */
export async function makeSubscriptions(bench: Bench): Promise<void> {
  const { stripe, sandbox, shop } = bench;
  const product = await stripe.products.create({ name: 'Club' });
  const price = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 1500, recurring: { interval: 'month' } });
  const once = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 1500 });
  const items = [{ price: price.id }];
  const paying = async (token = 'pm_card_visa') =>
    (await stripe.customers.create({ payment_method: token, invoice_settings: { default_payment_method: token } })).id;
  const poor = async () => (await stripe.customers.create({})).id;
  const invoicesOf = async ({ id }: Stripe.Subscription) => (await stripe.invoices.list({ subscription: id })).data;
  /** What is told of subscriptions from now on. */
  const since = () => {
    const mark = shop.received.length;
    return () =>
      shop.received
        .slice(mark)
        .filter(({ event }) => event.type.startsWith('customer.subscription.'))
        .map(({ event: { type, data } }) => ({ type, previous_attributes: data.previous_attributes }));
  };
  const retrieve = ({ id }: Stripe.Subscription) => stripe.subscriptions.retrieve(id);

  expect((await refusal(stripe.subscriptions.create({ customer: await poor(), items }))).code).toBe('resource_missing');
  expect((await refusal(stripe.subscriptions.create({ customer: await paying(), items: [{ price: once.id }] }))).statusCode).toBe(400);

  // A part off, for as long as it lasts, also once nobody can have it any more.
  const coupon = await stripe.coupons.create({ percent_off: 20, duration: 'forever', name: 'FIFTH' });
  expect([coupon.amount_off, coupon.percent_off]).toEqual([null, 20]);
  expect((await stripe.coupons.update(coupon.id, { metadata: { why: 'spring' } })).metadata).toEqual({ why: 'spring' });
  const reduced = await stripe.subscriptions.create({
    customer: await paying(),
    items,
    discounts: [{ coupon: coupon.id }],
    metadata: { a: '1' },
  });
  expect(reduced.status).toBe('active');
  expect(await stripe.coupons.del(coupon.id)).toMatchObject({ deleted: true });
  expect((await refusal(stripe.coupons.retrieve(coupon.id))).code).toBe('resource_missing');
  await sandbox.advance(31 * DAY);
  expect((await invoicesOf(reduced)).map(({ status, total }) => [status, total])).toEqual([['paid', 1200], ['paid', 1200]]); // oxfmt-ignore
  const told = since();
  await stripe.subscriptions.update(reduced.id, { metadata: { a: '', b: '2' } });
  await sandbox.advance(HOUR);
  expect(told().map(({ previous_attributes: before }) => before)).toEqual([{ metadata: { a: '1' } }]);
  await stripe.subscriptions.cancel(reduced.id);

  // Refused, it waits for 23 hours: paid meanwhile it goes on, unpaid it is over.
  const refused = async () => {
    const card = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_chargeCustomerFail' } });
    const customer = await stripe.customers.create({ payment_method: card.id, invoice_settings: { default_payment_method: card.id } });
    const made = await stripe.subscriptions.create({ customer: customer.id, items });
    expect(made.status).toBe('incomplete');
    return made;
  };
  const [mended, left] = [await refused(), await refused()];
  const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: mended.customer as string });
  await stripe.invoices.pay((await invoicesOf(mended))[0]?.id ?? '', { payment_method: good.id });
  await sandbox.advance(24 * HOUR);
  expect([(await retrieve(mended)).status, (await retrieve(left)).status]).toEqual(['active', 'incomplete_expired']);
  expect((await invoicesOf(left)).map(({ status }) => status)).toEqual(['void']);
  await stripe.subscriptions.cancel(mended.id);

  // Free days, ended early, or by themselves with nothing to charge.
  const begin = async (customer: string, more: Partial<Stripe.SubscriptionCreateParams> = {}) =>
    stripe.subscriptions.create({ customer, items, trial_period_days: 7, ...more });
  const tried = await begin(await paying());
  expect([tried.status, (await invoicesOf(tried)).map(({ total }) => total)]).toEqual(['trialing', [0]]);
  expect((await refusal(stripe.subscriptions.update(tried.id, { trial_end: 1 }))).statusCode).toBe(400);
  expect((await stripe.subscriptions.update(tried.id, { trial_end: 'now' })).status).toBe('active');
  expect((await invoicesOf(tried)).map(({ total }) => total)).toEqual([1500, 0]);
  await stripe.subscriptions.cancel(tried.id);
  const waiting = await begin(await poor(), { trial_settings: { end_behavior: { missing_payment_method: 'pause' } } });
  const toldOfPause = since();
  await sandbox.advance(8 * DAY);
  expect((await retrieve(waiting)).status).toBe('paused');
  expect(toldOfPause().map(({ type }) => type)).toEqual([
    'customer.subscription.created',
    'customer.subscription.trial_will_end',
    'customer.subscription.updated',
    'customer.subscription.paused',
  ]);
}
