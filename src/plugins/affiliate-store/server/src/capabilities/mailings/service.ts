import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { changeMailing, findMailing, holdMailing, insertMailing, mailingById, pageOfMailings } from './store/mailings';
import { holdRecipient, insertRecipient, joinedBy, markJoined, recipientByToken, writtenBefore } from './store/recipients';

export { mailingFailures } from './domain/failures';
export { whyLeftOut } from './domain/mailing';
export type { Choice, LeftOut, Mailing, MailingBasis, MailingState, Recipient } from './domain/mailing';

/** The job that writes a mailing, bite by bite. */
export const MAILING_JOB = 'mailings.write';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Letters to many customers, and who was written to. Every writing verb belongs into a unit of work. */
export interface MailingsService {
  readonly add: Rest<typeof insertMailing>;
  readonly find: Rest<typeof findMailing>;
  readonly byId: Rest<typeof mailingById>;
  readonly hold: Rest<typeof holdMailing>;
  readonly change: Rest<typeof changeMailing>;
  readonly page: Rest<typeof pageOfMailings>;
  readonly writtenBefore: Rest<typeof writtenBefore>;
  readonly addRecipient: Rest<typeof insertRecipient>;
  readonly recipient: Rest<typeof recipientByToken>;
  readonly holdRecipient: Rest<typeof holdRecipient>;
  readonly markJoined: Rest<typeof markJoined>;
  readonly joinedBy: Rest<typeof joinedBy>;
}

export const mailingsService = (strapi: Core.Strapi): MailingsService => ({
  add: (made) => insertMailing(strapi, made),
  find: (id) => findMailing(strapi, id),
  byId: (id) => mailingById(strapi, id),
  hold: (id) => holdMailing(strapi, id),
  change: (...changed) => changeMailing(strapi, ...changed),
  page: (...asked) => pageOfMailings(strapi, ...asked),
  writtenBefore: (...asked) => writtenBefore(strapi, ...asked),
  addRecipient: (who) => insertRecipient(strapi, who),
  recipient: (token) => recipientByToken(strapi, token),
  holdRecipient: (token) => holdRecipient(strapi, token),
  markJoined: (...joined) => markJoined(strapi, ...joined),
  joinedBy: (ids) => joinedBy(strapi, ids),
});

/** The door of this room. */
export const mailings = (strapi: Core.Strapi): MailingsService => door<MailingsService>(strapi, 'mailings');
