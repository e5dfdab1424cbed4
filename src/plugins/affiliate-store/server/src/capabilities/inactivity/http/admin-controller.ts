import { changeInactivity, listInactive, readInactivity, resumeContract } from '../../../../../contracts/admin';
import { inactivityOf, listInactiveOf, resumeContractOf, setInactivityOf } from '../../../flows/inactivity/manage-inactivity';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** Contracts nobody sells by, on the desk. */
export const adminInactivity: Controller = {
  name: 'adminInactivity',
  implementations: [
    implement(readInactivity, async (strapi, { params }) => {
      const found = await inactivityOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(changeInactivity, async (strapi, { params, body }, caller) => {
      const done = await setInactivityOf(strapi, params.id, body.days, actorOf(caller));
      if (!done.ok) return done;
      const found = await inactivityOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listInactive, async (strapi, { query }, caller) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { pageSize: limit, state, program } = query;
      const asked = { state, program, onlyManagedBy: onlyManagedBy(caller) };
      const { rows, ...pagination } = await listInactiveOf(strapi, asked, { beforeId, limit });
      return ok({ data: rows, pagination });
    }),
    implement(resumeContract, async (strapi, { params, body }, caller) => {
      const done = await resumeContractOf(strapi, params.id, { reason: body.reason, by: actorOf(caller) });
      return done.ok ? ok({ data: { resumed: true as const } }) : done;
    }),
  ],
};
