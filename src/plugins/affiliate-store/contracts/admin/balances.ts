import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, money, pageSize } from '../primitives';

/** What somebody is looked for by: who owes the shop, and who has something in one of the buckets. */
export const balanceStanding = z.enum(['owing', 'pending', 'available', 'held', 'reserved']);

const sums = {
  /** Earned, and the guarantee of its sale is not over. */
  pending: money,
  /** May be paid; below zero it is owed to the shop. */
  available: money,
  /** Blocked by a dispute or a review. */
  held: money,
  /** Claimed by a payout that has not been sent. */
  reserved: money,
  /** Sent, and nobody has said yet that it arrived. */
  inTransit: money,
  /** All that ever arrived. */
  paid: money,
};

/** What the shop owes one party in one currency, as the ledger has it, and what it was paid. */
export const partyBalanceRow = z.object({
  /** As the ledger's accounts name it: `payable:<party>:<bucket>`. */
  party: z.string(),
  name: z.string(),
  currency: z.string(),
  ...sums,
  /** The four buckets and what is in transit. */
  total: money,
  owing: z.boolean(),
});
export type PartyBalanceRow = z.output<typeof partyBalanceRow>;

/** The filters of the list; totals take the same ones, so that what is counted is what is shown. */
const balanceFilters = {
  /** Part of the party's name, or its id. */
  search: z.string().trim().min(1).max(120).optional(),
  currency: currency.optional(),
  standing: balanceStanding.optional(),
};

export const listBalances = endpoint({
  id: 'adminBalances.list',
  method: 'GET',
  path: '/ledger/balances',
  access: 'admin:ledger.read',
  paginated: true,
  summary: 'What the shop owes everybody who ever earned, per currency, and where it lies.',
  query: z.strictObject({ ...balanceFilters, cursor, pageSize }),
  response: z.array(partyBalanceRow),
  failures: ['CURSOR_INVALID'],
});
export const readBalanceTotals = endpoint({
  id: 'adminBalances.readTotals',
  method: 'GET',
  path: '/ledger/balances/totals',
  access: 'admin:ledger.read',
  summary: 'The same of everybody the filters match, per currency, with what the debts among it come to.',
  query: z.strictObject(balanceFilters),
  response: z.array(
    z.object({
      currency: z.string(),
      parties: z.number().int(),
      ...sums,
      /** The sum of what is available below zero, as a positive amount. */
      owed: money,
      total: money,
    }),
  ),
});
