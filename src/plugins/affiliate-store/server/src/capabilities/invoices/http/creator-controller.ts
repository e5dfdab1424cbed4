import type { Input } from '../../../../../contracts/endpoint';
import { exportStudioDocuments, listStudioDocuments } from '../../../../../contracts/invoices';
import { exportDocumentsOf, listDocumentsOf, viewDocuments } from '../../../flows/invoices/read-documents';
import { studioSelf, type StudioSelf } from '../../../flows/catalog/recognise-creator';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { wholeDays } from '../../../platform/moments';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { DocumentSearch } from '../service';

/** A creator's own documents; a range that is not given is all time. */
const searchOf = (self: StudioSelf, { from, to, kind }: Input<typeof exportStudioDocuments>['query']): DocumentSearch => ({
  seller: self.partyPublicId,
  kind,
  ...wholeDays({ from, to }),
});

/** What a creator sees of the documents they issued. A seller has to know whom an invoice went to. */
export const creatorInvoices: Controller = {
  name: 'creatorInvoices',
  implementations: [
    implement(listStudioDocuments, async (strapi, { query }, { person }) => {
      const self = await studioSelf(strapi, person?.id);
      if (!self.ok) return self;
      const below = rowOfCursor(query.cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listDocumentsOf(strapi, searchOf(self.value, query), { below, limit: query.pageSize });
      return ok({
        data: await viewDocuments(strapi, rows),
        pagination: { total, nextCursor: next === null ? null : String(next) },
      });
    }),
    implement(exportStudioDocuments, async (strapi, { query }, { person }) => {
      const self = await studioSelf(strapi, person?.id);
      if (!self.ok) return self;
      const file = await exportDocumentsOf(strapi, searchOf(self.value, query), (email) => email);
      return file.ok ? ok({ data: file.value }) : file;
    }),
  ],
};
