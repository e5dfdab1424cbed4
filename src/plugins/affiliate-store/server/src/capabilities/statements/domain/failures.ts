import { failures } from '../../../kernel/failure';

/** Refusals of the statements room. */
export const statementFailures = failures({
  STATEMENT_NOT_FOUND: { kind: 'not_found', message: 'There is no such statement.', remedy: 'Open it from the list of statements.' },
  NOT_A_STATEMENT: {
    kind: 'invalid',
    message: 'This is not a statement, but something else altogether.',
    remedy: 'Send the whole content of the signed file, from the first to the last bracket.',
  },
  MONTH_NOT_OVER: {
    kind: 'conflict',
    message: 'This month is not over yet, so nobody can say what it came to.',
    remedy: 'Choose a month before the one in details.current.',
  },
  BOOKS_NOT_SEALED: {
    kind: 'conflict',
    message: 'Something of this month is still being written into the books.',
    remedy: 'Try again in a minute; the shop does so by itself too.',
  },
  STATEMENT_EMPTY: {
    kind: 'conflict',
    message: 'There is nothing to tell about this month.',
    remedy: 'A statement is made where something was booked, or where there is a balance.',
  },
  STATEMENTS_TOO_MANY: {
    kind: 'too_large',
    message: 'This is more than one file may hold.',
    remedy: 'Choose one month; details.most says how many statements fit.',
  },
  STATEMENT_PARTY_UNKNOWN: { kind: 'not_found', message: 'There is nobody of this id.', remedy: 'Search for the party by name.' },
});
