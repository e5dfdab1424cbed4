import type { Locale } from '../../../../../contracts/primitives';
import { enqueue } from '../../../platform/jobs';
import { normalizeEmail } from '../domain/mailbox';

const LINK_JOB = 'people.send-sign-in-link';

/** Whoever asks, whatever the address: one job and one answer. What the job finds out, nobody is told. */
export const askForLink = (email: string, locale: Locale): Promise<unknown> =>
  enqueue({ name: LINK_JOB, payload: { email, locale }, key: `${LINK_JOB}:${normalizeEmail(email)}` });
