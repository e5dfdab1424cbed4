import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import type { Notebook } from './audit-notes';

/** I1, I2, I12: the ledger by itself. */
export const auditLedger = async (strapi: Core.Strapi, notes: Notebook): Promise<void> => {
  const accounts = await ledger(strapi).accounts({});
  notes.looked('I12', accounts.length);
  for (const row of await ledger(strapi).wrongTurnover())
    notes.broken('I12', {
      what: 'account',
      id: row.address,
      orderNumber: null,
      text: `The turnover kept with ${row.address} (${row.currency}) is not that of its entries.`,
      expected: row.booked,
      found: row.kept,
    });
  notes.looked(
    'I1',
    accounts.reduce((sum, account) => sum + account.entries, 0),
  );
  for (const row of await ledger(strapi).unbalancedJournals())
    notes.broken('I1', {
      what: 'journal',
      id: String(row.journalId),
      orderNumber: null,
      text: 'Debits and credits of this journal differ.',
      expected: '0',
      found: String(row.difference),
    });
  const trial = await ledger(strapi).trialBalance();
  notes.looked('I2', trial.length);
  for (const row of trial)
    if (row.difference !== 0)
      notes.broken('I2', {
        what: 'account',
        id: row.currency,
        orderNumber: null,
        text: `All accounts in ${row.currency} together are not zero.`,
        expected: '0',
        found: String(row.difference),
      });
};
