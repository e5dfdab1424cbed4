import type { Core } from '@strapi/strapi';
import { payouts } from '../../capabilities/payouts/service';
import { letOthersIn } from '../../platform/breath';
import { closePayout } from './close-payout';
import { payoutFreeze } from '../ledger/freeze-payouts';

/**
 * Gives what was sent as store credit (J15), each in a unit of its own: nobody outside has to say that it arrived. One that was given is no
 * longer submitted, so that it is given once, whoever comes round.
 */
export const settleCredit = async (strapi: Core.Strapi, runId?: number): Promise<void> => {
  const filter = { states: ['submitted'], method: 'credit', ...(runId === undefined ? {} : { runId }) } as const;
  for await (const some of payouts(strapi).each(filter))
    for (const payout of some) {
      await closePayout(strapi, payout.publicId, { to: 'paid', by: 'system' });
      await letOthersIn();
    }
};

/** Goes on where a run was cut off between sending and giving. */
export const followCredit = async (strapi: Core.Strapi): Promise<void> => {
  if (!(await payoutFreeze(strapi))) await settleCredit(strapi);
};
