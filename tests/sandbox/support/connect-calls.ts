import type Stripe from 'stripe';
import { paidIntent, refusal, type Bench } from './running-sandbox';

/** Every call about connected accounts and transfers, each with what it may be refused for. */
export async function useConnect(bench: Bench, later: () => Promise<void>): Promise<void> {
  const { stripe } = bench;
  const account = await stripe.accounts.create({
    controller: { stripe_dashboard: { type: 'express' }, losses: { payments: 'application' }, fees: { payer: 'application' } },
    capabilities: { transfers: { requested: true } },
    country: 'FR',
    email: 'ana@example.com',
    metadata: { party: 'pty_1' },
  });
  expect(account).toMatchObject({ type: 'express', payouts_enabled: false, details_submitted: false, default_currency: 'eur' });
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'http://127.0.0.1:9/refresh',
    return_url: 'http://127.0.0.1:9/return',
  });
  const page = async (outcome?: string) =>
    fetch(link.url, { redirect: 'manual', ...(outcome ? { method: 'POST', body: `outcome=${outcome}` } : {}) });
  expect(await (await page()).text()).toContain('No money moves');
  const early = { amount: 900, currency: 'eur', destination: account.id };
  expect((await refusal(stripe.transfers.create(early))).code).toBe('insufficient_capabilities_for_transfer');
  expect((await page('complete')).headers.get('location')).toBe('http://127.0.0.1:9/return');
  expect((await page()).headers.get('location')).toBe('http://127.0.0.1:9/refresh');
  expect((await stripe.accounts.retrieve(account.id)).payouts_enabled).toBe(true);
  expect((await stripe.accounts.list({ limit: 5 })).data.map(({ id }) => id)).toEqual([account.id]);
  const { available } = await stripe.balance.retrieve();
  const there = available.find(({ currency }) => currency === 'eur')?.amount ?? 0;
  expect((await refusal(stripe.transfers.create({ ...early, amount: Math.max(0, there) + 1 }))).code).toBe('balance_insufficient');
  await paidIntent(stripe, 'pm_card_bypassPending', Math.max(0, -there) + 9000);
  await later();
  const asked = { amount: 2000, currency: 'eur', destination: account.id, transfer_group: 'po_1', metadata: { payout: 'po_1' } };
  const transfer = await stripe.transfers.create(asked, { idempotencyKey: 'transfer:po_1' });
  expect((await stripe.transfers.create(asked, { idempotencyKey: 'transfer:po_1' })).id).toBe(transfer.id);
  expect((await stripe.transfers.list({ transfer_group: 'po_1' })).data.map(({ id }) => id)).toEqual([transfer.id]);
  expect((await refusal(stripe.transfers.create({ ...asked, destination: 'acct_1NotOurs' }))).code).toBe('resource_missing');
  const part = await stripe.transfers.createReversal(transfer.id, { amount: 500, metadata: { payout: 'po_1' } });
  await bench.ask(`accounts/${account.id}/empty`);
  expect((await refusal(stripe.transfers.createReversal(transfer.id))).code).toBe('balance_insufficient');
  expect((await stripe.transfers.listReversals(transfer.id)).data.map(({ id }) => id)).toEqual([part.id]);
  const shown = await stripe.transfers.retrieve(transfer.id, { expand: ['balance_transaction', 'destination'] });
  expect([shown.amount_reversed, shown.reversed, (shown.balance_transaction as Stripe.BalanceTransaction).net]).toEqual([
    500,
    false,
    -2000,
  ]);
  expect((await stripe.balanceTransactions.list({ type: 'transfer_refund' })).data.map(({ net }) => net)).toEqual([500]);
  for (const outcome of ['review', 'restrict']) await bench.ask(`accounts/${account.id}/onboarding`, { outcome });
  expect((await stripe.accounts.retrieve(account.id)).requirements?.currently_due).toEqual(['individual.verification.document']);
  expect((await stripe.events.list({ type: 'account.updated' })).data).toEqual([]);
}
