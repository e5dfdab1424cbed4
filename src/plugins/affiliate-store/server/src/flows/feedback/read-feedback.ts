import type { Core } from '@strapi/strapi';
import type { AdminFeedbackPage, AdminFeedbackRow } from '../../../../contracts/admin';
import type { FeedbackView } from '../../../../contracts/feedback';
import { catalog } from '../../capabilities/catalog/service';
import { feedback, feedbackFailures, maySee, takesBackers } from '../../capabilities/feedback/service';
import type { Entry, EntryFilter, EntryPage } from '../../capabilities/feedback/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import type { PartnerOfBoard } from './board-reader';
import type { Page } from '../affiliates/read-partner-portal';

const MOST_CHOICES = 100;

type Named = { readonly id: string; readonly name: string } | null;

/** The products entries are about, by document id; one that was deleted has no name any more. */
const productsIn = async (strapi: Core.Strapi, entries: readonly Entry[]): Promise<(entry: Entry) => Named> => {
  const ids = [...new Set(entries.flatMap(({ productId }) => productId ?? []))];
  const found = ids.length === 0 ? new Map<string, { readonly name: string }>() : await catalog(strapi).productsOf(ids);
  return ({ productId }) => (productId === null ? null : { id: productId, name: found.get(productId)?.name ?? '' });
};

/** Entries as a partner sees them: without anybody's name. */
export const entriesForPartner = async (
  strapi: Core.Strapi,
  { partyId }: PartnerOfBoard,
  entries: readonly Entry[],
): Promise<FeedbackView[]> => {
  const productOf = await productsIn(strapi, entries);
  const backed = await feedback(strapi).backedBy(
    partyId,
    entries.map(({ id }) => id),
  );
  const targets = await feedback(strapi).byRow(entries.flatMap(({ mergedInto }) => mergedInto ?? []));
  return entries.map((entry) => {
    const { publicId: id, kind, title, text, state, answer, backers, mergedInto } = entry;
    const yours = entry.authorPartyId === partyId;
    const target = mergedInto === null ? undefined : targets.get(mergedInto);
    return {
      ...{ id, kind, title, text, state, answer, backers, yours },
      product: productOf(entry),
      backed: backed.has(entry.id),
      mayBack: !yours && takesBackers(entry),
      mergedInto: target ? { id: target.publicId, title: target.title } : null,
      hiddenBecause: yours ? entry.hiddenBecause : null,
      postedAt: isoOf(entry.postedAt),
      changedAt: isoOf(entry.changedAt),
    };
  });
};

export const entryForPartner = async (strapi: Core.Strapi, self: PartnerOfBoard, entry: Entry): Promise<FeedbackView> =>
  (await entriesForPartner(strapi, self, [entry]))[0] as FeedbackView;

/** One entry a partner may see; everything else is as if there were none. */
export const visibleEntry = async (strapi: Core.Strapi, self: PartnerOfBoard, id: string): Promise<Outcome<Entry, Failure>> => {
  const entry = await feedback(strapi).find(id);
  const backs = entry !== null && (await feedback(strapi).backedBy(self.partyId, [entry.id])).size > 0;
  return entry && maySee(entry, self, backs) ? ok(entry) : failed(feedbackFailures.because('FEEDBACK_NOT_FOUND'));
};

const pageOf = async (strapi: Core.Strapi, filter: EntryFilter, page: EntryPage): Promise<Page<Entry>> => {
  const rows = await feedback(strapi).list(filter, page);
  const total = await feedback(strapi).count(filter);
  const end = page.from + page.limit;
  return { rows: [...rows], nextCursor: end < total ? String(end) : null, total };
};

/** A page of the board, or of what a partner wrote. */
export const boardFor = async (
  strapi: Core.Strapi,
  self: PartnerOfBoard,
  { mine, ...filter }: Pick<EntryFilter, 'state' | 'kind' | 'words'> & { readonly mine: boolean },
  page: EntryPage,
): Promise<Page<FeedbackView>> => {
  const narrowed = mine ? { ...filter, author: self.partyId } : { ...filter, for: self, place: 'board' as const };
  const found = await pageOf(strapi, narrowed, page);
  return { ...found, rows: await entriesForPartner(strapi, self, found.rows) };
};

const placeOf = ({ hiddenBecause, mergedInto }: Entry): AdminFeedbackRow['place'] => {
  if (hiddenBecause !== null) return 'hidden';
  return mergedInto === null ? 'board' : 'merged';
};

const rowsOnDesk = async (strapi: Core.Strapi, entries: readonly Entry[], seesAffiliates: boolean): Promise<AdminFeedbackRow[]> => {
  const productOf = await productsIn(strapi, entries);
  const authors = seesAffiliates ? await people(strapi).parties([...new Set(entries.map(({ authorPartyId }) => authorPartyId))]) : null;
  return entries.map((entry) => ({
    id: entry.publicId,
    title: entry.title,
    kind: entry.kind,
    product: productOf(entry),
    state: entry.state,
    place: placeOf(entry),
    backers: entry.backers,
    author: authors?.get(entry.authorPartyId)?.name ?? null,
    postedAt: isoOf(entry.postedAt),
    changedAt: isoOf(entry.changedAt),
  }));
};

/** A page of entries on the desk. */
export const feedbackOnDesk = async (
  strapi: Core.Strapi,
  filter: EntryFilter,
  page: EntryPage,
  seesAffiliates: boolean,
): Promise<Page<AdminFeedbackRow>> => {
  const found = await pageOf(strapi, filter, page);
  return { ...found, rows: await rowsOnDesk(strapi, found.rows, seesAffiliates) };
};

const named = ({ publicId, title }: Entry) => ({ id: publicId, title });

/** One entry on the desk, with what is together with it and what could be. */
export const entryOnDesk = async (
  strapi: Core.Strapi,
  id: string,
  seesAffiliates: boolean,
): Promise<Outcome<AdminFeedbackPage, Failure>> => {
  const entry = await feedback(strapi).find(id);
  if (!entry) return failed(feedbackFailures.because('FEEDBACK_NOT_FOUND'));
  const [row] = await rowsOnDesk(strapi, [entry], seesAffiliates);
  const target = entry.mergedInto === null ? undefined : (await feedback(strapi).byRow([entry.mergedInto])).get(entry.mergedInto);
  const page = { sort: 'newest', from: 0, limit: MOST_CHOICES } as const;
  const merged = await feedback(strapi).list({ mergedInto: entry.id }, page);
  const near = await feedback(strapi).list({ product: entry.productId, place: 'board' }, { ...page, sort: 'backed' });
  return ok({
    ...(row as AdminFeedbackRow),
    text: entry.text,
    answer: entry.answer,
    hiddenBecause: entry.hiddenBecause,
    mergedInto: target ? named(target) : null,
    merged: merged.map(named),
    mergeChoices: near.filter((one) => one.id !== entry.id).map(named),
  });
};
