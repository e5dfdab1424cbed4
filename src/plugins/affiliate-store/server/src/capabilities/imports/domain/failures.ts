import { failures } from '../../../kernel/failure';

/** Everything the room refuses as a whole, with a stable code each; what is wrong with one line is a word of that line. */
export const importFailures = failures({
  IMPORT_NOT_FOUND: { kind: 'not_found', message: 'There is no such import.', remedy: 'Reload the list of imports.' },
  IMPORT_FILE_NOT_TEXT: {
    kind: 'invalid',
    message: 'The file is not text: it holds bytes no spreadsheet of text has.',
    remedy: 'Save it as CSV (UTF-8) and choose that file.',
  },
  IMPORT_FILE_EMPTY: {
    kind: 'invalid',
    message: 'The file has no line below its header.',
    remedy: 'Export it again, with everybody you mean to bring along.',
  },
  IMPORT_FILE_BROKEN: {
    kind: 'invalid',
    message: 'A quotation mark in the file is opened and never closed, so that nobody can say where its lines end.',
    remedy: 'Correct the line in details.line, or export the file again.',
  },
  IMPORT_TOO_MANY_COLUMNS: {
    kind: 'too_large',
    message: 'A line of the file has more columns than any export of an affiliate programme.',
    remedy: 'Take out what is not needed: details.most says how many may be in a file, details.line where it was.',
  },
  IMPORT_TOO_MANY_LINES: {
    kind: 'too_large',
    message: 'The file has more lines than one import takes.',
    remedy: 'Split it into files of at most details.most lines: later ones know whom earlier ones brought.',
  },
  IMPORT_CELL_TOO_LONG: {
    kind: 'too_large',
    message: 'A cell of the file is longer than any field of an affiliate programme.',
    remedy: 'Shorten the cell in details.line: details.most letters fit.',
  },
  IMPORT_COLUMN_UNKNOWN: {
    kind: 'invalid',
    message: 'A column that was chosen is not in the file.',
    remedy: 'Choose among the columns of the file: details.column names the one that is not there.',
  },
  IMPORT_COLUMN_MISSING: {
    kind: 'invalid',
    message: 'Nobody can be recognised by the columns that were chosen.',
    remedy: 'Choose the column of e-mail addresses; for lines of earnings also that of amounts.',
  },
  IMPORT_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The import is in a state from which this is not possible.',
    remedy: 'Reload the page: details.state says where the import stands.',
  },
  IMPORT_NEEDS_SECOND_PERSON: {
    kind: 'forbidden',
    message: 'What this import opens is above the limit for one person: somebody else has to start it.',
    remedy: 'Ask somebody else who may import to press Run.',
  },
});
