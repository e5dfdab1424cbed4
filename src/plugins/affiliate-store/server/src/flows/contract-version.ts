import type { ShareBook } from '../capabilities/commissions/service';
import type { SnapshotLine } from '../capabilities/orders/service';

/** The version of the contract a share is earned under; null where no contract speaks of it. */
export const contractVersionOf = (line: SnapshotLine | undefined, role: ShareBook['role']): number | null => {
  if (role !== 'affiliate' && role !== 'second_tier') return null;
  return (role === 'affiliate' ? line?.program?.contract : line?.program?.secondTierContract)?.version ?? null;
};
