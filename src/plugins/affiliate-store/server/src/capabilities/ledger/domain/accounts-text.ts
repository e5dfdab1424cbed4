import type { AccountType } from '../../../kernel/account';
import { ledgerExponent } from '../../../kernel/currencies';
import type { Exchange } from '../../../kernel/exchange';
import { formatDecimal, minor } from '../../../kernel/money';
import { dayOf, type PeriodWindow } from './period';

/** A journal in the main currency: what each line is there, and at which rate; `missing` where none was known, and no line is anything. */
export interface AccountedInBase {
  readonly currency: string;
  readonly how: 'same' | 'frozen' | 'of_day' | 'missing';
  readonly exchange: Exchange | null;
  readonly amounts: ReadonlyMap<number, number>;
}

/** A journal as accountants read it. */
export interface AccountedJournal {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly orderNumber: string | null;
  readonly currency: string;
  readonly occurredAt: number;
  readonly lines: ReadonlyArray<{
    readonly lineNo: number;
    readonly type: AccountType;
    readonly address: string;
    readonly side: 'debit' | 'credit';
    readonly amount: number;
    readonly shareKey: string | null;
  }>;
  /** Where the accounts are wanted in the main currency too. */
  readonly base?: AccountedInBase | undefined;
}

/** Where a kind of account stands in a chart of accounts: the first word of its name in plain-text accounting. */
export const CHART: Readonly<Record<AccountType, 'assets' | 'liabilities' | 'income' | 'expenses' | 'equity'>> = {
  stripe_clearing: 'assets',
  manual_clearing: 'assets',
  bank: 'assets',
  dispute_hold: 'assets',
  input_tax: 'assets',
  tax_payable: 'liabilities',
  payable: 'liabilities',
  rolling_reserve: 'liabilities',
  payouts_in_transit: 'liabilities',
  refunds_in_transit: 'liabilities',
  customer_credit: 'liabilities',
  unattributed_cash: 'liabilities',
  platform_revenue: 'income',
  payout_fee_income: 'income',
  forfeited_balances: 'income',
  payment_fees: 'expenses',
  dispute_fees: 'expenses',
  refund_fee_loss: 'expenses',
  bonus_expense: 'expenses',
  bad_debt: 'expenses',
  fx_gain_loss: 'expenses',
  loss_double_reversal: 'expenses',
  rounding: 'equity',
  fx_clearing: 'equity',
  opening_balance: 'equity',
};

export const chartName = ({ type, address }: { readonly type: AccountType; readonly address: string }): string =>
  `${CHART[type]}:${address}`;

export const decimal = (amount: number, currency: string): string => formatDecimal({ minor: minor(amount), currency });

/** True where a journal's own month was closed before it was booked, so that this month has to restate it. */
export const isRestated = (journal: Pick<AccountedJournal, 'occurredAt'>, { startsAt }: Pick<PeriodWindow, 'startsAt'>): boolean =>
  journal.occurredAt < startsAt;

/** The day on which a month's accounts show a journal: its own, or the first of the month that restates it. */
export const accountingDay = (journal: Pick<AccountedJournal, 'occurredAt'>, window: PeriodWindow): string =>
  isRestated(journal, window) ? `${window.period}-01` : dayOf(journal.occurredAt, window.timeZone);

/** A rate as people write it. */
export const quoteOf = ({ from, to, rate }: Exchange): string => `1 ${from} = ${rate} ${to}`;

// A comma ends a tag, and a line break the line.
const tagText = (text: string): string => text.replaceAll(/[\s,;]+/g, ' ').trim();

const baseTags = (base: AccountedInBase | undefined): string[] => {
  if (!base || base.how === 'same') return [];
  const { how, exchange } = base;
  if (!exchange) return [`rate-is:${how}`];
  const since = dayOf(exchange.validFrom, 'UTC');
  return [`rate-is:${how}`, `rate:${quoteOf(exchange)}`, `rate-source:${tagText(exchange.source)}`, `rate-since:${since}`];
};

/** The total price of a line, as both programs read it: what it is in the main currency. */
const costOf = (base: AccountedInBase | undefined, lineNo: number): string => {
  const amount = base?.how === 'same' ? undefined : base?.amounts.get(lineNo);
  return base && amount !== undefined ? ` @@ ${decimal(amount, base.currency)} ${base.currency}` : '';
};

const entryOf = (journal: AccountedJournal, window: PeriodWindow): string => {
  const { id, kind, key, orderNumber, currency } = journal;
  const tags = [
    `key:${key}`,
    ...(orderNumber === null ? [] : [`order:${orderNumber}`]),
    ...(isRestated(journal, window) ? [`restates:${dayOf(journal.occurredAt, window.timeZone)}`] : []),
    ...baseTags(journal.base),
  ];
  const lines = journal.lines.map((line) => {
    const amount = decimal(line.side === 'debit' ? line.amount : -line.amount, currency);
    return `    ${chartName(line)}  ${amount} ${currency}${costOf(journal.base, line.lineNo)}${line.shareKey === null ? '' : `  ; share:${line.shareKey}`}`;
  });
  return [`${accountingDay(journal, window)} * (${id}) ${kind}  ; ${tags.join(', ')}`, ...lines].join('\n');
};

/** How many decimals each currency is written with, so that an importer does not have to guess. */
const commodityOf = (currency: string): string => {
  const exponent = ledgerExponent(currency);
  return `commodity 1000.${'0'.repeat(exponent)} ${currency}`;
};

/**
 * A month in the plain text of hledger and ledger: debits above zero, credits below. The same journals make the same bytes;
 * nothing in it depends on when it is written.
 */
export const plainTextAccounts = (journals: readonly AccountedJournal[], window: PeriodWindow, seal: string | null): string => {
  const currencies = [...new Set(journals.flatMap(({ currency, base }) => (base ? [currency, base.currency] : [currency])))].sort();
  const state = window.upTo === null ? 'open' : `closed at block ${window.upTo} ${seal ?? ''}`.trimEnd();
  const head = [`; affiliate-store, journal of ${window.period}, ${window.timeZone}, ${state}`, ...currencies.map(commodityOf)];
  return `${[head.join('\n'), ...journals.map((journal) => entryOf(journal, window))].join('\n\n')}\n`;
};
