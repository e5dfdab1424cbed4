import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import type { Progress } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { Payment } from '../../capabilities/orders/service';
import { letOthersIn } from '../../platform/breath';
import { together } from '../../platform/transaction';
import type { Proof, ProofFinding } from './last-proof';
import { readKept } from './kept-payments';
import { replayPayment } from './replay-payment';

const BATCH = 100;
const MOST_LISTED = 200;

/** Something may have been booked while rows were read: what differs is looked at again with the order locked. */
const replayLocked = (strapi: Core.Strapi, payment: Payment): Promise<readonly ProofFinding[]> =>
  together(strapi, async () => {
    await orders(strapi).lock({ id: payment.orderId });
    const again = await orders(strapi).payment({ id: payment.id });
    const found = again ? await readKept(strapi, [again]) : [];
    return found.flatMap((each) => replayPayment(each).map((difference) => ({ ...difference, orderNumber: each.order.number })));
  });

/**
 * Runs attribution and split of every paid order again from what was stored and compares decision, plan, journals, books
 * and commissions, to the last minor unit. Writes nothing.
 */
export const replayLedger = async (strapi: Core.Strapi, tell: (progress: Progress) => unknown = () => undefined): Promise<Proof> => {
  const total = await orders(strapi).countPayments();
  const findings: ProofFinding[] = [];
  let [done, offending] = [0, 0];
  for (let after = 0; ;) {
    const batch = await orders(strapi).paymentsAfter(after, BATCH);
    for (const kept of await readKept(strapi, batch)) {
      const differences = replayPayment(kept).length === 0 ? [] : await replayLocked(strapi, kept.payment);
      offending += differences.length;
      findings.push(...differences.slice(0, MOST_LISTED - findings.length));
      await letOthersIn();
    }
    done += batch.length;
    await tell({ done, total });
    after = batch.at(-1)?.id ?? after;
    if (batch.length < BATCH) break;
  }
  return { looked: { orders: done }, offending, findings, head: (await ledger(strapi).head())?.hash ?? null };
};
