import { Button, Field, Modal, TextInput, Textarea } from '@strapi/design-system';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { closePayout } from '../../../../contracts/admin-payouts';
import type { AdminPayoutRow } from '../../../../contracts/admin-payouts';
import { Facts, moneyText, Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

type Ending = AdminPayoutRow['may'][number];

interface Props {
  readonly payout: AdminPayoutRow;
  readonly to: Ending;
}

/** Which payout it is, what saying so means, and what is to be said with it. */
const What = ({ payout, to, text, setText }: Props & { readonly text: string; readonly setText: (text: string) => void }) => {
  const words = useWords();
  const { locale } = useIntl();
  const paid = to === 'paid';
  return (
    <>
      <Facts
        facts={[
          [words('payouts.payee'), payout.partyName],
          [words('payouts.amount'), moneyText(payout.amount, locale)],
          [words('payouts.method'), payout.methodShown],
        ]}
      />
      <p>{words(`payouts.close.${to}.means`)}</p>
      <Field.Root name="text" required={!paid} hint={words(paid ? 'payouts.referenceHint' : 'payouts.reasonHint')}>
        <Field.Label>{words(paid ? 'payouts.reference' : 'payouts.reason')}</Field.Label>
        {paid ? (
          <TextInput value={text} onChange={(event: { target: { value: string } }) => setText(event.target.value)} />
        ) : (
          <Textarea value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
        )}
        <Field.Hint />
      </Field.Root>
    </>
  );
};

const CloseDialog = ({ payout, to, onClose }: Props & { readonly onClose: () => void }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const [text, setText] = useState('');
  const act = useAct(closePayout, ['adminPayouts', 'adminLedger', 'adminOverview']);
  const title = useId();
  const paid = to === 'paid';
  const ready = paid || text.trim().length >= 3;
  const send = () =>
    act.mutate(
      {
        asked: {
          params: { id: payout.id },
          body: { to, ...(text.trim() === '' ? {} : paid ? { reference: text.trim() } : { reason: text.trim() }) },
        },
      },
      { onSuccess: onClose },
    );
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !act.isPending) onClose();
      }}
    >
      <Modal.Content aria-labelledby={title} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={title}>{words(`payouts.close.${to}`)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            <What payout={payout} to={to} text={text} setText={setText} />
            {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
          </Stack>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={act.isPending}>
            {words('controls.cancel')}
          </Button>
          <Button variant={paid ? 'default' : 'danger'} disabled={!ready} loading={act.isPending} onClick={send}>
            {words(`payouts.close.${to}`)}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};

/** Says what became of one payout. */
export const CloseButton = (props: Props) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="S" variant={props.to === 'paid' ? 'secondary' : 'ghost'} onClick={() => setOpen(true)}>
        {words(`payouts.close.${props.to}`)}
      </Button>
      {open ? <CloseDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
