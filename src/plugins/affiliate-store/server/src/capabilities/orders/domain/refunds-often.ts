/** From how many orders on somebody is said to give back often, and how far back is looked: it is said, and nothing is refused for it. */
export const REFUNDS_OFTEN = { orders: 3, days: 180 } as const;

export const refundsOften = (refundedOrders: number): boolean => refundedOrders >= REFUNDS_OFTEN.orders;
