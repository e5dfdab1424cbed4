import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { useStore } from '../use-store';

/** Where messages about orders go, and the way to stop them; nothing for whoever never gave a number. */
export function TextMessages() {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const query = useStore(['sms'], (store) => store.sms.readMine());
  const forget = useMutation({
    mutationFn: () => client.sms.forgetMine(),
    onSuccess: (view) => queries.setQueryData(['store', 'sms'], view),
  });
  const phones = query.data?.phones ?? [];
  if (phones.length === 0 && !forget.isSuccess) return null;
  return (
    <section aria-labelledby="text-messages" className="mt-12">
      <h2 id="text-messages" className="text-22">
        {t('account.sms.title')}
      </h2>
      {forget.isSuccess ? (
        <p role="status" className="mt-3">
          {t('account.sms.forgotten')}
        </p>
      ) : (
        <>
          <p className="mt-3">{t('account.sms.text', { phone: `\u2066${phones.join(', ')}\u2069` })}</p>
          <button type="button" className="button mt-4" disabled={forget.isPending} onClick={() => forget.mutate()}>
            {t('account.sms.forget')}
          </button>
        </>
      )}
      {forget.isError && <Failed failure={forget.error} />}
    </section>
  );
}
