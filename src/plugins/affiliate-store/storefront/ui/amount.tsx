import type { MoneyView, PriceView } from '../../contracts/primitives';
import { moneyParts } from '../i18n/format';
import { useSite } from './site';

/** An amount with its currency smaller than the figure, isolated so that it reads right inside Arabic. */
export function Amount({ money, className = '' }: { readonly money: MoneyView; readonly className?: string }) {
  const { locale } = useSite();
  return (
    <bdi className={`amount ${className}`}>
      {moneyParts(locale, money).map((part, at) => (part.type === 'currency' ? <small key={at}>{part.value}</small> : part.value))}
    </bdi>
  );
}

/** The amount with a minus before it, as something that goes off. */
export const less = (money: MoneyView): MoneyView => ({ ...money, amount: money.amount === '0' ? '0' : `-${money.amount}` });

/** So many payments of an amount, together. */
export const times = <M extends MoneyView>(money: M, count: number): M => ({
  ...money,
  amount: (BigInt(money.amount) * BigInt(count)).toString(),
});

/** Several currencies, never added up. */
export function Amounts({ amounts, none = '–' }: { readonly amounts: readonly MoneyView[]; readonly none?: string }) {
  if (amounts.length === 0) return <>{none}</>;
  return (
    <span>
      {amounts.map((money, at) => (
        <span key={money.currency}>
          {at > 0 && <span className="text-muted"> · </span>}
          <Amount money={money} />
        </span>
      ))}
    </span>
  );
}

/** The price in the wanted currency, or the first there is. */
export const inCurrency = (prices: readonly PriceView[], currency: string): PriceView | undefined =>
  prices.find((price) => price.currency === currency) ?? prices[0];

/** What each of some offers costs in the wanted currency. */
export const pricesIn = (offers: ReadonlyArray<{ readonly prices: readonly PriceView[] }>, currency: string): readonly PriceView[] =>
  offers.flatMap(({ prices }) => inCurrency(prices, currency) ?? []);
