import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { enqueue } from '../../../platform/jobs';
import { mayBeToldTwice } from '../../../platform/restored';
import { setting } from '../../../platform/settings';
import type { MailKind, Sender } from '../domain/letter';
import type { MailRequest } from '../domain/mail';
import { goesBySms, smsText } from '../domain/sms';
import { smsSender } from '../ports';
import { smsKeepDays, smsKinds } from '../settings';
import { findNumber, findSms, forgetOldNumbers, insertSms, markSms, queueAgain } from '../store/sms';

const JOB = 'messaging.send-sms';
/** Tries before a message is given up; who waits longer has read the mail. */
export const SMS_TRIES = 6;
const DAY = 86_400_000;

/** Whether a checkout may ask for a number: somebody has plugged a sender in, and the shop has chosen what it says. */
export const isSmsOffered = async (strapi: Core.Strapi): Promise<boolean> =>
  smsSender(strapi) !== null && (await setting(strapi, smsKinds)).length > 0;

/** Writes the message beside a mail, where its buyer gave a number for this order; the mail does not wait for it. Inside the unit of work. */
export const queueSms = async <K extends MailKind>(strapi: Core.Strapi, request: MailRequest<K>, sender: Sender): Promise<void> => {
  const { kind, orderId, locale, facts, dedupeKey } = request;
  if (mayBeToldTwice(strapi)) return;
  if (orderId === undefined || !goesBySms(kind) || smsSender(strapi) === null) return;
  if (!(await setting(strapi, smsKinds)).includes(kind)) return;
  const number = await findNumber(strapi, { order_id: orderId });
  if (!number) return;
  const body = smsText(kind, locale, facts as never, sender);
  const id = await insertSms(strapi, { dedupeKey, kind, phone: number.phone, body, orderId });
  if (id !== null) await enqueue({ name: JOB, payload: { smsId: id }, key: `${JOB}:${id}` });
};

/** Hands one message over. Throws when it has to be tried again, and when it was given up, so that the queue shows it. */
export const sendSms = async (strapi: Core.Strapi, smsId: number): Promise<void> => {
  const message = await findSms(strapi, smsId);
  if (message?.state !== 'queued') return;
  const sender = smsSender(strapi);
  if (message.phone === null || !sender)
    return markSms(strapi, message.id, {
      state: 'failed',
      error: sender ? 'the number was forgotten' : 'no sender is plugged in any more',
    });
  try {
    const answer = await sender.send({ to: message.phone, text: message.body, id: `sms-${message.id}` });
    return await markSms(strapi, message.id, answer ? { state: 'failed', error: answer.refused } : { state: 'sent', error: null });
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replaceAll(message.phone, '•••').slice(0, 300);
    await markSms(strapi, message.id, { state: message.attempts + 1 >= SMS_TRIES ? 'failed' : 'queued', error: why });
    throw new Error(`the message could not be handed over: ${why}`, { cause: undefined });
  }
};

/** Lets a message be handed over once more; why not, where it may not. Inside the unit of work. */
export const sendAgain = async (
  strapi: Core.Strapi,
  smsId: number,
): Promise<'SMS_NOT_FOUND' | 'SMS_NUMBER_FORGOTTEN' | 'SMS_NOT_OFFERED' | null> => {
  const message = await findSms(strapi, smsId);
  if (!message) return 'SMS_NOT_FOUND';
  if (smsSender(strapi) === null) return 'SMS_NOT_OFFERED';
  if (message.phone === null) return 'SMS_NUMBER_FORGOTTEN';
  // One that waits is handed over by the try it waits for.
  if (message.state === 'queued') return null;
  await queueAgain(strapi, smsId);
  await enqueue({ name: JOB, payload: { smsId }, key: `${JOB}:${smsId}:${now()}` });
  return null;
};

/** Forgets numbers whose time is over: of carts after two days, of orders after as many as the shop has set. */
export const forgetNumbers = async (strapi: Core.Strapi): Promise<void> =>
  forgetOldNumbers(strapi, now() - 2 * DAY, now() - (await setting(strapi, smsKeepDays)) * DAY);
