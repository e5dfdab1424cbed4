import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, explanation, moment, money, pageSize, rowNumber } from '../primitives';
import { flag, journalView } from './shapes';

export const accountRow = z.object({
  address: z.string(),
  type: z.string(),
  owner: z.string(),
  ownerName: z.string().nullable(),
  bucket: z.string(),
  currency: z.string(),
  /** Positive on the side that makes this kind of account grow. */
  balance: money,
  normalSide: z.enum(['debit', 'credit']),
  debits: money,
  credits: money,
  entries: z.number().int(),
});
export type AccountRow = z.output<typeof accountRow>;

export const listAccounts = endpoint({
  id: 'adminLedger.listAccounts',
  method: 'GET',
  path: '/ledger/accounts',
  access: 'admin:ledger.read',
  paginated: true,
  summary: 'Accounts with their balances, by address.',
  query: z.strictObject({
    type: z.string().max(40).optional(),
    owner: z.string().max(120).optional(),
    currency: currency.optional(),
    /** Part of the address or of its owner's name. */
    search: z.string().trim().min(1).max(120).optional(),
    nonZero: flag.optional(),
    cursor,
    pageSize,
  }),
  response: z.array(accountRow),
  failures: ['CURSOR_INVALID'],
});
export const readLedgerTotals = endpoint({
  id: 'adminLedger.readTotals',
  method: 'GET',
  path: '/ledger/totals',
  access: 'admin:ledger.read',
  summary: 'The trial balance: all debits and all credits, per currency.',
  response: z.array(
    z.object({
      currency: z.string(),
      debits: money,
      credits: money,
      difference: money,
      accounts: z.number().int(),
      journals: z.number().int(),
    }),
  ),
});
/** One line of one account, as on a bank statement. */
export const entryRow = z.object({
  journalId: z.string(),
  lineNo: z.number().int(),
  kind: z.string(),
  occurredAt: moment,
  postedAt: moment,
  side: z.enum(['debit', 'credit']),
  amount: money,
  /** The account's balance once this line is booked. */
  balanceAfter: money,
  orderNumber: z.string().nullable(),
  sourceType: z.string(),
  sourceId: z.string(),
});
export type EntryRow = z.output<typeof entryRow>;

export const listEntries = endpoint({
  id: 'adminLedger.listEntries',
  method: 'GET',
  path: '/ledger/entries',
  access: 'admin:ledger.read',
  paginated: true,
  summary: 'What was booked on one account, newest first.',
  query: z.strictObject({ address: z.string().min(1).max(200), currency, cursor, pageSize }),
  response: z.array(entryRow),
  failures: ['ACCOUNT_NOT_FOUND', 'CURSOR_INVALID'],
});
export const readJournal = endpoint({
  id: 'adminLedger.readJournal',
  method: 'GET',
  path: '/ledger/journals/:id',
  access: 'admin:ledger.read',
  summary: 'One fact of money with every side of it.',
  params: z.strictObject({ id: rowNumber }),
  response: journalView,
  failures: ['JOURNAL_NOT_FOUND'],
});

