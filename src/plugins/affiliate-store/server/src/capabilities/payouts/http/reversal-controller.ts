import { reversePayout } from '../../../../../contracts/admin-payouts';
import type { AdminPayoutRow } from '../../../../../contracts/admin-payouts';
import { payoutRows } from '../../../flows/payouts/read-payout-desk';
import { reversePayout as takeBack } from '../../../flows/payouts/reverse-payout';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Implementation } from '../../../platform/endpoints';

/** Transfers that staff takes back. */
export const reversalEndpoints: readonly Implementation[] = [
  implement(reversePayout, async (strapi, { params, body }, caller) => {
    const taken = await takeBack(strapi, params.id, { by: actorOf(caller), reason: body.reason });
    if (!taken.ok) return taken;
    const [row] = await payoutRows(strapi, [taken.value]);
    return ok({ data: row as AdminPayoutRow });
  }),
];
