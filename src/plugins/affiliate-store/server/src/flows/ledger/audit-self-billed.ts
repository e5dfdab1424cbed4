import type { Core } from '@strapi/strapi';
import { balanceOf, ledger } from '../../capabilities/ledger/service';
import { people } from '../../capabilities/people/service';
import { selfBilling } from '../../capabilities/self-billing/service';
import type { Notebook } from './audit-notes';
import { addPayments, type Sums } from './audit-sums';

/**
 * I18: what may be reclaimed as input tax in a country is the tax on the papers that were issued there, added up from the papers and never from the
 * ledger; and its part in what every payee is owed (I5).
 */
export const auditSelfBilled = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const taxes = await selfBilling(strapi).taxes();
  const parties = await people(strapi).parties([...new Set(taxes.map(({ partyId }) => partyId))]);
  const facts = taxes.map(({ partyId, currency, amount }) => ({
    party: parties.get(partyId)?.publicId ?? `party ${partyId}`,
    currency,
    amount,
    bucket: 'available' as const,
  }));
  addPayments(sums, [], facts);
  const expected = new Map<string, number>();
  for (const { country, currency, amount } of taxes) {
    const key = `${country} ${currency}`;
    expected.set(key, (expected.get(key) ?? 0) + amount);
  }
  const booked = new Map(
    (await ledger(strapi).accounts({ type: 'input_tax' })).map((row) => [`${row.owner} ${row.currency}`, balanceOf(row)]),
  );
  for (const key of new Set([...expected.keys(), ...booked.keys()])) {
    const [found, wanted] = [booked.get(key) ?? 0, expected.get(key) ?? 0];
    const text = 'The input tax is not the tax of the self-billed papers.';
    notes.looked('I18');
    if (found !== wanted)
      notes.broken('I18', { what: 'account', id: key, orderNumber: null, text, expected: String(wanted), found: String(found) });
  }
};
