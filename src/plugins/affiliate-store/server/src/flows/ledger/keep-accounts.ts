import type { Core } from '@strapi/strapi';
import type { PeriodView } from '../../../../contracts/admin';
import {
  accountingDay,
  accountingTimeZone,
  chartName,
  dayOf,
  decimal,
  isRestated,
  ledger,
  ledgerFailures,
  nextPeriod,
  periodOf,
  periodsBetween,
  plainTextAccounts,
  quoteOf,
  windowOf,
} from '../../capabilities/ledger/service';
import type { AccountedInBase, AccountedJournal, ClosedPeriod, JournalView, PeriodWindow } from '../../capabilities/ledger/service';
import { currencies } from '../../capabilities/currencies/service';
import { orders } from '../../capabilities/orders/service';
import type { AccountType } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { csvText } from '../../../../contracts/csv';
import type { Cell } from '../../../../contracts/csv';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { knownOn } from '../insights/read-place-report';
import { journalValues } from '../currencies/value-journals';

const BATCH = 500;
const MOST_MONTHS = 60;

export type AccountsFormat = 'csv' | 'hledger';
export interface AccountsFile {
  readonly fileName: string;
  readonly rows: number;
  readonly text: string;
}

interface Calendar {
  readonly closed: readonly ClosedPeriod[];
  readonly timeZone: string;
  /** The oldest month that is open; null while nothing is in the books. */
  readonly next: string | null;
  readonly current: string;
}

const readCalendar = async (strapi: Core.Strapi): Promise<Calendar> => {
  const closed = await ledger(strapi).closedPeriods();
  const timeZone = await setting(strapi, accountingTimeZone);
  const first = await ledger(strapi).firstMoment();
  const last = closed.at(-1);
  const next = last ? nextPeriod(last.period) : first === null ? null : periodOf(first, timeZone);
  return { closed, timeZone, next, current: periodOf(now(), timeZone) };
};

const stateOf = (period: string, endsAt: number, { closed, next, current }: Calendar): PeriodView['state'] => {
  if (closed.some((each) => each.period === period)) return 'closed';
  if (period > current) return 'open';
  if (endsAt > now()) return 'current';
  return period === next ? 'next' : 'open';
};

const viewOf = async (strapi: Core.Strapi, period: string, calendar: Calendar): Promise<PeriodView> => {
  const { closed, timeZone } = calendar;
  const window = windowOf(period, closed, timeZone);
  const closing = closed.find((each) => each.period === period);
  const { closedBy, reason, hash } = closing ?? { closedBy: null, reason: null, hash: null };
  return {
    period,
    state: stateOf(period, window.endsAt, calendar),
    startsAt: isoOf(closing?.startsAt ?? window.startsAt),
    endsAt: isoOf(window.endsAt),
    timeZone: window.timeZone,
    ...(await ledger(strapi).countOfPeriod(window)),
    closedAt: maybeIsoOf(closing?.closedAt ?? null),
    closedBy,
    reason,
    hash,
  };
};

/** Months of the books, newest first, from the first with a journal to the one we are in. */
export const listPeriodsOf = async (strapi: Core.Strapi): Promise<PeriodView[]> => {
  const calendar = await readCalendar(strapi);
  const first = calendar.closed[0]?.period ?? calendar.next;
  if (first === null || first === undefined) return [];
  const views: PeriodView[] = [];
  for (const period of periodsBetween(first, calendar.current).slice(-MOST_MONTHS).reverse())
    views.push(await viewOf(strapi, period, calendar));
  return views;
};

/** Closes the oldest open month, once it is over. What is committed is sealed first, and the month ends at that block. */
export const closePeriodOf = async (
  strapi: Core.Strapi,
  period: string,
  by: { readonly actor: string; readonly reason: string },
): Promise<Outcome<PeriodView, Failure>> => {
  await ledger(strapi).seal();
  const done = await togetherOrNot(strapi, async () => {
    const { closed, timeZone, next } = await readCalendar(strapi);
    if (period !== next) return failed(ledgerFailures.because('PERIOD_NOT_NEXT', { next }));
    const { startsAt, endsAt } = windowOf(period, closed, timeZone);
    if (endsAt > now()) return failed(ledgerFailures.because('PERIOD_NOT_OVER', { endsAt }));
    const head = await ledger(strapi).head();
    const [block, hash] = [head?.block ?? 0, head?.hash ?? ''];
    const { main, maxAgeDays } = await currencies(strapi).terms();
    const closing = {
      ...{ period, startsAt, endsAt, timeZone, block, hash },
      ...{ closedAt: now(), closedBy: by.actor, reason: by.reason },
      ...{ baseCurrency: main, rateAgeDays: maxAgeDays },
    };
    if (!(await ledger(strapi).closePeriod(closing))) return failed(ledgerFailures.because('PERIOD_NOT_NEXT', { next }));
    await audit(strapi, {
      actor: by.actor,
      action: 'ledger.close',
      subject: `period:${period}`,
      reason: by.reason,
      after: { block, hash },
    });
    return ok(null);
  });
  return done.ok ? ok(await viewOf(strapi, period, await readCalendar(strapi))) : done;
};

