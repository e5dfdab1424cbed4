import type { Core } from '@strapi/strapi';
import { mayBeTakenBack, payoutFailures, payouts, type Payout } from '../../capabilities/payouts/service';
import type { Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';
import { people } from '../../capabilities/people/service';
import { closePayout } from './close-payout';

/** Somebody takes their own request back: the money is in their balance again, once (J16). */
export const takePayoutBack = (strapi: Core.Strapi, party: Party, publicId: string, by: string): Promise<Outcome<Payout, Failure>> =>
  togetherOrNot(strapi, async () => {
    await people(strapi).lockParty(party.id);
    const [payout] = await payouts(strapi).list({ publicId, partyIds: [party.id] }, 1);
    if (!payout) return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
    if (!mayBeTakenBack(payout.state, payout.runId)) return failed(payoutFailures.because('PAYOUT_STEP_ILLEGAL', { from: payout.state }));
    return closePayout(strapi, publicId, { to: 'cancelled', by });
  });
