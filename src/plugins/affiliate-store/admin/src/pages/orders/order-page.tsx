import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { readOrder, resendOrderAccess } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { Confirm } from '../../shell/confirm';
import { isZero, moneyText } from '../../shell/money';
import { PageFrame } from '../../shell/page-frame';
import { useMay } from '../../shell/permissions';
import { to } from '../../shell/plugin';
import { useAct, useRead } from '../../shell/queries';
import { Stack, TwoColumns } from '../../shell/small-parts';
import { Loaded, Skeleton, useRefusalWords } from '../../shell/states';
import { useCodeWords, useWords } from '../../shell/words';
import { AttributionCard } from './attribution-card';
import { JournalList } from './journal-list';
import { OrderAside } from './order-aside';
import { OrderAttention, OrderMoney } from './order-money';
import { OrderTimeline } from './order-timeline';
import { RefundDialog } from './refund-dialog';
import { SplitTable } from './split-table';

/** Sends the access mail again, once it was confirmed. */
const ResendButton = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const resend = useAct(resendOrderAccess, ['adminOrders']);
  const send = () => resend.mutate({ asked: { params: { number: order.number } } }, {
    onSuccess: () => toggleNotification({ type: 'success', message: words('order.resent') }),
    onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
  });
  return (
    <Confirm title={words('order.resend')} text={words('order.resendConfirm', { email: order.email })} confirm={words('order.resend')} onConfirm={send}>
      <Button variant="secondary" loading={resend.isPending}>{words('order.resend')}</Button>
    </Confirm>
  );
};

/** What may be done with this order, by this administrator, as it stands. */
const Actions = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const mayRefund = useMay('orders.refund');
  const mayResend = useMay('orders.resend');
  const [refunding, setRefunding] = useState(false);
  return (
    <Flex gap={2} wrap="wrap">
      {mayResend && order.entitlements.length > 0 ? <ResendButton order={order} /> : null}
      {mayRefund && !isZero(order.refundable) ? <Button variant="danger-light" onClick={() => setRefunding(true)}>{words('refund.open')}</Button> : null}
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
    ? words('order.subtitle', { state: say('state.order', order.state, order.state), total: moneyText(order.total, locale), date: formatDate(order.placedAt, { dateStyle: 'medium', timeStyle: 'short' }) })
    : words('state.loading');
  return (
    <PageFrame title={words('order.title', { number })} subtitle={subtitle} permission="orders.read" up={{ label: words('orders.title'), to: to.orders() }} action={order ? <Actions order={order} /> : null}>
      <Loaded query={query} skeleton={<Skeleton rows={4} height={160} />}>{({ data }) => <Body order={data} />}</Loaded>
    </PageFrame>
  );
};
