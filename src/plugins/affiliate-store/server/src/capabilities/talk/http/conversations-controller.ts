import { listStaffConversations, listStaffMessages, readFromAffiliate, writeToAffiliate } from '../../../../../contracts/admin';
import { readByShop, writeToPartner } from '../../../flows/talk/converse';
import { conversationsOnDesk, messageOnDesk, messagesOnDesk } from '../../../flows/talk/read-conversations';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** Conversations with affiliates, on the desk. */
export const adminConversations: Controller = {
  name: 'adminConversations',
  implementations: [
    implement(listStaffConversations, async (strapi, { query: { waiting, cursor, pageSize: limit } }, caller) => {
      const from = rowOfCursor(cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const asked = { waiting: waiting === undefined ? undefined : waiting === 'true', onlyManagedBy: onlyManagedBy(caller) };
      const { rows, ...pagination } = await conversationsOnDesk(strapi, asked, { from: from ?? 0, limit });
      return ok({ data: rows, pagination });
    }),
    implement(listStaffMessages, async (strapi, { params, query: { cursor, pageSize: limit } }) => {
      const before = rowOfCursor(cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const found = await messagesOnDesk(strapi, params.id, { before, limit });
      if (!found.ok) return found;
      const { rows, ...pagination } = found.value;
      return ok({ data: rows, pagination });
    }),
    implement(writeToAffiliate, async (strapi, { params, body }, caller) => {
      const said = await writeToPartner(strapi, params.id, body.text, actorOf(caller));
      return said.ok ? ok({ data: await messageOnDesk(strapi, said.value) }) : said;
    }),
    implement(readFromAffiliate, async (strapi, { params }) => {
      const done = await readByShop(strapi, params.id);
      return done.ok ? ok({ data: done.value }) : done;
    }),
  ],
};