const accounted = (journal: JournalView, orderNumber: string | null, base: AccountedInBase | undefined): AccountedJournal => ({
  ...journal,
  orderNumber,
  base,
  lines: journal.lines.map((line) => ({ ...line, type: line.type as AccountType })),
});

type Values = Awaited<ReturnType<typeof journalValues>>;

interface Wanted {
  readonly most: number;
  /** What says them in the main currency; null where that is not wanted. */
  readonly values: Values | null;
  /** Only journals that were written down before this moment; null for all of them. */
  readonly knownBy: number | null;
}

const readJournals = async (
  strapi: Core.Strapi,
  window: PeriodWindow,
  { most, values, knownBy }: Wanted,
): Promise<AccountedJournal[] | null> => {
  const journals: AccountedJournal[] = [];
  for (let after = 0; ;) {
    const read = await ledger(strapi).journalsOfPeriod(window, after, BATCH);
    const batch = knownBy === null ? read : read.filter(({ postedAt }) => postedAt < knownBy);
    const numbers = await orders(strapi).numbers(batch.flatMap((journal) => journal.orderId ?? []));
    const bases = await values?.(batch);
    const numberOf = (id: number | null): string | null => (id === null ? null : (numbers.get(id) ?? null));
    journals.push(...batch.map((journal) => accounted(journal, numberOf(journal.orderId), bases?.get(journal.id))));
    if (journals.length > most) return null;
    after = read.at(-1)?.id ?? after;
    if (read.length < BATCH) return journals;
  }
};

const DAY = 86_400_000;

const HEADER: readonly Cell[] = [
  'date',
  'journal',
  'line',
  'kind',
  'account',
  'account type',
  'currency',
  'debit',
  'credit',
  'order',
  'share',
  'key',
  'restates',
];

const BASE_HEADER: readonly Cell[] = [
  'base currency',
  'base debit',
  'base credit',
  'base rate',
  'base rate is',
  'base rate source',
  'base rate valid from (UTC)',
];

const baseCells = ({ base }: AccountedJournal, { lineNo, side }: AccountedJournal['lines'][number]): Cell[] => {
  if (!base) return [];
  const { currency, how, exchange, amounts } = base;
  const own = amounts.get(lineNo);
  const amount: Cell = own === undefined ? '' : { figure: decimal(own, currency) };
  return [
    currency,
    side === 'debit' ? amount : '',
    side === 'credit' ? amount : '',
    exchange ? quoteOf(exchange) : '',
    how,
    exchange?.source ?? '',
    exchange ? isoOf(exchange.validFrom) : '',
  ];
};

const rowsOf = (journal: AccountedJournal, window: PeriodWindow): Cell[][] =>
  journal.lines.map((line) => {
    const amount: Cell = { figure: decimal(line.amount, journal.currency) };
    return [
      accountingDay(journal, window),
      { figure: String(journal.id) },
      { figure: String(line.lineNo) },
      journal.kind,
      line.address,
      chartName(line).split(':')[0] ?? '',
      journal.currency,
      line.side === 'debit' ? amount : '',
      line.side === 'credit' ? amount : '',
      journal.orderNumber ?? '',
      line.shareKey ?? '',
      journal.key,
      isRestated(journal, window) ? dayOf(journal.occurredAt, window.timeZone) : '',
      ...baseCells(journal, line),
    ];
  });

/** How a month is wanted. */
export interface AccountsWish {
  readonly format: AccountsFormat;
  /** In the main currency too, each line with its rate. */
  readonly base: boolean;
  readonly most: number;
  /** The end of a day; absent: all that is booked. */
  readonly asKnownOn?: string | undefined;
}

/**
 * The accounts of a month, the same bytes each time, as they stand or as they were known at the end of a day. A closed month is as it was when it was closed, whatever came later, rates and settings
 * included.
 */
export const exportPeriodOf = async (
  strapi: Core.Strapi,
  period: string,
  { format, base, most, asKnownOn }: AccountsWish,
): Promise<Outcome<AccountsFile, Failure>> => {
  const { closed, timeZone } = await readCalendar(strapi);
  const window = windowOf(period, closed, timeZone);
  const closing = closed.find((each) => each.period === period) ?? null;
  const known = knownOn(asKnownOn);
  const knownBy = known === null ? null : Date.parse(known) + DAY;
  // A closed month knows the rates it was closed with; an open one those that had been entered by then.
  const terms = closing ?? (knownBy === null ? null : { closedAt: knownBy, rateAgeDays: null, baseCurrency: null });
  const journals = await readJournals(strapi, window, { most, values: base ? await journalValues(strapi, terms) : null, knownBy });
  if (!journals) return failed(ledgerFailures.because('LEDGER_EXPORT_TOO_LARGE', { most }));
  const header = base ? [...HEADER, ...BASE_HEADER] : HEADER;
  const text =
    format === 'csv'
      ? csvText([header, ...journals.flatMap((journal) => rowsOf(journal, window))])
      : plainTextAccounts(journals, window, closing?.hash ?? null);
  const name = `accounts-${period}${base ? '-base' : ''}${known === null ? '' : `-known-${known}`}`;
  return ok({ fileName: `${name}.${format === 'csv' ? 'csv' : 'journal'}`, rows: journals.length, text });
};
