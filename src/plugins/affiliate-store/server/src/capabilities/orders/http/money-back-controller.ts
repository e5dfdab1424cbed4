import { listRefunds, readRefund, readRefundTotals } from '../../../../../contracts/admin';
import { listRefundsOf, readRefundOf, refundSearch, sumRefundsOf } from '../../../flows/orders/read-refunds';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { maySee, shownTo } from './order-search';

/** Refunds of all orders. */
export const adminRefunds: Controller = {
  name: 'adminRefunds',
  implementations: [
    implement(listRefunds, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const below = rowOfCursor(cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = { below, limit: pageSize, shown: shownTo(caller) };
      const { rows, next, total } = await listRefundsOf(strapi, refundSearch(filters, maySee(caller)), page);
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readRefundTotals, async (strapi, { query }, caller) =>
      ok({ data: await sumRefundsOf(strapi, refundSearch(query, maySee(caller))) }),
    ),
    implement(readRefund, async (strapi, { params }, caller) => {
      const one = await readRefundOf(strapi, parseInt(params.id, 10), shownTo(caller));
      return one.ok ? ok({ data: one.value }) : one;
    }),
  ],
};
