import { lastAudit } from '../../../flows/audit-books';
import type { HealthProbe } from '../../../platform/health';
import { isoOf } from '../../../platform/moments';

/** How the books stood when they were last checked. Books that disagree freeze payouts and stop no sale: never more than a warning. */
export const booksProbe: HealthProbe = {
  name: 'books',
  check: async (strapi) => {
    const audit = await lastAudit(strapi);
    const broken = audit?.findings.filter((finding) => finding.state === 'broken').map((finding) => finding.id) ?? [];
    return {
      state: broken.length > 0 || audit?.payoutsFrozen === true ? 'warning' : 'ok',
      facts: { checkedAt: audit ? isoOf(audit.checkedAt) : null, broken: broken.join(' '), payoutsFrozen: audit?.payoutsFrozen ?? false },
    };
  },
};
