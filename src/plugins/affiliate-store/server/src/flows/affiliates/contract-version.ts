import type { ShareBook, SplitPlan } from '../../capabilities/commissions/service';
import type { FrozenTerms, SnapshotLine } from '../../capabilities/orders/service';

type Owned = Pick<ShareBook, 'key' | 'role' | 'party'>;

/** Whether a share is that of the other of two who share a sale, or of whoever brought them. */
const isOther = ({ plan }: SnapshotLine, { key, role, party }: Owned): boolean => {
  const { secondTier, other } = plan as SplitPlan;
  if (!other) return false;
  if (role === 'affiliate') return other.affiliate.party === party;
  // One person may have brought both: then it is the place of the share that tells.
  return other.secondTier?.party === party && (secondTier?.party !== party || key.endsWith(':2'));
};

/** By which contracts a share of a line is earned. */
export const frozenTermsOf = (line: SnapshotLine, share: Owned): FrozenTerms =>
  (isOther(line, share) ? line.program?.other : line.program) ?? {};

/** The version of the contract a share is earned under; null where no contract speaks of it. */
export const contractVersionOf = (line: SnapshotLine | undefined, share: Owned): number | null => {
  if (!line || (share.role !== 'affiliate' && share.role !== 'second_tier')) return null;
  const { contract, secondTierContract } = frozenTermsOf(line, share);
  return (share.role === 'affiliate' ? contract : secondTierContract)?.version ?? null;
};
