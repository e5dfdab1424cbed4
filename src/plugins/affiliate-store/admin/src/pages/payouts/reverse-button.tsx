import { Button, Field, Modal, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { reversePayout } from '../../../../contracts/admin-payouts';
import type { AdminPayoutRow } from '../../../../contracts/admin-payouts';
import { Facts, moneyText, Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

const ReverseDialog = ({ payout, onClose }: { readonly payout: AdminPayoutRow; readonly onClose: () => void }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const act = useAct(reversePayout, ['adminPayouts', 'adminLedger', 'adminOverview']);
  const title = useId();
  const done = () => {
    toggleNotification({ type: 'success', message: words('payouts.reversed') });
    onClose();
  };
  const send = () => act.mutate({ asked: { params: { id: payout.id }, body: { reason: reason.trim() } } }, { onSuccess: done });
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !act.isPending) onClose();
      }}
    >
      <Modal.Content aria-labelledby={title} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={title}>{words('payouts.reverse')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            <Facts
              facts={[
                [words('payouts.payee'), payout.partyName],
                [words('payouts.amount'), moneyText(payout.amount, locale)],
                [words('payouts.transfer'), payout.reference],
              ]}
            />
            <p>{words('payouts.reverse.means', { amount: moneyText(payout.amount, locale) })}</p>
            <Field.Root name="reason" required hint={words('payouts.reasonHint')}>
              <Field.Label>{words('payouts.reason')}</Field.Label>
              <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
              <Field.Hint />
            </Field.Root>
            {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
          </Stack>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={act.isPending}>
            {words('controls.cancel')}
          </Button>
          <Button variant="danger" disabled={reason.trim().length < 3} loading={act.isPending} onClick={send}>
            {words('payouts.reverse')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};

/** Takes a transfer back that was made, with a reason its receiver reads. */
export const ReverseButton = ({ payout }: { readonly payout: AdminPayoutRow }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="S" variant="ghost" onClick={() => setOpen(true)}>
        {words('payouts.reverse')}
      </Button>
      {open ? <ReverseDialog payout={payout} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
