import { z } from 'zod';
import { recordTaxOf } from '../../../flows/taxes/record-tax';
import { job } from '../../../platform/jobs/definitions';

/** Tells whoever reckoned the tax of an order what became of it. */
export const recordTaxJob = job({
  name: 'taxes.record',
  payload: z.object({ orderNumber: z.string() }),
  run: (strapi, { orderNumber }) => recordTaxOf(strapi, orderNumber),
});
