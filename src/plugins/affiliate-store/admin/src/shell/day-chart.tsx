import { useIntl } from 'react-intl';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useTheme } from 'styled-components';

/** One day on the chart; `text` is the exact figure, `value` only where the line is drawn. */
export interface DayPoint {
  readonly day: string;
  readonly value: number;
  readonly text: string;
}

/** A line over days. Left to right inside right-to-left pages, in the theme's colours, without motion. */
export const DayChart = ({
  points,
  name,
  currency,
}: {
  readonly points: readonly DayPoint[];
  readonly name: string;
  readonly currency?: string;
}) => {
  const { colors } = useTheme();
  const { formatDate, formatNumber } = useIntl();
  const shortDay = (day: string) => formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const axis = (value: number) =>
    formatNumber(value, { notation: 'compact', maximumFractionDigits: 1, ...(currency ? { style: 'currency', currency } : {}) });
  const tick = { fontSize: 11, fill: colors.neutral600 };
  return (
    <div dir="ltr" style={{ width: '100%', height: 260 }} role="img" aria-label={name}>
      <ResponsiveContainer>
        <AreaChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
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
            cursor={{ stroke: colors.neutral200 }}
            labelFormatter={(day) => formatDate(day as string, { dateStyle: 'medium', timeZone: 'UTC' })}
            formatter={(_value, _name, item: { payload?: DayPoint }) => [item.payload?.text ?? '', name]}
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
          <Area
            type="monotone"
            dataKey="value"
            stroke={colors.primary600}
            strokeWidth={2}
            fill={colors.primary100}
            isAnimationActive={false}
            dot={points.length < 2}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
};
