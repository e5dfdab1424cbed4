import type { Core } from '@strapi/strapi';
import type { AffiliateTaskView, ManagerView } from '../../../../contracts/managers';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { managerFailures, managers, newAffiliatesTo, whoseTurn } from '../../capabilities/managers/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { setting } from '../../platform/settings';
import { activeStaff, activeStaffByEmail } from '../../platform/staff-names';
import { togetherOrNot } from '../../platform/transaction';
import { taskViews } from './read-managers';

/** An administrator who can sign in; null is nobody, and that may be chosen. */
export const chosenManager = async (strapi: Core.Strapi, staffId: number | null): Promise<Outcome<ManagerView | null, Failure>> => {
  if (staffId === null) return ok(null);
  const found = (await activeStaff(strapi)).find(({ id }) => id === staffId);
  return found ? ok(found) : failed(managerFailures.because('MANAGER_UNKNOWN'));
};

const giveOne = async (strapi: Core.Strapi, place: Affiliate, manager: number | null, by: string): Promise<void> => {
  const before = (await managers(strapi).of([place])).get(place.id) ?? null;
  await managers(strapi).assign(place.id, manager, by);
  await audit(strapi, {
    actor: by,
    action: 'affiliate.manager-assigned',
    subject: `affiliate:${place.documentId}`,
    before: { manager: before },
    after: { manager },
  });
};

/** Gives affiliates to a manager, all of them or none. */
export const assignAffiliatesTo = (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  manager: number | null,
  by: string,
): Promise<Outcome<number, Failure>> =>
  togetherOrNot(strapi, async () => {
    const to = await chosenManager(strapi, manager);
    if (!to.ok) return to;
    // In one order, so that two who assign the same never wait for each other.
    const ids = [...new Set(documentIds)].sort();
    for (const id of ids) {
      const place = await affiliates(strapi).affiliateOfDocument(id);
      if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND', { affiliate: id }));
      await giveOne(strapi, place, manager, by);
    }
    return ok(ids.length);
  });

/** Whoever adds an affiliate and sees only their own looks after them: else they would vanish in the moment they are there. */
export const keepAdded = async (strapi: Core.Strapi, place: Affiliate, staffId: number | null, by: string): Promise<void> => {
  if (staffId === null || (await managers(strapi).of([place])).get(place.id) === staffId) return;
  await giveOne(strapi, place, staffId, by);
};

const IN_TURN = 'system';

/** Gives a newcomer nobody looks after to whom the shop has named, to several in turn (E-43). Inside the unit of work that makes the place. */
export const giveNewcomer = async (strapi: Core.Strapi, place: Affiliate): Promise<void> => {
  if ((await managers(strapi).of([place])).has(place.id)) return;
  const takers = [...new Set(await activeStaffByEmail(strapi, await setting(strapi, newAffiliatesTo)))];
  const next = whoseTurn(takers, await managers(strapi).lastGivenBy(takers, IN_TURN));
  if (next !== null) await giveOne(strapi, place, next, IN_TURN);
};

/** Says whose the affiliates of a program are. */
export const assignProgramTo = (
  strapi: Core.Strapi,
  documentId: string,
  manager: number | null,
  by: string,
): Promise<Outcome<ManagerView | null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const to = await chosenManager(strapi, manager);
    if (!to.ok) return to;
    const program = await affiliates(strapi).programOfDocument(documentId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const before = (await managers(strapi).ofPrograms([program.id])).get(program.id) ?? null;
    await managers(strapi).assignProgram(program.id, manager, by);
    await audit(strapi, {
      actor: by,
      action: 'program.manager-assigned',
      subject: `program:${program.documentId}`,
      before: { manager: before },
      after: { manager },
    });
    return to;
  });

/** Writes a note about an affiliate. Its words are not in the audit log: they are about a person, and go with the place. */
export const writeNoteAbout = (strapi: Core.Strapi, documentId: string, text: string, by: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const place = await affiliates(strapi).affiliateOfDocument(documentId);
    if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    await managers(strapi).note(place.id, text, by);
    await audit(strapi, { actor: by, action: 'affiliate.note', subject: `affiliate:${place.documentId}` });
    return ok(null);
  });

/** Writes down what is to be done about an affiliate. */
export const addTaskAbout = (
  strapi: Core.Strapi,
  documentId: string,
  { text, dueOn, whose, by }: { readonly text: string; readonly dueOn: string; readonly whose: number; readonly by: string },
): Promise<Outcome<AffiliateTaskView, Failure>> =>
  togetherOrNot(strapi, async () => {
    const to = await chosenManager(strapi, whose);
    if (!to.ok) return to;
    const place = await affiliates(strapi).affiliateOfDocument(documentId);
    if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    const task = await managers(strapi).addTask({ affiliateId: place.id, staffId: whose, text, dueOn, madeBy: by });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.task',
      subject: `affiliate:${place.documentId}`,
      after: { task: task.publicId, whose, dueOn },
    });
    const [view] = await taskViews(strapi, [task]);
    return ok(view as AffiliateTaskView);
  });

/** Says that something is done, or that it is not. */
export const tickTaskOf = (strapi: Core.Strapi, id: string, done: boolean, by: string): Promise<Outcome<AffiliateTaskView, Failure>> =>
  togetherOrNot(strapi, async () => {
    const task = await managers(strapi).holdTask(id);
    if (!task) return failed(managerFailures.because('AFFILIATE_TASK_NOT_FOUND'));
    const isSame = (task.doneAt !== null) === done;
    const kept = isSame ? task : await managers(strapi).tick(task, done ? by : null);
    if (!isSame)
      await audit(strapi, { actor: by, action: 'affiliate.task-ticked', subject: `affiliate-task:${task.publicId}`, after: { done } });
    const [view] = await taskViews(strapi, [kept]);
    return ok(view as AffiliateTaskView);
  });
