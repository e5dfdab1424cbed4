import type { Minor } from '../../../kernel/money';
import type { DerivationStep } from './derivation';
import type { PartyId } from './plan';

/** The part somebody plays in the split of a line. */
export type Role = 'tax' | 'platform' | 'affiliate' | 'second_tier' | 'creator' | 'co_producer';

/** One share of a line, with everything needed to explain it. */
export interface Component {
  /** `tax`, `platform`, `affiliate`, `second_tier`, `creator`, `co_producer:1`, …; stable for one plan. */
  readonly key: string;
  readonly role: Role;
  /** Whom the store owes it; null for the tax authority and the platform itself. */
  readonly party: PartyId | null;
  readonly amount: Minor;
  /** True for those who share the pool by percentage, and so carry the payment fee when the pool does. */
  readonly inPool: boolean;
  /** True when less was left than the plan promised. */
  readonly capped: boolean;
  /** How long their own contract makes them wait, in days; absent where the line says it. */
  readonly holdDays?: number;
  readonly derivation: readonly DerivationStep[];
}

/** A line split to the last cent: the components sum to the gross, and none is negative. */
export interface Split {
  readonly gross: Minor;
  readonly tax: Minor;
  readonly components: readonly Component[];
  /** True when a commission or an agreed amount was cut short; the owner is told. */
  readonly capped: boolean;
}

/** What was charged for a line: after coupon, tax included. */
export interface ChargedLine {
  readonly gross: Minor;
  readonly tax: Minor;
}
