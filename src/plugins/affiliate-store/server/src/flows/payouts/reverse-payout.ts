import type { Core } from '@strapi/strapi';
import { payoutFailures, payouts, type Payout, type RailCall } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { togetherOrNot } from '../../platform/transaction';
import { askRail, railFailure } from './send-transfers';

const intend = (
  strapi: Core.Strapi,
  publicId: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Outcome<{ readonly payout: Payout; readonly call: RailCall }, Failure>> =>
  togetherOrNot(strapi, async () => {
    const [seen] = await payouts(strapi).list({ publicId }, 1);
    if (!seen) return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
    await people(strapi).lockParty(seen.partyId);
    const payout = await payouts(strapi).lock({ publicId });
    if (payout?.methodKind !== 'stripe' || payout.state !== 'paid')
      return failed(payoutFailures.because('PAYOUT_STEP_ILLEGAL', { from: payout?.state ?? null, to: 'returned' }));
    const calls = await payouts(strapi).calls(payout.id);
    const before = calls.filter(({ kind }) => kind === 'reversal');
    // One that is under way is asked again with its own key; two people who press at once make one.
    const open = before.find(({ state }) => state !== 'refused');
    if (open) return ok({ payout, call: open });
    const call = await payouts(strapi).addCall({
      payoutId: payout.id,
      kind: 'reversal',
      key: `reversal:${publicId}:${before.length + 1}`,
      attempt: before.length + 1,
      accountId: calls[0]?.accountId ?? '',
      askedBy: by,
      reason,
    });
    await audit(strapi, { actor: by, action: 'payouts.reverse', subject: `payout:${publicId}`, reason });
    return ok({ payout, call });
  });

/**
 * Takes back a transfer that was paid, with a reason its receiver reads (J17): written down, then asked, then booked. Where Stripe
 * gives no answer it stays paid until it has been looked up; where Stripe refuses, as when the money has gone on to a bank, it stays paid.
 */
export const reversePayout = async (
  strapi: Core.Strapi,
  publicId: string,
  asked: { readonly by: string; readonly reason: string },
): Promise<Outcome<Payout, Failure>> => {
  const intended = await intend(strapi, publicId, asked);
  if (!intended.ok) return intended;
  const answer = await askRail(strapi, intended.value.call, intended.value.payout);
  if (!answer.ok) return failed(railFailure(answer.failure));
  const [payout] = await payouts(strapi).list({ publicId }, 1);
  return payout ? ok(payout) : failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
};
