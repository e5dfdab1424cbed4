import {
  addTask,
  assignAffiliates,
  assignProgram,
  listNotes,
  listTasks,
  readManagers,
  tickTask,
  writeNote,
} from '../../../../../contracts/managers';
import { addTaskAbout, assignAffiliatesTo, assignProgramTo, tickTaskOf, writeNoteAbout } from '../../../flows/managers/manage-affiliates';
import { listTasksOf, managersOnDesk, notesOf } from '../../../flows/managers/read-managers';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** Who looks after whom, notes and tasks. */
export const adminManagers: Controller = {
  name: 'adminManagers',
  implementations: [
    implement(readManagers, async (strapi) => ok({ data: await managersOnDesk(strapi) })),
    implement(assignAffiliates, async (strapi, { body }, caller) => {
      const done = await assignAffiliatesTo(strapi, body.affiliates, body.manager, actorOf(caller));
      return done.ok ? ok({ data: { assigned: done.value } }) : done;
    }),
    implement(assignProgram, async (strapi, { params, body }, caller) => {
      const done = await assignProgramTo(strapi, params.id, body.manager, actorOf(caller));
      return done.ok ? ok({ data: { id: params.id, manager: done.value } }) : done;
    }),
    implement(listNotes, async (strapi, { params }) => {
      const found = await notesOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(writeNote, async (strapi, { params, body }, caller) => {
      const done = await writeNoteAbout(strapi, params.id, body.text, actorOf(caller));
      if (!done.ok) return done;
      const found = await notesOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(addTask, async (strapi, { params, body }, caller) => {
      const { text, dueOn, whose = caller.staff?.id ?? 0 } = body;
      const done = await addTaskAbout(strapi, params.id, { text, dueOn, whose, by: actorOf(caller) });
      return done.ok ? ok({ data: done.value }) : done;
    }),
    implement(listTasks, async (strapi, { query }, caller) => {
      const from = rowOfCursor(query.cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { whose, state, affiliate, pageSize: limit } = query;
      const asked = { whose, state, affiliate, staffId: caller.staff?.id ?? null, onlyManagedBy: onlyManagedBy(caller) };
      const { rows, ...pagination } = await listTasksOf(strapi, asked, { from: from ?? 0, limit });
      return ok({ data: rows, pagination });
    }),
    implement(tickTask, async (strapi, { params, body }, caller) => {
      const done = await tickTaskOf(strapi, params.id, body.done, actorOf(caller));
      return done.ok ? ok({ data: done.value }) : done;
    }),
  ],
};
