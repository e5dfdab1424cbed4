import type { ContractTexts } from './contract-locale';

/** What is promised to affiliates. Rates are basis points, the window and the hold are days (window 0: this visit only). */
export interface Terms {
  readonly rateBasisPoints: number;
  readonly secondTierBasisPoints: number;
  readonly secondTierBase: 'same' | 'first_tier';
  readonly commissionBase: 'gross' | 'net_of_tax' | 'net_of_fee' | 'profit';
  readonly model: 'last_click' | 'first_click';
  readonly windowDays: number;
  readonly holdDays: number;
  readonly allowOwnReferrals: boolean;
  /** How many payments of one subscription earn; absent means all. */
  readonly maxPayments?: number;
  /** Whether customers stay bound to who brought them; absent where they do not. */
  readonly lifetime?: true;
  /** For how many months; absent means for good. */
  readonly lifetimeMonths?: number;
}

/** A program with the terms in force; `version` counts every change of terms, so that a snapshot can name what was promised. */
export interface Program extends Terms {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly version: number;
  /** True when newcomers are active at once; otherwise they wait for approval. */
  readonly open: boolean;
  /** The shop's own words of the contract. */
  readonly texts: ContractTexts;
  /** For how many months a contract made or renewed now holds. */
  readonly validityMonths: number;
  /** Every how many months such a contract may be revised without an acceptance; null for never. */
  readonly revisionMonths: number | null;
}

/** How long a contract holds where the program does not say (B-52). */
export const VALIDITY_MONTHS = 12;

const KEYS = [
  'rateBasisPoints',
  'secondTierBasisPoints',
  'secondTierBase',
  'commissionBase',
  'model',
  'windowDays',
  'holdDays',
  'allowOwnReferrals',
  'maxPayments',
  'lifetime',
  'lifetimeMonths',
] as const;

/** The terms alone, without what may change freely (name, open). */
export const termsOf = (program: Terms): Terms => ({
  rateBasisPoints: program.rateBasisPoints,
  secondTierBasisPoints: program.secondTierBasisPoints,
  secondTierBase: program.secondTierBase,
  commissionBase: program.commissionBase,
  model: program.model,
  windowDays: program.windowDays,
  holdDays: program.holdDays,
  allowOwnReferrals: program.allowOwnReferrals,
  // Absent rather than null, so that terms of before it existed are the same terms.
  ...(program.maxPayments === undefined ? {} : { maxPayments: program.maxPayments }),
  ...(program.lifetime === undefined ? {} : { lifetime: program.lifetime }),
  ...(program.lifetimeMonths === undefined ? {} : { lifetimeMonths: program.lifetimeMonths }),
});

/** The terms that differ, by name; empty when both promise the same. */
export const changedTerms = (before: Terms, after: Terms): ReadonlyArray<keyof Terms> => KEYS.filter((key) => before[key] !== after[key]);

/** True where nobody can be told what they would earn or for how long: such a program gives out no link (B-42). */
export const lacksTerms = (terms: Pick<Terms, 'rateBasisPoints' | 'windowDays'>): boolean =>
  !Number.isInteger(terms.rateBasisPoints) || !Number.isInteger(terms.windowDays);
