import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { together } from '../../platform/transaction';

/** Why nothing is paid out, and since when (UTC ms). */
export interface Freeze {
  readonly since: number;
  /** The sentences about the books that were broken then. */
  readonly broken: readonly string[];
}

const STATE = 'payouts-frozen';

/** The freeze in force, or null. Whoever pays out asks this first, inside the unit of work that claims the money. */
export const payoutFreeze = (strapi: Core.Strapi): Promise<Freeze | null> => ledger(strapi).state<Freeze>(STATE);

/** Stops payouts; a freeze in force keeps its beginning. Nothing but an administrator ends it. */
export const freezePayouts = (strapi: Core.Strapi, broken: readonly string[]): Promise<void> =>
  together(strapi, async () => {
    const before = await payoutFreeze(strapi);
    const after: Freeze = { since: before?.since ?? now(), broken: [...new Set([...(before?.broken ?? []), ...broken])].sort() };
    await ledger(strapi).remember(STATE, after);
    if (before) return;
    strapi.log.error(`affiliate-store: payouts are frozen: ${after.broken.join(', ')}; see Store → Books`);
    await audit(strapi, { actor: 'system', action: 'payouts.frozen', subject: 'books', after });
  });

/** Lets payouts go on; false when they were not frozen. Whoever calls has seen that the books are right again. */
export const thawPayouts = (strapi: Core.Strapi, { reason, by }: { readonly reason: string; readonly by: string }): Promise<boolean> =>
  together(strapi, async () => {
    const before = await payoutFreeze(strapi);
    if (!before) return false;
    await ledger(strapi).remember(STATE, null);
    await audit(strapi, { actor: by, action: 'payouts.unfrozen', subject: 'books', reason, before });
    return true;
  });
