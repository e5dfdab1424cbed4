import { useState } from 'react';
import { Button, Dialog, Field, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { unfreezePayouts } from '../../../../contracts/admin';
import { useAct, useRefusalWords, useWords } from '../../shell/kit';

/** Lets payouts go on, for a reason that the audit log keeps; the shop checks the books once more before it does. */
export const UnfreezeButton = () => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const unfreeze = useAct(unfreezePayouts, ['adminBooks', 'adminOverview']);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const run = () =>
    unfreeze.mutate(
      { asked: { body: { reason: reason.trim() } } },
      {
        onSuccess: () => {
          setOpen(false);
          toggleNotification({ type: 'success', message: words('books.unfrozen') });
        },
      },
    );
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button size="S" variant="danger-light">
          {words('books.unfreeze')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{words('books.unfreeze')}</Dialog.Header>
        <Dialog.Body>
          <Typography>{words('books.unfreezeText')}</Typography>
          <Field.Root name="reason" required error={unfreeze.error ? refusal(unfreeze.error) : undefined} width="100%">
            <Field.Label>{words('books.unfreezeReason')}</Field.Label>
            <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
            <Field.Error />
          </Field.Root>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {words('controls.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button variant="danger" fullWidth loading={unfreeze.isPending} disabled={reason.trim().length < 3} onClick={run}>
            {words('books.unfreeze')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
