import { decideApplication, decideApplications, listApplications, readApplicationOf } from '../../../../../contracts/admin';
import { decideAboutApplication, decideAboutApplications } from '../../../flows/applications/decide-application';
import { listApplicationsOf, readApplicationDetail } from '../../../flows/applications/read-applications';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** Applications on the desk. */
export const adminApplications: Controller = {
  name: 'adminApplications',
  implementations: [
    implement(listApplications, async (strapi, { query }, caller) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { state, program, pageSize: limit } = query;
      const { rows, nextCursor, total } = await listApplicationsOf(strapi, {
        state,
        program,
        beforeId,
        limit,
        onlyManagedBy: onlyManagedBy(caller),
      });
      return ok({ data: rows, pagination: { nextCursor, total } });
    }),
    implement(readApplicationOf, async (strapi, { params }, caller) => {
      const found = await readApplicationDetail(strapi, params.id, onlyManagedBy(caller));
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(decideApplication, async (strapi, { params, body }, caller) => {
      const decided = await decideAboutApplication(strapi, params.id, body, actorOf(caller));
      if (!decided.ok) return decided;
      const found = await readApplicationDetail(strapi, params.id, onlyManagedBy(caller));
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(decideApplications, async (strapi, { body }, caller) =>
      ok({ data: await decideAboutApplications(strapi, body, actorOf(caller), onlyManagedBy(caller)) }),
    ),
  ],
};
