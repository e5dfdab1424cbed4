import { useIntl } from 'react-intl';
import type { ExchangeView } from '../../../contracts/primitives';

/** Every digit of a rate, in the reader's way of writing numbers; Intl takes the digits exactly. */
export const rateText = (rate: string, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(rate as unknown as number);

/** What one unit of a currency is in another: "1 EUR = 5.8312 BRL". */
export const Quote = ({ exchange }: { readonly exchange: Pick<ExchangeView, 'from' | 'to' | 'rate'> }) => {
  const { locale } = useIntl();
  return (
    <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>
      1 {exchange.from} = {rateText(exchange.rate, locale)} {exchange.to}
    </bdi>
  );
};

/** A currency by its three letters, and what the reader's language calls it. */
export const useCurrencyName = (): ((code: string) => string) => {
  const { formatDisplayName } = useIntl();
  return (code) => formatDisplayName(code, { type: 'currency' }) ?? code;
};
