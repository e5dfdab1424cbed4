import { useMemo } from 'react';
import { Choice, TextFilter } from './controls';
import { useStoreNow } from './clock';
import { useWords } from './words';

const DAY = 86_400_000;

/** A range of whole days, both included, UTC. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const firstOf = (day: string, unit: 'month' | 'year'): string => (unit === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`);

export const presets = ['today', '7d', '30d', '90d', 'month', 'last_month', 'year', '12m'] as const;
export type Preset = (typeof presets)[number];

/** The days a preset means on a given day. */
export const daysOf = (preset: Preset, now: number): DayRange => {
  const today = dayOf(now);
  const back = (days: number): DayRange => ({ from: dayOf(now - (days - 1) * DAY), to: today });
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case '7d':
      return back(7);
    case '30d':
      return back(30);
    case '90d':
      return back(90);
    case 'month':
      return { from: firstOf(today, 'month'), to: today };
    case 'last_month': {
      const last = dayOf(Date.parse(`${firstOf(today, 'month')}T00:00:00Z`) - DAY);
      return { from: firstOf(last, 'month'), to: last };
    }
    case 'year':
      return { from: firstOf(today, 'year'), to: today };
    case '12m':
      return back(365);
  }
};

interface Asked {
  readonly range?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
interface Props {
  readonly values: Asked;
  readonly change: (next: Asked) => void;
  readonly standard?: Preset;
}

/** The range a page's address asks for: two days, or a preset, or the standard one; null where there is none. */
export const useDays = (values: Asked, standard?: Preset): DayRange | null => {
  const today = Math.floor(useStoreNow() / DAY) * DAY;
  const { range, from, to } = values;
  return useMemo(() => {
    if (from || to) return { from: from ?? '2000-01-01', to: to ?? dayOf(today) };
    const preset = presets.find((known) => known === range) ?? standard;
    return preset ? daysOf(preset, today) : null;
  }, [range, from, to, standard, today]);
};

/** Chooses a range by preset or by two days. Days are UTC, and say so. */
export const DayRangePicker = ({ values, change, standard }: Props) => {
  const words = useWords();
  const custom = Boolean(values.from ?? values.to) || values.range === 'custom';
  const days = useDays(values, standard);
  const choose = (value: string | undefined) =>
    change(value === 'custom' ? { range: 'custom', from: days?.from, to: days?.to } : { range: value, from: undefined, to: undefined });
  return (
    <>
      <Choice
        required={standard !== undefined}
        label={words('range.label')}
        value={custom ? 'custom' : (values.range ?? standard)}
        onChoose={choose}
        options={[
          ...presets.map((preset) => ({ value: preset, label: words(`range.${preset}`) })),
          { value: 'custom', label: words('range.custom') },
        ]}
      />
      {custom ? (
        <>
          <TextFilter type="date" label={words('range.from')} value={values.from} onChange={(from) => change({ from, range: 'custom' })} />
          <TextFilter type="date" label={words('range.to')} value={values.to} onChange={(to) => change({ to, range: 'custom' })} />
        </>
      ) : null}
    </>
  );
};
