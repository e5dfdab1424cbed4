import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { assignAffiliate, assignProgram, lastGivenBy, managedBy, managersOf, programManagers } from './store/assignments';
import { insertNote, notesAbout } from './store/notes';
import { countTasks, findTask, findTasks, holdTask, insertTask, tickTask } from './store/tasks';

export { managerFailures } from './domain/failures';
export { ROLES } from './domain/roles';
export { whoseTurn } from './domain/turn';
export { newAffiliatesTo } from './settings';
export { isOverdue } from './domain/task';
export type { AffiliateTask } from './domain/task';
export type { AffiliateNote } from './store/notes';
export type { TaskFilter } from './store/tasks';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Who looks after whom, and what is written down and to be done about it. Every writing verb belongs into a unit of work. */
export interface ManagersService {
  readonly managedBy: Rest<typeof managedBy>;
  readonly of: Rest<typeof managersOf>;
  readonly ofPrograms: Rest<typeof programManagers>;
  readonly assign: Rest<typeof assignAffiliate>;
  readonly assignProgram: Rest<typeof assignProgram>;
  readonly lastGivenBy: Rest<typeof lastGivenBy>;
  readonly note: Rest<typeof insertNote>;
  readonly notes: Rest<typeof notesAbout>;
  readonly addTask: Rest<typeof insertTask>;
  readonly task: Rest<typeof findTask>;
  readonly holdTask: Rest<typeof holdTask>;
  readonly tick: Rest<typeof tickTask>;
  readonly tasks: Rest<typeof findTasks>;
  readonly countTasks: Rest<typeof countTasks>;
}

export const managersService = (strapi: Core.Strapi): ManagersService => ({
  managedBy: (staffId) => managedBy(strapi, staffId),
  of: (places) => managersOf(strapi, places),
  ofPrograms: (ids) => programManagers(strapi, ids),
  assign: (...given) => assignAffiliate(strapi, ...given),
  assignProgram: (...given) => assignProgram(strapi, ...given),
  lastGivenBy: (...asked) => lastGivenBy(strapi, ...asked),
  note: (...said) => insertNote(strapi, ...said),
  notes: (...asked) => notesAbout(strapi, ...asked),
  addTask: (made) => insertTask(strapi, made),
  task: (id) => findTask(strapi, id),
  holdTask: (id) => holdTask(strapi, id),
  tick: (...given) => tickTask(strapi, ...given),
  tasks: (...asked) => findTasks(strapi, ...asked),
  countTasks: (filter) => countTasks(strapi, filter),
});

/** The door of this room. */
export const managers = (strapi: Core.Strapi): ManagersService => door<ManagersService>(strapi, 'managers');
