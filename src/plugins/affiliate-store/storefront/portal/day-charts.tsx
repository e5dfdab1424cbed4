import { Suspense, lazy } from 'react';
import type { MoneyView } from '../../contracts/primitives';
import { decimal, formatDay, formatMoney, formatNumber, formatShortDay, formatMoneyTick } from '../i18n/format';
import { Amounts } from '../ui/amount';
import { useSite } from '../ui/site';
import { DataTable } from './data-table';

const DayChart = lazy(() => import('./chart').then((module) => ({ default: module.DayChart })));

export interface DayPoint {
  readonly day: string;
  readonly amounts: readonly MoneyView[];
  readonly count: number;
  readonly clicks?: number;
}

const Waiting = () => <div className="skeleton h-56 w-full" />;

function CurrencyChart({
  points,
  sample,
  title,
}: {
  readonly points: readonly DayPoint[];
  readonly sample: MoneyView;
  readonly title: string;
}) {
  const { locale } = useSite();
  const amountOn = (point: DayPoint): MoneyView =>
    point.amounts.find((one) => one.currency === sample.currency) ?? { ...sample, amount: '0' };
  const drawn = points.map((point) => ({
    day: point.day,
    value: Number(decimal(amountOn(point))),
    label: formatMoney(locale, amountOn(point)),
  }));
  return (
    <figure>
      <figcaption className="mb-3 font-medium">
        {title}
        {sample.currency && <span className="text-muted"> · {sample.currency}</span>}
      </figcaption>
      <Suspense fallback={<Waiting />}>
        <DayChart
          title={title}
          points={drawn}
          formatDay={(day) => formatShortDay(locale, day)}
          formatTick={(value) => formatMoneyTick(locale, sample.currency, value)}
        />
      </Suspense>
    </figure>
  );
}

function ClicksChart({ points }: { readonly points: readonly DayPoint[] }) {
  const { t, locale } = useSite();
  return (
    <figure>
      <figcaption className="mb-3 font-medium">{t('chart.clicks')}</figcaption>
      <Suspense fallback={<Waiting />}>
        <DayChart
          title={t('chart.clicks')}
          points={points.map((point) => ({ day: point.day, value: point.clicks ?? 0, label: formatNumber(locale, point.clicks ?? 0) }))}
          formatDay={(day) => formatShortDay(locale, day)}
          formatTick={(value) => formatNumber(locale, value)}
        />
      </Suspense>
    </figure>
  );
}

/** Money per day, a chart for each currency, clicks beside it where there are any, and the same as a table. */
export function DayCharts({ points, title }: { readonly points: readonly DayPoint[]; readonly title: string }) {
  const { t, locale } = useSite();
  const samples = [...new Map(points.flatMap((point) => point.amounts).map((money) => [money.currency, money])).values()];
  const clicks = points.some((point) => point.clicks !== undefined);
  const columns = [
    { name: t('chart.day'), cell: (point: DayPoint) => formatDay(locale, point.day) },
    ...(clicks
      ? [{ name: t('chart.clicks'), cell: (point: DayPoint) => formatNumber(locale, point.clicks ?? 0), numeric: true as const }]
      : []),
    { name: t('chart.sales'), cell: (point: DayPoint) => formatNumber(locale, point.count), numeric: true as const },
    { name: title, cell: (point: DayPoint) => <Amounts amounts={point.amounts} />, numeric: true as const },
  ];
  return (
    <section aria-label={title} className="mt-14">
      <div className={`grid gap-x-12 gap-y-10 ${clicks ? 'lg:grid-cols-2' : ''}`}>
        {samples.map((sample) => (
          <CurrencyChart key={sample.currency} points={points} sample={sample} title={title} />
        ))}
        {clicks && <ClicksChart points={points} />}
      </div>
      <details className="mt-4">
        <summary className="link min-h-8 w-fit text-15">{t('chart.table')}</summary>
        <DataTable caption={title} columns={columns} rows={[...points].reverse()} rowKey={(point) => point.day} />
      </details>
    </section>
  );
}
