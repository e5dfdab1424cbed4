/** The money of an order, in minor units. `taxRefunded` is the part of `tax` that went back with refunds. */
export interface OrderMoney {
  readonly paidAt: number | null;
  readonly total: number;
  readonly tax: number;
  readonly refunded: number;
  readonly taxRefunded: number;
}

/** What came in and stayed: total less refunds, less the tax on the rest. Nothing while the order is not paid. */
export const netOf = ({ paidAt, total, tax, refunded, taxRefunded }: OrderMoney): number =>
  paidAt === null ? 0 : total - refunded - (tax - taxRefunded);
