import type { Core } from '@strapi/strapi';
import type { CreditBalance, CreditMovement } from '../../../../contracts/credit';
import {
  balanceOf,
  ledger,
  type AccountEntry,
  type AccountRow,
  type EntryPlace,
  type LedgerService,
} from '../../capabilities/ledger/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { payouts, type PayoutsService } from '../../capabilities/payouts/service';
import { address, normalSide, storeCredit } from '../../kernel/account';
import { minor, moneyView } from '../../kernel/money';
import { isoOf } from '../../platform/moments';

/** Who takes part: the books know how much there is and why, orders their numbers, payouts the reasons of what staff gave. */
export interface ReadCreditCast {
  readonly ledger: Pick<LedgerService, 'accounts' | 'accountAt' | 'entries'>;
  readonly orders: Pick<OrdersService, 'numbers'>;
  readonly payouts: Pick<PayoutsService, 'adjustmentsById'>;
}

const castOf = (strapi: Core.Strapi): ReadCreditCast => ({
  ledger: ledger(strapi),
  orders: orders(strapi),
  payouts: payouts(strapi),
});

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

/** The store credit of a party, by currency. */
export const creditBalances = async (
  strapi: Core.Strapi,
  party: string,
  cast: Pick<ReadCreditCast, 'ledger'> = castOf(strapi),
): Promise<CreditBalance[]> => {
  const rows = await cast.ledger.accounts({ owner: party, type: 'customer_credit' });
  const of = (currency: string, bucket: AccountRow['bucket']): number =>
    rows.filter((row) => row.currency === currency && row.bucket === bucket).reduce((sum, row) => sum + balanceOf(row), 0);
  return [...new Set(rows.map(({ currency }) => currency))].sort().map((currency) => ({
    currency,
    available: moneyOf(of(currency, ''), currency),
    reserved: moneyOf(of(currency, 'reserved'), currency),
  }));
};

const KIND: Readonly<Record<string, CreditMovement['kind']>> = {
  payout_settled: 'payout',
  payout_returned: 'payout_returned',
  credit_reserved: 'order',
  credit_released: 'order_not_paid',
  refund: 'refund',
  credit_granted: 'granted',
};

interface Named {
  readonly numbers: ReadonlyMap<number, string>;
  readonly reasonOf: (adjustment: string) => string | null;
}

const movementOf = (entry: AccountEntry, account: AccountRow, { numbers, reasonOf }: Named): CreditMovement => {
  const signed = entry.side === normalSide(account.type) ? entry.amount : -entry.amount;
  return {
    id: `${entry.journalId}.${entry.lineNo}`,
    kind: KIND[entry.kind] ?? 'other',
    amount: moneyOf(signed, account.currency),
    balanceAfter: moneyOf(entry.balanceAfter, account.currency),
    at: isoOf(entry.occurredAt),
    orderNumber: entry.orderId === null ? null : (numbers.get(entry.orderId) ?? null),
    payout: entry.sourceType === 'payout' ? entry.sourceId : null,
    reason: entry.sourceType === 'adjustment' ? reasonOf(entry.sourceId) : null,
  };
};

/** What moved the credit of a party in a currency, newest first, behind a place. */
export const creditMovements = async (
  strapi: Core.Strapi,
  party: string,
  { currency, after, limit }: { readonly currency: string; readonly after?: EntryPlace | undefined; readonly limit: number },
  cast: ReadCreditCast = castOf(strapi),
): Promise<{ readonly rows: readonly CreditMovement[]; readonly next: EntryPlace | null; readonly total: number }> => {
  const account = await cast.ledger.accountAt(address(storeCredit(party, currency)), currency);
  if (!account) return { rows: [], next: null, total: 0 };
  const found = await cast.ledger.entries(account, { after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const numbers = await cast.orders.numbers(page.flatMap(({ orderId }) => orderId ?? []));
  const made = await cast.payouts.adjustmentsById(
    page.flatMap(({ sourceType, sourceId }) => (sourceType === 'adjustment' ? sourceId : [])),
  );
  const reasonOf = (id: string): string | null => made.get(id)?.reason ?? null;
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map((entry) => movementOf(entry, account, { numbers, reasonOf })),
    next: last ? { journalId: last.journalId, lineNo: last.lineNo } : null,
    total: account.entries,
  };
};
