import type { Core } from '@strapi/strapi';
import { checkDueHosts } from '../../../flows/links/manage-hosts';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** A host is its owner's as long as its record stands. */
export const crons: readonly CronDefinition[] = [
  { name: 'links.check-hosts', everyMinutes: 60, run: async (strapi: Core.Strapi) => void (await checkDueHosts(strapi)) },
];
