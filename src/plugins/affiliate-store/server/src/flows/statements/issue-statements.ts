import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import type { LedgerService, PartyMove, PayeeAccount } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Party } from '../../capabilities/people/service';
import {
  amountsOf,
  endOfMonth,
  groupLines,
  groupOf,
  monthOf,
  monthsBetween,
  nextMonth,
  nothing,
  plus,
  saysNothing,
  startOfMonth,
  statementFailures,
  STATEMENT_FORMAT,
  STATEMENT_VERSION,
  statements,
} from '../../capabilities/statements/service';
import type { Amounts, MadeMonth, Month, Statement, StatementLine, StatementsService } from '../../capabilities/statements/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { letOthersIn } from '../../platform/breath';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { publicId } from '../../platform/ids';
import { enqueue } from '../../platform/jobs';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { publicUrl, shopName } from '../../platform/shop-identity';
import { together } from '../../platform/transaction';
import { languageOfParty } from '../messaging/party-language';
import { issuePapers, papersOf } from '../self-billing/self-bill';
import { writeStatementMail } from './write-statement-mail';

/** Who takes part: the books know what moved, people whose it is, orders their numbers, statements keep what was said. */
export interface IssueCast {
  readonly ledger: Pick<LedgerService, 'seal' | 'head' | 'bookedEdges' | 'payeeAccounts' | 'partySums' | 'partyMoves' | 'accounts'>;
  readonly orders: Pick<ReturnType<typeof orders>, 'numbers'>;
  readonly people: Pick<ReturnType<typeof people>, 'partiesByPublicId'>;
  readonly statements: Pick<StatementsService, 'months' | 'makeUp' | 'issue' | 'count'>;
}

const castOf = (strapi: Core.Strapi): IssueCast => ({
  ledger: ledger(strapi),
  orders: orders(strapi),
  people: people(strapi),
  statements: statements(strapi),
});

const BATCH = 100;

/** The job that issues the statements of a month. */
export const ISSUE_JOB = 'statements.issue';

/**
 * Makes up every month that is over and was not made up: from then on it is decided which journals its statements count. Waits, by
 * leaving the rest for the next time, while something of the month is not sealed yet. What is booked late, or was open when the month
 * was made up, is in the month that is made up next, so that every line is in exactly one.
 */
export const makeUpMonths = async (strapi: Core.Strapi, cast: IssueCast = castOf(strapi)): Promise<readonly Month[]> => {
  const current = monthOf(now());
  const edges = await cast.ledger.bookedEdges(startOfMonth(current));
  if (!edges) return [];
  const last = (await cast.statements.months()).at(-1);
  const due = monthsBetween(last ? nextMonth(last.month) : monthOf(edges.firstAt), current).filter((month) => month < current);
  if (due.length > 0) await cast.ledger.seal();
  const made: Month[] = [];
  for (const month of due) {
    const endsAt = endOfMonth(month);
    const booked = await cast.ledger.bookedEdges(endsAt);
    const head = await cast.ledger.head();
    if (!head || head.settled < (booked?.lastId ?? 0)) break;
    await together(strapi, async () => {
      await cast.statements.makeUp({ month, endsAt, settled: head.settled, block: head.block, head: head.hash });
      await enqueue({ name: ISSUE_JOB, payload: { month }, key: `${ISSUE_JOB}:${month}` });
    });
    crashPoint('statement.made_up');
    made.push(month);
  }
  return made;
};

const FOR_ITS_SOURCE = new Set([
  'payout',
  'adjustment',
  'write_off',
  'forfeiture',
  'currency_move',
  'self_billed',
  'opening',
  'paid_event',
]);

/** One line to a journal, with what it did to every bucket. */
const linesOf = (moves: readonly PartyMove[], numbers: ReadonlyMap<number, string>): StatementLine[] => {
  const journals = new Map<number, PartyMove[]>();
  for (const move of moves) {
    const known = journals.get(move.journalId);
    if (known) known.push(move);
    else journals.set(move.journalId, [move]);
  }
  return [...journals.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const source = FOR_ITS_SOURCE.has(first.sourceType) ? first.sourceId : null;
    return {
      journal: first.journalId,
      hash: first.hash,
      group: groupOf(first.kind, first.sourceType),
      kind: first.kind,
      bookedAt: isoOf(first.postedAt),
      occurredAt: isoOf(first.occurredAt),
      reference: first.orderId === null ? source : (numbers.get(first.orderId) ?? null),
      ...amountsOf(own),
    };
  });
};

const numbersOf = async (moves: readonly PartyMove[], cast: IssueCast): Promise<ReadonlyMap<number, string>> => {
  const ids = [...new Set(moves.flatMap((move) => move.orderId ?? []))];
  const numbers = new Map<number, string>();
  for (let at = 0; at < ids.length; at += BATCH)
    for (const [id, number] of await cast.orders.numbers(ids.slice(at, at + BATCH))) numbers.set(id, number);
  return numbers;
};

