import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { isStoreFailure } from '../../client';
import { AlertIcon } from '../ui/icons';
import { useSite } from '../ui/site';

export function PageSkeleton() {
  const { t } = useSite();
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <div className="skeleton h-9 w-56" />
      <div className="mt-8 grid gap-6 sm:grid-cols-3">
        {[0, 1, 2].map((at) => (
          <div key={at} className="skeleton h-24" />
        ))}
      </div>
      <div className="skeleton mt-10 h-64" />
    </div>
  );
}

export const RowsSkeleton = () => (
  <div aria-busy="true" className="mt-6 space-y-3">
    {[0, 1, 2, 3, 4].map((at) => (
      <div key={at} className="skeleton h-11" />
    ))}
  </div>
);

/** What will be here, how it gets here, and the way to it. */
export function Empty({ title, help, action }: { readonly title: string; readonly help: string; readonly action?: ReactNode }) {
  return (
    <div className="mt-6 border-y border-line py-12">
      <p className="text-18 font-bold">{title}</p>
      <p className="mt-1 max-w-text text-muted">{help}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}

/** What was refused, in words. */
function useRefusalWords() {
  const { t } = useSite();
  return (failure: unknown): string => {
    if (!isStoreFailure(failure)) return t('failure.other');
    const known = t.maybe(`failure.${failure.code}`);
    if (known) return known;
    return failure.status === 403 ? t('portal.forbidden') : failure.status === 404 ? t('portal.notFound') : t('failure.other');
  };
}

/**
 * What was refused about one field of a form, to stand below it, where it is one of these codes; whoever sent it is taken there. Null where
 * the refusal is about something else.
 */
export function useFieldRefusal(failure: unknown, id: string, codes: readonly string[]): string | null {
  const say = useRefusalWords();
  const isAbout = isStoreFailure(failure) && codes.includes(failure.code);
  useEffect(() => {
    if (isAbout) document.getElementById(id)?.focus();
  }, [failure, id, isAbout]);
  return isAbout ? say(failure) : null;
}

/** What happened, in words, and a way to try again. */
export function Failed({ failure, retry }: { readonly failure: unknown; readonly retry?: (() => unknown) | undefined }) {
  const { t } = useSite();
  const say = useRefusalWords();
  return (
    <div role="alert" className="note note-danger mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <AlertIcon className="size-5 text-danger" />
      <p className="min-w-48 flex-1">{say(failure)}</p>
      {retry && (
        <button type="button" className="button button-small" onClick={() => void retry()}>
          {t('portal.retry')}
        </button>
      )}
    </div>
  );
}

/** Draws what a query brought, or honest words about why it did not. */
export function Loaded<T>({
  query,
  skeleton,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly skeleton?: ReactNode;
  readonly children: (loaded: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed failure={query.error} retry={query.refetch} />;
  return <>{skeleton ?? <RowsSkeleton />}</>;
}
