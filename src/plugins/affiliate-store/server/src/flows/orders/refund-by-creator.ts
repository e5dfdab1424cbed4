import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { previewStudioRefund, refundStudioSale, StudioSaleDetail } from '../../../../contracts/studio';
import { refundableOfLine, type SplitPlan } from '../../capabilities/commissions/service';
import {
  creatorRefundState,
  creatorsRefund,
  guaranteeEnd,
  orderFailures,
  orders,
  type CreatorRefundState,
  type Order,
  type OrderSnapshot,
  type Payment,
} from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { previewRefundOf, refundOrder } from './refund-order';
import type { StudioSelf } from '../catalog/recognise-creator';
import { booksOnceSettled } from './weigh-refund';

/** A line somebody created, with what of it they may give back now. */
export interface OwnRefund {
  readonly line: number;
  readonly product: string;
  readonly most: number;
  readonly state: CreatorRefundState;
  readonly guaranteeEndsAt: number;
}

interface Sale {
  readonly order: Order;
  readonly snapshot: OrderSnapshot;
  readonly payment: Payment;
}

/** What a creator may give back of a sale: their own lines, and of these what the guarantee still covers. */
const ownRefunds = async (strapi: Core.Strapi, self: StudioSelf, { snapshot, payment }: Sale): Promise<readonly OwnRefund[]> => {
  const books = await booksOnceSettled(strapi, payment);
  const allowed = await setting(strapi, creatorsRefund);
  return snapshot.lines
    .filter((line) => (line.plan as SplitPlan).creator === self.partyPublicId && line.gross > 0)
    .map(({ line, productName, guaranteeDays }) => {
      const left = refundableOfLine(books, line);
      const terms = { paidAt: payment.paidAt, guaranteeDays };
      const state = creatorRefundState({ ...terms, left, allowed, byHand: payment.provider === 'by_hand', now: now() });
      return { line, product: productName, most: state === 'open' ? left : 0, state, guaranteeEndsAt: guaranteeEnd(terms) };
    });
};

const saleOf = async (strapi: Core.Strapi, number: string): Promise<Sale | null> => {
  const order = await orders(strapi).find({ number });
  const payment = order && (await orders(strapi).payment({ order_id: order.id }));
  return order && payment ? { order, payment, snapshot: await orders(strapi).snapshot(order.id) } : null;
};

/** The same for the page of a sale. */
export const showOwnRefunds = async (strapi: Core.Strapi, self: StudioSelf, number: string): Promise<StudioSaleDetail['refunds']> => {
  const sale = await saleOf(strapi, number);
  if (!sale) return [];
  return (await ownRefunds(strapi, self, sale)).map(({ line, product, most, state, guaranteeEndsAt }) => ({
    line,
    product,
    most: moneyView({ minor: minor(most), currency: sale.order.currency }),
    state,
    guaranteeEndsAt: isoOf(guaranteeEndsAt),
  }));
};

/** What a creator asks to give back, in minor units of the order's currency. */
export interface OwnPortion {
  readonly number: string;
  readonly line: number;
  readonly amount: number;
}

const WHY_NOT = {
  guarantee_over: 'REFUND_GUARANTEE_OVER',
  shop_only: 'REFUND_SHOP_ONLY',
  nothing_left: 'REFUND_LINE_TOO_LARGE',
} as const;

/** The sale, where the line is the creator's own and may be given back; an order of others is no different from none. */
const permitted = async (strapi: Core.Strapi, self: StudioSelf, { number, line }: OwnPortion): Promise<Outcome<Sale, Failure>> => {
  const sale = await saleOf(strapi, number);
  const own = sale ? await ownRefunds(strapi, self, sale) : [];
  if (!sale || own.length === 0) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const found = own.find((each) => each.line === line);
  if (!found) return failed(orderFailures.because('REFUND_LINE_UNKNOWN', { line }));
  return found.state === 'open' ? ok(sale) : failed(orderFailures.because(WHY_NOT[found.state], { line }));
};

/** What it would cost a creator to give so much back; nothing is written. */
export const previewRefundByCreator = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  wanted: OwnPortion,
): Promise<Outcome<Data<typeof previewStudioRefund>, Failure>> => {
  const may = await permitted(strapi, self, wanted);
  if (!may.ok) return may;
  const { amount, line } = wanted;
  const preview = await previewRefundOf(strapi, wanted.number, { amount, lines: [{ line, amount }] });
  if (!preview.ok) return preview;
  const money = (of: number) => moneyView({ minor: minor(of), currency: preview.value.currency });
  const own = preview.value.losses.filter(({ party, share }) => party === self.partyPublicId && share.startsWith(`${line}:`));
  return ok({
    amount: money(amount),
    yourLoss: money(own.reduce((total, each) => total + each.amount, 0)),
    feeKept: money(preview.value.feeKept),
    endsAccess: preview.value.endsAccessTo.length > 0,
  });
};

/** Gives money back for a line its creator sold; the same request key is one refund. */
export const refundByCreator = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  wanted: OwnPortion & { readonly reason: string; readonly requestKey: string; readonly actor: string },
): Promise<Outcome<Data<typeof refundStudioSale>, Failure>> => {
  const { number, line, amount, reason, requestKey, actor } = wanted;
  const sale = await saleOf(strapi, number);
  // A request that is sent again after its answer was lost finds its refund, though nothing is left to give back by now.
  const known = sale && (await orders(strapi).refund({ order_id: sale.order.id, request_key: requestKey }));
  const may = known ? ok(sale) : await permitted(strapi, self, wanted);
  if (!may.ok) return may;
  const made = await refundOrder(strapi, { orderNumber: number, amount, lines: [{ line, amount }], reason, requestKey, actor });
  if (!made.ok) return made;
  return ok({
    amount: moneyView({ minor: minor(made.value.amount), currency: made.value.currency }),
    state: made.value.state === 'booked' ? 'booked' : 'waiting',
  });
};
