import type { Core } from '@strapi/strapi';
import { forgetVisitors } from '../../../flows/attribution/forget-visitors';
import type { CronDefinition } from '../../../platform/jobs/definitions';
import { attribution } from '../service';

const DAILY = 24 * 60;

/** What is kept of visitors goes by itself: keys after 48 hours, clicks after 90 days. */
export const crons: readonly CronDefinition[] = [
  { name: 'attribution.forget-keys', everyMinutes: 60, run: async (strapi: Core.Strapi) => void (await attribution(strapi).forgetKeys()) },
  { name: 'attribution.forget-clicks', everyMinutes: DAILY, run: async (strapi: Core.Strapi) => void (await forgetVisitors(strapi)) },
];
