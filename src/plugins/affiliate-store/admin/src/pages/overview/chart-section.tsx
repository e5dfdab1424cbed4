import { Suspense, lazy } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { readOverview } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import type { DayPoint } from '../../shell/day-chart';
import { Choice, moneyText, Quiet, Section, Skeleton, useRead, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';

type Overview = Data<typeof readOverview>;
type OverviewDay = Overview['charts'][number]['days'][number];

const daysIn = (overview: Overview, currency: string | undefined): readonly OverviewDay[] =>
  (currency === 'every' ? overview.inMain : overview.charts.find((chart) => chart.currency === currency))?.days ?? [];

// The chart library is as heavy as all our pages together; it comes when a chart is looked at.
const DayChart = lazy(async () => ({ default: (await import('../../shell/day-chart')).DayChart }));

export const METRICS = ['gross', 'net', 'refunds', 'commissions', 'orders'] as const;
type Metric = (typeof METRICS)[number];

const Details = styled.details`
  margin-block-start: 12px;
  summary {
    cursor: pointer;
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  table {
    width: 100%;
    margin-block-start: 8px;
    border-collapse: collapse;
    font-size: 1.2rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: start;
    padding: 4px 0;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  th + th,
  td + td {
    text-align: end;
  }
`;

/** The same figures as a table, for those who cannot see a chart. */
const AsTable = ({ points, name }: { readonly points: readonly DayPoint[]; readonly name: string }) => {
  const words = useWords();
  const { formatDate } = useIntl();
  return (
    <Details>
      <summary>{words('overview.asTable')}</summary>
      <table>
        <caption style={{ position: 'absolute', clipPath: 'inset(50%)' }}>{words('overview.perDay', { figure: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{words('field.day')}</th>
            <th scope="col">{name}</th>
            <th scope="col">{words('overview.before')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.day}>
              <td>{formatDate(point.day, { dateStyle: 'medium', timeZone: 'UTC' })}</td>
              <td>{point.text}</td>
              <td>{point.before?.text ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  );
};

interface Props {
  readonly overview: Overview;
  readonly currency: string | undefined;
  readonly metric: string | undefined;
  readonly onMetric: (metric: string | undefined) => void;
}

/** One figure over the days of the range, with the same figures as a table for those who cannot see a line. */
export const ChartSection = ({ overview, currency, metric, onMetric }: Props) => {
  const words = useWords();
  const { locale, formatNumber } = useIntl();
  const chosen: Metric = METRICS.find((known) => known === metric) ?? 'gross';
  const days = daysIn(overview, currency);
  const earlier = useRead(readOverview, { query: overview.previous }).data?.data;
  const daysBefore = earlier ? daysIn(earlier, currency) : [];
  const name = words(`figure.${chosen}` satisfies Word);
  const unit = days[0]?.gross;
  const figureOf = (day: OverviewDay) => ({
    value: chosen === 'orders' ? day.orders : parseInt(day[chosen].amount, 10) / 10 ** day[chosen].exponent,
    text: chosen === 'orders' ? formatNumber(day.orders) : moneyText(day[chosen], locale),
  });
  const points = days.map((day, index) => {
    const before = daysBefore[index];
    return { day: day.day, ...figureOf(day), ...(before ? { before: figureOf(before) } : {}) };
  });
  return (
    <Section
      title={words('overview.perDay', { figure: name })}
      aside={
        <Choice
          required
          label={words('overview.metric')}
          value={chosen}
          onChoose={onMetric}
          options={METRICS.map((value) => ({ value, label: words(`figure.${value}`) }))}
        />
      }
    >
      {points.length === 0 || !unit ? (
        <Quiet>{words('overview.noMovement')}</Quiet>
      ) : (
        <>
          <Suspense fallback={<Skeleton rows={1} height={260} />}>
            <DayChart
              points={points}
              name={name}
              beforeName={words('overview.before')}
              {...(chosen === 'orders' ? {} : { currency: unit.currency })}
            />
          </Suspense>
          <AsTable points={points} name={name} />
        </>
      )}
    </Section>
  );
};
