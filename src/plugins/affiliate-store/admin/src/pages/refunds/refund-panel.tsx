import { readRefund } from '../../../../contracts/admin';
import type { RefundDetail } from '../../../../contracts/admin';
import { Amount, Facts, Loaded, Moment, Mono, OrderLink, Stack, StateChip, useCodeWords, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { JournalList } from '../orders/journal-list';

const About = ({ of }: { readonly of: RefundDetail }) => {
  const words = useWords();
  const say = useCodeWords();
  const why = { of: 'order_sum', id: of.orderNumber, part: 'refunded' } as const;
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="refund" state={of.state} />],
        [words('refunds.amount'), <Amount key="amount" value={of.amount} why={why} />],
        [words('field.order'), <OrderLink key="order" number={of.orderNumber} />],
        ...of.forProducts.map(({ product, amount }, index) => [product, <Amount key={`line${index}`} value={amount} why={why} />] as const),
        [words('refunds.askedBy'), of.askedBy === 'staff' ? of.requestedBy : say('refunds.by', of.askedBy, of.askedBy)],
        [words('refund.reason'), of.reason],
        [words('refunds.failure'), of.failure],
        [words('refunds.asked'), <Moment key="asked" at={of.createdAt} full />],
        [words('refunds.bookedAt'), of.bookedAt === null ? null : <Moment key="booked" at={of.bookedAt} full />],
        [words('refunds.providerId'), of.providerId === null ? null : <Mono key="id">{of.providerId}</Mono>],
      ]}
    />
  );
};

/** One refund: what it was for, who wanted it, and line by line what it took back from whom. */
export const RefundPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readRefund, { params: { id } });
  const number = query.data?.data.orderNumber;
  return (
    <SidePanel title={number ? words('refunds.one', { number }) : words('refunds.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About of={data} />
            <JournalList journals={data.journals} title={words('refunds.takenBack')} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
