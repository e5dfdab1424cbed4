import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { StoreClient } from '../../client';
import { useSession } from './session';

/** Asks the store for one thing, under a name it is remembered by. */
export function useStore<T>(name: readonly (string | undefined)[], ask: (client: StoreClient) => Promise<T>) {
  const { client } = useSession();
  return useQuery({ queryKey: ['store', ...name], queryFn: () => ask(client) });
}

interface Page<T> {
  readonly data: readonly T[];
  readonly pagination: { readonly nextCursor: string | null; readonly total: number };
}

/** Asks for a long list, page after page. */
export function useStoreList<T>(
  name: readonly (string | undefined)[],
  ask: (client: StoreClient, cursor: string | undefined) => Promise<Page<T>>,
) {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: ['list', ...name],
    queryFn: ({ pageParam }) => ask(client, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.pagination.nextCursor ?? undefined,
  });
}
