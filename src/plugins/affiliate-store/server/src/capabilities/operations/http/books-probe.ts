import { brokenIn, lastAudit } from '../../../flows/ledger/audit-books';
import { payoutFreeze } from '../../../flows/ledger/freeze-payouts';
import { lastProof, refutedSentences } from '../../../flows/ledger/last-proof';
import type { HealthProbe } from '../../../platform/health';
import { isoOf, maybeIsoOf } from '../../../platform/moments';

/**
 * How the books stood when they were last checked, and whether payouts are frozen. Books that disagree stop payouts and no
 * sale: an alarm, and no reason to take the instance out of service.
 */
export const booksProbe: HealthProbe = {
  name: 'books',
  check: async (strapi) => {
    const [audit, freeze] = [await lastAudit(strapi), await payoutFreeze(strapi)];
    const broken = [...(audit ? brokenIn(audit) : []), ...(await refutedSentences(strapi))];
    const seal = await lastProof(strapi, 'seal');
    const facts = {
      checkedAt: audit ? isoOf(audit.checkedAt) : null,
      ledgerVerifiedAt: maybeIsoOf(seal?.finishedAt ?? null),
      broken: broken.join(' '),
      payoutsFrozen: freeze !== null,
      frozenSince: maybeIsoOf(freeze?.since ?? null),
    };
    if (freeze) return { state: 'alarm', says: 'Payouts are frozen because the books did not hold; see Store → Books.', facts };
    return broken.length > 0 ? { state: 'alarm', says: 'The books do not hold; see Store → Books.', facts } : { state: 'ok', facts };
  },
};
