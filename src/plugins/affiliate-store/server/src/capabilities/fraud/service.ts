import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { setting } from '../../platform/settings';
import type { Limits } from './domain/evidence';
import { disposableMail, floodClicks, holdFrom, household, orderSeconds, overrideSeconds, sameName, sharedAccount } from './settings';
import { forgetNetworks, minutesSinceSeen, seeParty } from './store/networks';
import {
  clearedAccounts,
  countSuspicions,
  findSuspicion,
  findSuspicions,
  insertSuspicion,
  keepAsked,
  keepSuspicion,
  lockSuspicions,
  suspicionsOfOrders,
} from './store/suspicions';

export { bannedSourcesOf } from './domain/banned-source';
export { disposableMailOf } from './domain/disposable';
export { fraudFailures } from './domain/failures';
export { judge } from './domain/judge';
export { judgeLead, type LeadRule } from './domain/judge-lead';
export { goesBy, nameInMailbox } from './domain/names';
export { RULES, sharersIn } from './domain/finding';
export { holds, stateBy, suspect, SUSPICION_STATES } from './domain/suspicion';
export { bannedSources, floodClicks, leadsPerHour, ownCard, unpublishedCoupons } from './settings';
export { NOTHING_KNOWN } from './domain/evidence';
export type { Evidence, Limits } from './domain/evidence';
export type { Finding, RuleCode } from './domain/finding';
export type { FrozenSuspicion, HeldShare, Suspicion, SuspicionState } from './domain/suspicion';
export type { NewSuspicion, SuspicionFilter } from './store/suspicions';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** What is held because it looks like fraud. Every writing verb belongs into a unit of work. */
export interface FraudService {
  /** From when the rules speak now. */
  readonly limits: () => Promise<Limits>;
  readonly open: Rest<typeof insertSuspicion>;
  readonly find: Rest<typeof findSuspicion>;
  readonly ofOrders: Rest<typeof suspicionsOfOrders>;
  readonly lockOf: Rest<typeof lockSuspicions>;
  readonly keep: Rest<typeof keepSuspicion>;
  /** That somebody wants it confirmed, where it takes two. */
  readonly keepAsked: Rest<typeof keepAsked>;
  readonly queue: Rest<typeof findSuspicions>;
  readonly count: Rest<typeof countSuspicions>;
  /** With whom some parties share an account and were let go for it. */
  readonly clearedAccounts: Rest<typeof clearedAccounts>;
  readonly see: Rest<typeof seeParty>;
  readonly minutesSinceSeen: Rest<typeof minutesSinceSeen>;
  readonly forgetNetworks: Rest<typeof forgetNetworks>;
}

const limitsNow = async (strapi: Core.Strapi): Promise<Limits> => ({
  household: await setting(strapi, household),
  sameName: await setting(strapi, sameName),
  disposableMail: await setting(strapi, disposableMail),
  orderSeconds: await setting(strapi, orderSeconds),
  overrideSeconds: await setting(strapi, overrideSeconds),
  floodClicks: await setting(strapi, floodClicks),
  holdFrom: await setting(strapi, holdFrom),
  sharedAccount: await setting(strapi, sharedAccount),
});

export const fraudService = (strapi: Core.Strapi): FraudService => ({
  limits: () => limitsNow(strapi),
  open: (made) => insertSuspicion(strapi, made),
  find: (id) => findSuspicion(strapi, id),
  ofOrders: (orderIds) => suspicionsOfOrders(strapi, orderIds),
  lockOf: (orderId) => lockSuspicions(strapi, orderId),
  keep: (...kept) => keepSuspicion(strapi, ...kept),
  keepAsked: (...asked) => keepAsked(strapi, ...asked),
  queue: (...asked) => findSuspicions(strapi, ...asked),
  count: (filter) => countSuspicions(strapi, filter),
  clearedAccounts: (partyIds) => clearedAccounts(strapi, partyIds),
  see: (...seen) => seeParty(strapi, ...seen),
  minutesSinceSeen: (...asked) => minutesSinceSeen(strapi, ...asked),
  forgetNetworks: () => forgetNetworks(strapi),
});

/** The door of this room. */
export const fraud = (strapi: Core.Strapi): FraudService => door<FraudService>(strapi, 'fraud');
