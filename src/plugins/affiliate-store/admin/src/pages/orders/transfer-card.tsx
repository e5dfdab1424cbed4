import { Button, Field, Flex, TextInput, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import { cancelTransfer, confirmTransfer } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { Amount, Day, decimalOf, Facts, minorOf, Quiet, Section, Stack, useAct, useMay, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { ReasonButton } from '../../shell/reason-button';

type Typed = { target: { value: string } };

const TOUCHES = ['adminOrders', 'adminOverview', 'adminLedger'] as const;

const Lines = styled.p`
  white-space: pre-line;
`;

/** Today, or the day of the order where the clock of the shop runs ahead. */
const todayOr = (placedAt: string): string => [new Date().toISOString(), placedAt].sort().at(-1)?.slice(0, 10) ?? '';

/** What was seen on the bank account, as it is typed. */
const useArrival = (order: AdminOrder, onDone: () => void) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(confirmTransfer, TOUCHES);
  const [draft, setDraft] = useState({
    amount: decimalOf(order.total),
    receivedOn: todayOr(order.placedAt),
    reference: '',
    note: '',
  });
  const amount = minorOf(draft.amount, order.total.exponent);
  const ready = amount !== null && draft.reference.trim() !== '' && draft.note.trim().length >= 3 && draft.receivedOn !== '';
  const put = (change: Partial<typeof draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const send = () => {
    if (amount === null) return;
    const { receivedOn, reference, note } = draft;
    act.mutate(
      { asked: { params: { number: order.number }, body: { amount, receivedOn, reference: reference.trim(), note: note.trim() } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words(data.state === 'paid' ? 'transfer.booked' : 'transfer.needsSecond') });
          onDone();
        },
      },
    );
  };
  return { draft, put, send, ready, error: act.error, busy: act.isPending };
};

const Arrival = ({ order, onClose }: { readonly order: AdminOrder; readonly onClose: () => void }) => {
  const words = useWords();
  const { draft, put, send, ready, error, busy } = useArrival(order, onClose);
  return (
    <FormDialog
      title={words('transfer.arrived')}
      onClose={onClose}
      sending={busy}
      error={error}
      send={{ label: words('transfer.book'), ready, busy, act: send }}
    >
      <p>{words('transfer.arrivedText')}</p>
      <Field.Root name="amount" required hint={words('transfer.amountHint')}>
        <Field.Label>{words('transfer.amount', { currency: order.total.currency })}</Field.Label>
        <TextInput inputMode="decimal" value={draft.amount} onChange={(event: Typed) => put({ amount: event.target.value })} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="receivedOn" required>
        <Field.Label>{words('transfer.receivedOn')}</Field.Label>
        <TextInput type="date" value={draft.receivedOn} onChange={(event: Typed) => put({ receivedOn: event.target.value })} />
      </Field.Root>
      <Field.Root name="reference" required hint={words('recordSale.referenceHint')}>
        <Field.Label>{words('recordSale.reference')}</Field.Label>
        <TextInput value={draft.reference} maxLength={120} onChange={(event: Typed) => put({ reference: event.target.value })} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="note" required>
        <Field.Label>{words('transfer.note')}</Field.Label>
        <Textarea value={draft.note} maxLength={500} onChange={(event) => put({ note: event.target.value })} />
      </Field.Root>
    </FormDialog>
  );
};

const Deciding = ({ order, waits }: { readonly order: AdminOrder; readonly waits: boolean }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Flex gap={2} wrap="wrap">
      <Button size="S" variant="success-light" onClick={() => setOpen(true)}>
        {words('transfer.arrived')}
      </Button>
      {waits ? (
        <ReasonButton
          endpoint={cancelTransfer}
          asked={(reason) => ({ params: { number: order.number }, body: { reason } })}
          touches={TOUCHES}
          label={words('transfer.cancel')}
          title={words('transfer.cancel')}
          text={words('transfer.cancelText')}
          reasonLabel={words('transfer.cancelReason')}
          done={words('transfer.cancelled')}
          danger
          variant="danger-light"
        />
      ) : null}
      {open ? <Arrival order={order} onClose={() => setOpen(false)} /> : null}
    </Flex>
  );
};

/** The bank transfer an order waits for, or has waited for in vain; nothing for every other. */
export const TransferCard = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const mayRecord = useMay('orders.record');
  const { transfer } = order;
  if (!transfer) return null;
  return (
    <Section title={words('transfer.title')}>
      <Stack>
        <Facts
          facts={[
            [words('transfer.due'), <Amount key="total" value={order.total} why={{ of: 'order_sum', id: order.number, part: 'gross' }} />],
            [words('recordSale.reference'), order.number],
            [words('transfer.until'), <Day key="until" at={transfer.dueAt} />],
          ]}
        />
        <div>
          <Quiet>{words('transfer.account')}</Quiet>
          <Lines>{transfer.account}</Lines>
        </div>
        {transfer.waits ? <Quiet>{words('transfer.waiting')}</Quiet> : null}
        {transfer.mayArrive && !transfer.waits ? <Notice tone="warning">{words('transfer.ended')}</Notice> : null}
        {transfer.mayArrive && mayRecord ? <Deciding order={order} waits={transfer.waits} /> : null}
      </Stack>
    </Section>
  );
};
