import { z } from 'zod';
import { sendLetter } from '../../../flows/relay/relay-letters';
import { job } from '../../../platform/jobs/definitions';

/** Passes a letter on to some of its readers, and asks for the next part. */
export const sendJob = job({
  name: 'relay.send',
  payload: z.object({ letter: z.string(), past: z.number().int() }),
  run: (strapi, { letter, past }) => sendLetter(strapi, letter, past),
});
