import type { AffiliateState, BlockCode, PathStage } from './affiliate-state';

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
  /** From when on the sponsor earns nothing of their sales any more, by what the sponsor was promised then; null for good. */
  readonly sponsorUntil: number | null;
  readonly rateBasisPoints: number | null;
  /** The group whose rules they are offered, one or none; what holds, the contract says. */
  readonly group: string | null;
  /** Words staff finds people by; they change nothing. */
  readonly tags: readonly string[];
  readonly enrolledAt: number;
  /** Why a place is blocked, as a word of a list; null while it is not, and for blocks of before there was the list. */
  readonly blockedCode: BlockCode | null;
  readonly blockedReason: string | null;
  /** How far they are on the path that leads to their contract; null where there was none to walk. */
  readonly pathStage: PathStage | null;
}

/** What a click needs to know of a code, kept in memory so that a click costs no read. */
export interface Link {
  /** As it is found: in small letters. */
  readonly code: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly state: AffiliateState;
}
