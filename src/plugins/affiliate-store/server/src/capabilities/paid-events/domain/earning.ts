import type { Cap } from './cap';
import type { LeftOutCounts } from './click-day';

export type EventKind = 'lead' | 'click';
export type EarningBucket = 'pending' | 'available' | 'held';

/** By what an earning was reckoned, frozen with it: the terms of the contract in force, and what was left out. */
export interface Evidence {
  readonly version: number;
  readonly contract: string;
  readonly consent: string;
  readonly consentAt: number;
  readonly holdDays: number;
  readonly cap: Cap;
  /** How many were wanted, of those that count. */
  readonly wanted: number;
  /** What of the cap was used before, in the period. */
  readonly used: { readonly count: number; readonly amount: number };
  readonly cappedBy: 'count' | 'amount' | null;
  readonly leftOut: LeftOutCounts;
}

/** What a lead, or the clicks of one day, earned. Amounts are minor units; an amount of nothing is a receipt and no journal. */
export interface Earning {
  readonly id: number;
  readonly publicId: string;
  /** `lead:<lead>` or `clicks:<affiliate>:<day>`: each earns once. */
  readonly key: string;
  readonly kind: EventKind;
  readonly programId: number;
  readonly affiliateId: number;
  readonly partyId: number;
  readonly party: string;
  /** When the lead came; of clicks the beginning of their day. UTC ms. */
  readonly at: number;
  readonly earnedAt: number;
  readonly payableAt: number;
  /** Since when it may be paid; null while it never could, and in earnings of before this was written down. */
  readonly availableAt: number | null;
  readonly count: number;
  readonly each: number;
  readonly amount: number;
  readonly currency: string;
  readonly bucket: EarningBucket;
  /** How often it moved between buckets. */
  readonly moves: number;
  readonly evidence: Evidence;
}

/** When a payout would have taken an earning along: any that was made up since. */
export const claimableSince = ({ availableAt, payableAt }: Pick<Earning, 'availableAt' | 'payableAt'>): number => availableAt ?? payableAt;

/**
 * Where an earning belongs: held while its place is blocked, as the commission of a sale is (B-33), pending until its day, available from then on. What a
 * payout has claimed since it was available is left alone: it may have been paid.
 */
export const bucketFor = (
  { bucket, payableAt }: Pick<Earning, 'bucket' | 'payableAt'>,
  { blocked, claimed, now }: { readonly blocked: boolean; readonly claimed: boolean; readonly now: number },
): EarningBucket => {
  if (bucket === 'available') return blocked && !claimed ? 'held' : bucket;
  if (blocked) return 'held';
  return now >= payableAt ? 'available' : 'pending';
};
