import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, moment, pageSize, reason } from '../primitives';

const READ = 'admin:affiliates.read';
const idParams = z.strictObject({ id: z.string().min(1).max(64) });

/** After how many days without a sale a program ends contracts; null where it never does. */
export const inactivityRule = z.object({
  days: z.number().int().nullable(),
  since: moment.nullable(),
  /** How many are warned at present. */
  warned: z.number().int(),
});
export type InactivityRuleView = z.output<typeof inactivityRule>;

export const inactiveState = z.enum(['warned', 'spared', 'ended', 'resumed']);
export const inactiveRow = z.object({
  affiliate: z.object({ id: z.string(), name: z.string(), code: z.string() }),
  program: z.string(),
  days: z.number().int(),
  idleSince: moment,
  warnedAt: moment,
  endsAt: moment,
  state: inactiveState,
  closedAt: moment.nullable(),
});
export type InactiveRow = z.output<typeof inactiveRow>;

export const readInactivity = endpoint({
  id: 'adminInactivity.read',
  method: 'GET',
  path: '/programs/:id/inactivity',
  access: READ,
  managed: 'program',
  summary: 'After how many days without a sale a program ends contracts.',
  params: idParams,
  response: inactivityRule,
  failures: ['PROGRAM_NOT_FOUND'],
});
export const changeInactivity = endpoint({
  id: 'adminInactivity.change',
  method: 'PUT',
  path: '/programs/:id/inactivity',
  access: 'admin:affiliates.manage',
  managed: 'everybody',
  summary:
    'Sets the rule of a program, of 90 days at least, or takes it away. Its days begin with it; nobody ends without a warning 37 days before.',
  params: idParams,
  body: z.strictObject({ days: z.number().int().min(90).max(3650).nullable() }),
  response: inactivityRule,
  failures: ['PROGRAM_NOT_FOUND'],
});
export const listInactive = endpoint({
  id: 'adminInactivity.list',
  method: 'GET',
  path: '/inactive-affiliates',
  access: READ,
  managed: 'list',
  paginated: true,
  summary: 'Affiliates who were warned that they sell nothing, and how it ended, the newest first.',
  query: z.strictObject({ state: inactiveState.optional(), program: z.string().max(64).optional(), cursor, pageSize }),
  response: z.array(inactiveRow),
  failures: ['CURSOR_INVALID'],
});
export const resumeContract = endpoint({
  id: 'adminInactivity.resume',
  method: 'POST',
  path: '/affiliates/:id/contract/resume',
  access: 'admin:affiliates.manage',
  managed: 'affiliate',
  summary: 'Takes it back that a contract ended for want of sales; the days begin anew.',
  params: idParams,
  body: z.strictObject({ reason }),
  response: z.object({ resumed: z.literal(true) }),
  failures: ['AFFILIATE_NOT_FOUND', 'INACTIVITY_NOT_ENDED'],
});
