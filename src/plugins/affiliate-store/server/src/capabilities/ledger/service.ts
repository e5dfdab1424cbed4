import type { Core } from '@strapi/strapi';
import type { JournalDraft } from '../../kernel/journal';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { partyBalances } from './domain/balance';
import type { AccountRow, PartyBalance } from './domain/balance';
import { postJournals } from './store/posting';
import type { PostingContext } from './store/posting';
import {
  findAccount, findAccounts, findJournal, findJournalsOfAccount, findJournalsOfOrder, findUnbalancedJournals, findWrongTurnover, readBookState, trialBalance, writeBookState,
} from './store/reading';
import type { JournalView } from './store/reading';

export type { AccountRow, PartyBalance } from './domain/balance';
export type { EntryView, JournalView } from './store/reading';

/** The double-entry books. Entries are only ever added. */
export interface LedgerService {
  /** Books journals in the open unit of work; a known key does nothing, a known key with other lines is refused. */
  readonly post: (drafts: readonly JournalDraft[], context: PostingContext) => Promise<readonly string[]>;
  readonly balancesOf: (partyPublicId: string) => Promise<readonly PartyBalance[]>;
  readonly accounts: (filter: { readonly owner?: string; readonly type?: string; readonly currency?: string; readonly search?: string }) => Promise<readonly AccountRow[]>;
  readonly account: (id: number) => Promise<AccountRow | null>;
  readonly journal: (id: number) => Promise<JournalView | null>;
  readonly journalsOfOrder: (orderId: number) => Promise<readonly JournalView[]>;
  readonly journalsOfAccount: (accountId: number, before: number | null, limit: number) => Promise<readonly JournalView[]>;
  readonly wrongTurnover: () => ReturnType<typeof findWrongTurnover>;
  readonly unbalancedJournals: () => ReturnType<typeof findUnbalancedJournals>;
  readonly trialBalance: () => ReturnType<typeof trialBalance>;
  readonly state: <T>(name: string) => Promise<T | null>;
  readonly remember: (name: string, value: unknown) => Promise<void>;
}

export const ledgerService = (strapi: Core.Strapi): LedgerService => ({
  post: (drafts, context) => postJournals(strapi, drafts, context),
  balancesOf: async (party) => partyBalances(await findAccounts(strapi, { owner: party, type: 'payable' })),
  accounts: (filter) => findAccounts(strapi, filter),
  account: (id) => findAccount(strapi, id),
  journal: (id) => findJournal(strapi, id),
  journalsOfOrder: (orderId) => findJournalsOfOrder(strapi, orderId),
  journalsOfAccount: (accountId, before, limit) => findJournalsOfAccount(strapi, accountId, before, limit),
  wrongTurnover: () => findWrongTurnover(strapi),
  unbalancedJournals: () => findUnbalancedJournals(strapi),
  trialBalance: () => trialBalance(strapi),
  state: (name) => readBookState(strapi, name),
  remember: (name, value) => writeBookState(strapi, name, value, now()),
});

export const ledger = (strapi: Core.Strapi): LedgerService => door<LedgerService>(strapi, 'ledger');
