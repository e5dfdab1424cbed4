import { useMutation, useQueryClient } from '@tanstack/react-query';
import { StoreFailure } from '../../../client';
import { useSession } from '../session';

interface Refused {
  readonly error?: { readonly message?: string; readonly details?: { readonly code?: string } };
}

const refusalOf = async (answer: Response): Promise<StoreFailure> => {
  const { error } = (await answer.json().catch(() => ({}))) as Refused;
  return new StoreFailure(answer.status, error?.details?.code ?? `HTTP_${answer.status}`, error?.message ?? '');
};

/** Sends the file of a bonus to the address the shop gives for it: whole, as the body. */
export function useSendFile() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, file }: { readonly id: string; readonly file: File }) => {
      const { url } = await client.partnerBonuses.upload({ params: { id } });
      const said = new URLSearchParams({ name: file.name, type: file.type });
      // The path alone: the shop may be reached under another name than it knows of itself.
      const { pathname } = new URL(url);
      const answer = await fetch(`${pathname}?${said.toString()}`, {
        method: 'PUT',
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      });
      if (!answer.ok) throw await refusalOf(answer);
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
