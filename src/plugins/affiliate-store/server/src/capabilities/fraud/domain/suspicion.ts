import type { Evidence, Limits } from './evidence';
import type { Finding, RuleCode } from './finding';
import { isHeld, judge } from './judge';

/** What the rules found about one order in one program, frozen with the order that it holds shares of. */
export interface FrozenSuspicion {
  readonly programId: number;
  /** Whose sale it was found to be: their share, and that of whoever brought them, is held. */
  readonly affiliateId: number;
  readonly evidence: Evidence;
  readonly limits: Limits;
  readonly findings: readonly Finding[];
}

/** Judges frozen evidence; null where nothing is found that is worth keeping. */
export const suspect = (of: Pick<FrozenSuspicion, 'programId' | 'affiliateId' | 'evidence' | 'limits'>): FrozenSuspicion | null => {
  const findings = judge(of.evidence, of.limits);
  return findings.length === 0 ? null : { ...of, findings };
};

/** Whether a suspicion holds what its affiliate earned, judged anew from what was frozen. */
export const holds = ({ evidence, limits }: FrozenSuspicion): boolean => isHeld(judge(evidence, limits), limits);

/** `moot`: nothing of it is held any more, though nobody decided: the order was refunded, or attached to somebody else. */
export const SUSPICION_STATES = ['open', 'released', 'confirmed', 'moot'] as const;
export type SuspicionState = (typeof SUSPICION_STATES)[number];

/** A suspicion in the queue: an order of which shares are, or were, held. Times UTC ms. */
export interface Suspicion {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly programId: number;
  readonly affiliateId: number;
  readonly partyId: number;
  readonly rules: readonly RuleCode[];
  readonly score: number;
  readonly findings: readonly Finding[];
  readonly state: SuspicionState;
  readonly openedAt: number;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
  /** Who wants it confirmed and waits for a second person, with their words; null where nobody does. */
  readonly asked: { readonly by: string; readonly at: number; readonly note: string } | null;
}

/** What the books say of a share a suspicion held. */
export interface HeldShare {
  readonly state: string | null;
  readonly blockedBecause?: string | null;
  readonly rejected?: true;
  /** That a review of it ended without rejecting it. */
  readonly letGo: boolean;
}

/** How a suspicion stands by the books alone: whatever moved its shares, the queue follows. */
export const stateBy = (shares: readonly HeldShare[]): SuspicionState => {
  if (shares.some(({ state, blockedBecause }) => state === 'held' && blockedBecause === 'UNDER_REVIEW')) return 'open';
  if (shares.some(({ rejected }) => rejected)) return 'confirmed';
  return shares.some(({ letGo }) => letGo) ? 'released' : 'moot';
};
