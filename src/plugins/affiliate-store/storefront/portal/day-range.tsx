import { useSearchParams } from 'react-router-dom';
import { formatDay } from '../i18n/format';
import { useSite } from '../ui/site';

const dayMs = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Whole days, both ends included, UTC. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const lastDays = (count: number, today: number): DayRange => ({ from: dayOf(today - (count - 1) * dayMs), to: dayOf(today) });
export const daysIn = ({ from, to }: DayRange): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

/** As many days, ending the day before the range begins. */
export const rangeBefore = (range: DayRange): DayRange => {
  const end = Date.parse(range.from) - dayMs;
  return { from: dayOf(end - (daysIn(range) - 1) * dayMs), to: dayOf(end) };
};

/** The range in the address, or the last thirty days. */
export function useDayRange(): DayRange {
  const [search] = useSearchParams();
  const { now } = useSite();
  const [from, to] = [search.get('from'), search.get('to')];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : lastDays(30, now());
}

function presets(now: number): readonly { readonly key: 'd7' | 'd30' | 'd90' | 'month' | 'year'; readonly range: DayRange }[] {
  const today = dayOf(now);
  return [
    { key: 'd7', range: lastDays(7, now) },
    { key: 'd30', range: lastDays(30, now) },
    { key: 'd90', range: lastDays(90, now) },
    { key: 'month', range: { from: `${today.slice(0, 8)}01`, to: today } },
    { key: 'year', range: { from: `${today.slice(0, 4)}-01-01`, to: today } },
  ];
}

/** Chooses the days shown. It lives in the address, so a look at the numbers can be kept and sent on. */
export function DayRangePicker() {
  const { t, locale, now } = useSite();
  const [, setSearch] = useSearchParams();
  const range = useDayRange();
  const choose = (next: DayRange) =>
    setSearch(
      (search) => {
        search.set('from', next.from);
        search.set('to', next.to);
        search.delete('cursor');
        return search;
      },
      { replace: true },
    );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" role="group" aria-label={t('range.label')}>
      <div className="-ms-3 flex flex-wrap">
        {presets(now()).map(({ key, range: one }) => (
          <button
            key={key}
            type="button"
            aria-pressed={one.from === range.from && one.to === range.to}
            onClick={() => choose(one)}
            className="min-h-9 rounded-full px-3 text-muted hover:text-ink aria-pressed:bg-wash aria-pressed:font-medium aria-pressed:text-ink"
          >
            {t(`range.${key}`)}
          </button>
        ))}
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-1.5 text-muted">
        <input
          type="date"
          aria-label={t('range.from')}
          value={range.from}
          max={range.to}
          className="min-h-9 min-w-0 rounded-control border border-line px-2 text-ink"
          onChange={(event) => isDay(event.target.value) && choose({ ...range, from: event.target.value })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="date"
          aria-label={t('range.to')}
          value={range.to}
          min={range.from}
          className="min-h-9 min-w-0 rounded-control border border-line px-2 text-ink"
          onChange={(event) => isDay(event.target.value) && choose({ ...range, to: event.target.value })}
        />
      </div>
      <p className="sr-only" role="status">
        {t('range.shown', { from: formatDay(locale, range.from), to: formatDay(locale, range.to) })}
      </p>
    </div>
  );
}
