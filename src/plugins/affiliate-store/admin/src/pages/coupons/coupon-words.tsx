import { useIntl } from 'react-intl';
import type { CouponRow } from '../../../../contracts/admin';
import { moneyText, useWords } from '../../shell/kit';

/** What a coupon takes off, in words. */
export const useReductionText = () => {
  const { locale, formatNumber, formatList } = useIntl();
  return ({ reduction }: Pick<CouponRow, 'reduction'>): string =>
    reduction.kind === 'percent'
      ? formatNumber(reduction.basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 })
      : formatList(
          reduction.amounts.map((amount) => moneyText(amount, locale)),
          { type: 'disjunction' },
        );
};

/** Of how many payments of a subscription or of instalments it is taken off, in words. */
export const usePaymentsText = () => {
  const words = useWords();
  return ({ payments }: Pick<CouponRow, 'payments'>): string => {
    if (payments === null) return words('coupons.payments.none');
    return payments === 'all' ? words('coupons.payments.all') : words('coupons.paymentsOf', { count: payments });
  };
};

/** What a coupon is for, in words. */
export const useScopeText = () => {
  const words = useWords();
  const { formatList } = useIntl();
  return ({ products }: Pick<CouponRow, 'products'>): string =>
    products === null
      ? words('coupons.everything')
      : formatList(
          products.map((product) => product.name),
          { type: 'conjunction' },
        );
};
