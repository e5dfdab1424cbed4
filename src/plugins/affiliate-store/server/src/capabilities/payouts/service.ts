import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { checkMethod } from './actions/check-method';
import type { Adjustment } from './domain/adjustment';
import type { Method, MethodDetails } from './domain/method';
import type { PayoutState } from './domain/payout-state';
import {
  countAdjustments,
  decideAdjustment,
  findAdjustments,
  findAdjustmentsById,
  findAdjustmentsOfContests,
  insertAdjustment,
  lockAdjustment,
  sumBooked,
  sumForfeited,
  sumMovedInto,
  sumMovedOut,
  sumGranted,
} from './store/adjustments';
import type { AdjustmentFilter, NewAdjustment } from './store/adjustments';
import { countItems, endItems, findItems, findWrongItems, insertItems } from './store/items';
import type { PayoutItem } from './store/items';
import { beginAccount, dropAccount, findAccountById, findAccounts, keepStanding, nameAccount } from './store/accounts';
import type { PayeeAccount } from './store/accounts';
import { changeCall, findCalls, findOpenCalls, insertCall, insertCalls, lockCall } from './store/calls';
import type { NewCall, RailCall } from './store/calls';
import { findMethods, openMethods, partiesSharingAccount, replaceMethod } from './store/methods';
import {
  changePayout,
  changePayouts,
  claimPayouts,
  countByState,
  countPayouts,
  findPayouts,
  eachPayouts,
  insertPayout,
  insertPayouts,
  lockPayout,
  partiesUnderWay,
  sumAllPayouts,
  sumPayoutsOfParties,
  sumCreditPaid,
  partiesEverPaid,
  sumClaimedSince,
  sumPayouts,
  worthlessPayouts,
} from './store/payouts';
import type { NewPayout, Payout, PayoutFilter } from './store/payouts';
import {
  closeForfeitureNotice,
  countForfeitureNotices,
  findForfeitureNotices,
  insertForfeitureNotice,
  lockForfeitureNotice,
} from './store/forfeitures';
import type { ForfeitureFilter } from './store/forfeitures';
import { countRuns, decideRun, findFile, findRun, findRuns, finishRun, insertRun } from './store/runs';
import type { BatchFile, NewRun, PayoutRun, RunState } from './store/runs';

export { effectOf, exceedsBalance, exceedsDebt, movedInto } from './domain/adjustment';
export type { Adjustment, AdjustmentKind, AdjustmentState, MovedInto } from './domain/adjustment';
export { payoutFailures } from './domain/failures';
export { forfeitureStep } from './domain/forfeiture';
export type { ForfeitureNotice, ForfeitureState } from './domain/forfeiture';
export { isCooling } from './domain/method';
export type { Method, MethodDetails, MethodKind } from './domain/method';
export { payableOf } from './domain/payable';
export type { Obstacle, ObstacleCode, Payable, Payee, PayoutFees } from './domain/payable';
export { LIVE, mayBeTakenBack, nextPayoutState, wasSent } from './domain/payout-state';
export type { PayoutState } from './domain/payout-state';
export { GRACE, lastTransferAt, nextTransferAt, overdueSince } from './domain/schedule';
export type { Schedule } from './domain/schedule';
export { accountState, missingParts } from './domain/payee-account';
export type { AccountState, MissingPart } from './domain/payee-account';
export { needsNewKey } from './domain/rail-call';
export { payeeAccounts, payoutRail, transferRail } from './ports';
export type { AccountFacts, Batch, RailFailure, RailMovement, TransferFacts } from './ports';
export {
  forfeitAfterMonths,
  forfeitNoticeDays,
  forfeitTermsFrom,
  adjustmentApprovalAbove,
  payeesConfirmed,
  payeesConfirmedAbove,
  payerBic,
  payerIban,
  payerName,
  payoutApprovalAbove,
  payoutAutomatic,
  payoutCoolingHours,
  payoutDay,
  payoutFees,
  payoutMethods,
  payoutMinimum,
  payoutOnRequest,
  payoutRhythm,
} from './settings';
export type { AdjustmentFilter } from './store/adjustments';
export type { PayeeAccount } from './store/accounts';
export type { RailCall } from './store/calls';
export type { PayoutItem } from './store/items';
export type { NewPayout, Payout, PayoutFilter } from './store/payouts';
export type { BatchFile, PayoutRun, RunState } from './store/runs';

