import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';

/** Taking back that the card is kept, in two presses. */
export function KeptCard({ onForgotten }: { readonly onForgotten: () => void }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const forget = useMutation({
    mutationFn: () => client.club.withdrawCard(),
    onSuccess: (view) => {
      queries.setQueryData(['store', 'club'], view);
      onForgotten();
    },
  });
  if (!asking)
    return (
      <button type="button" className="link mt-6 min-h-11" onClick={() => setAsking(true)}>
        {t('club.forget')}
      </button>
    );
  return (
    <div role="group" aria-labelledby="forget-card" className="note mt-6">
      <p id="forget-card" className="font-medium">
        {t('club.forgetAsk')}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button button-primary" disabled={forget.isPending} onClick={() => forget.mutate()}>
          {t('club.forgetDo')}
        </button>
        <button type="button" className="button" autoFocus onClick={() => setAsking(false)}>
          {t('club.forgetKeep')}
        </button>
      </div>
      {forget.isError && <Failed failure={forget.error} />}
    </div>
  );
}
