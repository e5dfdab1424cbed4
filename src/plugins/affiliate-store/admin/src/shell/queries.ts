import { QueryClient, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Endpoint } from '../../../contracts/endpoint';
import { StoreError, ask } from './api';
import type { Answered, Asked } from './api';

const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof StoreError && error.status >= 400 && error.status < 500);

/** What pages have read lately; shared by pages, panels and widgets. */
export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying } } });

interface Options {
  readonly enabled?: boolean;
  readonly refreshMs?: number;
}

/** Reads from the store; while another page of a list loads, the last one stays. */
export const useRead = <E extends Endpoint>(endpoint: E, asked: Asked<E> = {}, { enabled = true, refreshMs }: Options = {}) =>
  useQuery<Answered<E>, StoreError>({
    queryKey: [endpoint.id, asked],
    queryFn: ({ signal }) => ask(endpoint, asked, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    ...(refreshMs === undefined ? {} : { refetchInterval: refreshMs }),
  });

interface Act<E extends Endpoint> {
  readonly asked: Asked<E>;
  readonly key?: string;
}

/** What is done when it went well, when it was refused, and in either case. */
interface Afterwards<E extends Endpoint> {
  readonly onSuccess?: (answered: Answered<E>) => void;
  readonly onError?: (error: StoreError) => void;
  readonly onSettled?: () => void;
}

/** Does something in the store; what was read from controllers in `touches` is read anew, after whoever asked was told how it went. */
export const useAct = <E extends Endpoint>(endpoint: E, touches: readonly string[]) => {
  const client = useQueryClient();
  const { mutate, ...act } = useMutation<Answered<E>, StoreError, Act<E> & Afterwards<E>>({
    mutationFn: ({ asked, key }) => ask(endpoint, asked, key === undefined ? {} : { key }),
    // What comes anew may take the button away that was pressed: callbacks that wait for it, as those of `mutate` do, would never be called.
    onSuccess: async (answered, { onSuccess, onSettled }) => {
      onSuccess?.(answered);
      onSettled?.();
      await client.invalidateQueries({
        predicate: ({ queryKey: [id] }) => typeof id === 'string' && touches.some((controller) => id.startsWith(`${controller}.`)),
      });
    },
    onError: (error, { onError, onSettled }) => {
      onError?.(error);
      onSettled?.();
    },
  });
  return { ...act, mutate: (asked: Act<E>, afterwards: Afterwards<E> = {}) => mutate({ ...asked, ...afterwards }) };
};
