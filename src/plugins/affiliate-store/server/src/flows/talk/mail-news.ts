import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { isNewsFor, talk } from '../../capabilities/talk/service';
import { people } from '../../capabilities/people/service';
import { enqueue } from '../../platform/jobs';
import { together } from '../../platform/transaction';
import { writeNewsLetter } from './write-talk-mail';

export const MAIL_NEWS_JOB = 'talk.mail-news';
const AT_ONCE = 100;

/** Writes the letters of one piece of news to some places, and leaves the rest to the next run. Nothing once it was taken back. */
export const mailNews = (strapi: Core.Strapi, { id, before }: { readonly id: string; readonly before: number | null }): Promise<void> =>
  together(strapi, async () => {
    const news = await talk(strapi).news(id);
    if (news?.state !== 'published') return;
    const { rows } = await affiliates(strapi).page({ state: 'active', limit: AT_ONCE, ...(before === null ? {} : { beforeId: before }) });
    for (const place of rows.filter((one) => isNewsFor(news, one))) {
      const party = await people(strapi).party(place.partyId);
      if (party) await writeNewsLetter(strapi, news, party);
    }
    const last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
    if (last) await enqueue({ name: MAIL_NEWS_JOB, payload: { id, before: last.id }, key: `${MAIL_NEWS_JOB}:${id}:${last.id}` });
  });
