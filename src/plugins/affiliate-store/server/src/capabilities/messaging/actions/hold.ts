import type { Core } from '@strapi/strapi';
import { messagingFailures } from '../domain/failures';
import { giveUpQueued } from '../store/mails';
import { giveUpQueuedSms } from '../store/sms';

/** Why a letter that may have gone before stays where it is, by the stable code the board knows it by. */
export const heldBecause = (): string => {
  const { code, message } = messagingFailures.because('MAIL_HELD');
  return `${code}: ${message}`;
};

/** Holds what waited to be handed over when a backup was made: by now it has gone, mostly. Answers how many letters that were. */
export const holdQueued = async (strapi: Core.Strapi): Promise<number> => {
  await giveUpQueuedSms(strapi, heldBecause());
  return giveUpQueued(strapi, heldBecause());
};
