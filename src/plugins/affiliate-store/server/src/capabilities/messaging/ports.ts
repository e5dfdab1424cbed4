import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';

/** One mail to one person, complete. Nothing in it was typed by a stranger but the address, which was checked. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly locale: string;
  /** Without the angle brackets; the same at every try, so that a mail handed over twice is shown once. */
  readonly messageId: string;
  /** Where a POST ends such mail (RFC 8058); null for mail that was asked for. */
  readonly optOutUrl: string | null;
}

/** Why a mail was not handed over: for good, or for now. */
export type MailerFailure = Failure<'MAIL_REFUSED' | 'MAIL_NOT_SENT'>;

/** The way out of the house; filled by integrations/smtp. */
export interface Mailer {
  /** False while no mail server is set: mails are then kept in the store's own mailbox, complete. */
  readonly isConfigured: () => Promise<boolean>;
  readonly send: (mail: OutgoingMail) => Promise<Outcome<true, MailerFailure>>;
  /** Closes its connections. */
  readonly close: () => void;
}

/** The mailer that is plugged in. */
export const mailer = (strapi: Core.Strapi): Mailer => door<Mailer>(strapi, 'mailer');

/** One message to one telephone, in one piece: at most 160 signs of GSM's alphabet, or 70 of any other. */
export interface OutgoingSms {
  /** E.164, such as +33612345678. */
  readonly to: string;
  readonly text: string;
  /** The same at every try, so that a gateway can leave out what it has sent. */
  readonly id: string;
}

/**
 * The way to telephones; a site plugs it in through the plugin's configuration (docs/guides/sms.md). It resolves when the message was taken,
 * answers `refused` when it never will be, and throws when it is worth another try.
 */
export interface SmsSender {
  readonly send: (message: OutgoingSms) => Promise<void | { readonly refused: string }>;
}

/** The sender the site has plugged in; null where there is none, and then nothing anywhere speaks of SMS. */
export const smsSender = (strapi: Core.Strapi): SmsSender | null => {
  const given: unknown = strapi.config.get('plugin::affiliate-store.smsSender');
  return given ? (given as SmsSender) : null;
};

/** Stops the boot where something is plugged in that cannot send, rather than losing every message later. */
export const checkSmsSender = (strapi: Core.Strapi): void => {
  const sender = smsSender(strapi);
  if (sender && typeof sender.send !== 'function')
    throw new Error('affiliate-store: config.smsSender has to be an object with a function `send` (docs/guides/sms.md)');
};
