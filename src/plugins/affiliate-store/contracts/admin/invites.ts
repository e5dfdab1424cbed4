import { z } from 'zod';
import { endpoint } from '../endpoint';
import { email, locale, moment } from '../primitives';

/** An invite to a program; `used` when nobody more may come in by it. */
export const inviteState = z.enum(['open', 'used', 'expired', 'ended']);
export const inviteView = z.object({
  id: z.string(),
  /** What is sent to people. */
  url: z.string(),
  /** Whom it was mailed to; null for a link that is handed out. */
  email: z.string().nullable(),
  state: inviteState,
  maxUses: z.number().int(),
  uses: z.number().int(),
  expiresAt: moment,
  createdAt: moment,
});
export type InviteView = z.output<typeof inviteView>;

const id = z.string().min(1).max(64);
const READ = 'admin:applications.read';
const DECIDE = 'admin:applications.decide';

export const listInvites = endpoint({
  id: 'adminInvites.list',
  method: 'GET',
  path: '/programs/:id/invites',
  access: READ,
  managed: 'program',
  summary: 'The newest two hundred invites to a program, and how each stands.',
  params: z.strictObject({ id }),
  response: z.array(inviteView),
  failures: ['PROGRAM_NOT_FOUND'],
});
export const createInvites = endpoint({
  id: 'adminInvites.create',
  method: 'POST',
  path: '/programs/:id/invites',
  access: DECIDE,
  status: 201,
  managed: 'program',
  summary: 'Makes a link that lets in without approval, so many times until a day; or one for each address given, once each, by mail.',
  params: z.strictObject({ id }),
  body: z.strictObject({
    days: z.number().int().min(1).max(365),
    maxUses: z.number().int().min(1).max(10_000),
    emails: z.array(email).max(200),
    locale: locale.default('en'),
  }),
  response: z.array(inviteView),
  failures: ['PROGRAM_NOT_FOUND', 'PROGRAM_WITHOUT_TERMS', 'MAIL_UNWANTED'],
});
export const endInviteOf = endpoint({
  id: 'adminInvites.end',
  method: 'POST',
  path: '/invites/:id/end',
  access: DECIDE,
  managed: 'invite',
  summary: 'Ends an invite: its link lets nobody in any more. Who came in by it stays.',
  params: z.strictObject({ id }),
  response: inviteView,
  failures: ['INVITE_NOT_FOUND'],
});