/** What can be asked "why": `id` and `part` say which one. */
export const explainable = z.enum([
  /** `id` journal, `part` line number. */
  'journal_line',
  /** `id` address, `part` currency. */
  'account',
  /** `id` public id of the commission. */
  'commission',
  /** `id` order number, `part` key of the share. */
  'order_share',
  /** `id` order number, `part` one of `sum[].part`. */
  'order_sum',
  /**
   * `id` a figure of the overview, `part` FROM_TO_CURRENCY, such as 2026-11-01_2026-11-30_EUR, and `_` with the product or the person it is
   * of (`product:ID`, `party:ID`); the whole shop where nothing is said.
   */
  'figure',
  /**
   * Of the report in currencies: `id` charged, net, settled, base_charged, base_net or unrated, `part` FROM_TO_CURRENCY of the orders that were
   * charged in it (`every` for all of them), and `_` with the currency that was settled in.
   */
  'in_currency',
  'place_figure',
  'cohort',
  /** `id` public id of what a lead, or the clicks of a day, earned. */
  'paid_event',
  /** `id` public id of the payout. */
  'payout',
  /** `id` public id of the run. */
  'payout_run',
  /** `id` of the finding, `part` provider or books. */
  'finding',
  /** `id` of the journal. */
  'journal',
  /** A balance after a line: `id` address, `part` CURRENCY_JOURNAL_LINE. */
  'entry',
  /** `id` debits, credits or difference, `part` currency. */
  'trial_balance',
  /** What a buyer paid in all: `id` number of one of their orders, `part` currency. */
  'customer',
  /** What a subscription brought in: `id` its public id, `part` currency. */
  'subscription',
  /** `id` of the invoice or credit note, `part` net, tax or total. */
  'document',
  /** `id` of the statement, `part` ROW.COLUMN, such as closing.owed. */
  'statement',
  /** `id` of a self-billed invoice or credit note, `part` tax or nothing. */
  'self_billed',
  /** Totals of a list, over what its `filters` match: `id` the column, `part` currency. */
  'orders',
  'documents',
  'statements',
  'subscriptions',
]);
export const explainAmount = endpoint({
  id: 'adminLedger.explain',
  method: 'GET',
  path: '/ledger/explanation',
  access: 'admin:ledger.read',
  summary: 'Why an amount is what it is. Facts called order, journal, account, affiliate and product name things that have a page.',
  query: z.strictObject({
    of: explainable,
    id: z.string().min(1).max(200),
    part: z.string().max(120).optional(),
    filters: z.string().max(600).optional(),
  }),
  response: explanation,
  failures: ['NOTHING_TO_EXPLAIN'],
});

/** How a sentence about the books stands. */
export const invariantView = z.object({
  /** `I1` … `I20`. */
  id: z.string(),
  state: z.enum(['holds', 'broken', 'unchecked', 'not_applicable']),
  checkedAt: moment.nullable(),
  /** How many rows were looked at, and how many of them offend; at most fifty of these are listed. */
  looked: z.number().int(),
  offending: z.number().int(),
  offenders: z.array(
    z.object({
      what: z.enum([
        'journal',
        'account',
        'order',
        'commission',
        'party',
        'payment',
        'refund',
        'dispute',
        'entitlement',
        'payout',
        'event',
        'payout',
      ]),
      id: z.string(),
      orderNumber: z.string().nullable(),
      text: z.string(),
      expected: z.string().nullable(),
      found: z.string().nullable(),
    }),
  ),
});
export type InvariantView = z.output<typeof invariantView>;
export const booksView = z.object({
  payoutsFrozen: z.boolean(),
  frozenSince: moment.nullable(),
  /** The sentences that were broken when payouts were frozen. */
  frozenBy: z.array(z.string()),
  checkedAt: moment.nullable(),
  tookMs: z.number().int().nullable(),
  invariants: z.array(invariantView),
});

export const readBooks = endpoint({
  id: 'adminBooks.read',
  method: 'GET',
  path: '/books',
  access: 'admin:books.read',
  summary: 'Every sentence that must be true of the books, and how it stood when last checked.',
  response: booksView,
});
export const runBooks = endpoint({
  id: 'adminBooks.run',
  method: 'POST',
  path: '/books/run',
  access: 'admin:books.run',
  summary: 'Checks every sentence now.',
  response: booksView,
  rateLimit: 10,
});
export const unfreezePayouts = endpoint({
  id: 'adminBooks.unfreeze',
  method: 'POST',
  path: '/books/unfreeze',
  access: 'admin:books.unfreeze',
  summary: 'Lets payouts go on, with a reason; refused while a sentence that freezes them is broken.',
  body: z.strictObject({ reason: z.string().trim().min(3, 'a reason of a few words').max(500) }),
  response: booksView,
  failures: ['PAYOUTS_NOT_FROZEN', 'BOOKS_STILL_BROKEN'],
});
