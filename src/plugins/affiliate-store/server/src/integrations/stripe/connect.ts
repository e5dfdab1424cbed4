import Stripe from 'stripe';
import type { AccountFacts, Asked, PayeeAccounts, RailFailure, TransferFacts, TransferRail } from '../../capabilities/payouts/ports';
import { failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import { toProvider } from '../../kernel/provider-amount';
import { readConfiguration, stripeClient } from './configuration';
import { amountOf, balanceTransactionFacts, expanded, idOf } from './facts';

const refused = (message: string, code: string | null): RailFailure => ({
  ...failure('RAIL_REFUSED', `Stripe refused: ${message}`, { code, kept: false }),
  kind: 'conflict',
});

// 409 is the same request still at work, 429 asks to come back, a key used for something else says nothing about the money.
const isAnswer = (error: Stripe.errors.StripeError): boolean => {
  const status = error.statusCode ?? 0;
  return status >= 400 && status < 500 && status !== 409 && status !== 429 && !(error instanceof Stripe.errors.StripeIdempotencyError);
};

const whyNot = (error: unknown): RailFailure => {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  if (isAnswer(error)) return refused(error.message, error.code ?? null);
  const facts = { code: error.code ?? null, kept: (error.statusCode ?? 0) >= 500 };
  return { ...failure('RAIL_SILENT', 'Stripe gave no answer that can be relied on.', facts), kind: 'unavailable' };
};

const asked = async <T>(question: () => Promise<T>): Asked<T> => {
  try {
    return ok(await question());
  } catch (error) {
    return failed(whyNot(error));
  }
};

const movementOf = (of: string, value: string | Stripe.BalanceTransaction | null) => {
  const txn = expanded(value);
  if (!txn) throw new Error(`${of} came without its balance transaction`);
  return balanceTransactionFacts(txn);
};

const transferFacts = (transfer: Stripe.Transfer): TransferFacts => ({
  id: transfer.id,
  payout: transfer.metadata['payout'] ?? null,
  accountId: idOf(transfer.destination) ?? '',
  amount: amountOf(transfer.amount, transfer.currency),
  reversed: amountOf(transfer.amount_reversed, transfer.currency),
  movement: movementOf(transfer.id, transfer.balance_transaction),
  reversals: transfer.reversals.data.map((reversal) => ({
    id: reversal.id,
    movement: movementOf(reversal.id, reversal.balance_transaction),
  })),
});

const WITH_MOVEMENTS = ['balance_transaction', 'reversals.data.balance_transaction'];

/** Transfers from the shop's balance at Stripe to the accounts of its payees. */
export const stripeTransfers = (stripe: Stripe = stripeClient(readConfiguration())): TransferRail => {
  const read = (id: string) => asked(async () => transferFacts(await stripe.transfers.retrieve(id, { expand: WITH_MOVEMENTS })));
  return {
    kind: 'transfer',
    needsPayer: false,
    send: async ({ key, payout, accountId, amount }) => {
      const minor = toProvider(amount);
      if (!minor.ok) return failed(refused(minor.failure.message, minor.failure.code));
      return asked(async () =>
        transferFacts(
          await stripe.transfers.create(
            {
              amount: minor.value,
              currency: amount.currency.toLowerCase(),
              destination: accountId,
              transfer_group: payout,
              metadata: { payout },
              expand: ['balance_transaction'],
            },
            { idempotencyKey: key },
          ),
        ),
      );
    },
    find: (payout) =>
      asked(async () => {
        const expand = WITH_MOVEMENTS.map((path) => `data.${path}`);
        const { data } = await stripe.transfers.list({ transfer_group: payout, limit: 100, expand });
        const found = data.find((transfer) => transfer.metadata['payout'] === payout);
        return found ? transferFacts(found) : null;
      }),
    read,
    reverse: async ({ key, transferId, payout }) => {
      const taken = await asked(() => stripe.transfers.createReversal(transferId, { metadata: { payout } }, { idempotencyKey: key }));
      return taken.ok ? read(transferId) : taken;
    },
  };
};

const accountFacts = (account: Stripe.Account): AccountFacts => ({
  id: account.id,
  party: account.metadata?.['party'] ?? null,
  detailsSubmitted: account.details_submitted,
  transfersActive: account.capabilities?.transfers === 'active',
  payoutsEnabled: account.payouts_enabled,
  due: account.requirements?.currently_due ?? [],
  verifying: account.requirements?.pending_verification ?? [],
  disabledReason: account.requirements?.disabled_reason ?? null,
});

const SECOND = 1000;

/** Express accounts: Stripe asks their owners for everything, and keeps it. */
export const stripeAccounts = (stripe: Stripe = stripeClient(readConfiguration())): PayeeAccounts => ({
  open: ({ key, party, email, country }) =>
    asked(async () =>
      accountFacts(
        await stripe.accounts.create(
          {
            controller: { stripe_dashboard: { type: 'express' }, losses: { payments: 'application' }, fees: { payer: 'application' } },
            capabilities: { transfers: { requested: true } },
            country,
            ...(email === null ? {} : { email }),
            metadata: { party },
          },
          { idempotencyKey: key },
        ),
      ),
    ),
  find: (party, since) =>
    asked(async () => {
      const created = { gte: Math.floor(since / SECOND) };
      for await (const account of stripe.accounts.list({ created, limit: 100 }))
        if (account.metadata?.['party'] === party) return accountFacts(account);
      return null;
    }),
  read: (id) => asked(async () => accountFacts(await stripe.accounts.retrieve(id))),
  link: (account, { returnUrl, refreshUrl }) =>
    asked(
      async () =>
        (await stripe.accountLinks.create({ account, type: 'account_onboarding', return_url: returnUrl, refresh_url: refreshUrl })).url,
    ),
});
