import { useIntl } from 'react-intl';
import { useStoreNow } from './clock';

const STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const WEEK = 7 * 86_400;

/**
 * A moment as "3 hours ago" while that says something, and as a day from a week on, with the exact time on hover; `full` shows
 * the exact time instead.
 */
export const Moment = ({ at, full = false }: { readonly at: string | null; readonly full?: boolean }) => {
  const { formatDate, formatRelativeTime } = useIntl();
  const now = useStoreNow();
  if (at === null) return <>—</>;
  const exact = formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const seconds = (new Date(at).getTime() - now) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  const relative = formatRelativeTime(Math.trunc(seconds / size), unit, { numeric: 'auto' });
  const day = formatDate(at, { dateStyle: 'medium' });
  return (
    <time dateTime={at} title={full ? relative : exact}>
      {full ? exact : Math.abs(seconds) < WEEK ? relative : day}
    </time>
  );
};

/** A day, as the administrator writes days. */
export const Day = ({ at }: { readonly at: string | null }) => {
  const { formatDate } = useIntl();
  return at === null ? (
    <>—</>
  ) : (
    <time dateTime={at}>{formatDate(at, { dateStyle: 'medium', ...(at.length === 10 ? { timeZone: 'UTC' } : {}) })}</time>
  );
};
