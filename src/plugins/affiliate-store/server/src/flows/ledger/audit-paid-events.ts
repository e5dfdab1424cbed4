import type { Core } from '@strapi/strapi';
import type { AdjustmentFact } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { capped, paidEvents, periodAt, type Earning, type Used } from '../../capabilities/paid-events/service';
import type { Notebook } from './audit-notes';
import { addPayments, type Sums } from './audit-sums';

const BATCH = 500;
const NOT_AS_BOOKED = 'What an event earned is not what was booked for it.';
const NOT_AS_RECKONED = 'What an event earned is not what its terms and its cap make of it.';

/** Reckons earnings again in the order in which they were written: how many the cap lets through, by what those before have used of it. */
const reckoner = () => {
  const used = new Map<string, { count: number; amounts: Map<string, number> }>();
  const placeOf = ({ affiliateId, kind, at }: Earning, period: 'day' | 'month') =>
    `${affiliateId} ${kind} ${period} ${periodAt(period, at).from}`;
  const usedBefore = (earning: Earning): Used => {
    const known = used.get(placeOf(earning, earning.evidence.cap.period));
    return { count: known?.count ?? 0, amount: known?.amounts.get(earning.currency) ?? 0 };
  };
  const add = (earning: Earning): void => {
    for (const period of ['day', 'month'] as const) {
      const known = used.get(placeOf(earning, period)) ?? { count: 0, amounts: new Map<string, number>() };
      known.count += earning.count;
      known.amounts.set(earning.currency, (known.amounts.get(earning.currency) ?? 0) + earning.amount);
      used.set(placeOf(earning, period), known);
    }
  };
  /** How many should have been paid. */
  return (earning: Earning): number => {
    const { wanted, cap } = earning.evidence;
    const { paid } = capped(wanted, earning.each, cap, usedBefore(earning));
    add(earning);
    return paid;
  };
};

/**
 * I20: each lead and each day of clicks earned what its frozen terms and the cap make of it, was booked once for it, and the ledger has booked nothing else for
 * events. With it the part of events in every balance (I5).
 */
export const auditPaidEvents = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const journals = await ledger(strapi).subjects('event_earned', 'paid_event');
  const booked = new Map(journals.map((one) => [`${one.sourceId} ${one.currency}`, one.amount]));
  const facts: AdjustmentFact[] = [];
  const reckon = reckoner();
  const broken = (id: string, text: string, expected: string | null, found: string | null) =>
    notes.broken('I20', { what: 'account', id, orderNumber: null, text, expected, found });
  for (let after = 0; ;) {
    const page = await paidEvents(strapi).earningsAfter(after, BATCH);
    for (const earning of page) {
      const { publicId, party, currency, amount, bucket, count } = earning;
      notes.looked('I20');
      const wanted = reckon(earning);
      if (wanted !== count) broken(publicId, NOT_AS_RECKONED, String(wanted), String(count));
      if (amount === 0) continue;
      const found = booked.get(`${publicId} ${currency}`);
      if (found !== amount) broken(publicId, NOT_AS_BOOKED, `${amount} ${currency}`, found === undefined ? null : `${found} ${currency}`);
      booked.delete(`${publicId} ${currency}`);
      facts.push({ party, currency, bucket, amount });
    }
    after = page.at(-1)?.id ?? after;
    if (page.length < BATCH) break;
  }
  for (const [key, found] of booked) {
    notes.looked('I20');
    broken(key, NOT_AS_BOOKED, null, String(found));
  }
  addPayments(sums, [], facts);
};
