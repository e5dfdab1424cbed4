import type { Core } from '@strapi/strapi';
import {
  approveRecordedSale,
  cancelTransfer,
  confirmTransfer,
  listOffersToRecord,
  previewSale,
  recordSale,
  rejectRecordedSale,
  type AdminOrderRow,
} from '../../../../../contracts/admin';
import { cancelTransferBy, confirmTransferBy } from '../../../flows/checkout/await-transfer';
import { orderRow } from '../../../flows/orders/read-orders';
import { decideRecordedSaleBy, offersToRecord, previewSaleOf, recordSaleBy } from '../../../flows/orders/record-sale';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { implement, type Answer, type Implementation } from '../../../platform/endpoints';
import type { Order } from '../service';
import { shownTo } from './order-search';

const shown = (done: Outcome<Order, Failure>, caller: Caller): Outcome<Answer<AdminOrderRow>, Failure> =>
  done.ok ? ok({ data: orderRow(done.value, shownTo(caller)) }) : done;

const decided = async (strapi: Core.Strapi, number: string, to: 'booked' | 'rejected', caller: Caller) =>
  shown(await decideRecordedSaleBy(strapi, number, { to, by: actorOf(caller) }), caller);

/** Sales made outside the checkout. */
export const recordedSaleEndpoints: readonly Implementation[] = [
  implement(listOffersToRecord, async (strapi) => ok({ data: await offersToRecord(strapi) })),
  implement(previewSale, async (strapi, { body }) => {
    const preview = await previewSaleOf(strapi, body);
    return preview.ok ? ok({ data: preview.value }) : preview;
  }),
  implement(recordSale, async (strapi, { body }, caller) => shown(await recordSaleBy(strapi, body, actorOf(caller)), caller)),
  implement(confirmTransfer, async (strapi, { params, body }, caller) =>
    shown(await confirmTransferBy(strapi, params.number, body, actorOf(caller)), caller),
  ),
  implement(cancelTransfer, async (strapi, { params, body }, caller) =>
    shown(await cancelTransferBy(strapi, params.number, { reason: body.reason, by: actorOf(caller) }), caller),
  ),
  implement(approveRecordedSale, (strapi, { params }, caller) => decided(strapi, params.number, 'booked', caller)),
  implement(rejectRecordedSale, (strapi, { params }, caller) => decided(strapi, params.number, 'rejected', caller)),
];
