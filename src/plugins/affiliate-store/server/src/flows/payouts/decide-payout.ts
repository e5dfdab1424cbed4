import type { Core } from '@strapi/strapi';
import { payoutFailures, payouts, type Payout } from '../../capabilities/payouts/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { togetherOrNot } from '../../platform/transaction';
import { claimPayout } from './claim-payout';
import { closePayout, type Ending } from './close-payout';

/**
 * Whether a person may say what became of a payout: where the rail says it by itself, only that it is not to be sent; store credit they may
 * take back as well.
 */
export const mayBeSaid = ({ methodKind }: Pick<Payout, 'methodKind'>, to: Ending['to']): boolean => {
  if (methodKind === 'credit') return to === 'cancelled' || to === 'returned';
  return methodKind !== 'stripe' || to === 'cancelled';
};

/** Staff says what became of a payout. Whatever is not "paid" has a reason, which its receiver reads. */
export const decidePayout = async (strapi: Core.Strapi, publicId: string, ending: Ending): Promise<Outcome<Payout, Failure>> => {
  if (ending.to !== 'paid' && !ending.reason) return failed(payoutFailures.because('REASON_MISSING'));
  return togetherOrNot(strapi, async () => {
    const [payout] = await payouts(strapi).list({ publicId }, 1);
    if (payout && !mayBeSaid(payout, ending.to)) return failed(payoutFailures.because('RAIL_SAYS'));
    const closed = await closePayout(strapi, publicId, ending);
    if (closed.ok)
      await audit(strapi, {
        actor: ending.by,
        action: 'payouts.close',
        subject: `payout:${publicId}`,
        ...(ending.reason ? { reason: ending.reason } : {}),
        after: { to: ending.to, reference: ending.reference ?? null },
      });
    return closed;
  });
};

const OVER: readonly Payout['state'][] = ['failed', 'returned', 'cancelled'];

/** Asks again after a payout that did not arrive: a new claim of what is payable now, to the method in force. */
export const retryPayout = async (strapi: Core.Strapi, publicId: string, by: string): Promise<Outcome<Payout, Failure>> => {
  const [payout] = await payouts(strapi).list({ publicId }, 1);
  if (!payout) return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
  if (!OVER.includes(payout.state)) return failed(payoutFailures.because('PAYOUT_STEP_ILLEGAL', { from: payout.state }));
  return claimPayout(strapi, { partyId: payout.partyId, currency: payout.currency, by });
};
