import type { AffiliateState } from './affiliate-state';

/** One affiliate in a chain of sponsors. */
export interface SponsorLink {
  readonly partyId: number;
  readonly programId: number;
  readonly state: AffiliateState;
}

/** Why somebody cannot be named as sponsor. */
export type SponsorRefusal = 'SPONSOR_IS_SELF' | 'SPONSOR_OTHER_PROGRAM' | 'SPONSOR_NOT_ACTIVE' | 'SPONSOR_CYCLE';

/**
 * Judges a sponsor named by a newcomer. `chain` is the sponsor, the sponsor's sponsor, and so on. A sponsor is fixed when
 * somebody joins and never changes after, so a circle can only be closed by someone who is in the chain already.
 */
export const refusalOfSponsor = (
  newcomer: { readonly partyId: number; readonly programId: number },
  chain: readonly SponsorLink[],
): SponsorRefusal | null => {
  const [sponsor, ...above] = chain;
  if (!sponsor) return null;
  if (sponsor.partyId === newcomer.partyId) return 'SPONSOR_IS_SELF';
  if (above.some((link) => link.partyId === newcomer.partyId)) return 'SPONSOR_CYCLE';
  if (sponsor.programId !== newcomer.programId) return 'SPONSOR_OTHER_PROGRAM';
  return sponsor.state === 'active' ? null : 'SPONSOR_NOT_ACTIVE';
};

/** How many levels of a sale earn: the affiliate and the affiliate's own sponsor, never the sponsor's sponsor. */
export const EARNING_LEVELS = 2;
