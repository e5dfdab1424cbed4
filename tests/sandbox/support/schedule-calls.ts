import type Stripe from 'stripe';
import { afterIntervals } from '../../../scripts/stripe-sandbox/billing/subscription';
import { type Bench, refusal } from './running-sandbox';

const DAY = 24 * 3_600_000;

/** Another price from the end of the period on, by a schedule: nothing now, the whole of it then, and a year later again. */
export async function useSchedules(
  bench: Bench,
  changing: Stripe.Subscription,
  invoicesOf: (subscription: Stripe.Subscription) => Promise<Stripe.Invoice[]>,
): Promise<void> {
  const { stripe } = bench;
  const period = (one: Stripe.Subscription): number => one.items.data[0]?.current_period_end ?? 0;
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: changing.id });
  expect((await stripe.subscriptionSchedules.retrieve(schedule.id, { expand: ['subscription'] })).status).toBe('active');
  expect((await refusal(stripe.subscriptionSchedules.create({ from_subscription: changing.id }))).statusCode).toBe(400);
  expect((await refusal(stripe.subscriptions.update(changing.id, { cancel_at_period_end: true }))).statusCode).toBe(400);
  const [item] = changing.items.data;
  const next = {
    items: [
      {
        price_data: {
          currency: 'eur',
          product: item?.price.product as string,
          recurring: { interval: 'year' as const },
          unit_amount: 30000,
        },
      },
    ],
    duration: { interval: 'year' as const, interval_count: 1 },
    proration_behavior: 'none' as const,
    metadata: { terms: 'yearly' },
  };
  const phases = [
    {
      items: [{ price: item?.price.id ?? '', quantity: 1 }],
      start_date: schedule.phases[0]?.start_date ?? 0,
      end_date: period(changing),
      proration_behavior: 'none' as const,
    },
    next,
  ];
  const method = changing.default_payment_method as string;
  const planned = await stripe.subscriptionSchedules.update(schedule.id, {
    phases,
    end_behavior: 'release',
    proration_behavior: 'none',
    default_settings: { default_payment_method: method },
  });
  expect(planned.phases).toHaveLength(2);
  const halfway = [phases[0] ? { ...phases[0], end_date: period(changing) - 60 } : next, next];
  expect((await refusal(stripe.subscriptionSchedules.update(schedule.id, { phases: halfway }))).code).toBe('sandbox_not_simulated');
  expect((await invoicesOf(changing)).length).toBe(1);
  await bench.sandbox.advance(32 * DAY);
  const changedTo = await stripe.subscriptions.retrieve(changing.id);
  expect(changedTo.metadata).toMatchObject({ terms: 'yearly' });
  expect([changedTo.default_payment_method, changedTo.billing_cycle_anchor]).toEqual([method, period(changing)]);
  expect(period(changedTo)).toBe(afterIntervals(period(changing), 'year', 1));
  const [yearly] = await invoicesOf(changing);
  expect([yearly?.amount_paid, yearly?.parent?.subscription_details?.metadata?.['terms']]).toEqual([30000, 'yearly']);
  await bench.sandbox.advance(334 * DAY);
  expect((await invoicesOf(changing)).length).toBe(2);
  await bench.sandbox.advance(32 * DAY);
  expect((await invoicesOf(changing)).map(({ amount_paid: paid }) => paid)).toEqual([30000, 30000, expect.any(Number)]);
  // After its last phase the schedule has let go by itself, and the subscription goes on.
  expect((await stripe.subscriptions.retrieve(changing.id)).schedule).toBeNull();
  expect((await stripe.subscriptionSchedules.retrieve(schedule.id)).status).toBe('released');
  const again = await stripe.subscriptionSchedules.create({ from_subscription: changing.id });
  expect((await stripe.subscriptionSchedules.release(again.id)).released_subscription).toBe(changing.id);
  expect((await refusal(stripe.subscriptionSchedules.release(again.id))).statusCode).toBe(400);
  const last = await stripe.subscriptionSchedules.create({ from_subscription: changing.id });
  expect((await stripe.subscriptions.cancel(changing.id)).status).toBe('canceled');
  expect((await stripe.subscriptionSchedules.retrieve(last.id)).status).toBe('canceled');
  expect((await stripe.subscriptionSchedules.list({ customer: changing.customer as string })).data).toHaveLength(3);
}
