import type { Period } from '../../contracts/catalog';
import type { ExchangeView, MoneyView, PriceView } from '../../contracts/primitives';
import { formatDay, formatMoney, formatQuote } from '../i18n/format';
import { Amount } from '../ui/amount';
import { Rhythm } from '../ui/rhythm';
import { useSite } from '../ui/site';

/** What something costs; nothing is said as a word, for nobody reads 0.00 as a gift. */
export function Price({
  money,
  period,
  className = '',
}: {
  readonly money: MoneyView;
  /** How often it is paid, where it is not once; or in how many instalments. */
  readonly period?: (Period & { readonly instalments?: number | null }) | null | undefined;
  readonly className?: string;
}) {
  const { t } = useSite();
  if (money.amount === '0') return <span className={className}>{t('offer.free')}</span>;
  if (period?.instalments)
    return (
      <bdi className={className}>
        {period.instalments} × <Amount money={money} />
      </bdi>
    );
  if (!period) return <Amount money={money} className={className} />;
  return (
    <span className={className}>
      <Amount money={money} />
      <Rhythm period={period} />
    </span>
  );
}

/** From what a price was converted; nothing where the seller set it. */
export function ConvertedFrom({ price, className = '' }: { readonly price: PriceView; readonly className?: string }) {
  const { t, locale } = useSite();
  if (price.converted === null || price.amount === '0') return null;
  return (
    <span className={`text-13 text-muted ${className}`}>
      {t('price.convertedFrom', { price: formatMoney(locale, price.converted.from) })}
    </span>
  );
}

// A name of any language keeps its order between Arabic words.
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** At what prices were converted, who says so and since when. */
export function RateNote({
  exchange,
  of = 'price.rate',
}: {
  readonly exchange: ExchangeView;
  readonly of?: 'price.rate' | 'checkout.rate' | 'receipt.rate';
}) {
  const { t, locale } = useSite();
  const { source, validFrom, to } = exchange;
  return (
    <p className="text-13 text-muted">
      {t(of, { quote: formatQuote(locale, exchange), source: isolated(source), day: formatDay(locale, validFrom), currency: to })}
    </p>
  );
}

/** The same, once for a list of prices; nothing where none of them is converted. */
export function ConvertedNote({ prices }: { readonly prices: readonly PriceView[] }) {
  const exchange = prices.find((price) => price.converted !== null)?.converted?.exchange;
  return exchange ? <RateNote exchange={exchange} /> : null;
}
