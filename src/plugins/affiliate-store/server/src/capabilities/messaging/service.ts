import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { together } from '../../platform/transaction';
import type { MailKind } from './domain/letter';
import type { DrawnMail, Mail, MailFilter } from './domain/mail';
import { mailer } from './ports';
import { queueMail, sendAgain } from './actions/post';
import type { MailRequest } from './actions/post';
import { countMails, countMatching, findMail, findMails } from './store/mails';
import { renderLetter } from './templates/render';

export { messagingFailures } from './domain/failures';
export type { MailFacts, MailItem, MailKind } from './domain/letter';
export type { Mail, MailFilter } from './domain/mail';
export type { MailRequest } from './actions/post';

/** The room of messages: what is written to people, kept with its content, and sent. */
export interface MessagingService {
  /** Writes a mail and enqueues its sending, in the unit of work that is open; false when that mail was written before. */
  readonly queueMail: <K extends MailKind>(request: MailRequest<K>) => Promise<boolean>;
  readonly mail: (id: number) => Promise<DrawnMail | null>;
  readonly mails: (filter: MailFilter) => Promise<readonly Mail[]>;
  /** How many mails of a kind an order got since a moment; what the resend limit counts. */
  readonly countForOrder: (orderId: number, kind: MailKind, since: number) => Promise<number>;
  /** How many mails a filter matches in all. */
  readonly countMails: (filter: MailFilter) => Promise<number>;
  /** False while no mail server is set and mails stay in the store's own mailbox. */
  readonly leavesTheHouse: () => Promise<boolean>;
  /** Sends a mail again, as it was; false when there is no such mail, or no mail may go to its address. */
  readonly sendAgain: (id: number) => Promise<boolean>;
}

/** The door of this room. */
export const messaging = (strapi: Core.Strapi): MessagingService => door<MessagingService>(strapi, 'messaging');

/** Makes the room's service. */
export const messagingService = ({ strapi }: { strapi: Core.Strapi }): MessagingService => ({
  queueMail: (request) => together(strapi, () => queueMail(strapi, request)),
  mail: async (id) => {
    const mail = await findMail(strapi, id);
    return mail && { ...mail, ...renderLetter(mail) };
  },
  mails: (filter) => findMails(strapi, filter),
  countMails: (filter) => countMatching(strapi, filter),
  countForOrder: (orderId, kind, since) => countMails(strapi, orderId, kind, since),
  leavesTheHouse: () => mailer(strapi).isConfigured(),
  sendAgain: (id) => together(strapi, () => sendAgain(strapi, id)),
});
