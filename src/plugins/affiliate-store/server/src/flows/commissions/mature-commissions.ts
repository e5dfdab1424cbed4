import type { Core } from '@strapi/strapi';
import { booksFrom, commissions, decisions } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { oneByOne } from '../../platform/one-by-one';
import { together } from '../../platform/transaction';
import { lastJournalOf } from './release-shares';
import { storeDecision } from '../orders/store-decision';

const BATCH = 200;

const maturePayment = (strapi: Core.Strapi, paymentId: number, shares: readonly string[], at: number): Promise<number> =>
  together(strapi, async () => {
    const seen = await orders(strapi).payment({ id: paymentId });
    let order = seen ? await orders(strapi).lock({ id: seen.orderId }) : null;
    let matured = 0;
    for (const share of shares) {
      const payment = await orders(strapi).lockPayment({ id: paymentId });
      if (!order || !payment) return matured;
      const before = booksFrom(payment.books);
      const mature = (after?: string) => decisions.matureShare(before, { share, now: at, ...(after === undefined ? {} : { after }) });
      const moved = mature();
      // Where nothing is left to move there is no journal by which its turn would be known.
      const decision = moved.ok && moved.value.journals.length === 0 ? mature(await lastJournalOf(strapi, order)) : moved;
      // Held or not yet due: the next run looks again.
      if (!decision.ok || decision.value.books === before) continue;
      order = await storeDecision(strapi, { order, payment, before }, decision.value, { actor: 'system', occurredAt: at });
      matured += 1;
      crashPoint('maturity.booked');
    }
    return matured;
  });

/** Makes available what has waited out guarantee and hold (J05). Each payment is one unit; a crash leaves the rest for the next run. */
export const matureCommissions = async (strapi: Core.Strapi): Promise<number> => {
  const at = now();
  let matured = 0;
  for (;;) {
    const due = await commissions(strapi).due(at, BATCH);
    const byPayment = new Map<number, string[]>();
    for (const row of due) byPayment.set(row.paymentId, [...(byPayment.get(row.paymentId) ?? []), row.shareKey]);
    let inThisBatch = 0;
    await oneByOne(
      strapi,
      byPayment,
      ([paymentId]) => `maturity of payment ${paymentId}`,
      async ([paymentId, shares]) => {
        inThisBatch += await maturePayment(strapi, paymentId, shares, at);
      },
    );
    matured += inThisBatch;
    if (due.length < BATCH || inThisBatch === 0) return matured;
  }
};