/** The room of payouts: how people are paid, what they are paid, in which batch, and what people changed about balances by hand. */
export interface PayoutsService {
  readonly checkMethod: typeof checkMethod;
  readonly methods: (partyIds: readonly number[]) => Promise<ReadonlyMap<number, Method>>;
  /** Puts another method in force. Inside the unit, with the party locked. */
  readonly replaceMethod: (
    partyId: number,
    details: MethodDetails,
    given: { readonly by: string; readonly at: number; readonly usableFrom: number },
  ) => Promise<void>;
  /** Bank data in the clear; for a rail and for nobody else. */
  readonly openMethods: (ids: readonly number[]) => Promise<ReadonlyMap<number, MethodDetails>>;
  /** The other parties that are paid to the same account as one, by its fingerprint. */
  readonly sharingAccount: (partyId: number) => Promise<readonly number[]>;

  /** Accounts at the provider, by party. */
  readonly accounts: (partyIds: readonly number[]) => Promise<ReadonlyMap<number, PayeeAccount>>;
  readonly accountNamed: (accountId: string) => Promise<PayeeAccount | null>;
  readonly beginAccount: (begun: Parameters<typeof beginAccount>[1]) => Promise<PayeeAccount>;
  readonly nameAccount: (id: number, accountId: string) => Promise<void>;
  readonly dropAccount: (id: number) => Promise<void>;
  readonly keepStanding: (accountId: string, read: Parameters<typeof keepStanding>[2]) => Promise<void>;

  /** Writes down what a rail is going to be asked. Inside the unit. */
  readonly addCall: (call: NewCall) => Promise<RailCall>;
  /** The same for many at once. */
  readonly addCalls: (calls: readonly NewCall[]) => Promise<void>;
  readonly calls: (payoutId: number) => Promise<readonly RailCall[]>;
  readonly openCalls: (limit: number, runId?: number) => Promise<readonly RailCall[]>;
  readonly lockCall: (id: number) => Promise<RailCall | null>;
  readonly changeCall: (id: number, known: Parameters<typeof changeCall>[2]) => Promise<void>;

  readonly add: (payout: NewPayout) => Promise<Payout>;
  /** Adds many at once, as a run does. */
  readonly addAll: (payouts: readonly NewPayout[]) => Promise<void>;
  readonly change: (payout: Payout, change: Parameters<typeof changePayout>[2]) => Promise<boolean>;
  /** Moves payouts of one state together; answers how many were still in it. */
  readonly changeAll: (ids: readonly number[], from: PayoutState, change: Parameters<typeof changePayout>[2]) => Promise<number>;
  readonly lock: (by: { readonly publicId: string } | { readonly id: number }) => Promise<Payout | null>;
  readonly list: (filter: PayoutFilter, limit: number) => Promise<readonly Payout[]>;
  /** All that a filter finds, in bites. */
  readonly each: (filter: PayoutFilter) => AsyncIterable<readonly Payout[]>;
  readonly count: (filter: PayoutFilter) => Promise<number>;
  readonly countByState: (runId: number) => Promise<Readonly<Partial<Record<PayoutState, number>>>>;
  readonly underWay: (currency: string, partyIds: readonly number[]) => Promise<ReadonlySet<number>>;
  /** What was claimed by parties in a currency since a moment and not given back, by party, minor units. */
  readonly claimedSince: (partyIds: readonly number[], currency: string, since: number) => Promise<ReadonlyMap<number, number>>;
  /** Every party money has gone to. */
  readonly everPaid: () => Promise<readonly number[]>;
  readonly sums: (partyId: number) => ReturnType<typeof sumPayouts>;
  readonly sumsOfParties: (partyIds: readonly number[]) => ReturnType<typeof sumPayoutsOfParties>;
  readonly allSums: () => ReturnType<typeof sumAllPayouts>;
  readonly creditPaid: () => ReturnType<typeof sumCreditPaid>;
  /** Payouts of nothing or less: there must be none (I15). */
  readonly worthless: () => Promise<readonly Payout[]>;
  readonly claim: (partyId: number, userId: number) => Promise<void>;

