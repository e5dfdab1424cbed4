import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

/** `value` is drawn, `label` is said: an amount keeps every digit there. */
interface Point {
  readonly day: string;
  readonly value: number;
  readonly label: string;
}

export interface ChartProps {
  readonly title: string;
  readonly points: readonly Point[];
  readonly formatDay: (day: string) => string;
  readonly formatTick: (value: number) => string;
}

interface TipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Point }[];
}

/** One idea: how much on which day. Charts read from left to right in every language. */
export function DayChart({ title, points, formatDay, formatTick }: ChartProps) {
  const Tip = ({ active, payload }: TipProps) => {
    const point = payload?.[0]?.payload;
    if (!active || point === undefined) return null;
    return (
      <div className="rounded-control bg-ink px-3 py-2 text-13 text-paper">
        <p>{formatDay(point.day)}</p>
        <p className="font-bold tabular-nums">{point.label}</p>
      </div>
    );
  };
  return (
    <div dir="ltr" role="img" aria-label={title} className="h-56 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...points]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={formatDay}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            minTickGap={40}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
          />
          <YAxis
            width={56}
            tickFormatter={formatTick}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            tickCount={4}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
          />
          <Tooltip content={<Tip />} cursor={{ fill: 'var(--wash)' }} isAnimationActive={false} />
          <Bar dataKey="value" fill="var(--brand-ink)" radius={[3, 3, 0, 0]} maxBarSize={28} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
