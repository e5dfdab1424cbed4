import type { Core } from '@strapi/strapi';
import { mayBeToldTwice } from '../../../platform/restored';
import { setting } from '../../../platform/settings';
import { oneAddress } from '../domain/address';
import { compose } from '../domain/compose';
import { messagingFailures } from '../domain/failures';
import { headerText, type MailKind } from '../domain/letter';
import type { MailRequest, NewMail } from '../domain/mail';
import { mailOff } from '../settings';
import { insertMail } from '../store/mails';
import { handOverSoon } from './hand-over';
import { heldBecause } from './hold';
import { isDeclined, optOutAddress } from './opt-out';
import { senderOf } from './outgoing';
import { queueSms } from './sms';

const whyNotSent = (strapi: Core.Strapi, to: string | null): string | null => {
  if (to === null) return messagingFailures.because('MAIL_RECIPIENT_REFUSED').message;
  return mayBeToldTwice(strapi) ? heldBecause() : null;
};

/**
 * Keeps a letter and enqueues its sending; answers its id, or null when one of its key was written before. What may have been told before a
 * backup was put back is kept unsent, for staff to decide.
 */
export const postLetter = async (strapi: Core.Strapi, mail: Omit<NewMail, 'lastError'>): Promise<number | null> => {
  const to = oneAddress(mail.to);
  const lastError = whyNotSent(strapi, to);
  const id = await insertMail(strapi, { ...mail, to: to ?? headerText(mail.to, 250), lastError });
  if (id !== null && lastError === null) await handOverSoon(id);
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
