import { z } from 'zod';
import { writeContractLetters } from '../../../flows/affiliates/write-contract-letters';
import { job, type CronDefinition } from '../../../platform/jobs/definitions';
import { LETTERS_JOB } from '../service';

/** Asked for where a notice is written, so that nobody's time of notice runs before they were written to. */
export const jobs = [job({ name: LETTERS_JOB, payload: z.strictObject({}), run: (strapi) => writeContractLetters(strapi) })];

/** Reminds of contracts that end, and of those that have. */
export const crons: readonly CronDefinition[] = [{ name: 'affiliates.remind-of-contracts', everyMinutes: 60, run: writeContractLetters }];
