import type { Core } from '@strapi/strapi';
import type { AccountRef } from '../../kernel/account';
import type { JournalDraft } from '../../kernel/journal';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { sealJournals } from './actions/seal-journals';
import type { Sealed } from './actions/seal-journals';
import { verifySeals } from './actions/verify-seals';
import type { Progress, SealVerdict } from './actions/verify-seals';
import { partyBalances } from './domain/balance';
import type { AccountRow, PartyBalance } from './domain/balance';
import type { ClosedPeriod, PeriodWindow } from './domain/period';
import { taxBookedIn } from './store/tax-turnover';
import { countAccounts, findAccountAt, findAccountsPage, findEntries, ledgerTotals, turnoverByType } from './store/browsing';
import type { AccountEntry, AccountPlace, AccountSearch, EntryPlace, LedgerTotals } from './store/browsing';
import { lockBalance } from './store/locking';
import { findBookedEdges, lastMoved, findPartyMoves, findPayeeAccounts, sumPartyMoves } from './store/party-moves';
import type { Cover, PartyMove, PartySum, PayeeAccount } from './store/party-moves';
import { findBalances } from './store/party-balances';
import type { BalancePlace, BalanceSearch, OwnedBalance } from './store/party-balances';
import { postJournals } from './store/posting';
import type { PostingContext } from './store/posting';
import {
  findAccount,
  findAccounts,
  findJournal,
  findJournalByKey,
  findJournalsOfAccount,
  findJournalsOfOrder,
  findJournalsOfOrders,
  findKeysBefore,
  findOrdersMovedSince,
  findSubjects,
  findUnbalancedJournals,
  findWrongTurnover,
  readBookState,
  trialBalance,
  turnoverByKind,
  writeBookState,
} from './store/reading';
import type { JournalView, Subject } from './store/reading';
import {
  countJournals,
  countJournalsOfPeriod,
  findClosedPeriods,
  findFirstMoment,
  findJournalsOfPeriod,
  insertClosedPeriod,
} from './store/periods';
import { countUnsealed, findHead } from './store/seals';
import type { Head } from './store/seals';

export { balanceOf } from './domain/balance';
export { ledgerFailures } from './domain/failures';
export type { Progress, SealVerdict } from './actions/verify-seals';
export type { SealFinding } from './domain/seal-findings';
export type { Head } from './store/seals';
export { accountingDay, chartName, decimal, isRestated, plainTextAccounts, quoteOf } from './domain/accounts-text';
export type { AccountedInBase, AccountedJournal } from './domain/accounts-text';
export { dayOf, nextPeriod, periodOf, periodsBetween, startOfDay, startOfPeriod, windowOf } from './domain/period';
export type { ClosedPeriod, Period, PeriodWindow } from './domain/period';
export { accountingTimeZone } from './settings';
export type { AccountRow, PartyBalance } from './domain/balance';
export type { AccountEntry, AccountPlace, AccountSearch, EntryPlace, LedgerTotals } from './store/browsing';
export type { BalancePlace, BalanceSearch, OwnedBalance } from './store/party-balances';
export type { Cover, PartyMove, PartySum, PayeeAccount } from './store/party-moves';
export type { EntryView, JournalView } from './store/reading';

