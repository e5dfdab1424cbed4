import type { JudgedBy, Rule } from './decision';
import { samePerson, type Person } from './same-person';
import type { Touch } from './touch';

/** An affiliate as they stand at the moment of the decision. */
export interface Standing {
  readonly id: number;
  readonly code: string;
  readonly state: 'pending' | 'active' | 'blocked';
  readonly programId: number;
  readonly partyId: number;
  readonly partyPublicId: string;
  readonly userId: number | null;
  readonly email: string;
  readonly sponsorId: number | null;
  /** From when on the sponsor earns nothing of their sales; absent or null for never. */
  readonly sponsorUntil?: number | null;
  readonly rateBasisPoints: number | null;
  /** The contract they are judged by; without one the rule is what was promised. */
  readonly contract?: JudgedBy;
}

/** Everything a decision is made of; what is not in here cannot have a say. */
export interface Evidence {
  /** The moment of the decision, UTC ms, by the store's clock. */
  readonly at: number;
  readonly rule: Rule | null;
  /** In any order. */
  readonly touches: readonly Touch[];
  readonly touchesLeftOut?: number;
  /** The affiliates of the touches, and their sponsors. */
  readonly affiliates: ReadonlyMap<number, Standing>;
  readonly buyer: Person;
}

/** After its end a contract brings nothing new; its last moment is the one before. */
export const isOver = (who: Standing | undefined, at: number): boolean => who?.contract !== undefined && at >= who.contract.validUntil;

export const isBuyer = (who: Standing, buyer: Person): boolean =>
  samePerson({ userId: who.userId, partyId: who.partyId, email: who.email }, buyer);

/** What was promised to an affiliate: their contract says it, or for want of one the rule. */
export type Promised = Pick<
  JudgedBy,
  | 'version'
  | 'model'
  | 'firstShareBasisPoints'
  | 'territoryRule'
  | 'territoryShareBasisPoints'
  | 'windowDays'
  | 'allowOwnReferrals'
  | 'secondTierBasisPoints'
  | 'secondTierBase'
>;
export const promiseTo = (who: Standing | undefined, rule: Rule): Promised => who?.contract ?? rule;

/** Its first moment without a second tier is the one it ends at. */
export const isPast = (until: number | null | undefined, at: number): boolean => until !== undefined && until !== null && at >= until;
