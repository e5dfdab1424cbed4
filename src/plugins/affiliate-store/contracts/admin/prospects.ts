import { z } from 'zod';
import { endpoint } from '../endpoint';
import { manager } from '../managers';
import { cursor, day, email, locale, moment, pageSize } from '../primitives';
import { inviteState } from './invites';

const MANAGE = 'admin:prospects.manage';
/** Base64 of a file; with what is around it below what one request may hold. */
const MOST_LETTERS = 900_000;

export const prospectState = z.enum(['new', 'contacted', 'opened', 'applied', 'joined', 'declined', 'lost']);

/** Somebody, or a site, a program would like to have. */
export const prospectRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  site: z.string().nullable(),
  program: z.object({ id: z.string(), name: z.string() }),
  state: prospectState,
  /** Whom it was given to, else who has the program; null where that is nobody. */
  whose: manager.nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: day.nullable(),
  overdue: z.boolean(),
  /** Their place, once they are in. */
  affiliate: z.string().nullable(),
  addedAt: moment,
  changedAt: moment,
});
export type ProspectRow = z.output<typeof prospectRow>;

export const prospectEventKind = z.enum(['added', 'imported', 'moved', 'note', 'invited', 'planned', 'given', 'changed']);

export const prospectPage = prospectRow.extend({
  /** What staff may say next; the rest is what the prospect does. */
  steps: z.array(prospectState),
  /** The newest invite that was made for it. */
  invite: z.object({ url: z.string(), state: inviteState, expiresAt: moment }).nullable(),
  /** What happened and what was written down, the newest first. */
  history: z.array(
    z.object({ kind: prospectEventKind, state: prospectState.nullable(), text: z.string().nullable(), actor: z.string(), at: moment }),
  ),
});
export type ProspectPage = z.output<typeof prospectPage>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const staffId = z.number().int().min(1).max(2_147_483_647);
const filters = {
  state: prospectState.optional(),
  program: z.string().max(64).optional(),
  q: z.string().trim().min(1).max(100).optional(),
  whose: z.enum(['mine', 'all']).default('all'),
  /** Only those whose next step is late. */
  late: z.enum(['true']).optional(),
};
const described = {
  name: z.string().trim().min(1).max(120),
  email: email.nullable(),
  /** The address of a page; without its scheme it gets one. */
  site: z.string().trim().min(3).max(290).nullable(),
};

