import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Earning, EarningBucket } from './domain/earning';
import type { PaidLead } from './domain/lead';
import {
  closePaidDay,
  countEarnings,
  dueEarnings,
  earningsAfter,
  earningsByKey,
  findEarning,
  findEarnings,
  insertEarning,
  lastPaidDay,
  lockEarning,
  moveEarning,
  earningsOf,
  usedWithin,
  type EarningFilter,
  type NewEarning,
} from './store/earnings';
import {
  countLeadsSince,
  countPaidLeads,
  decidePaidLead,
  dueLeads,
  findPaidLead,
  findPaidLeads,
  forgetAddresses,
  insertPaidLead,
  lockPaidLead,
  wasBrought,
  type LeadFilter,
  type NewPaidLead,
} from './store/leads';

export { capped, periodAt, type Cap, type Used } from './domain/cap';
export { fateOf, judgeDay, LEFT_OUT, type LeftOutCounts } from './domain/click-day';
export { bucketFor, claimableSince, type Earning, type Evidence } from './domain/earning';
export { paidEventFailures } from './domain/failures';
export { refusalOf, type LeadReason, type LeadTerms, type PaidLead } from './domain/lead';
export type { NewEarning } from './store/earnings';
export type { NewPaidLead } from './store/leads';

/** Leads and clicks that pay, and what they earned. Times are UTC ms, amounts minor units. */
export interface PaidEventsService {
  /** Writes a lead down, waiting or rejected already. */
  readonly addLead: (lead: NewPaidLead) => Promise<void>;
  /** Whether an address waits or was accepted in a program. */
  readonly wasBrought: (programId: number, address: string) => Promise<boolean>;
  readonly leadsSince: (affiliateId: number, since: number) => Promise<number>;
  readonly lead: (publicId: string) => Promise<PaidLead | null>;
  /** Held until the unit of work ends. */
  readonly lockLead: (publicId: string) => Promise<PaidLead | null>;
  readonly decideLead: (id: number, decided: Parameters<typeof decidePaidLead>[2]) => Promise<void>;
  readonly leads: (filter: LeadFilter) => Promise<readonly PaidLead[]>;
  readonly countLeads: (filter: Omit<LeadFilter, 'limit'>) => Promise<number>;
  readonly dueLeads: (at: number, limit: number) => Promise<readonly string[]>;
  /** Wipes addresses nobody decided about in time. */
  readonly forgetAddresses: (at: number) => Promise<void>;
  /** Writes an earning down, once under its key. Inside the unit of work that books it. */
  readonly earn: (made: NewEarning) => Promise<Earning>;
  readonly usedWithin: (
    ...asked: Parameters<typeof usedWithin> extends [Core.Strapi, ...infer Asked] ? Asked : never
  ) => ReturnType<typeof usedWithin>;
  readonly earnings: (filter: EarningFilter) => Promise<readonly Earning[]>;
  readonly countEarnings: (filter: Omit<EarningFilter, 'limit'>) => Promise<number>;
  readonly earning: (publicId: string) => Promise<Earning | null>;
  readonly earningsByKey: (keys: readonly string[]) => Promise<ReadonlyMap<string, Earning>>;
  readonly lockEarning: (publicId: string) => Promise<Earning | null>;
  readonly move: (earning: Earning, to: EarningBucket) => Promise<void>;
  readonly dueEarnings: (at: number, limit: number) => Promise<readonly string[]>;
  readonly earningsOf: (affiliateId: number) => Promise<readonly Earning[]>;
  readonly earningsAfter: (after: number, limit: number) => Promise<readonly Earning[]>;
  readonly lastPaidDay: () => Promise<string | null>;
  readonly closePaidDay: (day: string) => Promise<void>;
}

/** The door of this room. */
export const paidEvents = (strapi: Core.Strapi): PaidEventsService => door<PaidEventsService>(strapi, 'paid-events');

export const paidEventsService = ({ strapi }: { readonly strapi: Core.Strapi }): PaidEventsService => ({
  addLead: (lead) => insertPaidLead(strapi, lead),
  wasBrought: (programId, address) => wasBrought(strapi, programId, address),
  leadsSince: (affiliateId, since) => countLeadsSince(strapi, affiliateId, since),
  lead: (publicId) => findPaidLead(strapi, publicId),
  lockLead: (publicId) => lockPaidLead(strapi, publicId),
  decideLead: (id, decided) => decidePaidLead(strapi, id, decided),
  leads: (filter) => findPaidLeads(strapi, filter),
  countLeads: (filter) => countPaidLeads(strapi, filter),
  dueLeads: (at, limit) => dueLeads(strapi, at, limit),
  forgetAddresses: (at) => forgetAddresses(strapi, at),
  earn: (made) => insertEarning(strapi, made),
  usedWithin: (...asked) => usedWithin(strapi, ...asked),
  earnings: (filter) => findEarnings(strapi, filter),
  countEarnings: (filter) => countEarnings(strapi, filter),
  earning: (publicId) => findEarning(strapi, publicId),
  earningsByKey: (keys) => earningsByKey(strapi, keys),
  lockEarning: (publicId) => lockEarning(strapi, publicId),
  move: (earning, to) => moveEarning(strapi, earning, to),
  dueEarnings: (at, limit) => dueEarnings(strapi, at, limit),
  earningsOf: (affiliateId) => earningsOf(strapi, affiliateId),
  earningsAfter: (after, limit) => earningsAfter(strapi, after, limit),
  lastPaidDay: () => lastPaidDay(strapi),
  closePaidDay: (day) => closePaidDay(strapi, day),
});
