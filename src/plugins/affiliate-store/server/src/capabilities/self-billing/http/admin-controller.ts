import { downloadSelfBilled, listSelfBilled } from '../../../../../contracts/admin-self-billing';
import { adminSelfBilledView, listSelfBilledOf, selfBilledPaper } from '../../../flows/self-billing/read-self-billed';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** Self-billed papers of everybody, for staff. */
export const adminSelfBilling: Controller = {
  name: 'adminSelfBilling',
  implementations: [
    implement(listSelfBilled, async (strapi, { query: { cursor, pageSize, search, ...same } }) => {
      const below = rowOfCursor(cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listSelfBilledOf(strapi, { ...same, text: search }, { below, limit: pageSize });
      return ok({ data: rows.map(adminSelfBilledView), pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(downloadSelfBilled, async (strapi, { params }) => {
      const paper = await selfBilledPaper(strapi, { id: params.id });
      return paper.ok ? ok({ data: paper.value }) : paper;
    }),
  ],
};
