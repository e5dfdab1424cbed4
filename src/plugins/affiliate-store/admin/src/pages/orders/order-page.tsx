import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { readOrder } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { Loaded, moneyText, PageFrame, Skeleton, Stack, to, TwoColumns, useCodeWords, useRead, useWords } from '../../shell/kit';
import { Timeline } from '../../shell/timeline';
import { AttributionCard } from './attribution-card';
import { JournalList } from './journal-list';
import { LateCard } from './late-card';
import { OrderActions } from './order-actions';
import { OrderAside } from './order-aside';
import { OrderAttention, OrderMoney } from './order-money';
import { RecordedSaleCard } from './recorded-sale';
import { SplitTable } from './split-table';
import { TransferCard } from './transfer-card';

const Body = ({ order }: { readonly order: AdminOrder }) => (
  <TwoColumns>
    <Stack>
      <OrderAttention order={order} />
      <OrderMoney order={order} />
      <SplitTable order={order} />
      <AttributionCard attribution={order.attribution} />
      <LateCard order={order} />
      <JournalList journals={order.journals} />
    </Stack>
    <Stack>
      <TransferCard order={order} />
      <RecordedSaleCard order={order} />
      <OrderAside order={order} />
      <Timeline subject={`order:${order.number}`} events={order.timeline} money={order.total} />
    </Stack>
  </TwoColumns>
);

/** One order with everything that is known of it. */
export const OrderPage = () => {
  const words = useWords();
  const say = useCodeWords();
  const { locale, formatDate } = useIntl();
  const { number = '' } = useParams();
  const query = useRead(readOrder, { params: { number } });
  const order = query.data?.data;
  const subtitle = order
    ? words('order.subtitle', {
        state: say('state.order', order.state, order.state),
        total: moneyText(order.total, locale),
        date: formatDate(order.placedAt, { dateStyle: 'medium', timeStyle: 'short' }),
      })
    : query.error
      ? undefined
      : words('state.loading');
  return (
    <PageFrame
      title={words('order.title', { number })}
      {...(subtitle ? { subtitle } : {})}
      permission="orders.read"
      up={{ label: words('orders.title'), to: to.orders() }}
      action={order ? <OrderActions order={order} /> : null}
    >
      <Loaded query={query} skeleton={<Skeleton rows={4} height={160} />}>
        {({ data }) => <Body order={data} />}
      </Loaded>
    </PageFrame>
  );
};
