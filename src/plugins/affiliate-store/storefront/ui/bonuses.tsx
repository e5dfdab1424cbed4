import type { ReactNode } from 'react';
import type { LibraryBonus } from '../../contracts/bonuses';
import { formatMoment } from '../i18n/format';
import { FileRow } from './file-row';
import { useSite } from './site';

const DAY = 24;

/** When a bonus is given, in a few words. */
export function useDelayWords(): (hours: number) => string {
  const { t } = useSite();
  return (hours) => {
    if (hours === 0) return t('bonus.now');
    return hours % DAY === 0 ? t('bonus.days', { count: hours / DAY }) : t('bonus.hours', { count: hours });
  };
}

/** The way to a page of the giver's own: whose it is, is said before anybody leaves, and nothing goes along. */
function Leaving({ url, from }: { readonly url: string; readonly from: string }) {
  const { t } = useSite();
  const { host } = new URL(url);
  return (
    <>
      <p className="mt-1 text-13 text-muted">{t('bonus.leave', { host, name: from })}</p>
      <a className="button button-small mt-2" href={url} target="_blank" rel="noopener noreferrer nofollow" referrerPolicy="no-referrer">
        {t('bonus.go', { host })}
      </a>
    </>
  );
}

function State({ one }: { readonly one: LibraryBonus }) {
  const { t, locale } = useSite();
  if (one.state === 'open') return null;
  const words = one.state === 'waiting' ? t('bonus.waiting', { at: formatMoment(locale, one.opensAt) }) : t(`bonus.${one.state}`);
  return <p className="mt-1 text-13 text-muted">{words}</p>;
}

/** What affiliates give along with a product; `open` draws the button that fetches a file. */
export function Bonuses({
  of,
  open,
}: {
  readonly of: readonly LibraryBonus[];
  readonly open: (one: LibraryBonus, name: string) => ReactNode;
}) {
  const { t } = useSite();
  if (of.length === 0) return null;
  return (
    <ul className="mt-4 space-y-4">
      {of.map((one) => (
        <li key={one.id} className="rounded-card bg-wash p-4">
          <p className="text-13 text-muted">{t('bonus.from', { name: one.from })}</p>
          <p className="font-medium" dir="auto">
            {one.title}
          </p>
          {one.text !== '' && (
            <p className="whitespace-pre-line text-15" dir="auto">
              {one.text}
            </p>
          )}
          <State one={one} />
          {one.url !== null && <Leaving url={one.url} from={one.from} />}
          {one.file && (
            <ul className="mt-2 [&>li:last-child]:border-b-0">
              <FileRow file={one.file}>{open(one, one.file.name)}</FileRow>
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
