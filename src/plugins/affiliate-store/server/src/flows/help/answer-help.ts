import type { Core } from '@strapi/strapi';
import type { answerHelpQuestion } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { help, helpFailures, type Question } from '../../capabilities/help/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';
import { isFull } from './write-help';

type Asked = Input<typeof answerHelpQuestion>['body'];
type Done = Promise<Outcome<Question, Failure>>;

/** Behind what an editor has ordered by hand. */
const LAST = 9000;

const openQuestion = async (strapi: Core.Strapi, id: string): Done => {
  const found = await help(strapi).lockQuestion(id);
  if (!found) return failed(helpFailures.because('HELP_QUESTION_NOT_FOUND'));
  return found.state === 'open' ? ok(found) : failed(helpFailures.because('HELP_QUESTION_STATE', { state: found.state }));
};

/** Tells whoever asked what they were answered; nobody, where the account is gone. */
const mailAnswer = async (strapi: Core.Strapi, { publicId, userId, language, text }: Question, answer: string): Promise<void> => {
  const account = await people(strapi).account(userId);
  if (!account) return;
  await messaging(strapi).queueMail({
    kind: 'help_answered',
    to: account.email,
    locale: language,
    dedupeKey: `help:${publicId}`,
    facts: { question: text, answer },
  });
};

/** The article a question becomes: for whom it was asked, in the language it was asked in, in the words of the editor. */
const publishAnswer = async (
  strapi: Core.Strapi,
  { role, language }: Question,
  { title, text, section }: NonNullable<Asked['publish']>,
  by: string,
): Promise<Outcome<string, Failure>> => {
  const full = await isFull(strapi);
  if (full) return failed(full);
  const words = { [language]: { title, text } };
  const { publicId } = await help(strapi).write({ role, kind: 'answer', section, position: LAST, words, state: 'published' }, by);
  await audit(strapi, {
    actor: by,
    action: 'help.published',
    subject: `article:${publicId}`,
    before: null,
    after: { state: 'published' },
  });
  return ok(publicId);
};

/** Answers a question, with the letter, and publishes it as an article if wanted: both or neither. */
export const answerQuestion = (strapi: Core.Strapi, id: string, { text, publish }: Asked, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await openQuestion(strapi, id);
    if (!found.ok) return found;
    const made = publish ? await publishAnswer(strapi, found.value, publish, by) : ok(null);
    if (!made.ok) return made;
    const kept: Question = {
      ...found.value,
      state: 'answered',
      answer: text,
      answeredBy: by,
      answeredAt: now(),
      publishedAs: made.value,
    };
    await help(strapi).keepQuestion(kept);
    await mailAnswer(strapi, kept, text);
    await audit(strapi, {
      actor: by,
      action: 'help.answer',
      subject: `question:${id}`,
      before: { state: 'open' },
      after: { state: 'answered', publishedAs: made.value },
    });
    return ok(kept);
  });

/** Closes a question nobody answers, for a reason of record. */
export const closeQuestion = (strapi: Core.Strapi, id: string, reason: string, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await openQuestion(strapi, id);
    if (!found.ok) return found;
    const kept: Question = { ...found.value, state: 'closed', answeredBy: by, answeredAt: now() };
    await help(strapi).keepQuestion(kept);
    await audit(strapi, {
      actor: by,
      action: 'help.close',
      subject: `question:${id}`,
      reason,
      before: { state: 'open' },
      after: { state: 'closed' },
    });
    return ok(kept);
  });
