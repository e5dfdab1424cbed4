import type { Core } from '@strapi/strapi';
import type { AdminImport, AdminImportLine } from '../../../../contracts/admin';
import { csvText } from '../../../../contracts/csv';
import {
  importFailures,
  imports,
  type Import,
  type ImportFilter,
  type ImportLine,
  type LineFilter,
  type LineRefusal,
  type LineSum,
} from '../../capabilities/imports/service';
import type { Failure } from '../../kernel/failure';
import { money, moneyView, type MoneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';

const MOST = 10_000;

const viewOf = (amount: number, currency: string | null): MoneyView | null =>
  currency === null || amount === 0 ? null : moneyView(money(amount, currency));

const byCurrency = (sums: readonly LineSum[], amountOf: (sum: LineSum) => number): MoneyView[] => {
  const totals = new Map<string, number>();
  for (const sum of sums) if (sum.currency !== null) totals.set(sum.currency, (totals.get(sum.currency) ?? 0) + amountOf(sum));
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([currency, amount]) => viewOf(amount, currency) ?? []);
};

/** States in which what a line says is owed, or will be. */
const STANDS = new Set<LineSum['state']>(['waiting', 'done', 'kept']);

const countsOf = (sums: readonly LineSum[]): AdminImport['counts'] => {
  const count = (which: (sum: LineSum) => boolean): number => sums.filter(which).reduce((all, sum) => all + sum.count, 0);
  const standing = (verdict: LineSum['verdict']) => count((sum) => sum.verdict === verdict && STANDS.has(sum.state));
  return {
    make: standing('make'),
    match: standing('match'),
    book: standing('book'),
    tell: standing('tell'),
    bind: standing('bind'),
    know: standing('know'),
    refused: count(({ state }) => state === 'refused'),
    undone: count(({ state }) => state === 'undone'),
    kept: count(({ state }) => state === 'kept'),
  };
};

const throughOf = ({ state }: Import, sums: readonly LineSum[]): number => {
  const waits = state === 'undoing' || state === 'undone' ? 'done' : 'waiting';
  return sums.filter((sum) => sum.state !== waits).reduce((all, sum) => all + sum.count, 0);
};

const show = async (strapi: Core.Strapi, of: Import, nameOf: (actor: string) => string): Promise<AdminImport> => {
  const sums = await imports(strapi).sums(of.id);
  const taken = sums.filter(({ state }) => STANDS.has(state));
  return {
    id: of.publicId,
    program: { id: of.program, name: of.programName },
    fileName: of.fileName,
    state: of.state,
    lines: of.lines,
    through: throughOf(of, sums),
    currency: of.currency,
    mark: of.mark,
    welcome: of.welcome,
    parts: of.parts.map(({ source, kind, header, mapping }) => ({
      ...{ source, kind },
      header: [...header],
      mapping: Object.entries(mapping).map(([field, column]) => ({ field: field as keyof typeof mapping, column })),
    })),
    counts: countsOf(sums),
    opens: byCurrency(taken, ({ owed }) => owed),
    paidBefore: byCurrency(taken, ({ paidBefore }) => paidBefore),
    madeBy: nameOf(of.madeBy),
    madeAt: isoOf(of.madeAt),
    askedBy: of.askedBy === null ? null : nameOf(of.askedBy),
    runAt: maybeIsoOf(of.runAt),
    doneAt: maybeIsoOf(of.doneAt),
    undoneAt: maybeIsoOf(of.undoneAt),
  };
};

/** An import as the desk sees it. */
export const importOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<AdminImport, Failure>> => {
  const found = await imports(strapi).find(id);
  if (!found) return failed(importFailures.because('IMPORT_NOT_FOUND'));
  const nameOf = await namesOfActors(strapi, [found.madeBy, ...(found.askedBy === null ? [] : [found.askedBy])]);
  return ok(await show(strapi, found, nameOf));
};

/** A page of something, with where to read on. */
interface Page<Row> {
  readonly rows: Row[];
  readonly next: number | null;
  readonly total: number;
}

