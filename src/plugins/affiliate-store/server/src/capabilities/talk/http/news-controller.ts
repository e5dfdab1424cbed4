import type { Core } from '@strapi/strapi';
import { changeNews, draftNews, listNews, publishNews, readNews, takeNewsBack, type NewsRow } from '../../../../../contracts/admin';
import { changeNewsDraft, draftNewsBy, publishNewsBy, takeNewsBackBy } from '../../../flows/talk/publish-news';
import { newsPageOf, newsRowOf, newsRows } from '../../../flows/talk/read-news';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { News } from '../domain/news';
import { talk } from '../service';

const shown = async (strapi: Core.Strapi, done: Outcome<News, Failure>): Promise<Outcome<Answer<NewsRow>, Failure>> =>
  done.ok ? ok({ data: await newsRowOf(strapi, done.value) }) : done;

/** What staff does with news. */
export const adminNews: Controller = {
  name: 'adminNews',
  implementations: [
    implement(listNews, async (strapi, { query: { state, cursor, pageSize: limit } }) => {
      const before = rowOfCursor(cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const found = await talk(strapi).listNews({ state }, { before, limit });
      const last = found.length === limit ? found.at(-1) : undefined;
      return ok({
        data: await newsRows(strapi, found),
        pagination: { total: await talk(strapi).countNews({ state }), nextCursor: last ? String(last.id) : null },
      });
    }),
    implement(readNews, async (strapi, { params }) => {
      const found = await newsPageOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(draftNews, async (strapi, { body }, caller) => shown(strapi, await draftNewsBy(strapi, body, actorOf(caller)))),
    implement(changeNews, async (strapi, { params, body }) => shown(strapi, await changeNewsDraft(strapi, params.id, body))),
    implement(publishNews, async (strapi, { params, body }, caller) =>
      shown(strapi, await publishNewsBy(strapi, params.id, body.mail, actorOf(caller))),
    ),
    implement(takeNewsBack, async (strapi, { params }, caller) => shown(strapi, await takeNewsBackBy(strapi, params.id, actorOf(caller)))),
  ],
};
