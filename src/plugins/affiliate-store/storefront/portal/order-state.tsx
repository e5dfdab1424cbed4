import type { OrderStateView } from '../../contracts/orders';
import { useSite } from '../ui/site';
import { Status, type Tone } from './status';

const tones: Readonly<Record<OrderStateView, Tone>> = {
  created: 'neutral',
  processing: 'info',
  paid: 'positive',
  partially_refunded: 'warning',
  refunded: 'neutral',
  failed: 'danger',
  expired: 'neutral',
  review: 'warning',
};

export function OrderState({ state }: { readonly state: OrderStateView }) {
  const { t } = useSite();
  return <Status tone={tones[state]} word={t(`order.state.${state}`)} />;
}
