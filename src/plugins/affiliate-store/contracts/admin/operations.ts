import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, moment, pageSize, rowNumber } from '../primitives';
import { mailRow, mailState, smsRow } from './shapes';

const byId = z.strictObject({ id: rowNumber });
const search = z.string().trim().min(1).max(120).optional();

export const jobState = z.enum(['queued', 'running', 'dead']);
export const jobRow = z.object({
  id: z.string(),
  name: z.string(),
  state: jobState,
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  runAt: moment,
  lastError: z.string().nullable(),
  payload: z.string(),
});
export type JobRow = z.output<typeof jobRow>;
export const webhookState = z.enum(['new', 'done', 'ignored', 'waiting_parent', 'retry', 'dead']);
export const webhookRow = z.object({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  objectId: z.string().nullable(),
  state: webhookState,
  attempts: z.number().int(),
  /** Why it is where it is: the last error, or what it waits for. */
  detail: z.string().nullable(),
  /** `webhook`, or `gap_filler` when it was fetched because the webhook never came. */
  source: z.string(),
  livemode: z.boolean(),
  createdAt: moment,
  receivedAt: moment,
  doneAt: moment.nullable(),
});
export type WebhookRow = z.output<typeof webhookRow>;

export const readJobCounts = endpoint({
  id: 'adminJobs.readCounts',
  method: 'GET',
  path: '/jobs/counts',
  access: 'admin:jobs.read',
  summary: 'How many jobs and events are in which state, and how far behind the queue is.',
  response: z.object({
    driver: z.enum(['embedded', 'graphile-worker']),
    jobs: z.record(jobState, z.number().int()),
    oldestDueAt: moment.nullable(),
    webhooks: z.record(webhookState, z.number().int()),
    lastEventAt: moment.nullable(),
    schedule: z.array(z.object({ name: z.string(), everyMinutes: z.number().int(), lastRunAt: moment.nullable() })),
  }),
});
export const listJobs = endpoint({
  id: 'adminJobs.list',
  method: 'GET',
  path: '/jobs',
  access: 'admin:jobs.read',
  summary: 'The newest jobs of a state; done jobs leave no row.',
  query: z.strictObject({ state: jobState.optional(), pageSize }),
  response: z.array(jobRow),
});
export const retryJob = endpoint({
  id: 'adminJobs.retry',
  method: 'POST',
  path: '/jobs/:id/retry',
  access: 'admin:jobs.run',
  summary: 'Gives a dead job its tries back.',
  params: byId,
  response: z.object({ retried: z.literal(true) }),
  failures: ['JOB_NOT_FOUND'],
});
export const listWebhooks = endpoint({
  id: 'adminJobs.listWebhooks',
  method: 'GET',
  path: '/webhooks',
  access: 'admin:jobs.read',
  paginated: true,
  summary: 'Events of the payment provider, newest first.',
  query: z.strictObject({ state: webhookState.optional(), search, cursor, pageSize }),
  response: z.array(webhookRow),
  failures: ['CURSOR_INVALID'],
});
export const readWebhook = endpoint({
  id: 'adminJobs.readWebhook',
  method: 'GET',
  path: '/webhooks/:id',
  access: 'admin:jobs.read',
  summary: 'One event with what the provider sent; personal data is masked without `pii.view`.',
  params: byId,
  response: webhookRow.extend({ payload: z.string() }),
  failures: ['WEBHOOK_NOT_FOUND'],
});
export const retryWebhook = endpoint({
  id: 'adminJobs.retryWebhook',
  method: 'POST',
  path: '/webhooks/:id/retry',
  access: 'admin:jobs.run',
  summary: 'Applies a dead or parked event again.',
  params: byId,
  response: z.object({ retried: z.literal(true) }),
  failures: ['WEBHOOK_NOT_FOUND', 'WEBHOOK_NOT_RETRIABLE'],
});

export const settingView = z.object({
  key: z.string(),
  section: z.string(),
  label: z.string(),
  help: z.string(),
  value: z.unknown(),
  fallback: z.unknown(),
  /** The environment variable that fixes it, when one does. */
  lockedBy: z.string().nullable(),
  secret: z.boolean(),
  /** What its numbers count: rates in basis points, or amounts in minor units of the currency they stand under; null for plain numbers. */
  unit: z.enum(['basis_points', 'minor_units', 'payment_method']).nullable(),
  /** JSON Schema of the value. */
  schema: z.record(z.string(), z.unknown()),
});
export type SettingView = z.output<typeof settingView>;
export const listSettings = endpoint({
  id: 'adminSettings.list',
  method: 'GET',
  path: '/settings',
  access: 'admin:settings.read',
  summary: 'Everything a site decides, with what is in force.',
  response: z.array(settingView),
});
export const saveSetting = endpoint({
  id: 'adminSettings.save',
  method: 'PUT',
  path: '/settings/:key',
  access: 'admin:settings.update',
  summary: 'Saves one setting.',
  params: z.strictObject({ key: z.string().min(1).max(120) }),
  body: z.strictObject({ value: z.unknown() }),
  response: settingView,
  failures: ['SETTING_UNKNOWN', 'SETTING_LOCKED', 'PLAN_EXCEEDS_PRICE', 'RATES_EXCEED_PRICE'],
});

