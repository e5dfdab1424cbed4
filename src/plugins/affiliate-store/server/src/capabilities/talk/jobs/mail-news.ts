import { z } from 'zod';
import { MAIL_NEWS_JOB, mailNews } from '../../../flows/talk/mail-news';
import { job } from '../../../platform/jobs/definitions';

/** Writes the letters of one piece of news, some places at a time; run again it writes what is missing. */
export const mailNewsJob = job({
  name: MAIL_NEWS_JOB,
  payload: z.object({ id: z.string(), before: z.number().int().nullable() }),
  run: (strapi, payload) => mailNews(strapi, payload),
});
