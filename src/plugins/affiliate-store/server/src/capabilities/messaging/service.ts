import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { together } from '../../platform/transaction';
import type { Reader } from './domain/kinds';
import type { MailKind } from './domain/letter';
import type { DrawnMail, Mail, MailFilter } from './domain/mail';
import { mailer } from './ports';
import { chooseLetter, letterChoices, type LetterChoice } from './actions/own-letters';
import { sendAgain } from './actions/hand-over';
import { holdQueued } from './actions/hold';
import { queueMail } from './actions/post';
import { isSmsOffered } from './actions/sms';
import type { MailRequest } from './domain/mail';
import { countMails, countMatching, dropMailsBefore, findMail, findMails } from './store/mails';
import { bindNumber, carryNumber, findNumber, forgetNumbersOf, phonesOf, putNumber } from './store/sms';
import type { GivenNumber } from './store/sms';
import { optedOutOf } from './store/opt-outs';
import { renderLetter } from './templates/render';

export { messagingFailures } from './domain/failures';
export type { Reader as LetterReader } from './domain/kinds';
export { amountText } from './domain/figures';
export { SMS_CONSENT } from './domain/sms';
export type { MailFacts, MailItem, MailKind } from './domain/letter';
export type { Mail, MailFilter } from './domain/mail';
export type { MailRequest } from './domain/mail';

/** The room of messages: what is written to people, kept with its content, and sent. */
export interface MessagingService {
  /** Writes a mail and enqueues its sending, in the unit of work that is open; false when that mail was written before. */
  readonly queueMail: <K extends MailKind>(request: MailRequest<K>) => Promise<boolean>;
  readonly mail: (id: number) => Promise<DrawnMail | null>;
  readonly mails: (filter: MailFilter) => Promise<readonly Mail[]>;
  /** How many mails of a kind an order got since a moment; what the resend limit counts. */
  readonly countForOrder: (orderId: number, kind: MailKind, since: number) => Promise<number>;
  /** Which of some addresses want no mail they did not ask for, in small letters. */
  readonly optedOutOf: (emails: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Every kind of letter that goes to some readers, and whether the one at an address wants it. */
  readonly letterChoices: (email: string, readers: readonly Reader[]) => Promise<readonly LetterChoice[]>;
  /** Keeps whether a reader wants a kind of letter; what nobody goes without is refused. Inside the unit of work. */
  readonly chooseLetter: (
    email: string,
    readers: readonly Reader[],
    said: { readonly kind: string; readonly wanted: boolean },
  ) => Promise<Outcome<null, Failure>>;
  /** How many mails a filter matches in all. */
  readonly countMails: (filter: MailFilter) => Promise<number>;
  /** False while no mail server is set and mails stay in the store's own mailbox. */
  readonly leavesTheHouse: () => Promise<boolean>;
  /** Sends a mail again, as it was; false when there is no such mail, or no mail may go to its address. */
  readonly sendAgain: (id: number) => Promise<boolean>;
  /** Whether buyers are asked for a telephone number. */
  readonly isSmsOffered: () => Promise<boolean>;
  /** The number a cart was given, with the words it was given to. */
  readonly numberOf: (cartId: number) => Promise<GivenNumber | null>;
  /** Keeps the number of a cart, or takes it away. */
  readonly keepNumber: (cartId: number, number: GivenNumber | null) => Promise<void>;
  /** The cart has become an order; its number goes with it. */
  readonly bindNumber: (cartId: number, orderId: number) => Promise<void>;
  /** A further payment of the same subscription is told of like the first. */
  readonly carryNumber: (fromOrder: number, toOrder: number) => Promise<void>;
  readonly phonesOf: (orderIds: readonly number[]) => Promise<readonly string[]>;
  /** Holds what waits to be handed over, for staff to decide; answers how many letters that were. Inside the unit of work. */
  readonly holdQueued: () => Promise<number>;
  /** Deletes letters that were written before a moment and are not on their way any more. */
  readonly forgetMailsBefore: (moment: number) => Promise<number>;
  /** Forgets the numbers of orders, also in messages that were sent. */
  readonly forgetNumbersOf: (orderIds: readonly number[]) => Promise<void>;
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
  optedOutOf: (emails) => optedOutOf(strapi, emails),
  letterChoices: (email, readers) => letterChoices(strapi, email, readers),
  chooseLetter: (email, readers, said) => chooseLetter(strapi, email, readers, said),
  leavesTheHouse: () => mailer(strapi).isConfigured(),
  sendAgain: (id) => together(strapi, () => sendAgain(strapi, id)),
  isSmsOffered: () => isSmsOffered(strapi),
  numberOf: (cartId) => findNumber(strapi, { cart_id: cartId }),
  keepNumber: (cartId, number) => putNumber(strapi, cartId, number),
  bindNumber: (cartId, orderId) => bindNumber(strapi, cartId, orderId),
  carryNumber: (fromOrder, toOrder) => carryNumber(strapi, fromOrder, toOrder),
  phonesOf: (orderIds) => phonesOf(strapi, orderIds),
  holdQueued: () => holdQueued(strapi),
  forgetMailsBefore: (moment) => dropMailsBefore(strapi, moment),
  forgetNumbersOf: (orderIds) => forgetNumbersOf(strapi, orderIds),
});
