import { z } from 'zod';
import { locale } from '../../../../../contracts/primitives';
import { sendJoinLink } from '../../../flows/applications/send-join-link';
import { job } from '../../../platform/jobs/definitions';

/** Mails the way into an application; apart from the request, so that its answer takes the same time for all (B04). */
export const sendJoinLinkJob = job({
  name: 'applications.send-join-link',
  payload: z.object({ email: z.string(), slug: z.string(), locale, invite: z.string().optional(), by: z.string().optional() }),
  run: (strapi, asked) => sendJoinLink(strapi, asked),
});
