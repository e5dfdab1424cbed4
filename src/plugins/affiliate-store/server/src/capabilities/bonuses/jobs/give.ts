import { z } from 'zod';
import { giveBonuses } from '../../../flows/bonuses/give-bonuses';
import { job, type CronDefinition } from '../../../platform/jobs/definitions';
import { GIVE_JOB } from '../service';

/** Asked for by a payment that something is due with at once. */
export const jobs = [job({ name: GIVE_JOB, payload: z.strictObject({}), run: (strapi) => giveBonuses(strapi) })];

/** Gives what has come due since. */
export const crons: readonly CronDefinition[] = [{ name: 'bonuses.give-due', everyMinutes: 5, run: giveBonuses }];
