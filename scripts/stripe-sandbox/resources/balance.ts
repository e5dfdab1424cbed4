import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import { balanceTransactions, currentBalance, wireBalance } from '../payments/balance';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

/** The balance and its movements. */
export const balanceResource: Resource = {
  collections: [expandable(balanceTransactions)],
  operations: [
    operation('balance.retrieve', ({ world }) => currentBalance(world)),
    operation('balanceTransactions.retrieve', ({ world, id }) => {
      const txn = world.of(balanceTransactions).get(id);
      if (!txn) throw noSuch('balance transaction', id);
      return txn;
    }),
    operation<Stripe.BalanceTransactionListParams>('balanceTransactions.list', ({ world, params }) => {
      const { currency, source, type, payout } = params;
      const index = source ? { name: 'source', key: source } : type ? { name: 'type', key: type } : undefined;
      return listPage(world, balanceTransactions, params, '/v1/balance_transactions', {
        ...(index ? { index } : {}),
        where: (row) => (!currency || row.currency === currency) && (!type || row.type === type) && payout === undefined,
      });
    }),
  ],
  wire: wireBalance,
};
