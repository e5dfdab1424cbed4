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
  PERIOD_NOT_NEXT: {
    kind: 'conflict',
    message: 'Months are closed one after the other, and this one is not next.',
    remedy: 'Close the oldest open month that has journals first; a closed month stays closed.',
  },
  PERIOD_NOT_OVER: {
    kind: 'conflict',
    message: 'This month is not over yet.',
    remedy: 'Close it when it is; until then its accounts can be exported as they stand.',
  },
  LEDGER_EXPORT_TOO_LARGE: {
    kind: 'conflict',
    message: 'This is more than a browser should be handed.',
    remedy: 'Run `npm run ledger` on the server, which writes it into a file.',
  },
  IMPORT_UNREADABLE: {
    kind: 'invalid',
    message: 'This is not an export of a ledger that can be read.',
    remedy: 'Nothing was imported. Use the file as `npm run ledger -- export` wrote it; docs/ledger-export.md says what is in it.',
  },
  IMPORT_VERSION_UNKNOWN: {
    kind: 'invalid',
    message: 'This export is of a version that this store does not know.',
    remedy: 'Nothing was imported. Import it with the version of the store that wrote it, or update this store.',
  },
  IMPORT_NOT_EMPTY: {
    kind: 'conflict',
    message: 'A ledger can be imported into an empty store only.',
    remedy: 'Nothing was imported. Start with an empty database.',
  },
  IMPORT_BROKEN: {
    kind: 'conflict',
    message: 'The export is not whole, or its chain does not hold.',
    remedy: 'Nothing was imported. Export again; if the chain itself is broken, `npm run ledger -- verify` names where.',
  },
});