export const auditRow = z.object({
  seq: z.number().int(),
  at: moment,
  actor: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  reason: z.string().nullable(),
  /** JSON text. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  hash: z.string(),
});
export type AuditRow = z.output<typeof auditRow>;
export const listAudit = endpoint({
  id: 'adminAudit.list',
  method: 'GET',
  path: '/audit',
  access: 'admin:audit.read',
  paginated: true,
  summary: 'Who did what, newest first.',
  query: z.strictObject({
    subject: z.string().max(120).optional(),
    actor: z.string().max(120).optional(),
    action: z.string().max(120).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(auditRow),
  failures: ['CURSOR_INVALID'],
});
export const verifyAudit = endpoint({
  id: 'adminAudit.verify',
  method: 'GET',
  path: '/audit/chain',
  access: 'admin:audit.read',
  rateLimit: 20,
  summary: 'Walks the chain of hashes from the first entry to the last.',
  response: z.object({ entries: z.number().int(), firstBroken: z.number().int().nullable(), checkedAt: moment }),
});

export const listMails = endpoint({
  id: 'adminMail.list',
  method: 'GET',
  path: '/mails',
  access: 'admin:mails.read',
  paginated: true,
  summary: 'Mails of the store, newest first.',
  query: z.strictObject({ state: mailState.optional(), kind: z.string().max(60).optional(), search, cursor, pageSize }),
  response: z.array(mailRow),
  failures: ['CURSOR_INVALID'],
});
export const readMail = endpoint({
  id: 'adminMail.read',
  method: 'GET',
  path: '/mails/:id',
  access: 'admin:mails.read',
  params: byId,
  failures: ['MAIL_NOT_FOUND'],
  summary: "One mail with its content. Without `pii.view` its links do not work: whoever holds them holds the buyer's access.",
  response: mailRow.extend({ html: z.string(), text: z.string() }),
});
export const resendMail = endpoint({
  id: 'adminMail.resend',
  method: 'POST',
  path: '/mails/:id/resend',
  access: 'admin:mails.send',
  status: 202,
  summary: 'Sends a mail again, to the address it was for.',
  params: byId,
  response: z.object({ sent: z.literal(true) }),
  failures: ['MAIL_NOT_FOUND'],
});

export const listSms = endpoint({
  id: 'adminSms.list',
  method: 'GET',
  path: '/sms',
  access: 'admin:mails.read',
  paginated: true,
  summary: 'Messages to telephones, newest first. Without `pii.view` numbers are masked and links do not work.',
  query: z.strictObject({ state: mailState.optional(), search, cursor, pageSize }),
  response: z.array(smsRow),
  failures: ['CURSOR_INVALID'],
});
export const resendSms = endpoint({
  id: 'adminSms.resend',
  method: 'POST',
  path: '/sms/:id/resend',
  access: 'admin:mails.send',
  status: 202,
  summary: 'Hands a message over again, to the number it was for.',
  params: byId,
  response: z.object({ sent: z.literal(true) }),
  failures: ['SMS_NOT_FOUND', 'SMS_NUMBER_FORGOTTEN', 'SMS_NOT_OFFERED'],
});

export const clockView = z.object({ now: moment, aheadMs: z.number().int(), moves: z.boolean() });
export const readClock = endpoint({
  id: 'adminClock.read',
  method: 'GET',
  path: '/clock',
  access: 'admin:overview.read',
  summary: "The store's time, and whether this shop may move it (demo and tests only).",
  response: clockView,
});
export const advanceClock = endpoint({
  id: 'adminClock.advance',
  method: 'POST',
  path: '/clock/advance',
  access: 'admin:clock.advance',
  status: 202,
  summary: 'Moves the time of a demo forward and runs what has come due.',
  body: z.strictObject({
    hours: z
      .number()
      .int()
      .min(1)
      .max(24 * 400),
  }),
  response: clockView,
  failures: ['CLOCK_FIXED'],
});
