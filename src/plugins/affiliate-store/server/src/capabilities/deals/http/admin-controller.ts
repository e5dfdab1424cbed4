import { listAdminDeals, readAdminDeal } from '../../../../../contracts/admin';
import { dealOnDesk, dealsOnDesk } from '../../../flows/deals/read-deals';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What staff sees of deals between sellers. */
export const adminDeals: Controller = {
  name: 'adminDeals',
  implementations: [
    implement(listAdminDeals, async (strapi, { query: { state, cursor, pageSize } }) => {
      const before = rowOfCursor(cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await dealsOnDesk(strapi, { state }, { before, limit: pageSize });
      return ok({ data: rows, pagination });
    }),
    implement(readAdminDeal, async (strapi, { params }) => {
      const deal = await dealOnDesk(strapi, params.id);
      return deal.ok ? ok({ data: deal.value }) : deal;
    }),
  ],
};
