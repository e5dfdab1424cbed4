import { Button, EmptyStateLayout } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { styled, keyframes } from 'styled-components';
import type { StoreError } from './api';
import { useCodeWords, useWords } from './words';

const breathe = keyframes`50% { opacity: 0.45; }`;

const Bone = styled.div`
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
  @media (prefers-reduced-motion: no-preference) {
    animation: ${breathe} 1.6s ease-in-out infinite;
  }
`;
const Bones = styled.div`
  display: grid;
  gap: 12px;
`;

const useAfter = (milliseconds: number): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return over;
};

/** The shape of what is coming. What takes long says so. */
export const Skeleton = ({ rows = 6, height = 44 }: { readonly rows?: number; readonly height?: number }) => {
  const words = useWords();
  const slow = useAfter(10_000);
  return (
    <Bones role="status" aria-label={words('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Bone key={row} style={{ height }} />
      ))}
      {slow ? <p>{words('state.slow')}</p> : null}
    </Bones>
  );
};

/** A list that is coming. */
export const ListSkeleton = () => <Skeleton rows={8} height={48} />;

const Note = styled.div`
  padding: 32px 24px;
  text-align: center;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  h2 {
    font-size: 1.6rem;
    font-weight: 600;
    margin-block-end: 8px;
    color: ${({ theme }) => theme.colors.neutral800};
  }
  p {
    font-size: 1.4rem;
    line-height: 1.5;
    color: ${({ theme }) => theme.colors.neutral600};
    max-width: 52ch;
    margin-inline: auto;
    overflow-wrap: anywhere;
  }
  code {
    font-size: 1.2rem;
  }
  button {
    margin-block-start: 16px;
    margin-inline: auto;
  }
`;

/** Says what the store refused in the administrator's language, where the catalogue knows the code. */
export const useRefusalWords = () => {
  const say = useCodeWords();
  return (error: StoreError): string => say('failure', error.code, error.message);
};

/** What went wrong, what was not done, what to do. */
export const Problem = ({ error, retry }: { readonly error: StoreError; readonly retry?: () => void }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  if (error.status === 403) return <Page.NoPermissions />;
  return (
    <Note role="alert">
      <h2>{words('problem.title')}</h2>
      <p>{error.status >= 500 || error.status === 0 ? words('problem.server') : refusal(error)}</p>
      <p>
        <code>{error.code}</code>
      </p>
      {retry ? (
        <Button variant="secondary" onClick={retry}>
          {words('problem.retry')}
        </Button>
      ) : null}
    </Note>
  );
};

/** One line what will be here, one line how to get there, and the button that does it. */
export const Empty = ({ title, hint, action }: { readonly title: string; readonly hint?: string; readonly action?: ReactNode }) => (
  <EmptyStateLayout
    icon={<EmptyDocuments width="16rem" />}
    content={hint ? `${title}${/[.!?…]$/.test(title) ? '' : '.'} ${hint}` : title}
    action={action}
    shadow="none"
    hasRadius
  />
);

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: StoreError | null; readonly refetch: () => unknown };
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Shows what a query brought, or its skeleton, or its problem. What is on the screen stays when a refresh fails. */
export const Loaded = <T,>({ query, skeleton = <Skeleton />, children }: LoadedProps<T>) => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  return <>{query.error ? <Problem error={query.error} retry={() => void query.refetch()} /> : skeleton}</>;
};
