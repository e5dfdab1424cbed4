import type { PayoutView } from '../../../contracts/payouts';
import { useSite } from '../../ui/site';
import { Status, type Tone } from '../status';

const tones: Readonly<Record<PayoutView['state'], Tone>> = {
  draft: 'neutral',
  requested: 'info',
  submitting: 'info',
  submitted: 'info',
  unknown: 'warning',
  paid: 'positive',
  returned: 'danger',
  failed: 'danger',
  cancelled: 'neutral',
};

/** The word, and what it means and what happens next; for one that did not arrive, what the shop was told. */
export function PayoutState({ payout }: { readonly payout: Pick<PayoutView, 'state' | 'reason' | 'method'> }) {
  const { t } = useSite();
  const byStripe = payout.method === 'stripe' ? t.maybe(`payout.stripe.${payout.state}Help`) : null;
  // Stripe's reasons are codes, a person's are words.
  const reason = payout.reason === null ? null : (t.maybe(`payoutReason.${payout.reason}`) ?? payout.reason);
  const meaning = [byStripe ?? t.maybe(`payout.${payout.state}Help`), reason].filter(Boolean).join(' ');
  return <Status tone={tones[payout.state]} word={t(`payout.${payout.state}`)} meaning={meaning} />;
}
