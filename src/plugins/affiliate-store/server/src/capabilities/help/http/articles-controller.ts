import type { Core } from '@strapi/strapi';
import {
  changeHelpArticle,
  draftHelpArticle,
  listHelpArticles,
  publishHelpArticle,
  readHelpArticle,
  withdrawHelpArticle,
  type HelpArticlePage,
} from '../../../../../contracts/admin';
import { articleOnDesk, articlesOnDesk } from '../../../flows/help/read-help';
import { changeArticle, draftArticle, moveArticle } from '../../../flows/help/write-help';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Article } from '../domain/article';
import { helpFailures } from '../domain/failures';
import { help } from '../service';

const shown = async (strapi: Core.Strapi, done: Outcome<Article, Failure>): Promise<Outcome<Answer<HelpArticlePage>, Failure>> =>
  done.ok ? ok({ data: await articleOnDesk(strapi, done.value) }) : done;

/** What editors do with articles of the help centre. */
export const adminHelp: Controller = {
  name: 'adminHelp',
  implementations: [
    implement(listHelpArticles, async (strapi, { query: { cursor, pageSize: limit, ...filter } }) => {
      const from = rowOfCursor(cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await articlesOnDesk(strapi, filter, { from: from ?? 0, limit });
      return ok({ data: rows, pagination });
    }),
    implement(readHelpArticle, async (strapi, { params }) => {
      const found = await help(strapi).article(params.id);
      return shown(strapi, found ? ok(found) : failed(helpFailures.because('HELP_ARTICLE_NOT_FOUND')));
    }),
    implement(draftHelpArticle, async (strapi, { body }, caller) => shown(strapi, await draftArticle(strapi, body, actorOf(caller)))),
    implement(changeHelpArticle, async (strapi, { params, body }, caller) =>
      shown(strapi, await changeArticle(strapi, params.id, body, actorOf(caller))),
    ),
    implement(publishHelpArticle, async (strapi, { params }, caller) =>
      shown(strapi, await moveArticle(strapi, params.id, 'published', actorOf(caller))),
    ),
    implement(withdrawHelpArticle, async (strapi, { params }, caller) =>
      shown(strapi, await moveArticle(strapi, params.id, 'draft', actorOf(caller))),
    ),
  ],
};
