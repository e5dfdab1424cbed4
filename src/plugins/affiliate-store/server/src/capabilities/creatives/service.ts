import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { afterCommit } from '../../platform/transaction';
import type { Creative } from './domain/creative';
import { crowd } from './domain/crowd';
import { creativeBook } from './store/book';
import {
  choicesFor,
  countCreatives,
  creativesByIds,
  findCreative,
  findCreatives,
  insertCreative,
  keepCreative,
  lockCreative,
} from './store/creatives';
import { impressionLog, impressionsOf, showersOf } from './store/impressions';
import { embeddedPicture, keepPicture } from './store/pictures';
import {
  countRequestEvents,
  countRequests,
  findRequest,
  findRequestEvents,
  findRequests,
  insertRequest,
  insertRequestEvent,
  keepRequest,
  lockRequest,
} from './store/requests';

export { isFor, isShown, isWhole, KINDS } from './domain/creative';
export type { Creative, CreativeKind, CreativePicture } from './domain/creative';
export { creativeFailures } from './domain/failures';
export { drawInformer, INFORMER } from './domain/informer';
export { LARGEST_SIDE, MOST_BYTES, pictureIn } from './domain/picture';
export type { PictureFacts } from './domain/picture';
export { isUnderWay, mayBecome } from './domain/request';
export type { CreativeRequest, RequestEvent, RequestState } from './domain/request';
export { filledIn, htmlOf, namesIn, pictureTag, strangersIn } from './domain/words';
export type { Filling } from './domain/words';
export type { CreativeFilter, CreativeText } from './store/creatives';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** How often one place counts as having seen one piece on one affiliate's pages within an hour. */
const SEEN_AN_HOUR = 60;
const REMEMBERED_PLACES = 100_000;
const DAY_LENGTH = 10;

/** What affiliates hang on their pages and send to their readers, and what they ask for. Writing verbs belong into a unit of work. */
export interface CreativesService {
  readonly make: Rest<typeof insertCreative>;
  readonly find: Rest<typeof findCreative>;
  readonly lock: Rest<typeof lockCreative>;
  readonly keep: Rest<typeof keepCreative>;
  readonly byIds: Rest<typeof creativesByIds>;
  readonly list: Rest<typeof findCreatives>;
  readonly count: Rest<typeof countCreatives>;
  readonly choices: Rest<typeof choicesFor>;
  /** A piece by its public id, from memory: at once on this instance, at most two seconds later on others. */
  known(publicId: string): Creative | undefined;
  /** Counts that a piece was shown on an affiliate's page to somebody at `place`; a place that comes too often counts no more this hour. */
  shown(seen: { readonly creativeId: number; readonly affiliateId: number; readonly place: string }): void;
  /** Impressions by piece, everything this instance has counted included. */
  readonly impressions: Rest<typeof impressionsOf>;
  readonly showers: Rest<typeof showersOf>;
  /** Puts a picture into the media library. Outside the unit of work: what stores files may be far away. */
  readonly keepPicture: Rest<typeof keepPicture>;
  readonly embedded: Rest<typeof embeddedPicture>;
  readonly ask: Rest<typeof insertRequest>;
  readonly findRequest: Rest<typeof findRequest>;
  readonly lockRequest: Rest<typeof lockRequest>;
  readonly keepRequest: Rest<typeof keepRequest>;
  readonly listRequests: Rest<typeof findRequests>;
  readonly countRequests: Rest<typeof countRequests>;
  readonly tell: Rest<typeof insertRequestEvent>;
  readonly events: Rest<typeof findRequestEvents>;
  readonly countEvents: Rest<typeof countRequestEvents>;
  /** Starts watching pieces and writing impressions; the composition root's business. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** The door of this room. */
export const creatives = (strapi: Core.Strapi): CreativesService => door<CreativesService>(strapi, 'creatives');

type Requests =
  | 'ask'
  | 'findRequest'
  | 'lockRequest'
  | 'keepRequest'
  | 'listRequests'
  | 'countRequests'
  | 'tell'
  | 'events'
  | 'countEvents';

const requestsOf = (strapi: Core.Strapi): Pick<CreativesService, Requests> => ({
  ask: (made) => insertRequest(strapi, made),
  findRequest: (id) => findRequest(strapi, id),
  lockRequest: (id) => lockRequest(strapi, id),
  keepRequest: (kept) => keepRequest(strapi, kept),
  listRequests: (...asked) => findRequests(strapi, ...asked),
  countRequests: (filter) => countRequests(strapi, filter),
  tell: (...said) => insertRequestEvent(strapi, ...said),
  events: (requestId) => findRequestEvents(strapi, requestId),
  countEvents: (requestId) => countRequestEvents(strapi, requestId),
});

/** Makes the room's service. */
export const creativesService = ({ strapi }: { strapi: Core.Strapi }): CreativesService => {
  const book = creativeBook(strapi);
  const log = impressionLog(strapi);
  const judge = crowd(SEEN_AN_HOUR, REMEMBERED_PLACES);
  const told = async (work: Promise<Creative>): Promise<Creative> => {
    const creative = await work;
    // Not before it is committed: what a unit undoes, nobody may have seen.
    afterCommit(strapi, () => book.learn(creative));
    return creative;
  };
  return {
    make: (text) => told(insertCreative(strapi, text)),
    find: (id) => findCreative(strapi, id),
    lock: (id) => lockCreative(strapi, id),
    keep: (kept) => told(keepCreative(strapi, kept)),
    byIds: (ids) => creativesByIds(strapi, ids),
    list: (...asked) => findCreatives(strapi, ...asked),
    count: (filter) => countCreatives(strapi, filter),
    choices: (usableBy) => choicesFor(strapi, usableBy),
    known: (publicId) => book.find(publicId),
    shown: ({ creativeId, affiliateId, place }) => {
      const at = now();
      if (judge.counts(`${creativeId} ${affiliateId}`, place, at))
        log.add({ creativeId, affiliateId, day: new Date(at).toISOString().slice(0, DAY_LENGTH) });
    },
    impressions: async (...asked) => {
      await log.catchUp();
      return impressionsOf(strapi, ...asked);
    },
    showers: async (...asked) => {
      await log.catchUp();
      return showersOf(strapi, ...asked);
    },
    keepPicture: (picture) => keepPicture(strapi, picture),
    embedded: (url) => embeddedPicture(strapi, url),
    ...requestsOf(strapi),
    open: async () => {
      await book.start();
      log.start();
    },
    close: async () => {
      book.stop();
      await log.stop();
    },
  };
};
