import type { Core } from '@strapi/strapi';
import type { AdjustmentFact } from '../capabilities/commissions/service';
import { ledger } from '../capabilities/ledger/service';
import { paidEvents } from '../capabilities/paid-events/service';
import type { Notebook } from './audit-notes';
import { addPayments, type Sums } from './audit-sums';

const BATCH = 500;

/**
 * I20: each lead and each day of clicks that earned something was booked once, for the party, the amount and the bucket its row says, and the ledger has
 * booked nothing else for events. With it the part of events in every balance (I5).
 */
export const auditPaidEvents = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const booked = new Map((await ledger(strapi).subjects('event_earned', 'paid_event')).map((one) => [`${one.sourceId} ${one.currency}`, one.amount]));
  const facts: AdjustmentFact[] = [];
  const broken = (id: string, expected: string | null, found: string | null) =>
    notes.broken('I20', { what: 'account', id, orderNumber: null, text: 'What an event earned is not what was booked for it.', expected, found });
  for (let after = 0; ;) {
    const page = await paidEvents(strapi).earningsAfter(after, BATCH);
    for (const { publicId, party, currency, amount, bucket } of page) {
      const key = `${publicId} ${currency}`;
      const found = booked.get(key);
      notes.looked('I20');
      if (found !== amount) broken(publicId, `${amount} ${currency}`, found === undefined ? null : `${found} ${currency}`);
      booked.delete(key);
      facts.push({ party, currency, bucket, amount });
    }
    after = page.at(-1)?.id ?? after;
    if (page.length < BATCH) break;
  }
  for (const [key, found] of booked) {
    notes.looked('I20');
    broken(key, null, String(found));
  }
  addPayments(sums, [], facts);
};
