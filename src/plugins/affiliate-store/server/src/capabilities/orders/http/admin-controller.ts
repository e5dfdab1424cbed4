import type { Core } from '@strapi/strapi';
import { exportOrders, listOrders, previewRefund, readOrder, readOrderFacets, readOrderTotals, refundOrder, resendOrderAccess } from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import { previewRefundOnDesk } from '../../../flows/preview-refund';
import { readOrderOf } from '../../../flows/read-order';
import { addressesFor, exportOrdersOf, listOrdersOf, orderRow, readFacets, sumOrdersOf } from '../../../flows/read-orders';
import { refundOrder as refundOrderFlow } from '../../../flows/refund-order';
import { resendAccessMailByStaff } from '../../../flows/resend-access-mail';
import { refundView } from '../../../flows/show-order-history';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { namesOfActors } from '../../../platform/staff-names';
import type { OrderPlace, OrderSearch } from '../service';

const DAY = 86_400_000;

const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;
const shownTo = (caller: Caller) => addressesFor(maySee(caller));
const minorOf = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : parseInt(digits, 10));

const searchOf = ({ search, product, from, to, minAmount, maxAmount, ...same }: Input<typeof readOrderTotals>['query'], caller: Caller): OrderSearch => ({
  ...same, text: search, byPartOfEmail: maySee(caller), productId: product, from: from === undefined ? undefined : Date.parse(from), until: to === undefined ? undefined : Date.parse(to) + DAY,
  least: minorOf(minAmount), most: minorOf(maxAmount),
});

const placeOf = (cursor: string | undefined): OrderPlace | null | undefined => {
  if (cursor === undefined) return undefined;
  const place = readCursor(cursor, ['number', 'number']);
  return place && { placedAt: place[0] as number, id: place[1] as number };
};

const refund = async (strapi: Core.Strapi, { params, body }: Input<typeof refundOrder>, caller: Caller) => {
  const actor = actorOf(caller);
  // One key of one administrator is one refund, also when the answer was lost and the request is sent again.
  const made = await refundOrderFlow(strapi, { orderNumber: params.number, amount: parseInt(body.amount, 10), reason: body.reason, requestKey: `${actor}:${caller.idempotencyKey ?? ''}`, actor });
  return made.ok ? ok({ data: refundView(made.value, shownTo(caller), await namesOfActors(strapi, [actor])) }) : made;
};

/** What staff sees of orders and does with them. */
export const adminOrders: Controller = {
  name: 'adminOrders',
  implementations: [
    implement(listOrders, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const after = placeOf(cursor);
      if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listOrdersOf(strapi, searchOf(filters, caller), { after, limit: pageSize });
      return ok({ data: rows.map((order) => orderRow(order, shownTo(caller))), pagination: { total, nextCursor: next && cursorAt([next.placedAt, next.id]) } });
    }),
    implement(readOrderTotals, async (strapi, { query }, caller) => ok({ data: await sumOrdersOf(strapi, searchOf(query, caller)) })),
    implement(exportOrders, async (strapi, { query }, caller) => {
      const file = await exportOrdersOf(strapi, searchOf(query, caller), shownTo(caller));
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(readOrderFacets, async (strapi) => ok({ data: await readFacets(strapi) })),
    implement(readOrder, async (strapi, { params }, caller) => {
      const order = await readOrderOf(strapi, params.number, shownTo(caller));
      return order.ok ? ok({ data: order.value }) : order;
    }),
    implement(previewRefund, async (strapi, { params, query }) => {
      const preview = await previewRefundOnDesk(strapi, params.number, parseInt(query.amount, 10));
      return preview.ok ? ok({ data: preview.value }) : preview;
    }),
    implement(refundOrder, refund),
    implement(resendOrderAccess, async (strapi, { params }, caller) => {
      const sent = await resendAccessMailByStaff(strapi, params.number, actorOf(caller));
      return sent.ok ? ok({ data: { sent: true as const } }) : sent;
    }),
  ],
};
