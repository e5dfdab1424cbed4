import {
  exportDocuments,
  exportTaxByCountry,
  issueMissingDocuments,
  listDocuments,
  readDocumentTotals,
} from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import {
  documentSearch,
  exportDocumentsOf,
  exportTaxOf,
  issueMissing,
  listDocumentsOf,
  viewDocumentsForStaff,
} from '../../../flows/invoices/read-documents';
import { addressesFor } from '../../../flows/orders/read-orders';
import { minor, moneyView } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { invoices, type DocumentSearch } from '../service';

const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;
const shownTo = (caller: Caller) => addressesFor(maySee(caller));

const searchOf = (filters: Input<typeof readDocumentTotals>['query'], caller: Caller): DocumentSearch =>
  documentSearch(filters, maySee(caller));

/** Documents of all sellers, for staff. */
export const adminInvoices: Controller = {
  name: 'adminInvoices',
  implementations: [
    implement(listDocuments, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const below = rowOfCursor(cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listDocumentsOf(strapi, searchOf(filters, caller), { below, limit: pageSize });
      return ok({
        data: await viewDocumentsForStaff(strapi, rows, shownTo(caller)),
        pagination: { total, nextCursor: next === null ? null : String(next) },
      });
    }),
    implement(readDocumentTotals, async (strapi, { query }, caller) => {
      const sums = await invoices(strapi).sums(searchOf(query, caller));
      return ok({
        data: sums.map(({ currency, documents, net, tax, gross }) => {
          const shown = (amount: number) => moneyView({ minor: minor(amount), currency });
          return { currency, documents, net: shown(net), tax: shown(tax), total: shown(gross) };
        }),
      });
    }),
    implement(exportDocuments, async (strapi, { query }, caller) => {
      const file = await exportDocumentsOf(strapi, searchOf(query, caller), shownTo(caller));
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(exportTaxByCountry, async (strapi, { query }) => {
      const file = await exportTaxOf(strapi, query.quarter, query.testMode);
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(issueMissingDocuments, async (strapi, { params }, caller) => {
      const issued = await issueMissing(strapi, params.number, actorOf(caller));
      return issued.ok ? ok({ data: { issued: issued.value } }) : issued;
    }),
  ],
};
