import type { Core } from '@strapi/strapi';
import { confirmSuspicion, listSuspicions, readSuspicion, releaseSuspicion, type SuspicionDetail } from '../../../../../contracts/admin';
import { decideSuspicionOf, type SuspicionDecision } from '../../../flows/fraud/decide-suspicion';
import { queueOfSuspicions, suspicionOnDesk } from '../../../flows/fraud/read-suspicions';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const decided = async (
  strapi: Core.Strapi,
  id: string,
  decision: SuspicionDecision,
): Promise<Outcome<Answer<SuspicionDetail>, Failure>> => {
  const done = await decideSuspicionOf(strapi, id, decision);
  if (!done.ok) return done;
  const found = await suspicionOnDesk(strapi, id);
  return found.ok ? ok({ data: found.value }) : found;
};

/** What is held because it looks like fraud, on the desk. */
export const adminSuspicions: Controller = {
  name: 'adminSuspicions',
  implementations: [
    implement(listSuspicions, async (strapi, { query }) => {
      const from = rowOfCursor(query.cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { state, rule, affiliate } = query;
      const asked = { state, rule, affiliate, days: query.days === undefined ? undefined : parseInt(query.days, 10) };
      const { rows, next, total } = await queueOfSuspicions(strapi, asked, { from: from ?? 0, limit: query.pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readSuspicion, async (strapi, { params }) => {
      const found = await suspicionOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(releaseSuspicion, (strapi, { params, body }, caller) =>
      decided(strapi, params.id, { to: 'released', note: body.reason, by: actorOf(caller) }),
    ),
    implement(confirmSuspicion, (strapi, { params, body }, caller) =>
      decided(strapi, params.id, { to: 'confirmed', note: body.reason, by: actorOf(caller) }),
    ),
  ],
};
