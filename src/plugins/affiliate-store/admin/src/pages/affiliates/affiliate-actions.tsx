import { Button, Dialog, Field, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { approveAffiliate, blockAffiliate } from '../../../../contracts/admin-affiliates';
import type { AffiliateRow } from '../../../../contracts/admin-affiliates';
import { ActButton } from '../../shell/act-button';
import { useAct, useRefusalWords, useWords } from '../../shell/kit';

const TOUCHES = ['adminAffiliates', 'adminOverview'] as const;

/** Lets the affiliate's links count from now on; also takes a block back. */
export const ApproveButton = ({ affiliate }: { readonly affiliate: AffiliateRow }) => {
  const words = useWords();
  const { name, state, id } = affiliate;
  const blocked = state === 'blocked';
  return (
    <ActButton
      variant="success-light"
      endpoint={approveAffiliate}
      asked={{ params: { id } }}
      touches={TOUCHES}
      label={words(blocked ? 'affiliates.unblock' : 'affiliates.approve')}
      done={words('affiliates.approved', { name })}
      confirm={words(blocked ? 'affiliates.unblockConfirm' : 'affiliates.approveConfirm', { name })}
    />
  );
};

/** Makes the affiliate's links do nothing, for a reason they can be told. */
export const BlockButton = ({ affiliate }: { readonly affiliate: AffiliateRow }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const block = useAct(blockAffiliate, TOUCHES);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const run = () =>
    block.mutate(
      { asked: { params: { id: affiliate.id }, body: { reason: reason.trim() } } },
      {
        onSuccess: () => {
          setOpen(false);
          toggleNotification({ type: 'success', message: words('affiliates.blockedDone', { name: affiliate.name }) });
        },
      },
    );
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button size="S" variant="danger-light">
          {words('affiliates.block')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{words('affiliates.blockTitle', { name: affiliate.name })}</Dialog.Header>
        <Dialog.Body>
          <Typography>{words('affiliates.blockText')}</Typography>
          <Field.Root name="reason" required error={block.error ? refusal(block.error) : undefined} width="100%">
            <Field.Label>{words('affiliates.blockReason')}</Field.Label>
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
          <Button variant="danger" fullWidth loading={block.isPending} disabled={reason.trim().length < 3} onClick={run}>
            {words('affiliates.block')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