export const pageOfImports = async (strapi: Core.Strapi, filter: ImportFilter, limit: number): Promise<Page<AdminImport>> => {
  const found = await imports(strapi).list(filter, limit + 1);
  const page = found.slice(0, limit);
  const nameOf = await namesOfActors(
    strapi,
    page.flatMap(({ madeBy, askedBy }) => [madeBy, askedBy ?? madeBy]),
  );
  const rows: AdminImport[] = [];
  for (const one of page) rows.push(await show(strapi, one, nameOf));
  return { rows, next: found.length > limit ? (page.at(-1)?.id ?? null) : null, total: await imports(strapi).count(filter) };
};

/** Whose line it is as far as anybody can tell: by name, by number there, or by what stands first. */
const whoOf = ({ said, cells }: ImportLine): string | null => (said?.name === '' ? said.affiliateId : said?.name) ?? cells[0] ?? null;

const codeBefore = ({ said, code }: ImportLine): string | null => (said === null || said.code === code ? null : said.code);

const showLine = (line: ImportLine): AdminImportLine => ({
  id: line.publicId,
  line: line.line,
  kind: line.kind,
  verdict: line.verdict,
  state: line.state,
  who: whoOf(line),
  email: line.said?.email ?? null,
  code: line.code,
  codeBefore: codeBefore(line),
  rateBasisPoints: line.said?.rateBasisPoints ?? null,
  owed: viewOf(line.owed, line.currency),
  paidBefore: viewOf(line.paidBefore, line.currency),
  since: line.said?.joinedOn ?? null,
  reason: line.reason,
  notes: [...line.notes],
  keptFor: line.keptFor,
});

export const pageOfLines = async (
  strapi: Core.Strapi,
  id: string,
  filter: LineFilter,
  limit: number,
): Promise<Outcome<Page<AdminImportLine>, Failure>> => {
  const of = await imports(strapi).find(id);
  if (!of) return failed(importFailures.because('IMPORT_NOT_FOUND'));
  const found = await imports(strapi).lines(of.id, filter, limit + 1);
  const page = found.slice(0, limit);
  return ok({
    rows: page.map(showLine),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    total: await imports(strapi).countLines(of.id, filter),
  });
};

/** Why a line was not taken, for whoever corrects the file; the code stays beside it for programs. */
const SAID: Readonly<Record<LineRefusal, string>> = {
  EMAIL_MISSING: 'no e-mail address',
  EMAIL_MALFORMED: 'not an e-mail address',
  ID_MISSING: 'nothing this line could be told by',
  STATE_NOT_TAKEN: 'left out for its state there (rejected, inactive, declined)',
  AMOUNT_MALFORMED: 'not an amount, or with more decimals than the currency has',
  AMOUNT_NEGATIVE: 'an amount below zero: book it as an adjustment',
  CURRENCY_MISSING: 'an amount without a currency',
  CURRENCY_UNKNOWN: 'no currency of this world',
  DUPLICATE_IN_FILE: 'stands in this file before',
  IMPORTED_BEFORE: 'brought by an earlier import',
  AFFILIATE_UNKNOWN: 'of an affiliate nobody knows here: import affiliates first',
  CODE_TAKEN: 'the code was given out meanwhile',
  PLACE_BLOCKED: 'this person is blocked in the program',
  NOT_AN_AFFILIATE: 'the program did not take them',
  CUSTOMER_BOUND: 'this customer is bound to an affiliate here already, and stays so',
  PROGRAM_BINDS_NOBODY: 'who brought them was not promised to keep customers',
  OWN_ADDRESS: 'customer and affiliate are one person',
};

/** The lines that were not taken as a file: each part below its own header, with two columns more. */
export const rejectedLines = async (
  strapi: Core.Strapi,
  id: string,
): Promise<Outcome<{ readonly fileName: string; readonly text: string; readonly lines: number }, Failure>> => {
  const of = await imports(strapi).find(id);
  if (!of) return failed(importFailures.because('IMPORT_NOT_FOUND'));
  const lines = await imports(strapi).lines(of.id, { state: 'refused' }, MOST);
  const rows = of.parts.flatMap(({ header }, n) => {
    const own = lines.filter(({ part }) => part === n);
    if (own.length === 0) return [];
    const filled = (cells: readonly string[]): string[] => header.map((_, column) => cells[column] ?? '');
    return [
      [...header, 'rejected', 'why'],
      ...own.map(({ cells, reason }) => [...filled(cells), reason ?? '', reason === null ? '' : SAID[reason]]),
    ];
  });
  return ok({ fileName: `rejected-${of.publicId}.csv`, text: csvText(rows), lines: lines.length });
};
