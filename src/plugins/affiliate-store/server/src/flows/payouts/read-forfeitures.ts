import type { Core } from '@strapi/strapi';
import type { ForfeitureRow } from '../../../../contracts/admin/adjustments';
import { payouts, type ForfeitureState } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';

/** One page of old balances whose owners were told. */
export const listForfeituresOf = async (
  strapi: Core.Strapi,
  filter: { readonly state?: ForfeitureState | undefined; readonly before?: number | undefined },
  limit: number,
): Promise<{ readonly rows: ForfeitureRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const found = await payouts(strapi).forfeitureNotices(filter, limit);
  const parties = await people(strapi).parties([...new Set(found.map(({ partyId }) => partyId))]);
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    rows: found.map((one) => ({
      id: one.publicId,
      party: parties.get(one.partyId)?.publicId ?? '',
      partyName: parties.get(one.partyId)?.name ?? '',
      amount: moneyView({ minor: minor(one.amount), currency: one.currency }),
      idleSince: isoOf(one.idleSince),
      noticedAt: isoOf(one.noticedAt),
      dueAt: isoOf(one.dueAt),
      state: one.state,
      confirmable: one.state === 'noticed' && now() >= one.dueAt,
    })),
    nextCursor: last ? String(last.id) : null,
    total: await payouts(strapi).countForfeitureNotices({ state: filter.state }),
  };
};
