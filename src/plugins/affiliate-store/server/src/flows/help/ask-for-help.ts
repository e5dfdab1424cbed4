import type { Core } from '@strapi/strapi';
import type { askForHelp as endpoint } from '../../../../contracts/help';
import type { Input } from '../../../../contracts/endpoint';
import { help, helpFailures, MOST_OPEN, type Question } from '../../capabilities/help/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';
import type { HelpReader } from './help-reader';
import { articleFor } from './read-help';
import { writesTooFast } from '../talk/talk-rules';

/** Somebody asks the shop, as one of the things they are here. */
export const askForHelp = async (
  strapi: Core.Strapi,
  reader: HelpReader,
  { role, language, text, article }: Input<typeof endpoint>['body'],
): Promise<Outcome<Question, Failure>> => {
  if (!reader.roles.includes(role)) return failed(helpFailures.because('HELP_ROLE_NOT_YOURS'));
  const tooFast = await writesTooFast(strapi, reader.writesAs);
  if (tooFast) return failed(tooFast);
  return togetherOrNot(strapi, async () => {
    const about = article === undefined ? null : await articleFor(strapi, reader, article);
    if (about && !about.ok) return about;
    const open = await help(strapi).countQuestions({ userId: reader.userId, state: 'open' });
    if (open >= MOST_OPEN) return failed(helpFailures.because('HELP_QUESTIONS_FULL'));
    const articleId = about ? about.value.publicId : null;
    return ok(await help(strapi).ask({ userId: reader.userId, role, language, text, articleId }));
  });
};

/** Somebody says whether an article helped them. */
export const rateArticle = async (
  strapi: Core.Strapi,
  reader: HelpReader,
  id: string,
  helpful: boolean,
): Promise<Outcome<{ readonly helpful: boolean }, Failure>> => {
  const found = await articleFor(strapi, reader, id);
  if (!found.ok) return found;
  await help(strapi).rate(found.value.publicId, reader.userId, helpful);
  return ok({ helpful });
};
