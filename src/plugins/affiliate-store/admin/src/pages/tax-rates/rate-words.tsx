import { useIntl } from 'react-intl';

/** A rate in per cent, as the reader writes them. */
export const useRateText = (): ((basisPoints: number) => string) => {
  const { formatNumber } = useIntl();
  return (basisPoints) => formatNumber(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
};

/** A country by its two letters and its name. */
export const useCountryName = (): ((code: string) => string) => {
  const { formatDisplayName } = useIntl();
  return (code) => `${code} · ${formatDisplayName(code, { type: 'region' }) ?? code}`;
};
