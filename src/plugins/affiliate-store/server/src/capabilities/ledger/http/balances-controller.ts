import { listBalances, readBalanceTotals } from '../../../../../contracts/admin';
import { listBalancesOf, sumBalancesOf } from '../../../flows/ledger/list-balances';
import { failed, ok } from '../../../kernel/outcome';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What the shop owes everybody. */
export const adminBalances: Controller = {
  name: 'adminBalances',
  implementations: [
    implement(listBalances, async (strapi, { query: { cursor, pageSize, ...filters } }) => {
      const place = cursor === undefined ? undefined : readCursor(cursor, ['string', 'string']);
      if (place === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const after = place && { owner: place[0] as string, currency: place[1] as string };
      const { rows, next, total } = await listBalancesOf(strapi, filters, { after, limit: pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next && cursorAt([next.owner, next.currency]) } });
    }),
    implement(readBalanceTotals, async (strapi, { query }) => ok({ data: await sumBalancesOf(strapi, query) })),
  ],
};
