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
import { readOrderOf } from '../../../flows/orders/read-order';
import { exportOrdersOf, listOrdersOf, orderRow, readFacets, sumOrdersOf } from '../../../flows/orders/read-orders';
import { previewRefundOnDesk, refundOnDesk } from '../../../flows/orders/refund-on-desk';
import { resendAccessMailByStaff } from '../../../flows/orders/resend-access-mail';
import type { Portion } from '../../../flows/orders/weigh-refund';
import { returnPayment } from '../../../flows/orders/return-payment';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { cursorAt } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { placeOf, searchOf, shownTo } from './order-search';

/** What is to be given back: of the whole order, or of some lines, which it is the sum of. */
const portionOf = (
  amount: string | undefined,
  lines: ReadonlyArray<{ readonly line: number; readonly amount: string }> | undefined,
): Portion => {
  if (!lines) return { amount: parseInt(amount ?? '0', 10), lines: null };
  const parts = lines.map((each) => ({ line: each.line, amount: parseInt(each.amount, 10) }));
  return { amount: parts.reduce((total, part) => total + part.amount, 0), lines: parts };
};

const linesIn = (text: string | undefined) =>
  text?.split(',').map((part) => {
    const [line = '', amount = ''] = part.split(':');
    return { line: parseInt(line, 10), amount };
  });

const refund = async (strapi: Core.Strapi, { params, body }: Input<typeof refundOrder>, caller: Caller) => {
  const actor = actorOf(caller);
  // One key of one administrator is one refund, also when the answer was lost and the request is sent again.
  const wanted = {
    orderNumber: params.number,
    ...portionOf(body.amount, body.lines),
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
      const preview = await previewRefundOnDesk(strapi, params.number, portionOf(query.amount, linesIn(query.lines)));
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
