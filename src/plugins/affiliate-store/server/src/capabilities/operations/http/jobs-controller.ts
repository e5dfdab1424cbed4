import type { Core } from '@strapi/strapi';
import { type JobRow, listJobs, readJobCounts, retryJob } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf } from '../../../platform/caller';
import { type Controller, implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { jobDriver, readSchedule } from '../../../platform/jobs';
import type { JobView } from '../../../platform/jobs/definitions';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { togetherOrNot } from '../../../platform/transaction';
import { inbox } from '../ports';
import { readableFor } from '../../../platform/masking';
import { webhookEndpoints } from './webhook-endpoints';

const jobRow = (job: JobView, readable: (text: string) => string): JobRow => ({
  ...job,
  runAt: isoOf(job.runAt),
  payload: readable(job.payload),
  lastError: job.lastError === null ? null : readable(job.lastError),
});

const counts = async (strapi: Core.Strapi) => {
  const [{ oldestDueAt, ...jobs }, events, schedule] = await Promise.all([jobDriver().counts(), inbox(strapi).counts(), readSchedule()]);
  return {
    driver: jobDriver().kind,
    jobs,
    oldestDueAt: maybeIsoOf(oldestDueAt),
    webhooks: { ...events.byState },
    lastEventAt: maybeIsoOf(events.lastReceivedAt),
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
    implement(retryJob, (strapi, { params }, caller) =>
      togetherOrNot(strapi, async () => {
        if (!(await jobDriver().retry(params.id))) return failed(platformFailures.because('JOB_NOT_FOUND', { id: params.id }));
        await audit(strapi, { actor: actorOf(caller), action: 'job.retry', subject: `job:${params.id}` });
        return ok({ data: { retried: true as const } });
      }),
    ),
    ...webhookEndpoints,
  ],
};
