import type { Core } from '@strapi/strapi';
import type { AccountRow as AccountOnDesk, EntryRow, readLedgerTotals } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import {
  balanceOf,
  ledger,
  ledgerFailures,
  type AccountPlace,
  type AccountRow,
  type AccountSearch,
  type EntryPlace,
  type LedgerService,
} from '../../capabilities/ledger/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { normalSide } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';

/** Who takes part: the books, the names of those who own accounts, the numbers of orders. */
export interface ReadLedgerCast {
  readonly ledger: Pick<LedgerService, 'pageOfAccounts' | 'countAccounts' | 'accountAt' | 'entries' | 'totals'>;
  readonly people: Pick<PeopleService, 'partiesByPublicId' | 'partiesNamed'>;
  readonly orders: Pick<OrdersService, 'numbers'>;
}

const castOf = (strapi: Core.Strapi): ReadLedgerCast => ({ ledger: ledger(strapi), people: people(strapi), orders: orders(strapi) });

interface Page<Row, Place> {
  readonly rows: readonly Row[];
  readonly next: Place | null;
  readonly total: number;
}

const accountRow = (row: AccountRow, ownerName: string | null): AccountOnDesk => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: row.currency });
  return {
    address: row.address,
    type: row.type,
    owner: row.owner,
    ownerName,
    bucket: row.bucket,
    currency: row.currency,
    balance: money(balanceOf(row)),
    normalSide: normalSide(row.type),
    debits: money(row.debits),
    credits: money(row.credits),
    entries: row.entries,
  };
};

/** One page of accounts by address; a text is looked for in the address and in the name of the owner. */
export const listAccountsOf = async (
  strapi: Core.Strapi,
  search: Omit<AccountSearch, 'owners'>,
  page: { readonly after?: AccountPlace | undefined; readonly limit: number },
  cast: ReadLedgerCast = castOf(strapi),
): Promise<Page<AccountOnDesk, AccountPlace>> => {
  const whole = { ...search, owners: search.text === undefined ? [] : await cast.people.partiesNamed(search.text) };
  const found = await cast.ledger.pageOfAccounts(whole, { after: page.after, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  const owners = await cast.people.partiesByPublicId([...new Set(rows.flatMap((row) => (row.type === 'payable' ? [row.owner] : [])))]);
  return {
    rows: rows.map((row) => accountRow(row, owners.get(row.owner)?.name ?? null)),
    total: await cast.ledger.countAccounts(whole),
    next: found.length > rows.length && last ? { address: last.address, currency: last.currency } : null,
  };
};

/** The trial balance, per currency. */
export const readTrialBalance = async (
  strapi: Core.Strapi,
  cast: ReadLedgerCast = castOf(strapi),
): Promise<Data<typeof readLedgerTotals>> =>
  (await cast.ledger.totals()).map(({ currency, debits, credits, accounts, journals }) => {
    const money = (amount: number) => moneyView({ minor: minor(amount), currency });
    return { currency, debits: money(debits), credits: money(credits), difference: money(debits - credits), accounts, journals };
  });

/** One page of what was booked on an account, newest first, with the balance after each line. */
export const listEntriesOf = async (
  strapi: Core.Strapi,
  account: { readonly address: string; readonly currency: string },
  page: { readonly after?: EntryPlace | undefined; readonly limit: number },
  cast: ReadLedgerCast = castOf(strapi),
): Promise<Outcome<Page<EntryRow, EntryPlace>, Failure>> => {
  const row = await cast.ledger.accountAt(account.address, account.currency);
  if (!row) return failed(ledgerFailures.because('ACCOUNT_NOT_FOUND'));
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: row.currency });
  const found = await cast.ledger.entries(row, { after: page.after, limit: page.limit + 1 });
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const numbers = await cast.orders.numbers(shown.flatMap((entry) => entry.orderId ?? []));
  return ok({
    rows: shown.map(({ journalId, orderId, amount, balanceAfter, occurredAt, postedAt, ...same }) => ({
      ...same,
      journalId: String(journalId),
      occurredAt: isoOf(occurredAt),
      postedAt: isoOf(postedAt),
      amount: money(amount),
      balanceAfter: money(balanceAfter),
      orderNumber: orderId === null ? null : (numbers.get(orderId) ?? null),
    })),
    next: found.length > shown.length && last ? { journalId: last.journalId, lineNo: last.lineNo } : null,
    total: row.entries,
  });
};
