import type { Core } from '@strapi/strapi';
import {
  answerHelpQuestion,
  closeHelpQuestion,
  listHelpQuestions,
  readHelpQuestion,
  type HelpQuestionPage,
} from '../../../../../contracts/admin';
import { answerQuestion, closeQuestion } from '../../../flows/help/answer-help';
import { questionOnDesk, questionsOnDesk, type DeskReader } from '../../../flows/help/read-help';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';
import { readableFor } from '../../../platform/masking';
import { helpFailures } from '../domain/failures';
import type { Question } from '../domain/question';
import { help } from '../service';

const readerOf = (caller: Caller): DeskReader => ({ readable: readableFor(caller), seesAffiliates: onlyManagedBy(caller) === null });

const shown = async (
  strapi: Core.Strapi,
  caller: Caller,
  done: Outcome<Question, Failure>,
): Promise<Outcome<Answer<HelpQuestionPage>, Failure>> =>
  done.ok ? ok({ data: await questionOnDesk(strapi, done.value, readerOf(caller)) }) : done;

/** What readers of the help centre ask, on the desk. */
export const adminHelpQuestions: Controller = {
  name: 'adminHelpQuestions',
  implementations: [
    implement(listHelpQuestions, async (strapi, { query: { cursor, pageSize: limit, q, ...filter } }, caller) => {
      const before = rowOfCursor(cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await questionsOnDesk(strapi, { ...filter, words: q }, { before, limit }, readerOf(caller));
      return ok({ data: rows, pagination });
    }),
    implement(readHelpQuestion, async (strapi, { params }, caller) => {
      const found = await help(strapi).question(params.id);
      return shown(strapi, caller, found ? ok(found) : failed(helpFailures.because('HELP_QUESTION_NOT_FOUND')));
    }),
    implement(answerHelpQuestion, async (strapi, { params, body }, caller) =>
      shown(strapi, caller, await answerQuestion(strapi, params.id, body, actorOf(caller))),
    ),
    implement(closeHelpQuestion, async (strapi, { params, body }, caller) =>
      shown(strapi, caller, await closeQuestion(strapi, params.id, body.reason, actorOf(caller))),
    ),
  ],
};
