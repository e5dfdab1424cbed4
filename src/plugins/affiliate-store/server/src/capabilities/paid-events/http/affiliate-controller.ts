import { explainEventEarning, listEventEarnings, listPaidLeads } from '../../../../../contracts/paid-events';
import { explainOwnEarning, ownEarnings, ownLeads } from '../../../flows/paid-events/read-paid-events';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const PAGE = 50;

/** An affiliate's leads and what their events earned, found through their own places in programs. */
export const partnerEvents: Controller = {
  name: 'partnerEvents',
  implementations: [
    implement(listPaidLeads, async (strapi, { query: { state, cursor } }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const beforeId = rowOfCursor(cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await ownLeads(strapi, self.value, { state, beforeId, limit: PAGE });
      return ok({ data: rows, pagination });
    }),
    implement(listEventEarnings, async (strapi, { query: { kind, cursor } }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const beforeId = rowOfCursor(cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await ownEarnings(strapi, self.value, { kind, beforeId, limit: PAGE });
      return ok({ data: rows, pagination });
    }),
    implement(explainEventEarning, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const found = await explainOwnEarning(strapi, self.value, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
  ],
};
