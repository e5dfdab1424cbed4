import type { Core } from '@strapi/strapi';
import {
  approveAdjustment,
  confirmForfeiture,
  listAdjustments,
  listForfeitures,
  makeAdjustment,
  rejectAdjustment,
} from '../../../../../contracts/admin/adjustments';
import type { AdminAdjustmentRow } from '../../../../../contracts/admin/adjustments';
import { adjustBalance, decideAdjustment } from '../../../flows/ledger/adjust-balance';
import { confirmForfeiture as confirmIt } from '../../../flows/payouts/forfeit-balances';
import { listForfeituresOf } from '../../../flows/payouts/read-forfeitures';
import { adjustmentRows, listAdjustmentsOf } from '../../../flows/payouts/read-payout-desk';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { implement, type Answer, type Implementation } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Adjustment } from '../service';
import { minorOf, placeOf } from './reading';

const shown = async (
  strapi: Core.Strapi,
  made: Outcome<Adjustment, Failure>,
  caller: Caller,
): Promise<Outcome<Answer<AdminAdjustmentRow>, Failure>> => {
  if (!made.ok) return made;
  const [row] = await adjustmentRows(strapi, [made.value], actorOf(caller));
  return ok({ data: row as AdminAdjustmentRow });
};

/** Bonuses, deductions and write-offs: only ever as new entries. */
export const adjustmentEndpoints: readonly Implementation[] = [
  implement(listAdjustments, async (strapi, { query }, caller) => {
    const place = placeOf(query.cursor);
    if (place === null) return failed(platformFailures.because('CURSOR_INVALID'));
    const { rows, ...pagination } = await listAdjustmentsOf(
      strapi,
      { ...place, state: query.state, limit: query.pageSize },
      actorOf(caller),
    );
    return ok({ data: rows, pagination });
  }),
  implement(makeAdjustment, async (strapi, { body }, caller) =>
    shown(strapi, await adjustBalance(strapi, { ...body, amount: minorOf(body.amount), by: actorOf(caller) }), caller),
  ),
  implement(listForfeitures, async (strapi, { query }) => {
    const place = placeOf(query.cursor);
    if (place === null) return failed(platformFailures.because('CURSOR_INVALID'));
    const { rows, ...pagination } = await listForfeituresOf(strapi, { ...place, state: query.state }, query.pageSize);
    return ok({ data: rows, pagination });
  }),
  implement(confirmForfeiture, async (strapi, { params, body }, caller) =>
    shown(strapi, await confirmIt(strapi, params.id, { reason: body.reason, by: actorOf(caller) }), caller),
  ),
  implement(approveAdjustment, async (strapi, { params }, caller) =>
    shown(strapi, await decideAdjustment(strapi, params.id, { to: 'booked', by: actorOf(caller) }), caller),
  ),
  implement(rejectAdjustment, async (strapi, { params }, caller) =>
    shown(strapi, await decideAdjustment(strapi, params.id, { to: 'rejected', by: actorOf(caller) }), caller),
  ),
];
