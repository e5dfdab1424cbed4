import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { retryPayout } from '../../../../contracts/admin-payouts';
import type { AdminPayoutRow } from '../../../../contracts/admin-payouts';
import { Confirm } from '../../shell/confirm';
import { useAct, useRefusalWords, useWords } from '../../shell/kit';

/** Asks again for what did not arrive. */
export const RetryButton = ({ payout }: { readonly payout: AdminPayoutRow }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(retryPayout, ['adminPayouts']);
  const send = () =>
    act.mutate(
      { asked: { params: { id: payout.id } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('payouts.retried') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Confirm
      title={words('payouts.retry')}
      text={words('payouts.retryConfirm', { name: payout.partyName })}
      confirm={words('payouts.retry')}
      onConfirm={send}
    >
      <Button size="S" variant="ghost" loading={act.isPending}>
        {words('payouts.retry')}
      </Button>
    </Confirm>
  );
};
