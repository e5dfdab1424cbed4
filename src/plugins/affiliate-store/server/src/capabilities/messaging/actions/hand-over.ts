import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { now } from '../../../platform/clock';
import { crashPoint } from '../../../platform/crash-point';
import { enqueue } from '../../../platform/jobs';
import { together } from '../../../platform/transaction';
import { oneAddress } from '../domain/address';
import { messagingFailures } from '../domain/failures';
import { mailPauseAfter, type Mail } from '../domain/mail';
import { mailer } from '../ports';
import { findMail, markSent, markTried, queueAgain } from '../store/mails';
import { isUnwanted } from './opt-out';
import { outgoing } from './outgoing';

const JOB = 'messaging.send-mail';

/** Has a mail handed over as soon as what is open is committed. */
export const handOverSoon = (mailId: number): Promise<void> => enqueue({ name: JOB, payload: { mailId }, key: `${JOB}:${mailId}` });

/** The next try, known by its number: somebody who does not want to wait for it hurries it, and makes no second one. */
const nextTry = (mailId: number, tried: number) => ({ name: JOB, payload: { mailId, tried }, key: `${JOB}:${mailId}:${tried}` });

const waitsAfter = ({ state, attempts }: Mail, tried: number): boolean => state === 'queued' && attempts === tried;

const tryLater = async (strapi: Core.Strapi, { id, attempts }: Mail, { code, facts, message }: Failure): Promise<void> => {
  const pause = code === 'MAIL_REFUSED' ? null : mailPauseAfter(attempts + 1);
  await together(strapi, async () => {
    await markTried(strapi, id, `${code}: ${String(facts['reason'] ?? message)}`, pause === null);
    if (pause !== null) await enqueue({ ...nextTry(id, attempts + 1), runAt: now() + pause });
  });
};

/**
 * Hands one mail over. One that could not be handed over asks for its own next try, hours away in the end, and is given up after the last: the
 * board of what waits says so, and staff may send it again. `tried` is how often it had been tried when this try was asked for.
 */
export const sendMail = async (strapi: Core.Strapi, mailId: number, tried?: number): Promise<void> => {
  const mail = await findMail(strapi, mailId);
  if (mail?.state !== 'queued' || (tried !== undefined && !waitsAfter(mail, tried))) return;
  // Between writing and sending they may have said that they want none.
  if (await isUnwanted(strapi, mail)) return markTried(strapi, mail.id, messagingFailures.because('MAIL_UNWANTED').message, true);
  const way = mailer(strapi);
  if (!(await way.isConfigured())) {
    crashPoint('mail.sent');
    return markSent(strapi, mail.id, 'mailbox');
  }
  const outcome = await way.send(await outgoing(strapi, mail));
  crashPoint('mail.sent');
  if (outcome.ok) return markSent(strapi, mail.id, 'smtp');
  await tryLater(strapi, mail, outcome.failure);
};

/** Sends a mail again, now, with what it said then; false when there is none, or no mail may go to its address. */
export const sendAgain = async (strapi: Core.Strapi, mailId: number): Promise<boolean> => {
  const mail = await findMail(strapi, mailId);
  if (!mail || oneAddress(mail.to) === null || (await isUnwanted(strapi, mail))) return false;
  if (await queueAgain(strapi, mailId)) await handOverSoon(mailId);
  else if (mail.attempts > 0) await enqueue({ ...nextTry(mailId, mail.attempts), hurry: true });
  return true;
};
