import { closePeriod, exportLedger, exportPeriod, listPeriods } from '../../../../../contracts/admin';
import { exportLedger as exportWhole } from '../../../flows/ledger/export-ledger';
import { closePeriodOf, exportPeriodOf, listPeriodsOf } from '../../../flows/ledger/keep-accounts';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf } from '../../../platform/caller';
import { now } from '../../../platform/clock';
import { implement, type Controller } from '../../../platform/endpoints';
import { isoOf } from '../../../platform/moments';
import { ledger, ledgerFailures } from '../service';

/** A browser holds a file in memory before it saves it, and on SQLite the shop waits while the whole ledger is read. */
const MOST_JOURNALS = 50_000;
const MOST_SEALED = 20_000;

/** Months of the books, and what accountants and other stores take away. */
export const adminAccounting: Controller = {
  name: 'adminAccounting',
  implementations: [
    implement(listPeriods, async (strapi) => ok({ data: await listPeriodsOf(strapi) })),
    implement(closePeriod, async (strapi, { params, body }, caller) => {
      const closed = await closePeriodOf(strapi, params.period, { actor: actorOf(caller), reason: body.reason });
      return closed.ok ? ok({ data: closed.value }) : closed;
    }),
    implement(exportPeriod, async (strapi, { params, query }) => {
      const file = await exportPeriodOf(strapi, params.period, { ...query, most: MOST_JOURNALS });
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(exportLedger, async (strapi, _input, caller) => {
      if ((await ledger(strapi).countJournals()) > MOST_SEALED)
        return failed(ledgerFailures.because('LEDGER_EXPORT_TOO_LARGE', { most: MOST_SEALED }));
      const lines: string[] = [];
      const { rows, head } = await exportWhole(strapi, (line) => lines.push(line));
      await audit(strapi, { actor: actorOf(caller), action: 'ledger.export', subject: 'ledger', after: { rows, head } });
      return ok({ data: { fileName: `ledger-${isoOf(now()).slice(0, 10)}.jsonl`, rows, text: `${lines.join('\n')}\n` } });
    }),
  ],
};
