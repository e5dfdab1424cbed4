import type { Core } from '@strapi/strapi';
import {
  decideFeedback,
  hideFeedback,
  listAdminFeedback,
  mergeFeedback,
  readAdminFeedback,
  showFeedback,
  type AdminFeedbackPage,
} from '../../../../../contracts/admin';
import {
  decideFeedback as decide,
  hideFeedback as hide,
  mergeFeedback as merge,
  showFeedback as show,
} from '../../../flows/feedback/decide-feedback';
import { entryOnDesk, feedbackOnDesk } from '../../../flows/feedback/read-feedback';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';
import type { Entry } from '../domain/entry';

const seesAffiliates = (caller: Caller): boolean => onlyManagedBy(caller) === null;

const shown = async (
  strapi: Core.Strapi,
  caller: Caller,
  done: Outcome<Pick<Entry, 'publicId'>, Failure>,
): Promise<Outcome<Answer<AdminFeedbackPage>, Failure>> => {
  if (!done.ok) return done;
  const page = await entryOnDesk(strapi, done.value.publicId, seesAffiliates(caller));
  return page.ok ? ok({ data: page.value }) : page;
};

/** The board on the desk. */
export const adminFeedback: Controller = {
  name: 'adminFeedback',
  implementations: [
    implement(listAdminFeedback, async (strapi, { query: { cursor, pageSize: limit, sort, q, ...filter } }, caller) => {
      const from = rowOfCursor(cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = { sort, from: from ?? 0, limit };
      const { rows, ...pagination } = await feedbackOnDesk(strapi, { ...filter, words: q }, page, seesAffiliates(caller));
      return ok({ data: rows, pagination });
    }),
    implement(readAdminFeedback, (strapi, { params }, caller) => shown(strapi, caller, ok({ publicId: params.id }))),
    implement(decideFeedback, async (strapi, { params, body }, caller) =>
      shown(strapi, caller, await decide(strapi, params.id, body, actorOf(caller))),
    ),
    implement(mergeFeedback, async (strapi, { params, body }, caller) =>
      shown(strapi, caller, await merge(strapi, params.id, body.into, actorOf(caller))),
    ),
    implement(hideFeedback, async (strapi, { params, body }, caller) =>
      shown(strapi, caller, await hide(strapi, params.id, body.reason, actorOf(caller))),
    ),
    implement(showFeedback, async (strapi, { params }, caller) => shown(strapi, caller, await show(strapi, params.id, actorOf(caller)))),
  ],
};
