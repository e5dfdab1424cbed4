import type { AffiliateState } from './affiliate-state';

/** A person's place in one program. `rateBasisPoints` is a rate of their own, null where the program's holds; times are UTC ms. */
export interface Affiliate {
  readonly id: number;
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly state: AffiliateState;
  readonly programId: number;
  readonly programName: string;
  readonly partyId: number;
  readonly partyPublicId: string;
  /** The account that has proven the party's mailbox; null until then. */
  readonly userId: number | null;
  readonly email: string;
  readonly sponsorId: number | null;
  readonly rateBasisPoints: number | null;
  readonly enrolledAt: number;
  readonly blockedReason: string | null;
}

/** What a click needs to know of a code, kept in memory so that a click costs no read. */
export interface Link {
  /** As it is found: in small letters. */
  readonly code: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly state: AffiliateState;
}
