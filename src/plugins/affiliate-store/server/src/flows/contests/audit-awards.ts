import type { Core } from '@strapi/strapi';
import { contests } from '../../capabilities/contests/service';
import { payouts } from '../../capabilities/payouts/service';
import type { Notebook } from '../ledger/audit-notes';

const shown = (amount: number, currency: string): string => `${amount} ${currency}`;

/** I19: what was won in contests is what bonuses say of it, each once: no award without its bonus, no bonus of a contest without its award. */
export const auditAwards = async (strapi: Core.Strapi, notes: Notebook): Promise<void> => {
  const awards = new Map((await contests(strapi).allAwards()).map((award) => [award.key, award]));
  const entries = await payouts(strapi).adjustmentsOfContests();
  const seen = new Set<string>();
  const broken = (id: string, expected: string | null, found: string | null) =>
    notes.broken('I19', {
      what: 'account',
      id,
      orderNumber: null,
      text: 'What was won is not what a bonus says of it.',
      expected,
      found,
    });
  for (const { contestId, publicId, kind, amount, currency } of entries) {
    const key = contestId ?? '';
    const award = awards.get(key);
    notes.looked('I19');
    const fits = award?.adjustment === publicId && award.amount === amount && award.currency === currency && kind === 'bonus';
    if (!fits || seen.has(key)) broken(key, award ? shown(award.amount, award.currency) : null, shown(amount, currency));
    seen.add(key);
  }
  for (const { key, amount, currency } of awards.values()) {
    if (seen.has(key)) continue;
    notes.looked('I19');
    broken(key, shown(amount, currency), null);
  }
};
