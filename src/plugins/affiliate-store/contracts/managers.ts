import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, moment, pageSize } from './primitives';

/** An administrator, by the number Strapi gives them. */
export const manager = z.object({ id: z.number().int(), name: z.string() });
export type ManagerView = z.output<typeof manager>;

const staffId = z.number().int().min(1).max(2_147_483_647);
const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const ASSIGN = 'admin:affiliates.assign';
const NOTES = 'admin:affiliates.notes';

export const managersBoard = z.object({
  /** Administrators who can sign in, by name. */
  staff: z.array(manager),
  /** Who looks after the affiliates of each program, where they were given to nobody else. */
  programs: z.array(z.object({ id: z.string(), name: z.string(), manager: manager.nullable() })),
});

export const readManagers = endpoint({
  id: 'adminManagers.read',
  method: 'GET',
  path: '/affiliate-managers',
  access: 'admin:affiliates.read',
  managed: 'nobody',
  summary: 'Who may look after affiliates, and whose each program is.',
  response: managersBoard,
});
export const assignAffiliates = endpoint({
  id: 'adminManagers.assign',
  method: 'POST',
  path: '/affiliate-managers/assignments',
  access: ASSIGN,
  managed: 'everybody',
  summary: 'Gives affiliates to a manager; with null they are whoever’s their program is.',
  body: z.strictObject({ affiliates: z.array(z.string().min(1).max(64)).min(1).max(200), manager: staffId.nullable() }),
  response: z.object({ assigned: z.number().int() }),
  failures: ['MANAGER_UNKNOWN', 'AFFILIATE_NOT_FOUND'],
});
export const assignProgram = endpoint({
  id: 'adminManagers.assignProgram',
  method: 'PUT',
  path: '/programs/:id/manager',
  access: ASSIGN,
  managed: 'everybody',
  summary: 'Says whose the affiliates and applications of a program are, where they were given to nobody else.',
  params: idParams,
  body: z.strictObject({ manager: staffId.nullable() }),
  response: z.object({ id: z.string(), manager: manager.nullable() }),
  failures: ['MANAGER_UNKNOWN', 'PROGRAM_NOT_FOUND'],
});

/** Words of staff about an affiliate; no affiliate is ever shown one. */
export const affiliateNote = z.object({ text: z.string(), author: z.string(), at: moment });
export type AffiliateNoteView = z.output<typeof affiliateNote>;

export const listNotes = endpoint({
  id: 'adminManagers.listNotes',
  method: 'GET',
  path: '/affiliates/:id/notes',
  access: NOTES,
  managed: 'affiliate',
  summary: 'The newest two hundred notes of staff about an affiliate.',
  params: idParams,
  response: z.array(affiliateNote),
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const writeNote = endpoint({
  id: 'adminManagers.writeNote',
  method: 'POST',
  path: '/affiliates/:id/notes',
  access: NOTES,
  managed: 'affiliate',
  status: 201,
  summary: 'Writes a note about an affiliate, for staff alone. It stays as it is.',
  params: idParams,
  body: z.strictObject({ text: z.string().trim().min(2).max(2000) }),
  response: z.array(affiliateNote),
  failures: ['AFFILIATE_NOT_FOUND'],
});

export const affiliateTask = z.object({
  id: z.string(),
  affiliate: z.object({ id: z.string(), name: z.string() }),
  whose: manager,
  text: z.string(),
  dueOn: day,
  overdue: z.boolean(),
  madeBy: z.string(),
  madeAt: moment,
  doneAt: moment.nullable(),
  doneBy: z.string().nullable(),
});
export type AffiliateTaskView = z.output<typeof affiliateTask>;

export const addTask = endpoint({
  id: 'adminManagers.addTask',
  method: 'POST',
  path: '/affiliates/:id/tasks',
  access: NOTES,
  managed: 'affiliate',
  status: 201,
  summary: 'Writes down what is to be done about an affiliate, by whom and until when. Without somebody it is your own.',
  params: idParams,
  body: z.strictObject({ text: z.string().trim().min(2).max(500), dueOn: day, whose: staffId.optional() }),
  response: affiliateTask,
  failures: ['AFFILIATE_NOT_FOUND', 'MANAGER_UNKNOWN'],
});
export const listTasks = endpoint({
  id: 'adminManagers.listTasks',
  method: 'GET',
  path: '/affiliate-tasks',
  access: NOTES,
  managed: 'list',
  paginated: true,
  summary: 'What is to be done about affiliates, by its day; your own, or everybody’s.',
  query: z.strictObject({
    whose: z.enum(['mine', 'all']).default('mine'),
    state: z.enum(['open', 'overdue', 'done']).optional(),
    affiliate: z.string().max(64).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(affiliateTask),
  failures: ['CURSOR_INVALID'],
});
export const tickTask = endpoint({
  id: 'adminManagers.tickTask',
  method: 'PUT',
  path: '/affiliate-tasks/:id/done',
  access: NOTES,
  managed: 'affiliate_task',
  summary: 'Says that something is done, or that it is not.',
  params: idParams,
  body: z.strictObject({ done: z.boolean() }),
  response: affiliateTask,
  failures: ['AFFILIATE_TASK_NOT_FOUND'],
});
