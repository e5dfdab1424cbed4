import { z } from 'zod';
import { endpoint } from '../endpoint';
import { eventEarning, leadState, paidEventKind, paidLead } from '../paid-events';
import { cursor, pageSize } from '../primitives';

const READ = 'admin:paid-events.read';
const DECIDE = 'admin:paid-events.decide';
const affiliate = z.object({ id: z.string(), name: z.string(), code: z.string() });

/** A lead on the desk. */
export const leadRow = paidLead.omit({ code: true }).extend({
  affiliate,
  /** The address, to look at it; null once it is decided about. */
  email: z.string().nullable(),
  source: z.enum(['server', 'form']),
  /** Whether the shop knew the address when it came. */
  known: z.boolean(),
  /** Whether it is a mailbox that is open for minutes only. */
  disposable: z.boolean(),
  decidedBy: z.string().nullable(),
  /** The open case in which its affiliate contests it: until that is decided it is not rejected. */
  openCase: z.string().nullable(),
});
export type LeadRow = z.output<typeof leadRow>;

export const earningRow = eventEarning.omit({ code: true }).extend({ affiliate });
export type EarningRow = z.output<typeof earningRow>;

export const listLeads = endpoint({
  id: 'adminPaidEvents.listLeads',
  method: 'GET',
  path: '/leads',
  access: READ,
  paginated: true,
  managed: 'list',
  summary: 'Leads programs pay for, newest first.',
  query: z.strictObject({ state: leadState.optional(), cursor, pageSize }),
  response: z.array(leadRow),
  failures: ['CURSOR_INVALID'],
});
export const decideLeads = endpoint({
  id: 'adminPaidEvents.decide',
  method: 'POST',
  path: '/leads/decisions',
  access: DECIDE,
  managed: 'list',
  summary: 'Accepts or rejects leads; each by itself, and each answered by itself. Why one was rejected its affiliate reads.',
  body: z.strictObject({
    to: z.enum(['accepted', 'rejected']),
    reason: z.string().trim().min(3, 'a reason of a few words').max(500).optional(),
    leads: z.array(z.string().min(1).max(64)).min(1).max(100),
  }),
  response: z.array(z.object({ id: z.string(), done: z.boolean(), code: z.string().nullable() })),
});
export const listEarnings = endpoint({
  id: 'adminPaidEvents.listEarnings',
  method: 'GET',
  path: '/event-earnings',
  access: READ,
  paginated: true,
  managed: 'list',
  summary: 'What leads and clicks earned, newest first.',
  query: z.strictObject({ kind: paidEventKind.optional(), cursor, pageSize }),
  response: z.array(earningRow),
  failures: ['CURSOR_INVALID'],
});
