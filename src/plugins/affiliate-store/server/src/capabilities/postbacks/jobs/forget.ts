import type { Core } from '@strapi/strapi';
import type { CronDefinition } from '../../../platform/jobs/definitions';
import { postbacks } from '../service';

const DAILY = 24 * 60;

/** Ids of messages go by themselves. */
export const crons: readonly CronDefinition[] = [
  { name: 'postbacks.forget', everyMinutes: DAILY, run: async (strapi: Core.Strapi) => void (await postbacks(strapi).forget()) },
];