interface Slot {
  readonly party: Party;
  readonly of: PayeeAccount;
  readonly month: MadeMonth;
  /** The month before it; null for the first there is. */
  readonly earlier: MadeMonth | null;
}

/** What a party is told about a month, as the books have it; null where there is nothing to tell. */
const compose = async (strapi: Core.Strapi, { party, of, month, earlier }: Slot, cast: IssueCast): Promise<Statement | null> => {
  const opening = earlier ? amountsOf(await cast.ledger.partySums(of, earlier)) : nothing();
  const moves = await cast.ledger.partyMoves(of, month, earlier);
  const lines = linesOf(moves, await numbersOf(moves, cast));
  if (saysNothing({ opening, lines })) return null;
  const groups = groupLines(lines);
  return {
    format: STATEMENT_FORMAT,
    version: STATEMENT_VERSION,
    id: publicId('stm'),
    shop: { name: await setting(strapi, shopName), url: await setting(strapi, publicUrl) },
    party: { id: party.publicId, name: party.name },
    currency: of.currency,
    exponent: moneyView({ minor: minor(0), currency: of.currency }).exponent,
    month: month.month,
    issuedAt: isoOf(now()),
    books: { block: month.block, head: month.head },
    opening,
    groups,
    closing: groups.reduce<Amounts>(plus, opening),
    lines,
  };
};

/** Issues one statement unless it was issued; answers whether there is one now. */
const issueOne = async (strapi: Core.Strapi, slot: Slot, cast: IssueCast): Promise<boolean> => {
  const { party, of, month } = slot;
  if ((await cast.statements.count({ partyId: party.id, currency: of.currency, month: month.month })) > 0) return true;
  const statement = await compose(strapi, slot, cast);
  if (!statement) return false;
  const language = await languageOfParty(strapi, party);
  const papers = await papersOf(strapi, party, statement, language);
  await together(strapi, async () => {
    if (!(await cast.statements.issue(statement, { partyId: party.id, language }))) return;
    if (papers) await issuePapers(strapi, papers);
    crashPoint('statement.issued');
    await writeStatementMail(strapi, party, statement, language);
  });
  return true;
};

const monthsUntil = async (
  cast: IssueCast,
  wanted: Month,
): Promise<{ readonly month: MadeMonth; readonly earlier: MadeMonth | null } | null> => {
  const months = await cast.statements.months();
  const place = months.findIndex(({ month }) => month === wanted);
  const month = months[place];
  return month ? { month, earlier: months[place - 1] ?? null } : null;
};

/** Issues the statements of a month that was made up, party by party; run again, it issues what is missing. */
export const issueMonth = async (strapi: Core.Strapi, wanted: Month, cast: IssueCast = castOf(strapi)): Promise<void> => {
  const made = await monthsUntil(cast, wanted);
  if (!made) return;
  for (let after: PayeeAccount | null = null; ;) {
    const accounts: readonly PayeeAccount[] = await cast.ledger.payeeAccounts(after, BATCH);
    const parties = await cast.people.partiesByPublicId([...new Set(accounts.map(({ owner }) => owner))]);
    for (const of of accounts) {
      const party = parties.get(of.owner);
      if (party) await issueOne(strapi, { party, of, ...made }, cast);
      await letOthersIn();
    }
    after = accounts.at(-1) ?? null;
    if (accounts.length < BATCH) return;
  }
};

/** Issues what one party lacks of a month, now: for whoever does not want to wait for the job. */
export const issueForParty = async (
  strapi: Core.Strapi,
  asked: { readonly party: string; readonly month: Month },
  cast: IssueCast = castOf(strapi),
): Promise<Outcome<{ readonly partyId: number }, Failure>> => {
  const current = monthOf(now());
  if (asked.month >= current) return failed(statementFailures.because('MONTH_NOT_OVER', { current }));
  const party = (await cast.people.partiesByPublicId([asked.party])).get(asked.party);
  if (!party) return failed(statementFailures.because('STATEMENT_PARTY_UNKNOWN'));
  await makeUpMonths(strapi, cast);
  const made = await monthsUntil(cast, asked.month);
  if (!made) {
    const edges = await cast.ledger.bookedEdges(endOfMonth(asked.month));
    return failed(statementFailures.because(edges ? 'BOOKS_NOT_SEALED' : 'STATEMENT_EMPTY'));
  }
  const currencies = [
    ...new Set((await cast.ledger.accounts({ owner: party.publicId, type: 'payable' })).map((row) => row.currency)),
  ].sort();
  let issued = 0;
  for (const currency of currencies)
    if (await issueOne(strapi, { party, of: { owner: party.publicId, currency }, ...made }, cast)) issued += 1;
  return issued > 0 ? ok({ partyId: party.id }) : failed(statementFailures.because('STATEMENT_EMPTY'));
};
