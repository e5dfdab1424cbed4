import type { CartView } from '../../../../contracts/checkout';
import type { MoneyView } from '../../../../contracts/primitives';
import { lastInstalmentAt, nextChargeAt, sumOfPayments } from '../../capabilities/subscriptions/service';
import { minor } from '../../kernel/money';
import type { Minor } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import type { PricedLine } from '../checkout/price-cart';

type Line = Pick<PricedLine, 'offer' | 'renews' | 'reduced'>;
type View = NonNullable<CartView['items'][number]['renewal']>;

/** What the next payment is, and what comes after those a coupon makes cheaper; the first of them is paid today. */
const pricesOf = ({ renews, reduced }: Line, shown: (amount: Minor) => MoneyView): Pick<View, 'price' | 'reduced'> => {
  if (!reduced) return { price: shown(renews), reduced: null };
  const { gross, payments } = reduced;
  return { price: shown(payments === 1 ? renews : gross), reduced: payments === null ? null : { payments, then: shown(renews) } };
};

/** What is charged again, from now on: how much, when next, and of instalments when last and how much in all. */
export const renewalView = (line: Line, shown: (amount: Minor) => MoneyView): View | null => {
  const { renewal } = line.offer;
  if (!renewal) return null;
  const at = now();
  const { interval, count, trialDays, instalments } = renewal;
  const reduced = line.reduced ? { amount: line.reduced.gross, payments: line.reduced.payments, until: null } : null;
  return {
    interval,
    count,
    trialDays,
    ...pricesOf(line, shown),
    nextPaymentAt: isoOf(nextChargeAt(at, renewal)),
    instalments:
      instalments === null
        ? null
        : {
            count: instalments,
            total: shown(minor(sumOfPayments(instalments, { price: line.renews, reduced }))),
            lastPaymentAt: isoOf(lastInstalmentAt(at, renewal, instalments)),
          },
  };
};
