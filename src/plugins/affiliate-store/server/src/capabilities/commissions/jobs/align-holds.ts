import { z } from 'zod';
import { alignHolds } from '../../../flows/affiliates/align-holds';
import { alignEarnings } from '../../../flows/paid-events/earn-event';
import { job } from '../../../platform/jobs/definitions';

/** Holds or releases what an affiliate earned, as their place in the program stands. */
export const alignHoldsJob = job({
  name: 'commissions.align-holds',
  payload: z.object({ affiliateId: z.number().int(), caseId: z.string().optional() }),
  run: async (strapi, { affiliateId, caseId }) => {
    await alignHolds(strapi, affiliateId, caseId);
    await alignEarnings(strapi, affiliateId, caseId === undefined ? 'system' : `case:${caseId}`);
  },
});