  readonly addItems: (payoutId: number, items: readonly PayoutItem[]) => Promise<void>;
  readonly items: (payoutId: number) => Promise<readonly PayoutItem[]>;
  readonly endItems: (payoutId: number) => Promise<void>;
  readonly wrongItems: () => ReturnType<typeof findWrongItems>;
  readonly countItems: () => Promise<number>;

  readonly addRun: (run: NewRun) => Promise<PayoutRun>;
  readonly run: (by: { readonly public_id: string } | { readonly id: number }, lock?: boolean) => Promise<PayoutRun | null>;
  readonly runs: (page: {
    readonly before?: number | undefined;
    readonly limit: number;
    readonly state?: RunState | undefined;
  }) => Promise<readonly PayoutRun[]>;
  readonly countRuns: (state?: RunState) => Promise<number>;
  readonly decideRun: (run: PayoutRun, decided: Parameters<typeof decideRun>[2]) => Promise<boolean>;
  readonly finishRun: (
    run: PayoutRun,
    file: Omit<BatchFile, 'hash'> | null,
    sum: { readonly total: number; readonly payees: number },
  ) => Promise<boolean>;
  readonly file: (runId: number) => Promise<BatchFile | null>;

  readonly addAdjustment: (made: NewAdjustment) => Promise<Adjustment>;
  readonly lockAdjustment: (id: string) => Promise<Adjustment | null>;
  readonly decideAdjustment: (
    adjustment: Adjustment,
    decided: { readonly state: 'booked' | 'rejected'; readonly by: string },
  ) => Promise<void>;
  readonly adjustments: (filter: AdjustmentFilter, limit: number) => Promise<readonly Adjustment[]>;
  readonly countAdjustments: (filter: AdjustmentFilter) => Promise<number>;
  readonly bookedAdjustments: () => ReturnType<typeof sumBooked>;
  /** What currency moves brought, by party, and what they took, by currency. */
  readonly movedInto: () => ReturnType<typeof sumMovedInto>;
  readonly movedOut: () => ReturnType<typeof sumMovedOut>;
  /** What was forfeited and is not back, by currency. */
  readonly forfeited: (partyId?: number) => ReturnType<typeof sumForfeited>;
  /** Tells of an old balance, inside the unit; its key is one standing notice of a party in a currency. */
  readonly addForfeitureNotice: (made: Parameters<typeof insertForfeitureNotice>[1]) => ReturnType<typeof insertForfeitureNotice>;
  readonly lockForfeitureNotice: (by: Parameters<typeof lockForfeitureNotice>[1]) => ReturnType<typeof lockForfeitureNotice>;
  readonly closeForfeitureNotice: (
    notice: Parameters<typeof closeForfeitureNotice>[1],
    to: Parameters<typeof closeForfeitureNotice>[2],
  ) => Promise<boolean>;
  readonly forfeitureNotices: (filter: ForfeitureFilter, limit: number) => ReturnType<typeof findForfeitureNotices>;
  readonly countForfeitureNotices: (filter: ForfeitureFilter) => Promise<number>;
  readonly adjustmentsById: (ids: readonly string[]) => ReturnType<typeof findAdjustmentsById>;
  /** What was won in contests; for the audit. */
  readonly adjustmentsOfContests: () => ReturnType<typeof findAdjustmentsOfContests>;
  /** Store credit that was granted by staff. */
  readonly creditGranted: () => ReturnType<typeof sumGranted>;
}

/** The door of this room. */
export const payouts = (strapi: Core.Strapi): PayoutsService => door<PayoutsService>(strapi, 'payouts');

/** Entries about balances, and what was told before one of them. */
const entryVerbs = (
  strapi: Core.Strapi,
): Pick<
  PayoutsService,
  | 'addAdjustment'
  | 'lockAdjustment'
  | 'decideAdjustment'
  | 'adjustments'
  | 'countAdjustments'
  | 'bookedAdjustments'
  | 'movedInto'
  | 'movedOut'
  | 'forfeited'
  | 'addForfeitureNotice'
  | 'lockForfeitureNotice'
  | 'closeForfeitureNotice'
  | 'forfeitureNotices'
  | 'countForfeitureNotices'
  | 'adjustmentsById'
  | 'adjustmentsOfContests'
  | 'creditGranted'
