import type { Core } from '@strapi/strapi';
import {
  exportOrders,
  listOrders,
  previewRefund,
  readOrder,
  readOrderFacets,
  readOrderTotals,
  refundOrder,
  resendOrderAccess,
  returnPayment as returnPaymentEndpoint,
} from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import { readOrderOf } from '../../../flows/read-order';
import { exportOrdersOf, listOrdersOf, orderRow, readFacets, sumOrdersOf } from '../../../flows/read-orders';
import { previewRefundOnDesk, refundOnDesk } from '../../../flows/refund-on-desk';
import { resendAccessMailByStaff } from '../../../flows/resend-access-mail';
import { returnPayment } from '../../../flows/return-payment';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { cursorAt } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { placeOf, searchOf, shownTo } from './order-search';

const refund = async (strapi: Core.Strapi, { params, body }: Input<typeof refundOrder>, caller: Caller) => {
  const actor = actorOf(caller);
  // One key of one administrator is one refund, also when the answer was lost and the request is sent again.
  const wanted = {
    orderNumber: params.number,
    amount: parseInt(body.amount, 10),
    reason: body.reason,
    requestKey: `${actor}:${caller.idempotencyKey ?? ''}`,
    actor,
  };
  const made = await refundOnDesk(strapi, wanted, shownTo(caller));
  return made.ok ? ok({ data: made.value }) : made;
};

/** What staff sees of orders and does with them. */
export const adminOrders: Controller = {
  name: 'adminOrders',
  implementations: [
    implement(listOrders, async (strapi, { query: { cursor, pageSize, sort, ...filters } }, caller) => {
      const after = placeOf(cursor);
      if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listOrdersOf(strapi, searchOf(filters, caller), { after, limit: pageSize, sort });
      return ok({
        data: rows.map((order) => orderRow(order, shownTo(caller))),
        pagination: { total, nextCursor: next && cursorAt([next.by, next.id]) },
      });
    }),
    implement(readOrderTotals, async (strapi, { query }, caller) => ok({ data: await sumOrdersOf(strapi, searchOf(query, caller)) })),
    implement(exportOrders, async (strapi, { query }, caller) => {
      const file = await exportOrdersOf(strapi, searchOf(query, caller), shownTo(caller));
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(readOrderFacets, async (strapi) => ok({ data: await readFacets(strapi) })),
    implement(readOrder, async (strapi, { params }, caller) => {
      const order = await readOrderOf(strapi, params.number, { shown: shownTo(caller), actor: actorOf(caller) });
      return order.ok ? ok({ data: order.value }) : order;
    }),
    implement(previewRefund, async (strapi, { params, query }) => {
      const preview = await previewRefundOnDesk(strapi, params.number, parseInt(query.amount, 10));
      return preview.ok ? ok({ data: preview.value }) : preview;
    }),
    implement(refundOrder, refund),
    implement(returnPaymentEndpoint, async (strapi, { params, body }, caller) => {
      const returned = await returnPayment(strapi, { orderNumber: params.number, reason: body.reason, actor: actorOf(caller) });
      return returned.ok ? ok({ data: returned.value }) : returned;
    }),
    implement(resendOrderAccess, async (strapi, { params }, caller) => {
      const sent = await resendAccessMailByStaff(strapi, params.number, actorOf(caller));
      return sent.ok ? ok({ data: { sent: true as const } }) : sent;
    }),
  ],
};
