import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FeedbackView } from '../../../contracts/feedback';
import { useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';

/** How many stand behind an entry, and the way to do so or no longer. */
export function Backing({ one }: { readonly one: FeedbackView }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: (backs: boolean) => client.feedback.back({ params: { id: one.id }, body: { backs } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['list', 'feedback'] }),
        queries.invalidateQueries({ queryKey: ['store', 'feedback', one.id] }),
      ]),
  });
  return (
    <>
      <span className="text-13 text-muted">{t('feedback.backers', { count: one.backers })}</span>
      {one.mayBack && (
        <button
          type="button"
          className="button button-small"
          aria-pressed={one.backed}
          disabled={back.isPending}
          onClick={() => back.mutate(!one.backed)}
        >
          {t(one.backed ? 'feedback.backing' : 'feedback.back')}
        </button>
      )}
      {back.isError && <Failed failure={back.error} />}
    </>
  );
}
