import type { Core } from '@strapi/strapi';
import {
  explainAmount,
  listAccounts,
  listEntries,
  readBooks,
  readJournal,
  readLedgerTotals,
  runBooks,
  unfreezePayouts as unfreezePayoutsEndpoint,
} from '../../../../../contracts/admin';
import { auditBooks, brokenIn, lastAudit } from '../../../flows/audit-books';
import { payoutFreeze } from '../../../flows/freeze-payouts';
import { unfreezePayouts } from '../../../flows/unfreeze-payouts';
import { explainOnDesk } from '../../../flows/explain-on-desk';
import { showBooks } from '../../../flows/read-books';
import { listAccountsOf, listEntriesOf, readTrialBalance } from '../../../flows/read-ledger';
import { showJournals } from '../../../flows/show-journals';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf } from '../../../platform/caller';
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
    implement(explainAmount, async (strapi, { query }) => {
      const explained = await explainOnDesk(strapi, query);
      return explained.ok ? ok({ data: explained.value }) : explained;
    }),
  ],
};

const shownBooks = async (strapi: Core.Strapi) => showBooks(await lastAudit(strapi), await payoutFreeze(strapi));

/** Every sentence that must be true of the books. */
export const adminBooks: Controller = {
  name: 'adminBooks',
  implementations: [
    implement(readBooks, async (strapi) => ok({ data: await shownBooks(strapi) })),
    implement(runBooks, async (strapi, _input, caller) => {
      const result = await auditBooks(strapi);
      await audit(strapi, { actor: actorOf(caller), action: 'books.run', subject: 'books', after: { broken: brokenIn(result) } });
      return ok({ data: await shownBooks(strapi) });
    }),
    implement(unfreezePayoutsEndpoint, async (strapi, { body }, caller) => {
      const lifted = await unfreezePayouts(strapi, { reason: body.reason, by: actorOf(caller) });
      return lifted.ok ? ok({ data: await shownBooks(strapi) }) : lifted;
    }),
  ],
};
