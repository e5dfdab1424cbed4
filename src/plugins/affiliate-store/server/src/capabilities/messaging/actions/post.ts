import { crashPoint } from '../../../platform/crash-point';
import type { Core } from '@strapi/strapi';
import { enqueue } from '../../../platform/jobs';
import { setting } from '../../../platform/settings';
import { oneAddress } from '../domain/address';
import { compose } from '../domain/compose';
import { messagingFailures } from '../domain/failures';
import { headerText, type MailKind } from '../domain/letter';
import { MAIL_TRIES, type MailRequest, type NewMail } from '../domain/mail';
import { mailer } from '../ports';
import { mailOff } from '../settings';
import { findMail, insertMail, markSent, markTried, queueAgain } from '../store/mails';
import { isDeclined, isUnwanted, optOutAddress } from './opt-out';
import { outgoing, senderOf } from './outgoing';
import { queueSms } from './sms';

const JOB = 'messaging.send-mail';

const send = (mailId: number): Promise<void> => enqueue({ name: JOB, payload: { mailId }, key: `${JOB}:${mailId}` });

/** Keeps a letter and enqueues its sending; answers its id, or null when one of its key was written before. */
export const postLetter = async (strapi: Core.Strapi, mail: Omit<NewMail, 'lastError'>): Promise<number | null> => {
  const to = oneAddress(mail.to);
  const id = await insertMail(strapi, {
    ...mail,
    to: to ?? headerText(mail.to, 250),
    lastError: to === null ? messagingFailures.because('MAIL_RECIPIENT_REFUSED').message : null,
  });
  if (id !== null && to !== null) await send(id);
  return id;
};

/** Writes a mail and enqueues its sending, unless the shop or its reader goes without its kind, or whoever did not ask for it wants none. An address no mail may go to is written down as failed: it must not stop a sale. */
export const queueMail = async <K extends MailKind>(strapi: Core.Strapi, request: MailRequest<K>): Promise<boolean> => {
  if ((await setting(strapi, mailOff)).includes(request.kind)) return false;
  if (await isDeclined(strapi, request)) return false;
  const sender = await senderOf(strapi);
  const optOut = await optOutAddress(strapi, request, sender);
  if (optOut === null) return false;
  const letter = compose(request.kind, request.locale, request.facts, sender);
  const id = await postLetter(strapi, {
    letter: optOut === undefined ? letter : { ...letter, optOut },
    sender,
    kind: request.kind,
    locale: request.locale,
    dedupeKey: request.dedupeKey,
    orderId: request.orderId ?? null,
    orderNumber: 'orderNumber' in request.facts ? request.facts.orderNumber : null,
    to: request.to,
  });
  if (id !== null) await queueSms(strapi, request, sender);
  return id !== null;
};

/** Hands one mail over. Throws when it has to be tried again, and when it was given up, so that the queue shows it. */
export const sendMail = async (strapi: Core.Strapi, mailId: number): Promise<void> => {
  const mail = await findMail(strapi, mailId);
  if (!mail || mail.state === 'sent') return;
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
  const { code, facts } = outcome.failure;
  const reason = `${code}: ${String(facts['reason'] ?? outcome.failure.message)}`;
  const final = code === 'MAIL_REFUSED' || mail.attempts + 1 >= MAIL_TRIES;
  await markTried(strapi, mail.id, reason, final);
  if (code !== 'MAIL_REFUSED') throw new Error(reason);
};

/** Sends a mail again, with what it said then; false when there is none, or no mail may go to its address. */
export const sendAgain = async (strapi: Core.Strapi, mailId: number): Promise<boolean> => {
  const mail = await findMail(strapi, mailId);
  if (!mail || oneAddress(mail.to) === null || (await isUnwanted(strapi, mail))) return false;
  if (await queueAgain(strapi, mailId)) await send(mailId);
  return true;
};
