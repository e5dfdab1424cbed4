import type { Core } from '@strapi/strapi';
import type { draftHelpArticle } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { help, helpFailures, type Article } from '../../capabilities/help/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { togetherOrNot } from '../../platform/transaction';

type Asked = Input<typeof draftHelpArticle>['body'];
type Done = Promise<Outcome<Article, Failure>>;

/** Every list reads them all: more than this is no help to anybody. */
const MOST_ARTICLES = 300;

/** Why no article may be added; null while there is room. */
export const isFull = async (strapi: Core.Strapi): Promise<Failure | null> =>
  (await help(strapi).countOwn()) >= MOST_ARTICLES ? helpFailures.because('HELP_FULL') : null;

const draftOf = ({ words, ...rest }: Asked) => ({
  ...rest,
  words: Object.fromEntries(words.map(({ language, title, text }) => [language, { title, text }])),
});

/** Writes a draft. */
export const draftArticle = (strapi: Core.Strapi, asked: Asked, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const full = await isFull(strapi);
    return full ? failed(full) : ok(await help(strapi).write({ ...draftOf(asked), state: 'draft' }, by));
  });

const again = async (strapi: Core.Strapi, id: string): Done => {
  const found = await help(strapi).article(id);
  return found ? ok(found) : failed(helpFailures.because('HELP_ARTICLE_NOT_FOUND'));
};

/** Changes an article where it stands: what is published reads otherwise from then on, as help should. */
export const changeArticle = (strapi: Core.Strapi, id: string, asked: Asked, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await help(strapi).lockArticle(id, by);
    if (!found) return failed(helpFailures.because('HELP_ARTICLE_NOT_FOUND'));
    await help(strapi).keepArticle({ ...found, ...draftOf(asked) }, by);
    if (found.state === 'published')
      await audit(strapi, { actor: by, action: 'help.change', subject: `article:${id}`, before: null, after: { state: found.state } });
    return again(strapi, id);
  });

/** Publishes an article or withdraws it, on the record. */
export const moveArticle = (strapi: Core.Strapi, id: string, to: Article['state'], by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await help(strapi).lockArticle(id, by);
    if (!found) return failed(helpFailures.because('HELP_ARTICLE_NOT_FOUND'));
    if (found.state === to) return failed(helpFailures.because('HELP_ARTICLE_STATE', { state: to }));
    await help(strapi).keepArticle({ ...found, state: to }, by);
    await audit(strapi, {
      actor: by,
      action: `help.${to}`,
      subject: `article:${id}`,
      before: { state: found.state },
      after: { state: to },
    });
    return again(strapi, id);
  });
