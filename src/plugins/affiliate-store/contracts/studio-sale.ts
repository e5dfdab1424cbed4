import { z } from 'zod';
import { orderState } from './orders';
import { moment, money } from './primitives';

/** An order with products of one's own in it; amounts are of these products alone. `yours` is what is left of the own share after refunds and payment fee. */
export const studioSale = z.object({
  orderNumber: z.string(),
  at: moment,
  product: z.string(),
  state: orderState,
  gross: money,
  refunded: money,
  yours: money,
  /** What of the own share waits for a bank's or the shop's decision, as after a dispute. */
  held: money,
  /** The buyer contests the payment at their bank, and nobody has decided yet. */
  disputed: z.boolean(),
  buyer: z.string(),
  affiliate: z.string().nullable(),
});
export type StudioSale = z.output<typeof studioSale>;
