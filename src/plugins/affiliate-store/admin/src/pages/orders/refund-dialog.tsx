import { Button, Field, Modal, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { previewRefund, refundOrder } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import {
  Amount,
  DataTable,
  Facts,
  isZero,
  Loaded,
  moneyText,
  Quiet,
  Skeleton,
  Stack,
  useAct,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { RefundsOften } from './refunds-often';
import { portionQuery, RefundPortion, sumOfPortion, useRefundPortion, type Portion } from './refund-portion';

type Preview = Data<typeof previewRefund>;

const Aside = styled.div`
  padding: 0 32px 16px;
`;

/** What a refund would do, share by share, before anyone presses anything. */
const PreviewOf = ({ preview }: { readonly preview: Preview }) => {
  const words = useWords();
  return (
    <Stack>
      <Facts
        facts={[
          [
            words('refund.buyerGets'),
            <strong key="gets">
              <Amount value={preview.buyerGets} />
            </strong>,
          ],
          [words('refund.feeKept'), isZero(preview.feeKept) ? null : <Amount key="fee" value={preview.feeKept} />],
          [words('refund.after'), <Amount key="after" value={preview.refundableAfter} />],
          [words('refund.rounding'), isZero(preview.rounding) ? null : <Amount key="rounding" value={preview.rounding} />],
        ]}
      />
      <DataTable
        plain
        caption={words('refund.shares')}
        rows={preview.shares.filter((share) => !isZero(share.before) || !isZero(share.loses))}
        keyOf={(share) => share.key}
        columns={[
          {
            key: 'who',
            label: words('split.who'),
            render: (share) => (
              <>
                <bdi>{share.who}</bdi> <Quiet>{words(`role.${share.role}`)}</Quiet>
                {share.owes ? (
                  <div>
                    <Quiet>{words('refund.owes')}</Quiet>
                  </div>
                ) : null}
              </>
            ),
          },
          { key: 'before', label: words('refund.before'), figure: true, render: (share) => <Amount value={share.before} /> },
          {
            key: 'loses',
            label: words('refund.loses'),
            figure: true,
            render: (share) => (
              <strong>
                <Amount value={share.loses} />
              </strong>
            ),
          },
          { key: 'left', label: words('refund.left'), figure: true, render: (share) => <Amount value={share.after} /> },
        ]}
      />
      {preview.byHand ? <Notice tone="warning">{words('refund.byHand')}</Notice> : null}
      {preview.endsAccessTo.length > 0 ? (
        <Notice tone="warning" title={words('refund.endsAccess', { products: preview.endsAccessTo.join(', ') })}>
          {words('refund.endsAccessText')}
        </Notice>
      ) : null}
    </Stack>
  );
};

/** One key per dialog: pressing twice, or again after a lost answer, refunds once. */
const useRefund = (order: AdminOrder, onDone: () => void) => {
  const key = useRef(crypto.randomUUID());
  const act = useAct(refundOrder, ['adminOrders', 'adminOverview', 'adminLedger']);
  const words = useWords();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const sending = useRef(false);
  const send = (portion: Portion, reason: string) => {
    // A second click comes before the button is seen to be busy.
    if (sending.current) return;
    sending.current = true;
    act.mutate(
      {
        asked: {
          params: { number: order.number },
          body: 'amount' in portion ? { amount: portion.amount, reason } : { lines: [...portion.lines], reason },
        },
        key: `${key.current}:${Object.values(portionQuery(portion)).join()}`,
      },
      {
        onSettled: () => {
          sending.current = false;
        },
        onSuccess: ({ data }) => {
          toggleNotification({
            type: data.state === 'unknown' ? 'info' : 'success',
            message: words(data.state === 'unknown' ? 'refund.unknown' : 'refund.done', { amount: moneyText(data.amount, locale) }),
          });
          onDone();
        },
      },
    );
  };
  return { send, error: act.error, busy: act.isPending };
};

const ReasonField = ({ reason, setReason }: { readonly reason: string; readonly setReason: (text: string) => void }) => {
  const words = useWords();
  return (
    <Field.Root name="reason" required hint={words('refund.reasonHint')}>
      <Field.Label>{words('refund.reason')}</Field.Label>
      <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
};

/** What the portion would do to everyone, before anybody presses the button that does it. */
const useRefundPreview = (order: AdminOrder, portion: Portion | null) =>
  useRead(previewRefund, portion === null ? {} : { params: { number: order.number }, query: portionQuery(portion) }, {
    enabled: portion !== null,
  });

/** Refunds an order: amount and reason, then what it would do to everyone, then the button that does it. */
export const RefundDialog = ({ order, onClose }: { readonly order: AdminOrder; readonly onClose: () => void }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { locale } = useIntl();
  const asked = useRefundPortion(order);
  const [reason, setReason] = useState('');
  const { portion } = asked;
  const preview = useRefundPreview(order, portion);
  const { send, error, busy } = useRefund(order, onClose);
  const ready = portion !== null && reason.trim().length >= 3 && preview.data !== undefined && !preview.isPlaceholderData;
  const whole = portion && moneyText({ ...order.refundable, amount: sumOfPortion(portion) }, locale);
  const confirm = whole === null ? words('refund.open') : words('refund.confirm', { amount: whole });
  const title = useId();
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
    >
      <Modal.Content aria-labelledby={title} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={title}>{words('refund.title', { number: order.number })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            <RefundsOften order={order} />
            <RefundPortion order={order} asked={asked} />
            <ReasonField reason={reason} setReason={setReason} />
            {portion === null ? null : (
              <section aria-live="polite">
                <Typography variant="delta" tag="h3">
                  {words('refund.preview')}
                </Typography>
                <Loaded query={preview} skeleton={<Skeleton rows={3} />}>
                  {({ data }) => <PreviewOf preview={data} />}
                </Loaded>
              </section>
            )}
          </Stack>
        </Modal.Body>
        {error ? (
          <Aside>
            <Notice tone="danger" title={words('refund.failed')}>
              {refusal(error)}
            </Notice>
          </Aside>
        ) : null}
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={busy}>
            {words('controls.cancel')}
          </Button>
          <Button variant="danger" disabled={!ready} loading={busy} onClick={() => portion !== null && send(portion, reason.trim())}>
            {confirm}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