/** The double-entry books. Entries are only ever added. */
export interface LedgerService {
  /** Books journals in the open unit of work; a known key does nothing, a known key with other lines is refused. */
  readonly post: (drafts: readonly JournalDraft[], context: PostingContext) => Promise<readonly string[]>;
  /** The balance of a party's bucket, locked until the unit ends: nobody takes from it in between. */
  readonly lockBalance: (account: AccountRef) => Promise<number>;
  readonly balancesOf: (partyPublicId: string) => Promise<readonly PartyBalance[]>;
  /** What everybody is owed, by party and currency, behind a place; everything a search finds where no page is given. */
  readonly balances: (
    search: BalanceSearch,
    page: { readonly after?: BalancePlace | undefined; readonly limit: number } | null,
  ) => Promise<readonly OwnedBalance[]>;
  readonly accounts: (filter: {
    readonly owner?: string;
    readonly type?: string;
    readonly currency?: string;
    readonly address?: string;
  }) => Promise<readonly AccountRow[]>;
  readonly account: (id: number) => Promise<AccountRow | null>;
  readonly accountAt: (address: string, currency: string) => Promise<AccountRow | null>;
  /** Accounts a search finds, by address, behind a place. */
  readonly pageOfAccounts: (
    search: AccountSearch,
    page: { readonly after?: AccountPlace | undefined; readonly limit: number },
  ) => Promise<readonly AccountRow[]>;
  readonly countAccounts: (search: AccountSearch) => Promise<number>;
  /** What was booked on an account, newest first, each line with the balance after it. */
  readonly entries: (
    account: AccountRow,
    page: { readonly after?: EntryPlace | undefined; readonly limit: number },
  ) => Promise<readonly AccountEntry[]>;
  readonly totals: () => Promise<readonly LedgerTotals[]>;
  /** The same of one currency, by type of account. */
  readonly turnoverByType: (currency: string) => ReturnType<typeof turnoverByType>;
  /** The tax of what happened in a span, by country and currency, without what was paid on. */
  readonly taxBooked: (span: Parameters<typeof taxBookedIn>[1]) => ReturnType<typeof taxBookedIn>;
  readonly journal: (id: number) => Promise<JournalView | null>;
  readonly journalByKey: (key: string) => Promise<JournalView | null>;
  /** What a rare kind of event was booked for. */
  readonly subjects: (kind: string, sourceType: string) => Promise<readonly Subject[]>;
  readonly journalsOfOrder: (orderId: number) => Promise<readonly JournalView[]>;
  /** The same of several, by order. */
  readonly journalsOfOrders: (orderIds: readonly number[]) => ReturnType<typeof findJournalsOfOrders>;
  /** Of some orders those of which something of some kinds was booked since a moment; and the keys of what had been booked before it, by order. */
  readonly movedSince: (orderIds: readonly number[], since: number, kinds: readonly string[]) => Promise<readonly number[]>;
  readonly keysBefore: (orderIds: readonly number[], before: number) => Promise<ReadonlyMap<number, ReadonlySet<string>>>;
  readonly journalsOfAccount: (accountId: number, before: number | null, limit: number) => Promise<readonly JournalView[]>;
  readonly wrongTurnover: () => ReturnType<typeof findWrongTurnover>;
  readonly unbalancedJournals: () => ReturnType<typeof findUnbalancedJournals>;
  readonly trialBalance: () => ReturnType<typeof trialBalance>;
  readonly turnoverByKind: (accountId: number) => ReturnType<typeof turnoverByKind>;
  /** Seals what is committed and lies in no block yet. */
  readonly seal: () => Promise<Sealed>;
  /** The last block of the chain; its hash stands for everything booked until then. */
  readonly head: () => Promise<Head | null>;
  /** How many journals were booked since and lie in no block yet. */
  readonly unsealed: () => Promise<number>;
  /** Goes through the chain and everything it seals; `heads` are hashes it must hold. */
  readonly verify: (heads: readonly string[], tell?: (progress: Progress) => unknown) => Promise<SealVerdict>;
  readonly countJournals: () => Promise<number>;
  readonly closedPeriods: () => Promise<readonly ClosedPeriod[]>;
  /** Closes a month in the open unit of work; false when somebody was faster. */
  readonly closePeriod: (closed: ClosedPeriod) => Promise<boolean>;
  /** When the first thing happened that is in the books, UTC ms. */
  readonly firstMoment: () => Promise<number | null>;
  readonly journalsOfPeriod: (window: PeriodWindow, after: number, limit: number) => Promise<readonly JournalView[]>;
  readonly countOfPeriod: (window: PeriodWindow) => ReturnType<typeof countJournalsOfPeriod>;
  /** Everybody the books have an account for, behind one of them. */
  readonly payeeAccounts: (after: PayeeAccount | null, limit: number) => Promise<readonly PayeeAccount[]>;
  /** What a party's buckets hold by the journals that are covered, apart by kind. */
  readonly partySums: (of: PayeeAccount, cover: Cover) => Promise<readonly PartySum[]>;
  /** The lines one cover has and the earlier one had not. */
  readonly partyMoves: (of: PayeeAccount, cover: Cover, earlier: Cover | null) => Promise<readonly PartyMove[]>;
  /** When something last moved the money of parties. */
  readonly lastMoved: (owners: readonly string[]) => ReturnType<typeof lastMoved>;
  readonly bookedEdges: (before: number) => ReturnType<typeof findBookedEdges>;
  readonly state: <T>(name: string) => Promise<T | null>;
  readonly remember: (name: string, value: unknown) => Promise<void>;
}

