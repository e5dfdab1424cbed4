import type { CouponReduction, StudioCoupon } from '../../../contracts/studio';
import { formatMoney, formatRate } from '../../i18n/format';
import { Amount, useSite } from '../kit';
import { Status, type Tone } from '../status';

const TONES: Readonly<Record<StudioCoupon['state'], Tone>> = {
  active: 'positive',
  scheduled: 'info',
  ended: 'neutral',
  used_up: 'warning',
  archived: 'neutral',
};

/** How a coupon stands. */
export function CouponState({ state }: Pick<StudioCoupon, 'state'>) {
  const { t } = useSite();
  return <Status tone={TONES[state]} word={t(`ownCoupons.state.${state}`)} />;
}

/** What a coupon takes off, in words. */
export function useReductionText(): (reduction: CouponReduction) => string {
  const { locale } = useSite();
  return (reduction) =>
    reduction.kind === 'percent'
      ? formatRate(locale, reduction.basisPoints)
      : reduction.amounts.map((amount) => formatMoney(locale, amount)).join(' / ');
}

/** How often it was used, and how often it may be. */
export function useUsedText(): (coupon: Pick<StudioCoupon, 'used' | 'maxUses'>) => string {
  const { t } = useSite();
  return ({ used, maxUses }) => (maxUses === null ? String(used) : t('ownCoupons.usedOf', { used, most: maxUses }));
}

/** What was taken off with it, a line for each currency. */
export function TakenOff({ discounts }: Pick<StudioCoupon, 'discounts'>) {
  return (
    <>
      {discounts.map((amount) => (
        <span key={amount.currency} className="block">
          <Amount money={amount} />
        </span>
      ))}
    </>
  );
}
