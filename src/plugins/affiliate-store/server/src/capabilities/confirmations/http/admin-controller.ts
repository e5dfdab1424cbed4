import { decideConfirmation, listConfirmations, readConfirmationOf } from '../../../../../contracts/admin';
import { decideAboutCreator } from '../../../flows/confirmations/confirm-creator';
import { listConfirmationsOf, readConfirmationDetail } from '../../../flows/confirmations/read-confirmations';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** Creators on the desk. */
export const adminConfirmations: Controller = {
  name: 'adminConfirmations',
  implementations: [
    implement(listConfirmations, async (strapi, { query }) => {
      const from = rowOfCursor(query.cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listConfirmationsOf(strapi, query.state, { from: from ?? 0, limit: query.pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readConfirmationOf, async (strapi, { params }) => {
      const found = await readConfirmationDetail(strapi, params.creator);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(decideConfirmation, async (strapi, { params, body }, caller) => {
      const decided = await decideAboutCreator(strapi, params.creator, body, actorOf(caller));
      if (!decided.ok) return decided;
      const found = await readConfirmationDetail(strapi, params.creator);
      return found.ok ? ok({ data: found.value }) : found;
    }),
  ],
};
