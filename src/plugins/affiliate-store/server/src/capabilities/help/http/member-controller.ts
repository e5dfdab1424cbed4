import type { Core } from '@strapi/strapi';
import { askForHelp, listHelp, listQuestions, rateHelp, readHelp } from '../../../../../contracts/help';
import { askForHelp as ask, rateArticle } from '../../../flows/help/ask-for-help';
import { helpReader, type HelpReader } from '../../../flows/help/help-reader';
import { articlePageFor, articlesFor, questionForReader, questionsBy } from '../../../flows/help/read-help';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const asReader = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (reader: HelpReader) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const reader = await helpReader(strapi, caller.person?.id);
  return reader.ok ? act(reader.value) : reader;
};

/** The help centre, for whoever is signed in. */
export const help: Controller = {
  name: 'help',
  implementations: [
    implement(listHelp, (strapi, { query: { cursor, pageSize: limit, ...asked } }, caller) =>
      asReader(strapi, caller, async (reader) => {
        const from = rowOfCursor(cursor);
        if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await articlesFor(strapi, reader, { ...asked, from: from ?? 0, limit });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readHelp, (strapi, { params, query }, caller) =>
      asReader(strapi, caller, async (reader) => {
        const found = await articlePageFor(strapi, reader, { ...params, ...query });
        return found.ok ? ok({ data: found.value }) : found;
      }),
    ),
    implement(rateHelp, (strapi, { params, body }, caller) =>
      asReader(strapi, caller, async (reader) => {
        const said = await rateArticle(strapi, reader, params.id, body.helpful);
        return said.ok ? ok({ data: said.value }) : said;
      }),
    ),
    implement(listQuestions, (strapi, { query: { cursor, pageSize: limit } }, caller) =>
      asReader(strapi, caller, async ({ userId }) => {
        const before = rowOfCursor(cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await questionsBy(strapi, { userId }, { before, limit });
        return ok({ data: rows.map(questionForReader), pagination });
      }),
    ),
    implement(askForHelp, (strapi, { body }, caller) =>
      asReader(strapi, caller, async (reader) => {
        const asked = await ask(strapi, reader, body);
        return asked.ok ? ok({ data: questionForReader(asked.value) }) : asked;
      }),
    ),
  ],
};
