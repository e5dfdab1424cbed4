import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { adminStatementRow } from '../../../../contracts/admin-statements';
import type { Locale } from '../../../../contracts/primitives';
import type { StatementAmounts, StatementFile, StatementPaper, StatementRow, StatementView } from '../../../../contracts/statements';
import { codeOf, fileText, owed, statementFailures, statementOf, statements } from '../../capabilities/statements/service';
import type {
  Amounts,
  Issued,
  Kept,
  Statement,
  StatementPlace,
  StatementSearch,
  StatementsService,
} from '../../capabilities/statements/service';
import type { Failure } from '../../kernel/failure';
import { formatDecimal, minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { csvText } from '../../../../contracts/csv';
import type { Cell } from '../../../../contracts/csv';
import { sameSecret } from '../../platform/ids';
import { isoOf } from '../../platform/moments';
import { together } from '../../platform/transaction';

/** Who takes part: statements, which know their own. */
export interface ReadStatementsCast {
  readonly statements: Pick<StatementsService, 'list' | 'count' | 'sums' | 'statement' | 'months' | 'paper'>;
}

const castOf = (strapi: Core.Strapi): ReadStatementsCast => ({ statements: statements(strapi) });

const DAY = 86_400_000;

/** The search that filters of the desk's list mean; as known on a day are the statements that had been issued when it ended. */
export const statementSearch = (filters: {
  readonly month?: string | undefined;
  readonly currency?: string | undefined;
  readonly search?: string | undefined;
  readonly asKnownOn?: string | undefined;
}): StatementSearch => ({
  month: filters.month,
  currency: filters.currency,
  name: filters.search,
  issuedBefore: filters.asKnownOn === undefined ? undefined : Date.parse(filters.asKnownOn) + DAY,
});

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

const amountsView = (amounts: Amounts, currency: string): StatementAmounts => ({
  pending: moneyOf(amounts.pending, currency),
  available: moneyOf(amounts.available, currency),
  held: moneyOf(amounts.held, currency),
  reserved: moneyOf(amounts.reserved, currency),
  paidOut: moneyOf(amounts.paidOut, currency),
  owed: moneyOf(owed(amounts), currency),
});

export const rowView = (issued: Issued): StatementRow => ({
  id: issued.id,
  month: issued.month,
  currency: issued.currency,
  issuedAt: isoOf(issued.issuedAt),
  lines: issued.lines,
  opening: moneyOf(issued.openingOwed, issued.currency),
  closing: moneyOf(issued.closingOwed, issued.currency),
  paidOut: moneyOf(issued.paidOut, issued.currency),
});

const adminRowView = (issued: Issued): z.output<typeof adminStatementRow> => ({
  ...rowView(issued),
  party: issued.party,
  partyName: issued.partyName,
});

const wholeView = (kept: Kept): StatementView => {
  const statement: Statement = statementOf(kept.text);
  const { currency } = statement;
  return {
    ...rowView(kept),
    party: statement.party.name,
    shop: statement.shop.name,
    openingAmounts: amountsView(statement.opening, currency),
    closingAmounts: amountsView(statement.closing, currency),
    groups: statement.groups.map((each) => ({ group: each.group, lines: each.lines, amounts: amountsView(each, currency) })),
    rows: statement.lines.map((line) => ({
      journal: line.journal,
      hash: line.hash,
      group: line.group,
      kind: line.kind,
      bookedAt: line.bookedAt,
      occurredAt: line.occurredAt,
      reference: line.reference,
      amounts: amountsView(line, currency),
    })),
    books: statement.books,
    key: kept.key,
    code: codeOf(kept.signature),
  };
};

const only = async (search: StatementSearch, cast: ReadStatementsCast): Promise<Outcome<Kept, Failure>> => {
  const kept = await cast.statements.statement(search);
  return kept ? ok(kept) : failed(statementFailures.because('STATEMENT_NOT_FOUND'));
};

/** One statement with every line. A search that names a party finds nobody else's. */
export const readStatementOf = async (
  strapi: Core.Strapi,
  search: StatementSearch,
  cast: ReadStatementsCast = castOf(strapi),
): Promise<Outcome<StatementView, Failure>> => {
  const kept = await only(search, cast);
  return kept.ok ? ok(wholeView(kept.value)) : kept;
};

/** The signed file of a statement, the same bytes each time. */
export const statementFileOf = async (
  strapi: Core.Strapi,
  search: StatementSearch,
  cast: ReadStatementsCast = castOf(strapi),
): Promise<Outcome<StatementFile, Failure>> => {
  const kept = await only(search, cast);
  if (!kept.ok) return kept;
  const { month, currency, id } = kept.value;
  return ok({ fileName: `statement-${month}-${currency}-${id}.json`, mediaType: 'application/json', text: fileText(kept.value) });
};

/** A statement as PDF, in the language asked for or that of its party; the same bytes each time. */
export const statementPaperOf = async (
  strapi: Core.Strapi,
  search: StatementSearch,
  language: Locale | undefined,
  cast: ReadStatementsCast = castOf(strapi),
): Promise<Outcome<StatementPaper, Failure>> => {
  const kept = await only(search, cast);
  if (!kept.ok) return kept;
  const { month, currency, id } = kept.value;
  const bytes = await cast.statements.paper(kept.value, language);
  return ok({ fileName: `statement-${month}-${currency}-${id}.pdf`, mediaType: 'application/pdf', base64: bytes.toString('base64') });
};

/** What a statement on paper has to say, for whoever holds its number and its code. */
export const statementByCode = async (
  strapi: Core.Strapi,
  { id, code }: { readonly id: string; readonly code: string },
  cast: ReadStatementsCast = castOf(strapi),
): Promise<Outcome<StatementRow, Failure>> => {
  const kept = await only({ id }, cast);
  if (!kept.ok) return kept;
  const plain = (text: string): string => text.toUpperCase().replace(/[^0-9A-F]/g, '');
  return sameSecret(plain(code), plain(codeOf(kept.value.signature)))
    ? ok(rowView(kept.value))
    : failed(statementFailures.because('STATEMENT_NOT_FOUND'));
};

const pageOf = async <T>(
  cast: ReadStatementsCast,
  asked: { readonly search: StatementSearch; readonly after?: StatementPlace | undefined; readonly limit: number },
  view: (issued: Issued) => T,
) => {
  const found = await cast.statements.list(asked.search, { after: asked.after, limit: asked.limit + 1 });
  const page = found.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    rows: page.map(view),
    next: found.length > page.length && last ? { month: last.month, row: last.row } : null,
    total: await cast.statements.count(asked.search),
  };
};

