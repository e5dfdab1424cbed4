import { z } from 'zod';
import { runReconciliation, startReconciliation } from '../../../flows/reconciliation/reconcile-with-provider';
import { job, type CronDefinition } from '../../../platform/jobs/definitions';

/** Compares the days of one run. */
export const runReconciliationJob = job({
  name: 'reconciliation.run',
  payload: z.object({ runId: z.number().int() }),
  run: (strapi, { runId }) => runReconciliation(strapi, runId),
});

/** Once a day the books are compared with the provider; a run that is under way already is that day's run. */
export const reconcileDaily: CronDefinition = {
  name: 'reconciliation.daily',
  everyMinutes: 1440,
  looksOnly: true,
  run: async (strapi) => void (await startReconciliation(strapi, {}, 'system')),
};
