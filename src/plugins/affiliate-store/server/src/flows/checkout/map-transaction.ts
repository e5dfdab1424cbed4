import type { Core } from '@strapi/strapi';
import type { BalanceTransactionFacts } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';

/** Notes in the open unit of work that a balance transaction of the provider has been booked, and for which payment (I3). */
export const mapTransaction = (strapi: Core.Strapi, txn: BalanceTransactionFacts, paymentId: number | null): Promise<void> =>
  orders(strapi).mapTransaction({
    id: txn.id,
    kind: txn.kind,
    net: txn.amount.minor - txn.fee.minor,
    currency: txn.amount.currency,
    paymentId,
    sourceId: txn.sourceId,
    at: txn.at,
  });
