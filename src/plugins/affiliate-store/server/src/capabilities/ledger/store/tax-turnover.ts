import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import { turnoverUpToNow } from './posting';

/** What sales and what took them back did to the tax owed to one country, by when it happened. Minor units. */
export interface TaxBooked {
  readonly country: string;
  readonly currency: string;
  readonly amount: number;
}

type Raw = Record<string, unknown>;

/** The tax that was booked for what happened in a span, by country and currency; what was paid on to the authorities is left out. */
export const taxBookedIn = async (
  strapi: Core.Strapi,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<TaxBooked[]> => {
  await turnoverUpToNow();
  const rows = (await sql(strapi)('afs_ledger_entries as e')
    .join('afs_ledger_accounts as a', 'a.id', 'e.account_id')
    .join('afs_ledger_journals as j', 'j.id', 'e.journal_id')
    .where('a.type', 'tax_payable')
    .whereNot('j.kind', 'tax_remitted')
    .where('j.occurred_at', '>=', from)
    .where('j.occurred_at', '<', until)
    .groupBy('a.owner', 'a.currency')
    .orderBy(['a.owner', 'a.currency'])
    .select('a.owner', 'a.currency')
    .sum({ amount: sql(strapi).raw("CASE WHEN e.side = 'credit' THEN e.amount ELSE -e.amount END") })) as Raw[];
  return rows.map((row) => ({ country: String(row['owner']), currency: String(row['currency']), amount: Number(row['amount']) }));
};
