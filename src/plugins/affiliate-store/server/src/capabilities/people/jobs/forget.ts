import type { CronDefinition } from '../../../platform/jobs/definitions';
import { forgetOldLinks } from '../store/links';
import { forgetOldGuards } from '../store/proofs';

/** Forgets links and counted tries that can mean nothing any more. */
export const forgetSignIns: CronDefinition = {
  name: 'people.forget-sign-ins',
  everyMinutes: 1440,
  run: async (strapi) => {
    await forgetOldLinks(strapi);
    await forgetOldGuards(strapi);
  },
};
