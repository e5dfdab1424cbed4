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
export function PayoutState({ payout }: { readonly payout: Pick<PayoutView, 'state' | 'reason'> }) {
  const { t } = useSite();
  const meaning = [t.maybe(`payout.${payout.state}Help`), payout.reason].filter(Boolean).join(' ');
  return <Status tone={tones[payout.state]} word={t(`payout.${payout.state}`)} meaning={meaning} />;
}
