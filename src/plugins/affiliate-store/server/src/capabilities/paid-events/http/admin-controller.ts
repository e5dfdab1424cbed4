import { decideLeads, listEarnings, listLeads } from '../../../../../contracts/admin';
import { decideLeadsBy } from '../../../flows/paid-events/decide-leads';
import { earningsOnDesk, leadsOnDesk } from '../../../flows/paid-events/read-paid-events';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** Leads and clicks that pay, on the desk. */
export const adminPaidEvents: Controller = {
  name: 'adminPaidEvents',
  implementations: [
    implement(listLeads, async (strapi, { query: { state, cursor, pageSize: limit } }, caller) => {
      const beforeId = rowOfCursor(cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await leadsOnDesk(strapi, { state, beforeId, limit, onlyManagedBy: onlyManagedBy(caller) });
      return ok({ data: rows, pagination });
    }),
    implement(decideLeads, async (strapi, { body }, caller) =>
      ok({ data: await decideLeadsBy(strapi, body, actorOf(caller), onlyManagedBy(caller)) }),
    ),
    implement(listEarnings, async (strapi, { query: { kind, cursor, pageSize: limit } }, caller) => {
      const beforeId = rowOfCursor(cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await earningsOnDesk(strapi, { kind, beforeId, limit, onlyManagedBy: onlyManagedBy(caller) });
      return ok({ data: rows, pagination });
    }),
  ],
};
