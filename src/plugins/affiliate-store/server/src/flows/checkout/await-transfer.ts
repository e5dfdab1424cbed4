import type { Core } from '@strapi/strapi';
import type { confirmTransfer } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { recordedSaleApprovalAbove, transferDays } from '../../capabilities/checkout/service';
import { isSettled, nextOrderState, orderFailures, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { refuse } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { needsSecondPerson } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { oneByOne } from '../../platform/one-by-one';
import { setting } from '../../platform/settings';
import { together, togetherOrNot } from '../../platform/transaction';
import { giveUpOrder } from './give-up-order';
import { settleByHand } from '../orders/settle-at-once';
import { writeAwaitedMail } from './write-awaited-mail';

type Arrived = Input<typeof confirmTransfer>['body'];

const DAY = 86_400_000;
const BATCH = 100;
/** Why an order is not given up by itself: somebody has seen its money, and somebody else has to agree. */
export const AWAITS_SECOND_PERSON = 'AWAITS_SECOND_PERSON';

/** The order waits for a bank transfer: no access, no journal, and the buyer is written where the money goes. Inside a unit of work. */
export const awaitTransfer = async (strapi: Core.Strapi, order: Order): Promise<Order> => {
  const step = nextOrderState(order.state, 'processing');
  if (!step.ok) return refuse(step.failure);
  const transferDueAt = order.placedAt + (await setting(strapi, transferDays)) * DAY;
  const waiting = await orders(strapi).change(order, { state: 'processing', transferDueAt });
  await orders(strapi).note(order.id, { actor: 'buyer', code: 'TRANSFER_AWAITED', facts: { until: isoOf(transferDueAt) } });
  await writeAwaitedMail(strapi, waiting, await orders(strapi).snapshot(order.id), null);
  return waiting;
};

/** True while money of a transfer may still be taken for an order: also after its time, for late money is real too. */
export const mayArrive = (order: Order): boolean => order.transferDueAt !== null && !isSettled(order.state) && order.state !== 'review';

const dayOf = (moment: number): string => isoOf(moment).slice(0, 10);

/** What speaks against taking money for an order; null when nothing does. */
const wrongWith = async (strapi: Core.Strapi, order: Order, { amount, receivedOn }: Arrived): Promise<Failure | null> => {
  if (!mayArrive(order)) return orderFailures.because('TRANSFER_NOT_AWAITED');
  const recorded = await orders(strapi).lockRecordedSale(order.id);
  if (recorded && recorded.state !== 'rejected') return orderFailures.because('TRANSFER_NOT_AWAITED');
  if (amount !== String(order.total)) return orderFailures.because('TRANSFER_AMOUNT_DIFFERS', { total: String(order.total) });
  // A day's grace on either side: banks have their own midnight.
  const fits = receivedOn >= dayOf(order.placedAt - DAY) && receivedOn <= dayOf(now() + DAY);
  return fits ? null : orderFailures.because('TRANSFER_DAY_WRONG');
};

/**
 * Somebody of the staff has seen the money of a bank transfer. It is booked as that of a recorded sale is (decision 0017): at once, or,
 * above the limit, when somebody else agrees.
 */
export const confirmTransferBy = (strapi: Core.Strapi, number: string, arrived: Arrived, by: string): Promise<Outcome<Order, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const wrong = await wrongWith(strapi, order, arrived);
    if (wrong) return failed(wrong);
    const { total, currency } = order;
    const { reference, note, receivedOn } = arrived;
    const waits = needsSecondPerson(total, currency, await setting(strapi, recordedSaleApprovalAbove));
    const late = order.state === 'processing' ? 'no' : 'yes';
    await orders(strapi).recordSale({
      orderId: order.id,
      method: 'bank_transfer',
      reference,
      reason: note,
      receivedOn,
      state: waits ? 'awaiting_approval' : 'booked',
      madeBy: by,
    });
    await orders(strapi).note(order.id, {
      actor: by,
      code: late === 'yes' ? 'TRANSFER_ARRIVED_LATE' : 'TRANSFER_ARRIVED',
      facts: { amount: String(total), currency, on: receivedOn, reference },
    });
    await audit(strapi, {
      actor: by,
      action: 'order.transfer-arrived',
      subject: `order:${number}`,
      reason: note,
      after: { total, currency, reference, receivedOn, waits, late },
    });
    if (waits) return ok(await orders(strapi).change(order, { attention: AWAITS_SECOND_PERSON }));
    return ok((await settleByHand(strapi, order, 'bank_transfer', by)).order);
  });

/** Staff gives an order up whose transfer will not come: seat and coupon are free again, and the buyer is told. */
export const cancelTransferBy = (
  strapi: Core.Strapi,
  number: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Outcome<Order, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const waits = order.state === 'processing' && order.transferDueAt !== null && order.attention === null;
    if (!waits) return failed(orderFailures.because('TRANSFER_NOT_AWAITED'));
    await audit(strapi, { actor: by, action: 'order.transfer-cancelled', subject: `order:${number}`, reason });
    await orders(strapi).note(order.id, { actor: by, code: 'TRANSFER_CANCELLED', facts: { reason } });
    return ok((await giveUpOrder(strapi, order, 'failed', by)).order);
  });

/** Ends the orders whose transfer has not come in time. */
export const expireTransfers = async (strapi: Core.Strapi): Promise<number> => {
  const overdue = await orders(strapi).overdueTransfers(now(), BATCH);
  await oneByOne(
    strapi,
    overdue,
    (order) => `order ${order.number}`,
    (seen) =>
      together(strapi, async () => {
        const order = await orders(strapi).lock({ id: seen.id });
        // Somebody may have seen the money meanwhile.
        if (order?.state !== 'processing' || order.attention !== null || order.transferDueAt === null) return;
        if (order.transferDueAt < now()) await giveUpOrder(strapi, order, 'expired', 'system');
      }),
  );
  return overdue.length;
};
