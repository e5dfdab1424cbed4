import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { MoneyView } from '../../contracts/primitives';
import { formatNumber } from '../i18n/format';
import { useSite } from '../ui/site';
import { daysIn, type DayRange } from './day-range';

/** Label, big number, and the change against the days before, in words. The number leads to what is behind it. */
export function Figure({
  label,
  children,
  change,
  to,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly change?: string | null;
  readonly to?: string;
}) {
  const number = <span className="text-28 font-bold tracking-tight tabular-nums">{children}</span>;
  return (
    <div className="border-t border-line pt-4">
      <dt className="text-muted">{label}</dt>
      <dd className="mt-1">
        {to ? (
          <Link to={to} className="underline decoration-line-strong decoration-1 underline-offset-8 hover:decoration-ink">
            {number}
          </Link>
        ) : (
          number
        )}
      </dd>
      {change && <dd className="mt-1 text-13 text-muted">{change}</dd>}
    </div>
  );
}

/** `12% more than the 30 days before`, or null when there is nothing to compare with. */
export function useChange(range: DayRange): (now: bigint | number, before: bigint | number | undefined) => string | null {
  const { t, locale } = useSite();
  const days = daysIn(range);
  return (now, before) => {
    if (before === undefined || BigInt(before) <= 0n) return null;
    const percent = Number(((BigInt(now) - BigInt(before)) * 100n) / BigInt(before));
    if (percent === 0) return t('change.same', { days });
    return t(percent > 0 ? 'change.more' : 'change.less', { percent: formatNumber(locale, Math.abs(percent)), days });
  };
}

/** The amount in one currency, for comparing; never added to another. */
export const minorIn = (amounts: readonly MoneyView[], currency: string | undefined): bigint | undefined => {
  const found = amounts.find((one) => one.currency === currency);
  return found && BigInt(found.amount);
};
