import type { Core } from '@strapi/strapi';
import { balanceOf, ledger } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import { payouts } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Notebook } from './audit-notes';
import type { Sums } from './audit-sums';

type Amounts = ReadonlyMap<string, number>;

const summed = <T>(rows: readonly T[], keyOf: (row: T) => string, amountOf: (row: T) => number): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
};

/** What everybody's store credit has to be: paid out to it and not taken back, or granted by staff, less what orders set aside or spent, with what refunds gave back. */
const expectedOf = async (
  strapi: Core.Strapi,
  { creditBack }: Sums,
): Promise<{ readonly available: Amounts; readonly reserved: Amounts }> => {
  const paid = [...(await payouts(strapi).creditPaid()), ...(await payouts(strapi).creditGranted())];
  const parties = await people(strapi).parties([...new Set(paid.map(({ partyId }) => partyId))]);
  const used = await orders(strapi).sumCredits();
  const keyOf = ({ party, currency }: { readonly party: string; readonly currency: string }): string => `${party} ${currency}`;
  const available = summed(
    paid,
    ({ partyId, currency }) => keyOf({ party: parties.get(partyId)?.publicId ?? `party ${partyId}`, currency }),
    ({ amount }) => amount,
  );
  for (const row of used) available.set(keyOf(row), (available.get(keyOf(row)) ?? 0) - row.amount);
  for (const [key, amount] of creditBack) available.set(key, (available.get(key) ?? 0) + amount);
  const open = used.filter(({ state }) => state === 'reserved');
  return { available, reserved: summed(open, keyOf, ({ amount }) => amount) };
};

const BUCKETS = [
  { name: 'available', bucket: '', text: 'The store credit is not what payouts, orders and refunds add up to.' },
  { name: 'reserved', bucket: 'reserved', text: 'What is set aside is not what orders under way set aside.' },
] as const;

/** I17: everybody's store credit is what happened to it, recomputed from rows and never from the ledger, and never below zero. */
export const auditCredit = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const expected = await expectedOf(strapi, sums);
  const rows = await ledger(strapi).accounts({ type: 'customer_credit' });
  for (const { name, bucket, text } of BUCKETS) {
    const booked = summed(
      rows.filter((row) => row.bucket === bucket),
      (row) => `${row.owner} ${row.currency}`,
      balanceOf,
    );
    for (const key of new Set([...booked.keys(), ...expected[name].keys()])) {
      const [found, wanted] = [booked.get(key) ?? 0, expected[name].get(key) ?? 0];
      notes.looked('I17');
      const offends = (says: string, should: string): void =>
        notes.broken('I17', { what: 'account', id: key, orderNumber: null, text: says, expected: should, found: String(found) });
      if (found !== wanted) offends(text, String(wanted));
      if (found < 0) offends('Store credit is below zero.', '>= 0');
    }
  }
};