> => ({
  addAdjustment: (made) => insertAdjustment(strapi, made),
  lockAdjustment: (id) => lockAdjustment(strapi, id),
  decideAdjustment: (adjustment, decided) => decideAdjustment(strapi, adjustment, decided),
  adjustments: (filter, limit) => findAdjustments(strapi, filter, limit),
  countAdjustments: (filter) => countAdjustments(strapi, filter),
  bookedAdjustments: () => sumBooked(strapi),
  movedInto: () => sumMovedInto(strapi),
  movedOut: () => sumMovedOut(strapi),
  forfeited: (partyId) => sumForfeited(strapi, partyId),
  addForfeitureNotice: (made) => insertForfeitureNotice(strapi, made),
  lockForfeitureNotice: (by) => lockForfeitureNotice(strapi, by),
  closeForfeitureNotice: (notice, to) => closeForfeitureNotice(strapi, notice, to),
  forfeitureNotices: (filter, limit) => findForfeitureNotices(strapi, filter, limit),
  countForfeitureNotices: (filter) => countForfeitureNotices(strapi, filter),
  adjustmentsById: (ids) => findAdjustmentsById(strapi, ids),
  adjustmentsOfContests: () => findAdjustmentsOfContests(strapi),
  creditGranted: () => sumGranted(strapi),
});

/** Makes the room's service. */
export const payoutsService = ({ strapi }: { strapi: Core.Strapi }): PayoutsService => ({
  checkMethod,
  methods: (ids) => findMethods(strapi, ids),
  replaceMethod: (partyId, details, given) => replaceMethod(strapi, partyId, details, given),
  openMethods: (ids) => openMethods(strapi, ids),
  sharingAccount: (partyId) => partiesSharingAccount(strapi, partyId),
  accounts: (ids) => findAccounts(strapi, ids),
  accountNamed: (id) => findAccountById(strapi, id),
  beginAccount: (begun) => beginAccount(strapi, begun),
  nameAccount: (id, accountId) => nameAccount(strapi, id, accountId),
  dropAccount: (id) => dropAccount(strapi, id),
  keepStanding: (id, read) => keepStanding(strapi, id, read),
  addCall: (call) => insertCall(strapi, call),
  addCalls: (calls) => insertCalls(strapi, calls),
  calls: (payoutId) => findCalls(strapi, payoutId),
  openCalls: (limit, runId) => findOpenCalls(strapi, limit, runId),
  lockCall: (id) => lockCall(strapi, id),
  changeCall: (id, known) => changeCall(strapi, id, known),
  add: (payout) => insertPayout(strapi, payout),
  addAll: (all) => insertPayouts(strapi, all),
  change: (payout, change) => changePayout(strapi, payout, change),
  changeAll: (ids, from, change) => changePayouts(strapi, ids, from, change),
  lock: (by) => lockPayout(strapi, by),
  list: (filter, limit) => findPayouts(strapi, filter, limit),
  each: (filter) => eachPayouts(strapi, filter),
  count: (filter) => countPayouts(strapi, filter),
  countByState: (runId) => countByState(strapi, runId),
  underWay: (currency, ids) => partiesUnderWay(strapi, currency, ids),
  claimedSince: (partyIds, currency, since) => sumClaimedSince(strapi, partyIds, currency, since),
  everPaid: () => partiesEverPaid(strapi),
  sums: (partyId) => sumPayouts(strapi, partyId),
  sumsOfParties: (partyIds) => sumPayoutsOfParties(strapi, partyIds),
  allSums: () => sumAllPayouts(strapi),
  creditPaid: () => sumCreditPaid(strapi),
  worthless: () => worthlessPayouts(strapi),
  claim: (partyId, userId) => claimPayouts(strapi, partyId, userId),
  addItems: (payoutId, items) => insertItems(strapi, payoutId, items),
  items: (payoutId) => findItems(strapi, payoutId),
  endItems: (payoutId) => endItems(strapi, payoutId),
  wrongItems: () => findWrongItems(strapi),
  countItems: () => countItems(strapi),
  addRun: (run) => insertRun(strapi, run),
  run: (by, lock) => findRun(strapi, by, lock),
  runs: (page) => findRuns(strapi, page),
  countRuns: (state) => countRuns(strapi, state),
  decideRun: (run, decided) => decideRun(strapi, run, decided),
  finishRun: (run, file, sum) => finishRun(strapi, run, file, sum),
  file: (runId) => findFile(strapi, runId),
  ...entryVerbs(strapi),
});
