import type { Core } from '@strapi/strapi';
import {
  addProspect,
  changeProspect,
  forgetProspect,
  giveProspect,
  importProspects,
  inviteProspect,
  listProspects,
  moveProspect,
  noteProspect,
  planProspect,
  readProspect,
  readProspectBoard,
} from '../../../../../contracts/admin';
import { importProspectsInto } from '../../../flows/prospects/import-prospects';
import {
  addProspectTo,
  changeProspectOf,
  forgetProspectOf,
  giveProspectTo,
  inviteProspectOf,
  moveProspectOf,
  noteProspectOf,
  planProspectOf,
} from '../../../flows/prospects/manage-prospects';
import { listProspectsOf, prospectBoardOf, prospectOnDesk } from '../../../flows/prospects/read-prospects';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

/** What was done is shown as it stands. */
const shown = async (strapi: Core.Strapi, done: Promise<Outcome<string, Failure>>) => {
  const outcome = await done;
  if (!outcome.ok) return outcome;
  const found = await prospectOnDesk(strapi, outcome.value);
  return found.ok ? ok({ data: found.value }) : found;
};
const asking = (caller: Caller) => ({ staffId: caller.staff?.id ?? null, onlyManagedBy: onlyManagedBy(caller) });
const acting = (caller: Caller) => ({ by: actorOf(caller), keptBy: onlyManagedBy(caller) });

/** Prospects on the desk. */
export const adminProspects: Controller = {
  name: 'adminProspects',
  implementations: [
    implement(listProspects, async (strapi, { query }, caller) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { pageSize: limit, cursor: _cursor, ...asked } = query;
      const { rows, ...pagination } = await listProspectsOf(strapi, { ...asked, ...asking(caller) }, { beforeId, limit });
      return ok({ data: rows, pagination });
    }),
    implement(readProspectBoard, async (strapi, { query }, caller) =>
      ok({ data: await prospectBoardOf(strapi, { ...query, ...asking(caller) }) }),
    ),
    implement(readProspect, async (strapi, { params }) => {
      const found = await prospectOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(addProspect, (strapi, { body }, caller) => shown(strapi, addProspectTo(strapi, body, acting(caller)))),
    implement(changeProspect, (strapi, { params, body }, caller) =>
      shown(strapi, changeProspectOf(strapi, params.id, body, actorOf(caller))),
    ),
    implement(planProspect, (strapi, { params, body }, caller) =>
      shown(strapi, planProspectOf(strapi, params.id, body.step, actorOf(caller))),
    ),
    implement(noteProspect, (strapi, { params, body }, caller) =>
      shown(strapi, noteProspectOf(strapi, params.id, body.text, actorOf(caller))),
    ),
    implement(moveProspect, (strapi, { params, body }, caller) => shown(strapi, moveProspectOf(strapi, params.id, body, actorOf(caller)))),
    implement(giveProspect, (strapi, { params, body }, caller) =>
      shown(strapi, giveProspectTo(strapi, params.id, body.whose, actorOf(caller))),
    ),
    implement(inviteProspect, (strapi, { params, body }, caller) =>
      shown(strapi, inviteProspectOf(strapi, params.id, body, actorOf(caller))),
    ),
    implement(forgetProspect, async (strapi, { params }, caller) => {
      const done = await forgetProspectOf(strapi, params.id, actorOf(caller));
      return done.ok ? ok({ data: { forgotten: true as const } }) : done;
    }),
    implement(importProspects, async (strapi, { body }, caller) => {
      const { program, content, look } = body;
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const done = await importProspectsInto(strapi, { program, bytes, look, ...acting(caller) });
      return done.ok ? ok({ data: done.value }) : done;
    }),
  ],
};