type Asked = Parameters<typeof pageOf>[1];

/** One page of one party's statements. */
export const myStatements = (strapi: Core.Strapi, asked: Asked, cast: ReadStatementsCast = castOf(strapi)) => pageOf(cast, asked, rowView);

/** One page of everybody's. */
export const allStatements = (strapi: Core.Strapi, asked: Asked, cast: ReadStatementsCast = castOf(strapi)) =>
  pageOf(cast, asked, adminRowView);

/** What a search comes to, and which months there are. */
export const statementTotals = async (strapi: Core.Strapi, search: StatementSearch, cast: ReadStatementsCast = castOf(strapi)) => ({
  totals: (await cast.statements.sums(search)).map((sum) => ({
    currency: sum.currency,
    closing: moneyOf(sum.closingOwed, sum.currency),
    paidOut: moneyOf(sum.paidOut, sum.currency),
  })),
  months: (await cast.statements.months()).map(({ month }) => month).reverse(),
});

const MOST_IN_A_FILE = 20_000;
const HEADER: readonly Cell[] = ['month', 'statement', 'party', 'name', 'currency', 'opening', 'paid out', 'closing', 'lines', 'issued'];

/** A search as spreadsheet text; it holds names of parties, so that who took it is in the audit log. */
export const statementsCsv = async (
  strapi: Core.Strapi,
  search: StatementSearch,
  actor: string,
  cast: ReadStatementsCast = castOf(strapi),
): Promise<Outcome<StatementFile, Failure>> => {
  const found = await cast.statements.list(search, { limit: MOST_IN_A_FILE + 1 });
  if (found.length > MOST_IN_A_FILE) return failed(statementFailures.because('STATEMENTS_TOO_MANY', { most: MOST_IN_A_FILE }));
  const figure = (amount: number, currency: string): Cell => ({ figure: formatDecimal({ minor: minor(amount), currency }) });
  const rows = found.map((each): Cell[] => [
    each.month,
    each.id,
    each.party,
    each.partyName,
    each.currency,
    figure(each.openingOwed, each.currency),
    figure(each.paidOut, each.currency),
    figure(each.closingOwed, each.currency),
    { figure: String(each.lines) },
    isoOf(each.issuedAt),
  ]);
  await together(strapi, () =>
    audit(strapi, { actor, action: 'statements.export', subject: `month:${search.month ?? 'all'}`, after: { rows: rows.length } }),
  );
  return ok({ fileName: `statements-${search.month ?? 'all'}.csv`, mediaType: 'text/csv', text: csvText([HEADER, ...rows]) });
};
