import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { readOrder } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import {
  CopyButton,
  isZero,
  Loaded,
  moneyText,
  PageFrame,
  Skeleton,
  Stack,
  to,
  TwoColumns,
  useCodeWords,
  useMay,
  useRead,
  useWords,
} from '../../shell/kit';
import { AttributionCard } from './attribution-card';
import { JournalList } from './journal-list';
import { OrderAside } from './order-aside';
import { OrderAttention, OrderMoney } from './order-money';
import { OrderTimeline } from './order-timeline';
import { RefundDialog } from './refund-dialog';
import { ResendButton } from './resend-button';
import { SplitTable } from './split-table';

/** What may be done with this order, by this administrator, as it stands. */
const Actions = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const mayRefund = useMay('orders.refund');
  const mayResend = useMay('orders.resend');
  const [refunding, setRefunding] = useState(false);
  return (
    <Flex gap={2} wrap="wrap">
      <CopyButton text={order.number} label={words('order.copyNumber')} />
      {mayResend && order.entitlements.length > 0 ? <ResendButton order={order} /> : null}
      {mayRefund && !isZero(order.refundable) ? (
        <Button variant="danger-light" onClick={() => setRefunding(true)}>
          {words('refund.open')}
        </Button>
      ) : null}
      {refunding ? <RefundDialog order={order} onClose={() => setRefunding(false)} /> : null}
    </Flex>
  );
};

const Body = ({ order }: { readonly order: AdminOrder }) => (
  <TwoColumns>
    <Stack>
      <OrderAttention order={order} />
      <OrderMoney order={order} />
      <SplitTable order={order} />
      <AttributionCard attribution={order.attribution} />
      <JournalList journals={order.journals} />
    </Stack>
    <Stack>
      <OrderAside order={order} />
      <OrderTimeline order={order} />
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
      action={order ? <Actions order={order} /> : null}
    >
      <Loaded query={query} skeleton={<Skeleton rows={4} height={160} />}>
        {({ data }) => <Body order={data} />}
      </Loaded>
    </PageFrame>
  );
};
