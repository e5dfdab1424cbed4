import { z } from 'zod';
import { ISSUE_JOB, issueMonth, makeUpMonths } from '../../../flows/statements/issue-statements';
import { job } from '../../../platform/jobs/definitions';
import { onOccasion } from '../../../platform/restored';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Issues the statements of one month; run again it issues what is missing. */
export const issueStatementsJob = job({
  name: ISSUE_JOB,
  payload: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
  run: (strapi, { month }) => onOccasion('round', () => issueMonth(strapi, month)),
});

/** Looks every hour whether a month is over that was not made up; months missed are made up one after the other. */
export const makeUpMonthsCron: CronDefinition = {
  name: 'statements.make-up',
  everyMinutes: 60,
  run: async (strapi) => void (await makeUpMonths(strapi)),
};
