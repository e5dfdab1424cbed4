import { Flex } from '@strapi/design-system';
import { approveRecordedSale, rejectRecordedSale } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Day, Facts, Moment, Section, Stack, StateChip, useMay, useWords } from '../../shell/kit';

const TOUCHES = ['adminOrders', 'adminOverview', 'adminLedger'] as const;

/** Lets a recorded sale be booked, or turns it down. */
const Deciding = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const mayApprove = useMay('orders.approve');
  const mayRecord = useMay('orders.record');
  const asked = { params: { number: order.number } };
  if (order.recordedSale?.state !== 'awaiting_approval') return null;
  return (
    <Flex gap={2} wrap="wrap">
      {order.recordedSale.approvable && mayApprove ? (
        <ActButton
          variant="success-light"
          endpoint={approveRecordedSale}
          asked={asked}
          touches={TOUCHES}
          label={words('recordSale.approve')}
          done={words('recordSale.approved')}
          confirm={words('recordSale.approveText')}
        />
      ) : null}
      {mayRecord ? (
        <ActButton
          variant="danger-light"
          endpoint={rejectRecordedSale}
          asked={asked}
          touches={TOUCHES}
          label={words('recordSale.reject')}
          done={words('recordSale.rejected')}
          confirm={words(order.transfer ? 'transfer.rejectText' : 'recordSale.rejectText')}
        />
      ) : null}
    </Flex>
  );
};

/** Who recorded the sale, how its money came, and who approved it; nothing for what was bought at the checkout. */
export const RecordedSaleCard = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const sale = order.recordedSale;
  if (!sale) return null;
  return (
    <Section title={words('recordSale.card')}>
      <Stack>
        <Facts
          facts={[
            [words('field.state'), <StateChip key="state" of="recordedSale" state={sale.state} />],
            [words('recordSale.method'), words(`recordSale.method.${sale.method}`)],
            [words('recordSale.reference'), sale.reference],
            [words('recordSale.receivedOn'), sale.receivedOn ? <Day key="day" at={sale.receivedOn} /> : null],
            [words('recordSale.reason'), sale.reason],
            [words('recordSale.madeBy'), sale.madeBy],
            [words('recordSale.madeAt'), <Moment key="made" at={sale.madeAt} />],
            [words('recordSale.decidedBy'), sale.decidedBy],
          ]}
        />
        <Deciding order={order} />
      </Stack>
    </Section>
  );
};