export const listProspects = endpoint({
  id: 'adminProspects.list',
  method: 'GET',
  path: '/prospects',
  access: MANAGE,
  managed: 'list',
  paginated: true,
  summary: 'Whom programs would like to have, the newest first.',
  query: z.strictObject({ ...filters, cursor, pageSize }),
  response: z.array(prospectRow),
  failures: ['CURSOR_INVALID'],
});
export const readProspectBoard = endpoint({
  id: 'adminProspects.board',
  method: 'GET',
  path: '/prospect-board',
  access: MANAGE,
  managed: 'list',
  summary: 'How many prospects there are in each state, and how many are late.',
  query: z.strictObject({ program: filters.program, whose: filters.whose }),
  response: z.object({ states: z.array(z.object({ state: prospectState, count: z.number().int() })), late: z.number().int() }),
});
export const readProspect = endpoint({
  id: 'adminProspects.read',
  method: 'GET',
  path: '/prospects/:id',
  access: MANAGE,
  managed: 'prospect',
  summary: 'One prospect, with its invite and what happened.',
  params: idParams,
  response: prospectPage,
  failures: ['PROSPECT_NOT_FOUND'],
});
export const addProspect = endpoint({
  id: 'adminProspects.add',
  method: 'POST',
  path: '/prospects',
  access: MANAGE,
  managed: 'list',
  status: 201,
  summary: 'Adds a prospect to a program, by an address or a site. Whoever sees only their own has it.',
  body: z.strictObject({ program: z.string().min(1).max(64), ...described, note: z.string().trim().max(2000).default('') }),
  response: prospectPage,
  failures: ['PROGRAM_NOT_FOUND', 'PROSPECT_KNOWN', 'PROSPECT_NAMELESS', 'PROSPECT_SITE_WRONG', 'ALREADY_ENROLLED'],
});
export const changeProspect = endpoint({
  id: 'adminProspects.change',
  method: 'PUT',
  path: '/prospects/:id',
  access: MANAGE,
  managed: 'prospect',
  summary: 'Corrects who a prospect is.',
  params: idParams,
  body: z.strictObject(described),
  response: prospectPage,
  failures: ['PROSPECT_NOT_FOUND', 'PROSPECT_KNOWN', 'PROSPECT_NAMELESS', 'PROSPECT_SITE_WRONG'],
});
export const planProspect = endpoint({
  id: 'adminProspects.plan',
  method: 'PUT',
  path: '/prospects/:id/next-step',
  access: MANAGE,
  managed: 'prospect',
  summary: 'Says what is to be done next about a prospect, and by the end of which day; null where nothing is.',
  params: idParams,
  body: z.strictObject({ step: z.strictObject({ text: z.string().trim().min(2).max(200), on: day }).nullable() }),
  response: prospectPage,
  failures: ['PROSPECT_NOT_FOUND'],
});
export const noteProspect = endpoint({
  id: 'adminProspects.note',
  method: 'POST',
  path: '/prospects/:id/notes',
  access: MANAGE,
  managed: 'prospect',
  status: 201,
  summary: 'Writes a note about a prospect, for staff alone. It stays as it is.',
  params: idParams,
  body: z.strictObject({ text: z.string().trim().min(2).max(2000) }),
  response: prospectPage,
  failures: ['PROSPECT_NOT_FOUND'],
});
export const moveProspect = endpoint({
  id: 'adminProspects.move',
  method: 'PUT',
  path: '/prospects/:id/state',
  access: MANAGE,
  managed: 'prospect',
  summary: 'Says that somebody wrote to a prospect, that it came to nothing, or that it is worth another go.',
  params: idParams,
  body: z.strictObject({ to: z.enum(['new', 'contacted', 'declined', 'lost']), reason: z.string().trim().max(500).default('') }),
  response: prospectPage,
  failures: ['PROSPECT_NOT_FOUND', 'PROSPECT_STATE_ILLEGAL'],
});
export const giveProspect = endpoint({
  id: 'adminProspects.give',
  method: 'PUT',
  path: '/prospects/:id/whose',
  access: 'admin:affiliates.assign',
  managed: 'everybody',
  summary: 'Gives a prospect to an administrator; with null it is whoever’s the program is.',
  params: idParams,
  body: z.strictObject({ whose: staffId.nullable() }),
  response: prospectPage,
  failures: ['PROSPECT_NOT_FOUND', 'MANAGER_UNKNOWN'],
});
export const inviteProspect = endpoint({
  id: 'adminProspects.invite',
  method: 'POST',
  path: '/prospects/:id/invite',
  access: 'admin:applications.decide',
  managed: 'prospect',
  status: 201,
  summary: 'Makes an invite for a prospect, which lets them in without approval; mailed, or a link to hand over.',
  params: idParams,
  body: z.strictObject({ days: z.number().int().min(1).max(365), mail: z.boolean(), locale: locale.default('en') }),
  response: prospectPage,
  failures: [
    'PROSPECT_NOT_FOUND',
    'PROSPECT_JOINED',
    'PROSPECT_WITHOUT_ADDRESS',
    'PROGRAM_NOT_FOUND',
    'PROGRAM_WITHOUT_TERMS',
    'MAIL_UNWANTED',
  ],
});
export const forgetProspect = endpoint({
  id: 'adminProspects.forget',
  method: 'POST',
  path: '/prospects/:id/forget',
  access: MANAGE,
  managed: 'prospect',
  summary: 'Deletes a prospect with everything that was written down about it. Their place, where they have one, stays.',
  params: idParams,
  response: z.object({ forgotten: z.literal(true) }),
  failures: ['PROSPECT_NOT_FOUND'],
});

export const prospectRefusal = z.enum(['EMAIL_WRONG', 'SITE_WRONG', 'NAMELESS', 'TWICE_IN_FILE', 'KNOWN_ALREADY', 'AFFILIATE_ALREADY']);
export const importProspects = endpoint({
  id: 'adminProspects.import',
  method: 'POST',
  path: '/prospect-imports',
  access: MANAGE,
  managed: 'list',
  rateLimit: 60,
  summary:
    'Reads prospects out of a CSV file: the lines that can be taken are, the others are answered with the reason. Looking changes nothing.',
  body: z.strictObject({
    program: z.string().min(1).max(64),
    /** The bytes of the file in base64. */
    content: z
      .string()
      .min(1)
      .max(MOST_LETTERS)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64'),
    /** True to be told what would become of it. */
    look: z.boolean(),
  }),
  response: z.object({
    taken: z.number().int(),
    header: z.array(z.string()),
    rejected: z.array(z.object({ line: z.number().int(), reason: prospectRefusal, cells: z.array(z.string()) })),
  }),
  failures: [
    'PROGRAM_NOT_FOUND',
    'PROSPECT_SHEET_NAMELESS',
    'PROSPECT_SHEET_TOO_LONG',
    'IMPORT_FILE_NOT_TEXT',
    'IMPORT_FILE_EMPTY',
    'IMPORT_FILE_BROKEN',
    'IMPORT_TOO_MANY_COLUMNS',
    'IMPORT_TOO_MANY_LINES',
    'IMPORT_CELL_TOO_LONG',
  ],
});
