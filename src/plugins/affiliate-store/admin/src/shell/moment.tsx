import { useIntl } from 'react-intl';
import { useStoreNow } from './clock';

const STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A moment as "3 hours ago", with the exact time on hover; `full` turns that round. */
export const Moment = ({ at, full = false }: { readonly at: string | null; readonly full?: boolean }) => {
  const { formatDate, formatRelativeTime } = useIntl();
  const now = useStoreNow();
  if (at === null) return <>—</>;
  const exact = formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const seconds = (new Date(at).getTime() - now) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  const relative = formatRelativeTime(Math.trunc(seconds / size), unit, { numeric: 'auto' });
  return (
    <time dateTime={at} title={full ? relative : exact}>
      {full ? exact : relative}
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
