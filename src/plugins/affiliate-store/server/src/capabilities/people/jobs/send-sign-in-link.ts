import { z } from 'zod';
import { locale } from '../../../../../contracts/primitives';
import { sendSignInLink } from '../../../flows/people/send-sign-in-link';
import { job } from '../../../platform/jobs/definitions';

/** Looks whether somebody is known here and mails a link; apart from the request, so that its answer takes the same time for all. */
export const sendSignInLinkJob = job({
  name: 'people.send-sign-in-link',
  payload: z.object({ email: z.string(), locale }),
  run: (strapi, { email, locale: language }) => sendSignInLink(strapi, email, language),
});
