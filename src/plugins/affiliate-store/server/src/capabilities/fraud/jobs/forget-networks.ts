import type { Core } from '@strapi/strapi';
import type { CronDefinition } from '../../../platform/jobs/definitions';
import { fraud } from '../service';

/** Networks of parties go as the keys they are hashed with do. */
export const crons: readonly CronDefinition[] = [
  { name: 'fraud.forget-networks', everyMinutes: 60, run: async (strapi: Core.Strapi) => void (await fraud(strapi).forgetNetworks()) },
];
