import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Entry } from './domain/entry';
import {
  backedBy,
  backersOf,
  countEntries,
  deleteBacker,
  findByRow,
  findEntries,
  findEntry,
  insertBacker,
  insertEntry,
  keepEntry,
  lockEntries,
  moveBackers,
} from './store';
import type { EntryFilter, EntryPage, NewEntry } from './store';

export { isOnBoard, maySee, MOST_NEW, refusesMerge, refusesState, takesBackers } from './domain/entry';
export type { BoardReader, Entry } from './domain/entry';
export { feedbackFailures } from './domain/failures';
export type { EntryFilter, EntryPage } from './store';

/** What partners write about the shop and its products. */
export interface FeedbackService {
  /** Writes an entry down, in the unit of work that is open. */
  readonly post: (entry: NewEntry) => Promise<Entry>;
  readonly find: (id: string) => Promise<Entry | null>;
  readonly byRow: (ids: readonly number[]) => Promise<ReadonlyMap<number, Entry>>;
  /** Held until the unit of work ends; how many stand behind them is not said. */
  readonly lock: (ids: readonly string[]) => Promise<ReadonlyMap<string, Entry>>;
  readonly keep: (kept: Entry) => Promise<void>;
  readonly back: (entryId: number, partyId: number) => Promise<void>;
  readonly unback: (entryId: number, partyId: number) => Promise<void>;
  /** Everybody behind the first stands behind the second then, and so do entries that were put together with it. */
  readonly moveBackers: (from: number, into: number) => Promise<void>;
  readonly backedBy: (partyId: number, ids: readonly number[]) => Promise<ReadonlySet<number>>;
  readonly backersOf: (entryId: number, after: number, limit: number) => Promise<readonly number[]>;
  readonly list: (filter: EntryFilter, page: EntryPage) => Promise<readonly Entry[]>;
  readonly count: (filter: EntryFilter) => Promise<number>;
}

/** The door of this room. */
export const feedback = (strapi: Core.Strapi): FeedbackService => door<FeedbackService>(strapi, 'feedback');

export const feedbackService = ({ strapi }: { readonly strapi: Core.Strapi }): FeedbackService => ({
  post: (entry) => insertEntry(strapi, entry),
  find: (id) => findEntry(strapi, id),
  byRow: (ids) => findByRow(strapi, ids),
  lock: (ids) => lockEntries(strapi, ids),
  keep: (kept) => keepEntry(strapi, kept),
  back: (entryId, partyId) => insertBacker(strapi, entryId, partyId),
  unback: (entryId, partyId) => deleteBacker(strapi, entryId, partyId),
  moveBackers: (from, into) => moveBackers(strapi, from, into),
  backedBy: (partyId, ids) => backedBy(strapi, partyId, ids),
  backersOf: (entryId, after, limit) => backersOf(strapi, entryId, after, limit),
  list: (filter, page) => findEntries(strapi, filter, page),
  count: (filter) => countEntries(strapi, filter),
});
