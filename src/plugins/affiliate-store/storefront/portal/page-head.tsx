import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { OnwardIcon } from '../ui/icons';
import { useSite } from '../ui/site';

interface PageHeadProps {
  readonly title: string;
  /** A number or code within the title; it is never broken over two lines. */
  readonly code?: string | undefined;
  /** One sentence of state. */
  readonly state?: ReactNode;
  readonly action?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
}

/** The words of the heading. */
function Title({ title, code }: Pick<PageHeadProps, 'title' | 'code'>) {
  if (!code || !title.includes(code)) return <>{title}</>;
  const at = title.indexOf(code);
  return (
    <>
      {title.slice(0, at)}
      <bdi className="whitespace-nowrap">{code}</bdi>
      {title.slice(at + code.length)}
    </>
  );
}

/** Where am I, how do things stand, and the one main action. */
export function PageHead({ title, code, state, action, back }: PageHeadProps) {
  const { shop } = useSite();
  useEffect(() => {
    document.title = `${title} · ${shop.name}`;
  }, [title, shop.name]);
  return (
    <div className="pt-6 md:pt-8">
      {back && (
        <Link to={back.to} className="no-print mb-4 inline-flex min-h-8 items-center gap-1 text-muted hover:text-ink">
          <span className="rotate-180">
            <OnwardIcon />
          </span>
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-28 md:text-36" tabIndex={-1} data-page-title>
            <Title title={title} code={code} />
          </h1>
          {state && <p className="mt-2 max-w-text text-muted">{state}</p>}
        </div>
        {action}
      </div>
    </div>
  );
}
