import type { booksView, InvariantView } from '../../../contracts/admin';
import type { z } from 'zod';
import { isoOf, maybeIsoOf } from '../platform/moments';
import type { AuditResult } from './audit-books';
import type { Freeze } from './freeze-payouts';

/** I11 is proven by the property tests, not by an audit of rows. */
const NOT_APPLICABLE: readonly string[] = ['I11'];
const EVERY = Array.from({ length: 15 }, (_, place) => `I${place + 1}`);

const sentence = (id: string, result: AuditResult | null): InvariantView => {
  const checkedAt = maybeIsoOf(result?.checkedAt ?? null);
  const nothing = { id, looked: 0, offending: 0, offenders: [] };
  if (NOT_APPLICABLE.includes(id)) return { ...nothing, state: 'not_applicable', checkedAt };
  const finding = result?.findings.find((each) => each.id === id);
  return finding
    ? {
        id,
        state: finding.state,
        checkedAt,
        looked: finding.looked,
        offending: finding.offending,
        offenders: finding.offenders.map((each) => ({ ...each })),
      }
    : { ...nothing, state: 'unchecked', checkedAt: null };
};

/** Every sentence that must be true of the books, as it stood when last checked. */
export const showBooks = (result: AuditResult | null, freeze: Freeze | null): z.output<typeof booksView> => ({
  payoutsFrozen: freeze !== null,
  frozenSince: maybeIsoOf(freeze?.since ?? null),
  frozenBy: [...(freeze?.broken ?? [])],
  checkedAt: result ? isoOf(result.checkedAt) : null,
  tookMs: result?.tookMs ?? null,
  invariants: EVERY.map((id) => sentence(id, result)),
});
