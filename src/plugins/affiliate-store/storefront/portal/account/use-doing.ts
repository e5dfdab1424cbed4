import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Something done to a subscription, after which everything about it is read again. */
export function useDoing(act: () => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries() });
}
