import { endAdminJoint, listAdminJoint, listAdminJointViews } from '../../../../../contracts/joint';
import { campaignsOnDesk, endCampaign, jointView, looksAt } from '../../../flows/joint/joint-campaigns';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** Joint campaigns on the desk, with the log of every look. */
export const adminJoint: Controller = {
  name: 'adminJoint',
  implementations: [
    implement(listAdminJoint, async (strapi, { query }, caller) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const asked = { state: query.state, onlyManagedBy: onlyManagedBy(caller), before, limit: query.pageSize };
      const { rows, ...pagination } = await campaignsOnDesk(strapi, asked);
      return ok({ data: rows, pagination });
    }),
    implement(listAdminJointViews, async (strapi, { params, query }) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = await looksAt(strapi, params.id, { partyId: null, before });
      if (!page.ok) return page;
      const { rows, ...pagination } = page.value;
      return ok({ data: rows, pagination });
    }),
    implement(endAdminJoint, async (strapi, { params, body }, caller) => {
      const ended = await endCampaign(strapi, params.id, { partyId: null, by: actorOf(caller), reason: body.reason });
      return ended.ok ? ok({ data: await jointView(strapi, ended.value) }) : ended;
    }),
  ],
};
