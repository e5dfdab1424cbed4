import { table } from '../../../platform/tables';

/** The steps of a program's path, version by version; one without steps says that there is no path any more. Times UTC ms. */
export const pathVersions = table({
  name: 'path-version',
  table: 'afs_path_versions',
  columns: {
    program_id: { type: 'bigint' },
    version: { type: 'integer' },
    steps: { type: 'text' },
    hash: { type: 'string' },
    by: { type: 'string' },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['program_id', 'version'] }],
  appendOnly: true,
});

/** Who is on which version of which path, since when, and when they came to its end. */
export const pathWalks = table({
  name: 'path-walk',
  table: 'afs_path_walks',
  columns: {
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    party_id: { type: 'bigint' },
    version: { type: 'integer' },
    locale: { type: 'string' },
    opened_at: { type: 'bigint' },
    done_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['affiliate_id'] }],
  indexes: [['program_id', 'id'], ['party_id']],
});

/** What was read and signed, about which text, and the tries staff granted beyond the path's number. */
export const pathMarks = table({
  name: 'path-mark',
  table: 'afs_path_marks',
  columns: {
    affiliate_id: { type: 'bigint' },
    step: { type: 'string' },
    kind: { type: 'string' },
    hash: { type: 'string' },
    name: { type: 'string', nullable: true },
    locale: { type: 'string', nullable: true },
    by: { type: 'string' },
    reason: { type: 'text', nullable: true },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['affiliate_id', 'step', 'kind'], where: "kind <> 'granted'" }],
  indexes: [['affiliate_id']],
  appendOnly: true,
  checks: { known_kind: (row) => `${row}kind IN ('read', 'signed', 'granted')` },
});

/** Tries of a quiz, each with the questions, the right answers and the mark it was made of. */
export const quizTries = table({
  name: 'quiz-try',
  table: 'afs_quiz_tries',
  columns: {
    public_id: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    step: { type: 'string' },
    number: { type: 'integer' },
    questions: { type: 'text' },
    pass_percent: { type: 'integer' },
    begun_at: { type: 'bigint' },
    answered_at: { type: 'bigint', nullable: true },
    answers: { type: 'text', nullable: true },
    right_count: { type: 'integer', nullable: true },
    passed: { type: 'boolean', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['affiliate_id', 'step', 'number'] }],
});
