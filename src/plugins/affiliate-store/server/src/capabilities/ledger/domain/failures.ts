import { failures } from '../../../kernel/failure';

/** Refusals of the ledger. */
export const ledgerFailures = failures({
  JOURNAL_CONTRADICTS_BOOKS: {
    kind: 'conflict',
    message: 'This event was booked before, with other amounts.',
    remedy: 'Nothing was booked. Compare both amounts in Store → Ledger; an adjustment is a new entry.',
  },
  JOURNAL_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such journal.',
    remedy: 'Go back to the ledger and open it from its account.',
  },
  NOTHING_TO_EXPLAIN: {
    kind: 'not_found',
    message: 'There is no such amount.',
    remedy: 'Go back to the page that shows the amount and ask from there.',
  },
  ACCOUNT_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such account.',
    remedy: 'Go back to the ledger and choose an account from the list.',
  },
  PAYOUTS_NOT_FROZEN: {
    kind: 'conflict',
    message: 'Payouts are not frozen.',
    remedy: 'There is nothing to lift. Read again how the books stand.',
  },
  BOOKS_STILL_BROKEN: {
    kind: 'conflict',
    message: 'The books do not hold yet, so payouts stay frozen.',
    remedy: 'Store → Books names the rows. Correct them by new entries and check again.',
  },
});