export const ledgerService = (strapi: Core.Strapi): LedgerService => ({
  post: (drafts, context) => postJournals(strapi, drafts, context),
  lockBalance: (account) => lockBalance(strapi, account),
  balancesOf: async (party) => partyBalances(await findAccounts(strapi, { owner: party, type: 'payable' })),
  balances: (search, page) => findBalances(strapi, search, page),
  accounts: (filter) => findAccounts(strapi, filter),
  account: (id) => findAccount(strapi, id),
  accountAt: (address, currency) => findAccountAt(strapi, address, currency),
  pageOfAccounts: (search, page) => findAccountsPage(strapi, search, page),
  countAccounts: (search) => countAccounts(strapi, search),
  entries: (account, page) => findEntries(strapi, account, page),
  totals: () => ledgerTotals(strapi),
  turnoverByType: (currency) => turnoverByType(strapi, currency),
  taxBooked: (span) => taxBookedIn(strapi, span),
  journal: (id) => findJournal(strapi, id),
  journalByKey: (key) => findJournalByKey(strapi, key),
  subjects: (kind, sourceType) => findSubjects(strapi, kind, sourceType),
  journalsOfOrder: (orderId) => findJournalsOfOrder(strapi, orderId),
  journalsOfOrders: (orderIds) => findJournalsOfOrders(strapi, orderIds),
  movedSince: (orderIds, since, kinds) => findOrdersMovedSince(strapi, orderIds, since, kinds),
  keysBefore: (orderIds, before) => findKeysBefore(strapi, orderIds, before),
  journalsOfAccount: (accountId, before, limit) => findJournalsOfAccount(strapi, accountId, before, limit),
  wrongTurnover: () => findWrongTurnover(strapi),
  unbalancedJournals: () => findUnbalancedJournals(strapi),
  trialBalance: () => trialBalance(strapi),
  turnoverByKind: (accountId) => turnoverByKind(strapi, accountId),
  seal: () => sealJournals(strapi),
  head: () => findHead(strapi),
  unsealed: async () => countUnsealed(strapi, (await findHead(strapi))?.settled ?? 0),
  verify: (heads, tell) => verifySeals(strapi, heads, tell),
  countJournals: () => countJournals(strapi),
  closedPeriods: () => findClosedPeriods(strapi),
  closePeriod: (closed) => insertClosedPeriod(strapi, closed),
  firstMoment: () => findFirstMoment(strapi),
  journalsOfPeriod: (window, after, limit) => findJournalsOfPeriod(strapi, window, after, limit),
  countOfPeriod: (window) => countJournalsOfPeriod(strapi, window),
  payeeAccounts: (after, limit) => findPayeeAccounts(strapi, after, limit),
  partySums: (of, cover) => sumPartyMoves(strapi, of, cover),
  partyMoves: (of, cover, earlier) => findPartyMoves(strapi, of, cover, earlier),
  lastMoved: (owners) => lastMoved(strapi, owners),
  bookedEdges: (before) => findBookedEdges(strapi, before),
  state: (name) => readBookState(strapi, name),
  remember: (name, value) => writeBookState(strapi, name, value, now()),
});

export const ledger = (strapi: Core.Strapi): LedgerService => door<LedgerService>(strapi, 'ledger');
