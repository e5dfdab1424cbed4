import type { Core } from '@strapi/strapi';
import type { AdjustmentFact, PayoutFact } from '../../capabilities/commissions/service';
import { imports } from '../../capabilities/imports/service';
import { ledger } from '../../capabilities/ledger/service';
import { payouts, wasSent } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Notebook } from './audit-notes';
import { addPayments, type Sums } from './audit-sums';

const GIVEN_BACK: ReadonlySet<PayoutFact['state']> = new Set(['returned', 'failed', 'cancelled']);

interface PayoutSum extends PayoutFact {
  readonly fee: number;
  readonly count: number;
}

/** What payouts say, by party and currency; a draft has claimed nothing. */
const payoutFacts = async (strapi: Core.Strapi): Promise<PayoutSum[]> => {
  const rows = await payouts(strapi).allSums();
  const parties = await people(strapi).parties([...new Set(rows.map((row) => row.partyId))]);
  return rows.flatMap(({ partyId, currency, state, amount, fee, count }) =>
    state === 'draft' ? [] : [{ party: parties.get(partyId)?.publicId ?? `party ${partyId}`, currency, state, amount, fee, count }],
  );
};

const adjustmentFacts = async (strapi: Core.Strapi): Promise<AdjustmentFact[]> => {
  const rows = [...(await payouts(strapi).bookedAdjustments()), ...(await payouts(strapi).movedInto())];
  const parties = await people(strapi).parties([...new Set(rows.map((row) => row.partyId))]);
  return rows.map(({ partyId, currency, bucket, amount }) => ({
    party: parties.get(partyId)?.publicId ?? `party ${partyId}`,
    currency,
    bucket,
    amount,
  }));
};

/** What imports opened and did not take back: owed like a bonus, and explained by the account it came from. */
const openingFacts = async (strapi: Core.Strapi): Promise<AdjustmentFact[]> => {
  const rows = await imports(strapi).opened();
  const parties = await people(strapi).parties([...new Set(rows.map((row) => row.partyId))]);
  return rows.map(({ partyId, currency, amount }) => ({
    party: parties.get(partyId)?.publicId ?? `party ${partyId}`,
    currency,
    bucket: 'available',
    amount,
  }));
};

/** What lies between two currencies is what moves took out of one and brought into the other. */
const addMoves = async (strapi: Core.Strapi, sums: Sums): Promise<void> => {
  const add = (currency: string, amount: number): void => void sums.moved.set(currency, (sums.moved.get(currency) ?? 0) + amount);
  for (const [currency, amount] of await payouts(strapi).movedOut()) add(currency, -amount);
  for (const { currency, amount } of await payouts(strapi).movedInto()) add(currency, amount);
};

const sumBy = <T>(rows: readonly T[], keyOf: (row: T) => string, amountOf: (row: T) => number): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
};

/** I7 and I8: what the ledger shows as reserved, and as in transit, is what payouts of these states add up to. */
const compare = (
  notes: Notebook,
  id: 'I7' | 'I8',
  booked: ReadonlyMap<string, number>,
  claimed: ReadonlyMap<string, number>,
  text: string,
): void => {
  for (const key of new Set([...booked.keys(), ...claimed.keys()])) {
    notes.looked(id);
    const [found, expected] = [booked.get(key) ?? 0, claimed.get(key) ?? 0];
    if (found !== expected)
      notes.broken(id, { what: 'account', id: key, orderNumber: null, text, expected: String(expected), found: String(found) });
  }
};

/** I13 and I15: every commission in one live payout and for no more than was earned, every payout above nothing. */
const auditRows = async (strapi: Core.Strapi, notes: Notebook, facts: readonly PayoutSum[]): Promise<void> => {
  notes.looked('I13', await payouts(strapi).countItems());
  for (const { commission, text } of await payouts(strapi).wrongItems())
    notes.broken('I13', { what: 'commission', id: commission, orderNumber: null, text, expected: null, found: null });
  notes.looked(
    'I15',
    facts.reduce((sum, fact) => sum + fact.count, 0),
  );
  for (const { publicId, amount, currency } of await payouts(strapi).worthless())
    notes.broken('I15', {
      what: 'payout',
      id: publicId,
      orderNumber: null,
      text: `A payout in ${currency} is not above zero.`,
      expected: '> 0',
      found: String(amount),
    });
};

/** I7, I8, I13, I15, and the part of payouts and adjustments in every balance (I5). */
export const auditPayouts = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const facts = await payoutFacts(strapi);
  const openings = await openingFacts(strapi);
  await addMoves(strapi, sums);
  for (const [currency, amount] of await payouts(strapi).forfeited()) sums.forfeited.set(currency, -amount);
  for (const { currency, fee } of facts.filter(({ state }) => !GIVEN_BACK.has(state)))
    sums.payoutFees.set(currency, (sums.payoutFees.get(currency) ?? 0) - fee);
  addPayments(sums, facts, [...(await adjustmentFacts(strapi)), ...openings]);
  for (const { currency, amount } of openings) sums.opened.set(currency, (sums.opened.get(currency) ?? 0) + amount);
  const reserved = (await ledger(strapi).accounts({ type: 'payable' })).filter((row) => row.bucket === 'reserved');
  const transit = await ledger(strapi).accounts({ type: 'payouts_in_transit' });
  compare(
    notes,
    'I7',
    sumBy(
      reserved,
      (row) => `${row.owner} ${row.currency}`,
      (row) => row.credits - row.debits,
    ),
    sumBy(
      facts.filter(({ state }) => state === 'requested' || state === 'submitting'),
      (fact) => `${fact.party} ${fact.currency}`,
      (fact) => fact.amount,
    ),
    'What is reserved is not what live payouts claimed.',
  );
  compare(
    notes,
    'I8',
    sumBy(
      transit,
      (row) => row.currency,
      (row) => row.credits - row.debits,
    ),
    sumBy(
      facts.filter(({ state }) => wasSent(state)),
      (fact) => fact.currency,
      (fact) => fact.amount,
    ),
    'What is in transit is not what payouts sent.',
  );
  await auditRows(strapi, notes, facts);
};
