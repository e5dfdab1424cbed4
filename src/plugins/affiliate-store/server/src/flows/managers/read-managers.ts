import type { Core } from '@strapi/strapi';
import type { AffiliateNoteView, AffiliateTaskView, ManagerView } from '../../../../contracts/managers';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { isOverdue, managers, type AffiliateTask, type TaskFilter } from '../../capabilities/managers/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import type { Managed } from '../../platform/managed';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { activeStaff, namesOfActors, staffNames } from '../../platform/staff-names';
import { shopDay } from '../cases/case-clock';

const MOST_NOTES = 200;

/** Tells who manages each of some affiliates; nobody where their manager is no administrator any more. */
export const namedManagers = async (
  strapi: Core.Strapi,
  places: readonly Affiliate[],
): Promise<(place: Affiliate) => ManagerView | null> => {
  const byPlace = await managers(strapi).of(places);
  const names = await staffNames(strapi, [...new Set(byPlace.values())]);
  return ({ id }) => {
    const staffId = byPlace.get(id);
    const name = staffId === undefined ? undefined : names.get(staffId);
    return staffId === undefined || name === undefined ? null : { id: staffId, name };
  };
};

/** What narrows lists to the affiliates of one manager; undefined where everybody may be seen. */
export const managedOf = (strapi: Core.Strapi, staffId: number | null): Managed | undefined =>
  staffId === null ? undefined : managers(strapi).managedBy(staffId);

/** Who may look after affiliates, and whose each program is. */
export const managersOnDesk = async (
  strapi: Core.Strapi,
): Promise<{
  readonly staff: ManagerView[];
  readonly programs: Array<{ id: string; name: string; manager: ManagerView | null }>;
}> => {
  const staff = await activeStaff(strapi);
  const programs = await affiliates(strapi).programs();
  const whose = await managers(strapi).ofPrograms(programs.map(({ id }) => id));
  return {
    staff: [...staff],
    programs: programs.map(({ id, documentId, name }) => ({
      id: documentId,
      name,
      manager: staff.find((one) => one.id === whose.get(id)) ?? null,
    })),
  };
};

/** Notes about an affiliate, the newest first. */
export const notesOf = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<AffiliateNoteView[], Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const notes = await managers(strapi).notes(place.id, MOST_NOTES);
  const nameOf = await namesOfActors(
    strapi,
    notes.map(({ author }) => author),
  );
  return ok(notes.map(({ author, text, at }) => ({ text, author: nameOf(author), at: isoOf(at) })));
};

/** Tasks as staff reads them. */
export const taskViews = async (strapi: Core.Strapi, found: readonly AffiliateTask[]): Promise<AffiliateTaskView[]> => {
  const places = await affiliates(strapi).affiliates(found.map(({ affiliateId }) => affiliateId));
  const nameOf = await namesOfActors(
    strapi,
    found.flatMap(({ staffId, madeBy, doneBy }) => [`staff:${staffId}`, madeBy, ...(doneBy === null ? [] : [doneBy])]),
  );
  const today = await shopDay(strapi, now());
  return found.map((task) => {
    const place = places.get(task.affiliateId);
    return {
      id: task.publicId,
      affiliate: { id: place?.documentId ?? '', name: place?.name ?? '' },
      whose: { id: task.staffId, name: nameOf(`staff:${task.staffId}`) },
      text: task.text,
      dueOn: task.dueOn,
      overdue: isOverdue(task, today),
      madeBy: nameOf(task.madeBy),
      madeAt: isoOf(task.madeAt),
      doneAt: maybeIsoOf(task.doneAt),
      doneBy: task.doneBy === null ? null : nameOf(task.doneBy),
    };
  });
};

interface AskedTasks {
  readonly staffId: number | null;
  readonly whose: 'mine' | 'all';
  readonly state?: 'open' | 'overdue' | 'done' | undefined;
  readonly affiliate?: string | undefined;
  /** Only about affiliates of this manager. */
  readonly onlyManagedBy: number | null;
}

const filterOf = async (strapi: Core.Strapi, asked: AskedTasks): Promise<TaskFilter> => {
  const { affiliate, staffId, whose, state } = asked;
  const managed = managedOf(strapi, asked.onlyManagedBy);
  return {
    ...(affiliate === undefined ? {} : { affiliateId: (await affiliates(strapi).affiliateOfDocument(affiliate))?.id ?? -1 }),
    ...(whose === 'mine' && staffId !== null ? { staffId } : {}),
    ...(state === undefined ? {} : { done: state === 'done' }),
    ...(state === 'overdue' ? { dueBefore: await shopDay(strapi, now()) } : {}),
    ...(managed ? { affiliates: () => affiliates(strapi).asQuery(managed) } : {}),
  };
};

/** One page of tasks; `from` is how many are above it. */
export const listTasksOf = async (
  strapi: Core.Strapi,
  asked: AskedTasks,
  page: { readonly from: number; readonly limit: number },
): Promise<{ readonly rows: AffiliateTaskView[]; readonly nextCursor: string | null; readonly total: number }> => {
  const filter = await filterOf(strapi, asked);
  const total = await managers(strapi).countTasks(filter);
  const rows = await taskViews(strapi, await managers(strapi).tasks(filter, page));
  const end = page.from + page.limit;
  return { rows, nextCursor: end < total ? String(end) : null, total };
};
