import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { siteHash } from '../../platform/sealed-text';
import { LETTERS_WORDS, periodBegins, type RelayConsent, type RelayLetter, type RelayStop } from './domain/letter';
import { orderOfToken, pageToken } from './domain/page-token';
import { consentsOfOrders, countReaders, endConsents, giveConsent, readersOf } from './store/consents';
import {
  closeLetter,
  countLetters,
  countWritten,
  decideLetter,
  hasReceived,
  holdLetter,
  insertLetter,
  insertStop,
  letterById,
  lettersOf,
  liftStop,
  noteDelivery,
  stopOfPlace,
  type LetterFilter,
  type NewLetter,
} from './store/letters';

export { relayFailures } from './domain/failures';
export { whyNoLetter } from './domain/letter';
export { relayApproval, relayMost, relayOffered } from './settings';
export type { RelayConsent, RelayKind, RelayLetter, RelayState, RelayStop } from './domain/letter';

/** The room of letters that are passed on to buyers whose address their writer never learns. */
export interface RelayService {
  /** The address of the page on which an order's buyer decides about its partner; and the order of such an address, or null. */
  pageToken(orderNumber: string): string;
  orderOfToken(token: string): string | null;
  /** That the buyer of an order reads letters of who brought it; agreeing twice is one consent. Inside the unit of work. */
  agree(orderId: number, affiliateId: number): Promise<void>;
  takeBack(orderId: number): Promise<void>;
  consentsOfOrders(orderIds: readonly number[]): Promise<readonly RelayConsent[]>;
  readersOf(affiliateId: number, page: { readonly past: number; readonly limit: number }): Promise<readonly RelayConsent[]>;
  countReaders(affiliateId: number): Promise<number>;
  /** Letters of the last thirty days that were not refused. */
  countWritten(affiliateId: number): Promise<number>;
  write(letter: NewLetter): Promise<RelayLetter>;
  hold(id: string): Promise<RelayLetter | null>;
  letter(id: string): Promise<RelayLetter | null>;
  decide(
    letter: RelayLetter,
    decision: { readonly state: 'approved' | 'refused'; readonly reason: string | null; readonly by: string },
  ): Promise<void>;
  /** It is sent to everybody; how many that were is counted here. */
  close(letter: RelayLetter): Promise<void>;
  list(filter: LetterFilter, page: { readonly before?: number | undefined; readonly limit: number }): Promise<readonly RelayLetter[]>;
  count(filter: LetterFilter): Promise<number>;
  /** False where the letter went to this customer before. */
  deliver(letterId: number, customerId: number, orderId: number): Promise<boolean>;
  /** Whether a letter went to the buyer because of this order. */
  hasReceived(orderId: number): Promise<boolean>;
  stopOf(affiliateId: number): Promise<RelayStop | null>;
  stop(stop: Pick<RelayStop, 'affiliateId' | 'because' | 'reason'>): Promise<boolean>;
  lift(affiliateId: number, by: string): Promise<boolean>;
}

/** The room's service, as any room or flow reaches it. */
export const relay = (strapi: Core.Strapi): RelayService => door<RelayService>(strapi, 'relay');

/** Makes the room's service. */
export const relayService = ({ strapi }: { strapi: Core.Strapi }): RelayService => {
  const sign = (text: string): string => siteHash(strapi, text, 'partner-page');
  return {
    pageToken: (number) => pageToken(number, sign),
    orderOfToken: (token) => orderOfToken(token, sign),
    agree: (orderId, affiliateId) => giveConsent(strapi, orderId, affiliateId, LETTERS_WORDS),
    takeBack: (orderId) => endConsents(strapi, orderId),
    consentsOfOrders: (orderIds) => consentsOfOrders(strapi, orderIds),
    readersOf: (affiliateId, page) => readersOf(strapi, affiliateId, page),
    countReaders: (affiliateId) => countReaders(strapi, affiliateId),
    countWritten: (affiliateId) => countWritten(strapi, affiliateId, periodBegins(now())),
    write: (letter) => insertLetter(strapi, letter),
    hold: (id) => holdLetter(strapi, id),
    letter: (id) => letterById(strapi, id),
    decide: (letter, decision) => decideLetter(strapi, letter, decision),
    close: (letter) => closeLetter(strapi, letter),
    list: (filter, page) => lettersOf(strapi, filter, page),
    count: (filter) => countLetters(strapi, filter),
    deliver: (letterId, customerId, orderId) => noteDelivery(strapi, letterId, customerId, orderId),
    hasReceived: (orderId) => hasReceived(strapi, orderId),
    stopOf: (affiliateId) => stopOfPlace(strapi, affiliateId),
    stop: (stop) => insertStop(strapi, stop),
    lift: (affiliateId, by) => liftStop(strapi, affiliateId, by),
  };
};
