import { useSearchParams } from 'react-router-dom';
import { useSite } from '../ui/site';

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The day something is asked of; it lives in the address, as the range does. Undefined: as it stands. */
export function useKnownOn(): string | undefined {
  const [search] = useSearchParams();
  const asked = search.get('known');
  return isDay(asked) ? asked : undefined;
}

/** Chooses that day; empty: as it stands. */
export function KnownOnPicker() {
  const { t } = useSite();
  const [, setSearch] = useSearchParams();
  const known = useKnownOn();
  const choose = (day: string) =>
    setSearch(
      (before) => {
        if (isDay(day)) before.set('known', day);
        else before.delete('known');
        return before;
      },
      { replace: true },
    );
  return (
    <label className="flex items-center gap-1.5 text-muted">
      {t('report.known')}
      <input
        type="date"
        value={known ?? ''}
        className="min-h-9 rounded-control border border-line px-2 text-ink"
        onChange={(event) => choose(event.target.value)}
      />
    </label>
  );
}
