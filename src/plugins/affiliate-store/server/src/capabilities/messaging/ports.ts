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
