import type Stripe from 'stripe';
import { type Bench, refusal } from './running-sandbox';

const DAY = 24 * 3_600_000;
type Begin = (discounts: Array<{ coupon: string }>) => Promise<Stripe.Subscription>;

/** Coupons of an amount: off one payment, off those of some months, off all; a phase keeps what it names. */
export async function useCoupons(
  bench: Bench,
  begin: Begin,
  invoicesOf: (subscription: Stripe.Subscription) => Promise<Stripe.Invoice[]>,
): Promise<void> {
  const { stripe } = bench;
  const make = (id: string, more: Partial<Stripe.CouponCreateParams>) =>
    stripe.coupons.create({ id, amount_off: 500, currency: 'eur', name: 'SAVE', metadata: { order: '1' }, ...more });
  const once = await make('off-once', { duration: 'once' });
  const some = await make('off-some', { duration: 'repeating', duration_in_months: 2 });
  const all = await make('off-all', { duration: 'forever' });
  expect((await stripe.coupons.retrieve('off-some')).duration_in_months).toBe(2);
  expect((await stripe.coupons.list({ limit: 2 })).data.map(({ id }) => id)).toEqual(['off-all', 'off-some']);
  expect((await refusal(make('off-once', {}))).code).toBe('resource_already_exists');
  expect((await refusal(stripe.coupons.create({ duration: 'repeating', amount_off: 1, currency: 'eur' }))).code).toBe('parameter_missing');
  expect((await refusal(stripe.coupons.create({ percent_off: 10, amount_off: 1, currency: 'eur' }))).statusCode).toBe(400);
  expect((await refusal(stripe.coupons.create({ percent_off: 101 }))).statusCode).toBe(400);
  expect((await refusal(stripe.coupons.retrieve('off-none'))).code).toBe('resource_missing');

  const paid = async (one: Stripe.Subscription) => (await invoicesOf(one)).map(({ amount_paid: amount }) => amount).reverse();
  const begun = [];
  for (const { id } of [once, some, all]) begun.push(await begin([{ coupon: id }]));
  const [first] = await invoicesOf(begun[0] as Stripe.Subscription);
  const price = 2990;
  expect(first).toMatchObject({
    subtotal: price,
    total: price - 500,
    total_discount_amounts: [{ amount: 500 }],
    lines: { data: [{ discount_amounts: [{ amount: 500 }] }] },
  });
  // Under a schedule whose present phase names no discount it would be gone; one that names it keeps it until the next phase.
  const held = begun[2] as Stripe.Subscription;
  const [item] = held.items.data;
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: held.id });
  expect(schedule.phases[0]?.discounts[0]?.discount).toBe(held.discounts[0]);
  const phase = {
    items: [{ price: item?.price.id ?? '', quantity: 1 }],
    start_date: schedule.phases[0]?.start_date ?? 0,
    end_date: item?.current_period_end ?? 0,
    proration_behavior: 'none' as const,
  };
  const next = { items: phase.items, duration: { interval: 'month' as const, interval_count: 1 }, proration_behavior: 'none' as const };
  const phases = [
    { ...phase, discounts: [{ discount: held.discounts[0] as string }] },
    { ...next, discounts: '' as const },
  ];
  await stripe.subscriptionSchedules.update(schedule.id, {
    phases,
    end_behavior: 'release',
    default_settings: { default_payment_method: held.default_payment_method as string },
  });
  expect((await stripe.subscriptions.retrieve(held.id, { expand: ['discounts'] })).discounts).toMatchObject([
    { source: { coupon: all.id } },
  ]);
  for (let passed = 0; passed < 3; passed += 1) await bench.sandbox.advance(31 * DAY);
  const off = price - 500;
  expect(await Promise.all(begun.map(paid))).toEqual([
    [off, price, price, price],
    [off, off, price, price],
    [off, price, price, price],
  ]);
  expect((await stripe.subscriptions.retrieve(held.id)).discounts).toEqual([]);
  for (const one of begun) await stripe.subscriptions.cancel(one.id);
}
