import { decidePayeeConfirmation, listPayeeConfirmations, readPayeeConfirmation } from '../../../../../contracts/admin';
import { decideAboutPayee } from '../../../flows/confirmations/confirm-payee';
import { listPayeeConfirmationsOf, readPayeeConfirmationOf } from '../../../flows/confirmations/read-payee-confirmations';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** Payees who sell nothing, on the desk. */
export const adminPayeeConfirmations: Controller = {
  name: 'adminPayeeConfirmations',
  implementations: [
    implement(listPayeeConfirmations, async (strapi, { query }) => {
      const from = rowOfCursor(query.cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listPayeeConfirmationsOf(strapi, query.state, { from: from ?? 0, limit: query.pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readPayeeConfirmation, async (strapi, { params }) => {
      const found = await readPayeeConfirmationOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(decidePayeeConfirmation, async (strapi, { params, body }, caller) => {
      const decided = await decideAboutPayee(strapi, params.id, body, actorOf(caller));
      if (!decided.ok) return decided;
      const found = await readPayeeConfirmationOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
  ],
};
