import type { Core } from '@strapi/strapi';
import type { draftNews } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliates } from '../../capabilities/affiliates/service';
import { newsMayBecome, talk, talkFailures, type News, type NewsDraft } from '../../capabilities/talk/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { togetherOrNot } from '../../platform/transaction';
import { MAIL_NEWS_JOB } from './mail-news';

type Asked = Input<typeof draftNews>['body'];
type Done = Promise<Outcome<News, Failure>>;

const draftOf = async (strapi: Core.Strapi, { program, group, tag, words }: Asked): Promise<Outcome<NewsDraft, Failure>> => {
  const found = program === null ? null : await affiliates(strapi).programOfDocument(program);
  if (program === null ? group !== null : !found) return failed(talkFailures.because('NEWS_AUDIENCE_UNKNOWN'));
  if (new Set(words.map(({ language }) => language)).size < words.length) return failed(talkFailures.because('NEWS_LANGUAGE_TWICE'));
  return ok({
    programId: found?.id ?? null,
    group,
    tag,
    words: Object.fromEntries(words.map(({ language, title, text }) => [language, { title, text }])),
  });
};

/** Writes a draft. */
export const draftNewsBy = (strapi: Core.Strapi, asked: Asked, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const draft = await draftOf(strapi, asked);
    return draft.ok ? ok(await talk(strapi).draft(draft.value, by)) : draft;
  });

/** Changes a draft; what people have read is not changed. */
export const changeNewsDraft = (strapi: Core.Strapi, id: string, asked: Asked): Done =>
  togetherOrNot(strapi, async () => {
    const found = await talk(strapi).lockNews(id);
    if (!found) return failed(talkFailures.because('NEWS_NOT_FOUND'));
    if (found.state !== 'draft') return failed(talkFailures.because('NEWS_STATE', { state: found.state }));
    const draft = await draftOf(strapi, asked);
    if (!draft.ok) return draft;
    const kept: News = { ...found, ...draft.value };
    await talk(strapi).keepNews(kept);
    return ok(kept);
  });

const move = (strapi: Core.Strapi, id: string, by: string, change: Pick<News, 'state'> & Partial<News>): Done =>
  togetherOrNot(strapi, async () => {
    const found = await talk(strapi).lockNews(id);
    if (!found) return failed(talkFailures.because('NEWS_NOT_FOUND'));
    if (!newsMayBecome(found.state, change.state)) return failed(talkFailures.because('NEWS_STATE', { state: found.state }));
    const kept: News = { ...found, ...change };
    await talk(strapi).keepNews(kept);
    await audit(strapi, {
      actor: by,
      action: `news.${change.state}`,
      subject: `news:${kept.publicId}`,
      before: { state: found.state },
      after: { state: kept.state, mailed: kept.mailed },
    });
    if (kept.state === 'published' && kept.mailed)
      await enqueue({ name: MAIL_NEWS_JOB, payload: { id: kept.publicId, before: null }, key: `${MAIL_NEWS_JOB}:${kept.publicId}` });
    return ok(kept);
  });

/** Publishes a draft, on the record; its letters are written afterwards. */
export const publishNewsBy = (strapi: Core.Strapi, id: string, mail: boolean, by: string): Done =>
  move(strapi, id, by, { state: 'published', publishedAt: now(), mailed: mail });

/** Takes a piece of news back, on the record. */
export const takeNewsBackBy = (strapi: Core.Strapi, id: string, by: string): Done => move(strapi, id, by, { state: 'taken_back' });
