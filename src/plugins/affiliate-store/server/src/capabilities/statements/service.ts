import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { canonical } from '../../platform/ids';
import { signText } from '../../platform/signatures';
import { checkFile } from './actions/check-file';
import { paperOf } from './actions/draw-paper';
import type { Verdict } from './domain/document';
import type { Statement } from './domain/statement';
import { findKeys, rotatePair, signingPair } from './store/keys';
import type { PublicKey } from './store/keys';
import {
  countStatements,
  findMonths,
  findStatement,
  findStatements,
  insertMonth,
  insertStatement,
  sumStatements,
} from './store/statements';
import type { Issued, Kept, MadeMonth, StatementPlace, StatementSearch } from './store/statements';

export { checkFile, codeOf, fileText, statementOf } from './actions/check-file';
export type { SignedStatement, Verdict } from './domain/document';
export { readSigned } from './domain/document';
export { statementFailures } from './domain/failures';
export { endOfMonth, monthOf, monthsBetween, nextMonth, startOfMonth } from './domain/month';
export type { Month } from './domain/month';
export {
  addsUp,
  amountsOf,
  groupLines,
  groupOf,
  nothing,
  owed,
  plus,
  saysNothing,
  STATEMENT_FORMAT,
  STATEMENT_VERSION,
} from './domain/statement';
export type { Amounts, Group, Statement, StatementGroup, StatementLine } from './domain/statement';
export { statementMail } from './settings';
export type { PublicKey } from './store/keys';
export type { Issued, Kept, MadeMonth, StatementPlace, StatementSearch } from './store/statements';

/** Whose statement it is, and the language they read. */
export interface Addressee {
  readonly partyId: number;
  readonly language: string;
}

/** What people were told about a month of their money, signed and for good. */
export interface StatementsService {
  readonly months: () => Promise<readonly MadeMonth[]>;
  /** Decides once which journals a month's statements count; a month that was decided stays as it is. */
  readonly makeUp: (month: MadeMonth) => Promise<void>;
  /** Signs and keeps a statement in the open unit; false when its party has one of this currency and month. */
  readonly issue: (statement: Statement, to: Addressee) => Promise<boolean>;
  /** Newest month first. */
  readonly list: (
    search: StatementSearch,
    page: { readonly after?: StatementPlace | undefined; readonly limit: number },
  ) => Promise<readonly Issued[]>;
  readonly count: (search: StatementSearch) => Promise<number>;
  readonly sums: (search: StatementSearch) => ReturnType<typeof sumStatements>;
  /** One statement, word for word. */
  readonly statement: (search: StatementSearch) => Promise<Kept | null>;
  /** A statement as PDF. */
  readonly paper: (kept: Kept, language?: string) => Promise<Buffer>;
  /** Every public key statements were signed by, the one in use first. */
  readonly keys: () => Promise<readonly PublicKey[]>;
  /** Puts a new key in force, in the open unit; null when somebody was faster. */
  readonly rotateKey: () => Promise<string | null>;
  /** What a file is: as this shop signed it, or not. */
  readonly check: (text: string) => Promise<Verdict>;
}

const issue = async (strapi: Core.Strapi, statement: Statement, to: Addressee): Promise<boolean> => {
  const pair = await signingPair(strapi);
  const text = canonical(statement);
  return insertStatement(strapi, { statement, ...to, text, key: pair.id, signature: signText(text, pair.privateKey) });
};

export const statementsService = (strapi: Core.Strapi): StatementsService => ({
  months: () => findMonths(strapi),
  makeUp: (month) => insertMonth(strapi, month),
  issue: (statement, to) => issue(strapi, statement, to),
  list: (search, page) => findStatements(strapi, search, page),
  count: (search) => countStatements(strapi, search),
  sums: (search) => sumStatements(strapi, search),
  statement: (search) => findStatement(strapi, search),
  paper: (kept, language = kept.language) => paperOf(kept, language),
  keys: () => findKeys(strapi),
  rotateKey: () => rotatePair(strapi),
  check: async (text) => checkFile(text, new Map((await findKeys(strapi)).map((key) => [key.id, key.publicKey]))),
});

/** The door of this room. */
export const statements = (strapi: Core.Strapi): StatementsService => door<StatementsService>(strapi, 'statements');
