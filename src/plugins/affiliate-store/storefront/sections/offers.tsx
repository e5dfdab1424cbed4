import type { ProductView } from '../../contracts/catalog';
import { formatDay, formatMoney } from '../i18n/format';
import { inCurrency, times } from '../ui/amount';
import { ConvertedFrom, Price } from './price';
import { LockIcon, ShieldIcon } from '../ui/icons';
import { useHref, useSite } from '../ui/site';

export type OfferView = ProductView['offers'][number];

/** Where a press on "buy" leads: to the checkout in the currency whose price was shown. */
export function useCheckoutHref(currency: string): (offer: OfferView) => string {
  const { shop } = useSite();
  const href = useHref();
  return (offer) => {
    const shown = inCurrency(offer.prices, currency)?.currency ?? currency;
    const address = href(`/checkout/${offer.id}`);
    return shown === shop.defaultCurrency ? address : `${address}${address.includes('?') ? '&' : '?'}currency=${shown}`;
  };
}

/** The cheapest offer that can be bought in the currency, or the first that cannot. */
export function leadingOffer(offers: readonly OfferView[], currency: string): OfferView | undefined {
  const open = offers.filter((offer) => offer.availability === 'available');
  const price = (offer: OfferView): bigint =>
    BigInt(inCurrency(offer.prices, currency)?.amount ?? '0') * BigInt(offer.renewal?.instalments ?? 1);
  return [...open].sort((a, b) => (price(a) < price(b) ? -1 : 1))[0] ?? offers[0];
}

function Circumstance({ offer }: { readonly offer: OfferView }) {
  const { t, locale } = useSite();
  if (offer.availability !== 'available') return <span className="text-muted">{t(`offer.${offer.availability}`)}</span>;
  const words = [
    offer.remaining !== null && offer.remaining <= 20 ? t('offer.remaining', { count: offer.remaining }) : '',
    offer.validUntil !== null ? t('offer.until', { day: formatDay(locale, offer.validUntil) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
  return words === '' ? null : <span className="text-muted">{words}</span>;
}

/** The days before the first payment, where there are some. */
export function Trial({ offer: { renewal } }: { readonly offer: OfferView }) {
  const { t } = useSite();
  return renewal && renewal.trialDays > 0 ? (
    <p className="text-15 font-medium text-positive">{t('offer.trial', { count: renewal.trialDays })}</p>
  ) : null;
}

/** How many payments of how much there are, and what they come to, where an offer is paid in instalments. */
export function Instalments({ offer: { prices, renewal }, currency }: { readonly offer: OfferView; readonly currency: string }) {
  const { t, locale } = useSite();
  const price = inCurrency(prices, currency);
  if (!renewal?.instalments || !price) return null;
  const count = renewal.instalments;
  const words = { count, price: formatMoney(locale, price), total: formatMoney(locale, times(price, count)) };
  return <p className="text-13 text-muted">{t('offer.instalments', words)}</p>;
}

/** One way to buy: its name, its price and the button, on one line where there is room. */
function OfferRow({
  offer,
  currency,
  label,
  primary,
}: {
  readonly offer: OfferView;
  readonly currency: string;
  readonly label: string;
  readonly primary: boolean;
}) {
  const { t } = useSite();
  const checkout = useCheckoutHref(currency);
  const price = inCurrency(offer.prices, currency);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line py-5 first:border-t-0">
      <div className="min-w-40 grow">
        <p className="font-medium" dir="auto">
          {offer.name}
        </p>
        <p className="text-13">
          <Circumstance offer={offer} />
        </p>
        <Trial offer={offer} />
        <Instalments offer={offer} currency={currency} />
        {offer.renewal && offer.renewal.instalments === null && <p className="text-13 text-muted">{t('offer.renews')}</p>}
      </div>
      {price && (
        <div>
          <Price money={price} period={offer.renewal} className="text-28 font-bold tracking-tight" />
          <ConvertedFrom price={price} className="block" />
        </div>
      )}
      {offer.availability === 'available' && price && (
        <a className={`button button-large w-full sm:w-auto ${primary ? 'button-primary' : ''}`} href={checkout(offer)} data-buy>
          {label}
        </a>
      )}
    </li>
  );
}

export function OfferList({
  offers,
  currency,
  label,
}: {
  readonly offers: readonly OfferView[];
  readonly currency: string;
  readonly label: string;
}) {
  const { t } = useSite();
  const lead = leadingOffer(offers, currency);
  if (offers.length === 0) return <p className="text-muted">{t('offer.none')}</p>;
  return (
    <ul>
      {offers.map((offer) => (
        <OfferRow key={offer.id} offer={offer} currency={currency} label={label} primary={offer === lead} />
      ))}
    </ul>
  );
}

/** What stands behind the price: the guarantee, and who sees the card. */
export function Reassurance({ guaranteeDays, className = '' }: { readonly guaranteeDays: number; readonly className?: string }) {
  const { t } = useSite();
  return (
    <ul className={`flex flex-wrap gap-x-6 gap-y-1.5 text-13 text-muted ${className}`}>
      {guaranteeDays > 0 && (
        <li className="flex items-center gap-1.5">
          <ShieldIcon className="size-4.5" />
          {t('offer.guarantee', { count: guaranteeDays })}
        </li>
      )}
      <li className="flex items-center gap-1.5">
        <LockIcon className="size-4.5" />
        {t('offer.secure')}
      </li>
    </ul>
  );
}
