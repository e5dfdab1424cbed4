import { explainAmount, listAccounts, listEntries, readJournal, readLedgerTotals } from '../../../../../contracts/admin';
import { explainOnDesk } from '../../../flows/ledger/explain-on-desk';
import { listAccountsOf, listEntriesOf, readTrialBalance } from '../../../flows/ledger/read-ledger';
import { showJournals } from '../../../flows/ledger/show-journals';
import { failed, ok } from '../../../kernel/outcome';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { ledger, ledgerFailures } from '../service';

const badCursor = () => failed(platformFailures.because('CURSOR_INVALID'));

/** The ledger as staff walks through it. */
export const adminLedger: Controller = {
  name: 'adminLedger',
  implementations: [
    implement(listAccounts, async (strapi, { query: { cursor, pageSize, search, ...same } }) => {
      const place = cursor === undefined ? undefined : readCursor(cursor, ['string', 'string']);
      if (place === null) return badCursor();
      const after = place && { address: place[0] as string, currency: place[1] as string };
      const { rows, next, total } = await listAccountsOf(strapi, { ...same, text: search }, { after, limit: pageSize });
      return ok({ data: [...rows], pagination: { total, nextCursor: next && cursorAt([next.address, next.currency]) } });
    }),
    implement(readLedgerTotals, async (strapi) => ok({ data: await readTrialBalance(strapi) })),
    implement(listEntries, async (strapi, { query: { address, currency, cursor, pageSize } }) => {
      const place = cursor === undefined ? undefined : readCursor(cursor, ['row', 'row']);
      if (place === null) return badCursor();
      const after = place && { journalId: place[0] as number, lineNo: place[1] as number };
      const page = await listEntriesOf(strapi, { address, currency }, { after, limit: pageSize });
      if (!page.ok) return page;
      const { rows, next, total } = page.value;
      return ok({ data: [...rows], pagination: { total, nextCursor: next && cursorAt([next.journalId, next.lineNo]) } });
    }),
    implement(readJournal, async (strapi, { params }) => {
      const journal = await ledger(strapi).journal(parseInt(params.id, 10));
      const [shown] = journal ? await showJournals(strapi, [journal]) : [];
      return shown ? ok({ data: shown }) : failed(ledgerFailures.because('JOURNAL_NOT_FOUND'));
    }),
    implement(explainAmount, async (strapi, { query }, caller) => {
      const explained = await explainOnDesk(strapi, query, (permission) => caller.staff?.may(permission) === true);
      return explained.ok ? ok({ data: explained.value }) : explained;
    }),
  ],
};
