import type { Cap } from './cap';

export type LeadState = 'waiting' | 'accepted' | 'rejected';
/** Why a lead waits for a person: it decides nothing. */
export type LeadSuspicion = 'DISPOSABLE_MAIL' | 'LEAD_FLOOD' | 'SAME_HOUSEHOLD' | 'SAME_NAME';
export type LeadReason = 'OWN_ADDRESS' | 'BROUGHT_BEFORE' | 'DECLINED';

/** What a lead pays once it is accepted, by the contract in force when it came. Minor units. */
export interface LeadTerms {
  readonly version: number;
  readonly contract: string;
  readonly consent: string;
  readonly consentAt: number;
  readonly holdDays: number;
  readonly currency: string;
  readonly amount: number;
  readonly cap: Cap;
  readonly acceptAfterDays: number | null;
}

/** A lead a program pays for. Its address is a hash, and sealed beside it until somebody has decided. */
export interface PaidLead {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly affiliateId: number;
  readonly address: string;
  readonly email: string | null;
  readonly reference: string | null;
  readonly source: 'server' | 'form';
  readonly at: number;
  readonly known: boolean;
  readonly disposable: boolean;
  readonly state: LeadState;
  readonly reason: LeadReason | null;
  readonly words: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** From when on it is accepted by itself; null where somebody has to. */
  readonly dueAt: number | null;
  readonly terms: LeadTerms;
  /** Frozen as it came; with one it is not accepted by itself. */
  readonly suspicions: readonly LeadSuspicion[];
}

/** Why a lead is rejected the moment it comes; null where it waits. */
export const refusalOf = ({ own, before }: { readonly own: boolean; readonly before: boolean }): LeadReason | null =>
  own ? 'OWN_ADDRESS' : before ? 'BROUGHT_BEFORE' : null;
