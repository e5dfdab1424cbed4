import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Link, Outlet, useLocation } from 'react-router-dom';
import { formatNumber } from '../i18n/format';
import { useSite } from '../ui/site';
import { newIn, placeIn, type AreaGroup, type AreaPage, type Place } from './place';

/** A line of links that can be pushed sideways where it is too long; what is current is in sight. */
export function Strip({
  current,
  className,
  children,
}: {
  readonly current: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const strip = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const line = strip.current;
    const marked = line?.querySelector('[aria-current]');
    if (!line || !marked) return;
    const [box, link] = [line.getBoundingClientRect(), marked.getBoundingClientRect()];
    // Moving by a difference is right in both directions of writing. The page itself stays where it is.
    if (link.left < box.left || link.right > box.right) line.scrollLeft += (link.left + link.right - box.left - box.right) / 2;
  }, [current]);
  return (
    <ul ref={strip} className={`flex overflow-x-auto [scrollbar-width:none] ${className ?? ''}`}>
      {children}
    </ul>
  );
}

function Count({ of }: { readonly of: number }) {
  const { t, locale } = useSite();
  if (of === 0) return null;
  return (
    <span className="ms-1.5 rounded-full bg-ink px-1.5 text-13 font-medium text-paper">
      <span aria-hidden="true">{formatNumber(locale, of)}</span>
      <span className="sr-only">{t('talk.unread', { count: of })}</span>
    </span>
  );
}

interface EntryProps {
  readonly page: AreaPage;
  readonly label?: string;
  readonly count?: number;
  readonly current: 'page' | 'true' | undefined;
  readonly className: string;
}

function Entry({ page, label = page.label, count = page.count ?? 0, current, className }: EntryProps) {
  const inside = (
    <>
      {label}
      <Count of={count} />
    </>
  );
  return page.outside ? (
    <a href={page.to} className={className}>
      {inside}
    </a>
  ) : (
    <Link to={page.to} aria-current={current} className={className}>
      {inside}
    </Link>
  );
}

const LINE =
  'flex min-h-9 items-center px-3 whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:font-medium aria-[current]:text-ink';
const PILL = `${LINE} rounded-full aria-[current]:bg-wash`;
const WORD = `${LINE} border-b-2 border-transparent aria-[current]:border-ink`;

interface MenuProps {
  readonly groups: readonly AreaGroup[];
  readonly place: Place | null;
}

/** The groups, and below them the pages of the one somebody is in. */
function Lines({ groups, place }: MenuProps) {
  const { t } = useSite();
  const pages = place?.group.pages ?? [];
  return (
    <nav aria-label={t('area.pages')} className="-ms-3">
      <Strip current={place?.group.label ?? ''}>
        {groups.map((group) => {
          const [first] = group.pages;
          if (!first) return null;
          const marked = group.pages.length > 1 ? 'true' : 'page';
          return (
            <li key={group.label} className="flex-none">
              <Entry
                page={first}
                label={group.label}
                count={newIn(group)}
                current={place?.group === group ? marked : undefined}
                className={PILL}
              />
            </li>
          );
        })}
      </Strip>
      {pages.length > 1 && (
        <Strip current={place?.page.to ?? ''} className="mt-1 border-b border-line">
          {pages.map((page) => (
            <li key={page.to} className="-mb-px flex-none">
              <Entry page={page} current={place?.page === page ? 'page' : undefined} className={WORD} />
            </li>
          ))}
        </Strip>
      )}
    </nav>
  );
}

const closeOnEscape = (event: KeyboardEvent<HTMLDetailsElement>): void => {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
};

/** On a phone: one line that says where one is, and unfolds to all the pages there are. */
function Folded({ groups, place }: MenuProps) {
  const { t } = useSite();
  const total = groups.reduce((sum, group) => sum + newIn(group), 0);
  return (
    <details onKeyDown={closeOnEscape} className="group rounded-control border border-line">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-3 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 truncate">
          <span className="sr-only">{t('area.pages')}: </span>
          {place && place.group.pages.length > 1 && <span className="text-muted">{place.group.label} · </span>}
          <span className="font-medium">{place?.page.label ?? t('area.pages')}</span>
        </span>
        <Count of={total} />
        <svg
          aria-hidden="true"
          viewBox="0 0 20 20"
          className="ms-auto size-5 shrink-0 text-muted group-open:rotate-180"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d="m5 8 5 5 5-5" />
        </svg>
      </summary>
      <nav aria-label={t('area.pages')} className="border-t border-line px-1 pb-2">
        <ul>
          {groups.map((group) => (
            <li key={group.label} className="pt-2">
              {group.pages.length > 1 && <p className="px-3 text-13 text-muted">{group.label}</p>}
              <ul className="flex flex-wrap">
                {group.pages.map((page) => (
                  <li key={page.to}>
                    <Entry page={page} current={place?.page === page ? 'page' : undefined} className={`${PILL} min-h-11`} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

/** The pages of an area, above whichever is open; a page below one of them keeps it marked. */
export function AreaMenu({ groups }: { readonly groups: readonly AreaGroup[] }) {
  const { pathname } = useLocation();
  const place = placeIn(groups, pathname);
  const folds = groups.some(({ pages }) => pages.length > 1);
  if (groups.length === 0) return <Outlet />;
  return (
    <>
      <div className="no-print pt-4">
        {/* Going somewhere folds it again. */}
        {folds && (
          <div key={pathname} className="sm:hidden">
            <Folded groups={groups} place={place} />
          </div>
        )}
        <div className={folds ? 'max-sm:hidden' : ''}>
          <Lines groups={groups} place={place} />
        </div>
      </div>
      <Outlet />
    </>
  );
}
