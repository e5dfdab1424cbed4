import type Stripe from 'stripe';
import type { Bench } from './running-sandbox';

const MONTH = 31 * 24 * 3_600_000;

/** A customer's credit pays what renews as far as it goes, comes back with an invoice that is voided, and a debt is charged on top. */
export const useBalance = async ({ stripe, sandbox }: Bench, credited: Stripe.Subscription): Promise<void> => {
  const owner = credited.customer as string;
  const balanceOf = async () => ((await stripe.customers.retrieve(owner)) as Stripe.Customer).balance;
  const newest = async () => (await stripe.invoices.list({ subscription: credited.id, limit: 1 })).data[0];
  const { total } = (await newest()) ?? { total: 0 };
  await stripe.customers.update(owner, { balance: -(total + 100) });
  await stripe.subscriptions.update(credited.id, { pause_collection: { behavior: 'void' } });
  await sandbox.advance(MONTH);
  expect([(await newest())?.status, await balanceOf()]).toEqual(['void', -(total + 100)]);
  await stripe.subscriptions.update(credited.id, { pause_collection: '' });
  await sandbox.advance(MONTH);
  expect(await newest()).toMatchObject({ status: 'paid', amount_due: 0, amount_paid: 0, ending_balance: -100 });
  await sandbox.advance(MONTH);
  expect(await newest()).toMatchObject({ status: 'paid', amount_paid: total - 100, starting_balance: -100, ending_balance: 0 });
  await stripe.customers.update(owner, { balance: 50 });
  await sandbox.advance(MONTH);
  expect(await newest()).toMatchObject({ status: 'paid', amount_paid: total + 50, ending_balance: 0 });
};
