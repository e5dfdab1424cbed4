import type { Core } from '@strapi/strapi';
import { listJobs, listWebhooks, readJobCounts, readWebhook, retryJob, retryWebhook, type JobRow, type WebhookRow } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { audit } from '../../../platform/audit';
import { actorOf, type Caller } from '../../../platform/caller';
import { platformFailures } from '../../../platform/failures';
import { jobDriver, readSchedule } from '../../../platform/jobs';
import type { JobView } from '../../../platform/jobs/definitions';
import { maskEmails } from '../../../platform/masking';
import { togetherOrNot } from '../../../platform/transaction';
import { operationsFailures } from '../domain/failures';
import { markerOf, placeOf } from '../domain/page-marker';
import { inbox, type InboxEvent } from '../ports';
import { isoOf, maybeIsoOf } from '../../../platform/moments';

const jobRow = (job: JobView, readable: (text: string) => string): JobRow => ({
  ...job, runAt: isoOf(job.runAt), payload: readable(job.payload), lastError: job.lastError === null ? null : readable(job.lastError),
});

const webhookRow = ({ payload: _, ...event }: InboxEvent & { payload?: string }): WebhookRow => ({
  ...event, id: String(event.id), createdAt: isoOf(event.createdAt), receivedAt: isoOf(event.receivedAt), doneAt: maybeIsoOf(event.doneAt),
});

/** Personal data of buyers is for those who hold `pii.view`; for everyone else addresses come masked. */
const readableFor = (caller: Caller) => (text: string): string => (caller.staff?.may('pii.view') ? text : maskEmails(text));

const counts = async (strapi: Core.Strapi) => {
  const [{ oldestDueAt, ...jobs }, events, schedule] = await Promise.all([jobDriver().counts(), inbox(strapi).counts(), readSchedule()]);
  return {
    driver: jobDriver().kind, jobs, oldestDueAt: maybeIsoOf(oldestDueAt), webhooks: { ...events.byState }, lastEventAt: maybeIsoOf(events.lastReceivedAt),
    schedule: schedule.map((cron) => ({ ...cron, lastRunAt: maybeIsoOf(cron.lastRunAt) })),
  };
};

/** Jobs, and the events of the payment provider. */
export const jobsController: Controller = {
  name: 'adminJobs',
  implementations: [
    implement(readJobCounts, async (strapi) => ok({ data: await counts(strapi) })),
    implement(listJobs, async (_, { query }, caller) => {
      const jobs = await jobDriver().list(query.state ?? 'all', query.pageSize);
      return ok({ data: jobs.map((job) => jobRow(job, readableFor(caller))) });
    }),
    implement(retryJob, (strapi, { params }, caller) => togetherOrNot(strapi, async () => {
      if (!(await jobDriver().retry(params.id))) return failed(platformFailures.because('JOB_NOT_FOUND', { id: params.id }));
      await audit(strapi, { actor: actorOf(caller), action: 'job.retry', subject: `job:${params.id}` });
      return ok({ data: { retried: true as const } });
    })),
    implement(listWebhooks, async (strapi, { query }) => {
      const before = query.cursor === undefined ? undefined : placeOf(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { events, total } = await inbox(strapi).list({ state: query.state, search: query.search, before, limit: query.pageSize + 1 });
      const page = events.slice(0, query.pageSize);
      const last = page.at(-1);
      return ok({ data: page.map(webhookRow), pagination: { total, nextCursor: events.length > page.length && last ? markerOf(last.id) : null } });
    }),
    implement(readWebhook, async (strapi, { params }, caller) => {
      const event = await inbox(strapi).read(parseInt(params.id, 10));
      if (!event) return failed(operationsFailures.because('WEBHOOK_NOT_FOUND', { id: params.id }));
      return ok({ data: { ...webhookRow(event), payload: readableFor(caller)(event.payload) } });
    }),
    implement(retryWebhook, (strapi, { params }, caller) => togetherOrNot(strapi, async () => {
      const result = await inbox(strapi).retry(parseInt(params.id, 10));
      if (result === 'not_found') return failed(operationsFailures.because('WEBHOOK_NOT_FOUND', { id: params.id }));
      if (result === 'not_retriable') return failed(operationsFailures.because('WEBHOOK_NOT_RETRIABLE', { id: params.id }));
      await audit(strapi, { actor: actorOf(caller), action: 'webhook.retry', subject: `webhook:${params.id}` });
      return ok({ data: { retried: true as const } });
    })),
  ],
};
