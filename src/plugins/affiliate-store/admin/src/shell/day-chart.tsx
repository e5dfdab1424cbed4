import { useIntl } from 'react-intl';
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useTheme } from 'styled-components';

/** One day on the chart; `text` is the exact figure, `value` only where the line is drawn. */
export interface DayPoint {
  readonly day: string;
  readonly value: number;
  readonly text: string;
  /** The same day of the period before. */
  readonly before?: { readonly value: number; readonly text: string };
}

const NOW = 'now';
const BEFORE = 'before';

/** A bar for each day, because a day's sales are a sum and nothing lies between two of them; the period before as a line. Left to right inside right-to-left pages, in the theme's colours, without motion. */
export const DayChart = ({
  points,
  name,
  beforeName,
  currency,
}: {
  readonly points: readonly DayPoint[];
  readonly name: string;
  readonly beforeName: string;
  readonly currency?: string;
}) => {
  const { colors } = useTheme();
  const { formatDate, formatNumber } = useIntl();
  const shortDay = (day: string) => formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const axis = (value: number) =>
    formatNumber(value, { notation: 'compact', maximumFractionDigits: 1, ...(currency ? { style: 'currency', currency } : {}) });
  const hasBefore = points.some(({ before }) => before !== undefined && before.value !== 0);
  const tick = { fontSize: 11, fill: colors.neutral600 };
  return (
    <div dir="ltr" style={{ width: '100%', height: 260 }} role="img" aria-label={name}>
      <ResponsiveContainer>
        <ComposedChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid stroke={colors.neutral150} vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={shortDay}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: colors.neutral150 }}
            minTickGap={32}
          />
          <YAxis tickFormatter={axis} tick={tick} tickLine={false} axisLine={false} width={64} allowDecimals={Boolean(currency)} />
          <Tooltip
            cursor={{ fill: colors.neutral100 }}
            labelFormatter={(day) => formatDate(day as string, { dateStyle: 'medium', timeZone: 'UTC' })}
            formatter={(_value, series, item: { payload?: DayPoint }) =>
              series === BEFORE ? [item.payload?.before?.text ?? '', beforeName] : [item.payload?.text ?? '', name]
            }
            contentStyle={{
              background: colors.neutral0,
              border: `1px solid ${colors.neutral150}`,
              borderRadius: 4,
              fontSize: 12,
              color: colors.neutral800,
            }}
            labelStyle={{ color: colors.neutral600 }}
            itemStyle={{ color: colors.neutral800 }}
          />
          <Bar name={NOW} dataKey="value" fill={colors.primary600} radius={[2, 2, 0, 0]} maxBarSize={32} isAnimationActive={false} />
          {hasBefore ? (
            <Line
              name={BEFORE}
              dataKey="before.value"
              stroke={colors.neutral500}
              strokeWidth={1.5}
              strokeDasharray="4 3"
              dot={false}
              isAnimationActive={false}
            />
          ) : null}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
};
