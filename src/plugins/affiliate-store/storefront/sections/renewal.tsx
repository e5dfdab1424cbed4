import type { CartView } from '../../contracts/checkout';
import { formatDay, formatMoney } from '../i18n/format';
import { useRhythm } from '../ui/rhythm';
import { useSite } from '../ui/site';

type Renewal = NonNullable<CartView['items'][number]['renewal']>;

/** What a cart charges again and again; null where everything is paid once. */
export const renewalIn = (cart: CartView): Renewal | null => cart.items.find((item) => item.renewal !== null)?.renewal ?? null;

/** What a coupon makes of the payments after today's, where it is for some of them. */
function ReducedTerms({ of: { reduced, price } }: { readonly of: Renewal }) {
  const { t, locale } = useSite();
  // Of today's alone the total says what it is.
  if (reduced === null || reduced.payments === 1) return null;
  const words = { count: reduced.payments, price: formatMoney(locale, price), then: formatMoney(locale, reduced.then) };
  return <p>{t('checkout.reducedFirst', words)}</p>;
}

/** Two are said otherwise than many, and those that are not all the same otherwise than those that are. */
const instalmentWords = ({ instalments, reduced }: Renewal) => {
  if (reduced !== null) return instalments?.count === 2 ? 'checkout.instalmentsUnevenTwo' : 'checkout.instalmentsUneven';
  return instalments?.count === 2 ? 'checkout.instalmentsTwo' : 'checkout.instalments';
};

/** Of what is paid in instalments: how many, how much, when the next and the last, and what they come to. */
function InstalmentTerms({ of: renewal }: { readonly of: Renewal & { readonly instalments: NonNullable<Renewal['instalments']> } }) {
  const { t, locale } = useSite();
  const { count, total, lastPaymentAt } = renewal.instalments;
  const words = {
    count,
    price: formatMoney(locale, renewal.price),
    total: formatMoney(locale, total),
    day: formatDay(locale, renewal.nextPaymentAt),
    last: formatDay(locale, lastPaymentAt),
  };
  return (
    <div className="mt-5 space-y-2 border-t border-line pt-4 text-15">
      <p className="font-medium">{t(instalmentWords(renewal), words)}</p>
      <ReducedTerms of={renewal} />
      <p className="text-13 text-muted">{t('checkout.instalmentsEnd')}</p>
    </div>
  );
}

/** What is charged when, before anybody pays: today, the next time, every time after, and how it ends. */
export function RenewalTerms({ cart }: { readonly cart: CartView }) {
  const { t, locale } = useSite();
  const rhythm = useRhythm();
  const renewal = renewalIn(cart);
  if (renewal === null) return null;
  if (renewal.instalments) return <InstalmentTerms of={{ ...renewal, instalments: renewal.instalments }} />;
  const price = formatMoney(locale, renewal.price);
  const day = formatDay(locale, renewal.nextPaymentAt);
  return (
    <div className="mt-5 space-y-2 border-t border-line pt-4 text-15">
      <p className="font-medium">
        {renewal.trialDays > 0
          ? t('checkout.trial', { count: renewal.trialDays, price, rhythm: rhythm(renewal), day })
          : t('checkout.renews', { price, rhythm: rhythm(renewal), day })}
      </p>
      <ReducedTerms of={renewal} />
      <p className="text-13 text-muted">{t(renewal.trialDays > 0 ? 'checkout.trialEnds' : 'checkout.renewalEnds', { day })}</p>
    </div>
  );
}
