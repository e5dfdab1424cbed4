import { useIntl } from 'react-intl';
import { Link, useParams } from 'react-router-dom';
import { readSubscription } from '../../../../contracts/admin';
import type { AdminOrderRow, AdminSubscription } from '../../../../contracts/admin';
import {
  Amount,
  Amounts,
  CopyButton,
  DataTable,
  Day,
  Email,
  Facts,
  Loaded,
  Moment,
  Mono,
  moneyText,
  PageFrame,
  Quiet,
  Section,
  Skeleton,
  Stack,
  StateChip,
  to,
  TwoColumns,
  useCodeWords,
  useMay,
  useRead,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { Timeline } from '../../shell/timeline';
import { PlannedChange } from './offer-actions';
import { usePriceText } from './price-text';
import { SubscriptionActions } from './subscription-actions';
import { SubscriptionStates } from './subscription-state';

/** What is due and was refused, so that nobody has to look for it. */
const Overdue = ({ of: { overdue, accessUntil } }: { readonly of: AdminSubscription }) => {
  const words = useWords();
  const { formatDate } = useIntl();
  if (!overdue) return null;
  const day = (at: string) => formatDate(at, { dateStyle: 'medium' });
  const next = overdue.nextTryAt ? words('subscription.nextTry', { day: day(overdue.nextTryAt) }) : words('subscription.noMoreTries');
  const access = accessUntil ? words('subscription.openUntil', { day: day(accessUntil) }) : words('subscription.closedMeanwhile');
  return (
    <Notice tone="warning" title={words('subscription.overdue', { day: day(overdue.since), count: overdue.tries })}>
      {next} {access}
    </Notice>
  );
};

/** That nothing is charged for a time, and when it is again. */
const Paused = ({ of: { paused, nextPaymentAt } }: { readonly of: AdminSubscription }) => {
  const words = useWords();
  const { formatDate } = useIntl();
  if (!paused) return null;
  const day = (at: string) => formatDate(at, { dateStyle: 'medium' });
  const next = nextPaymentAt ? words('subscription.chargedAgain', { day: day(nextPaymentAt) }) : null;
  return (
    <Notice tone="neutral" title={words('subscription.paused', { day: day(paused.since) })}>
      {words('subscription.pausedNote')} {next}
    </Notice>
  );
};

const Standing = ({ of: one }: { readonly of: AdminSubscription }) => {
  const words = useWords();
  const say = useCodeWords();
  const priceText = usePriceText();
  const { locale } = useIntl();
  const instalments = one.instalments
    ? words('subscription.instalmentsPaid', { ...one.instalments, total: moneyText(one.instalments.total, locale) })
    : null;
  const closed = words(one.openForGood ? 'subscription.openForGood' : 'subscription.noAccess');
  const card = one.paidWith
    ? [say('paymentMethod', one.paidWith.method, one.paidWith.method), one.paidWith.last4 ? `•••• ${one.paidWith.last4}` : null]
        .filter(Boolean)
        .join(' ')
    : null;
  return (
    <Section title={words('subscription.standing')} aside={<SubscriptionStates of={one} test />}>
      <Facts
        facts={[
          [words('subscriptions.price'), <bdi key="price">{priceText(one)}</bdi>],
          [words('subscription.instalments'), instalments],
          [words('subscriptions.began'), <Moment key="began" at={one.startedAt} full />],
          [words('subscriptions.next'), one.nextPaymentAt ? <Moment key="next" at={one.nextPaymentAt} full /> : null],
          [words('subscription.paidUntil'), <Moment key="paid" at={one.paidUntil} full />],
          [words('subscription.accessUntil'), one.accessUntil ? <Moment key="access" at={one.accessUntil} full /> : closed],
          [words('subscription.ended'), one.endedAt ? <Moment key="ended" at={one.endedAt} full /> : null],
          [words('subscription.paidWith'), card],
          [
            words('subscription.received'),
            <Amounts key="paid" values={one.paid} why={(part) => ({ of: 'subscription', id: one.id, part })} />,
          ],
        ]}
      />
    </Section>
  );
};

const Buyer = ({ of: one }: { readonly of: AdminSubscription }) => {
  const words = useWords();
  return (
    <Section title={words('order.buyer')}>
      <Facts
        facts={[
          [
            words('field.email'),
            <Link key="mail" to={to.orders({ search: one.email })}>
              <Email address={one.email} />
            </Link>,
          ],
          [words('order.buyerOrders'), one.customer.orders],
          [
            words('order.buyerSpent'),
            <Amounts key="spent" values={one.customer.spent} why={(part) => ({ of: 'customer', id: one.firstOrder, part })} />,
          ],
        ]}
      />
    </Section>
  );
};

const Product = ({ of: one }: { readonly of: AdminSubscription }) => {
  const words = useWords();
  return (
    <Section title={words('field.product')}>
      <Facts
        facts={[
          [
            words('field.product'),
            <Link key="product" to={to.content('product', one.productId)}>
              {one.product}
            </Link>,
          ],
          [words('subscription.offer'), one.offer],
          [
            words('subscription.provider'),
            <span key="provider">
              <Mono>{one.providerId}</Mono> <CopyButton text={one.providerId} label={words('controls.copy')} />
            </span>,
          ],
        ]}
      />
    </Section>
  );
};

const useOrderColumns = (): Column<AdminOrderRow>[] => {
  const words = useWords();
  return [
    { key: 'number', label: words('field.number'), render: (order) => <bdi>{order.number}</bdi> },
    { key: 'state', label: words('field.state'), render: (order) => <StateChip of="order" state={order.state} /> },
    { key: 'placed', label: words('field.placed'), render: (order) => <Day at={order.placedAt} /> },
    {
      key: 'total',
      label: words('field.total'),
      figure: true,
      render: (order) => <Amount value={order.total} why={{ of: 'order_sum', id: order.number, part: 'gross' }} />,
    },
    {
      key: 'net',
      label: words('field.net'),
      figure: true,
      render: (order) => <Amount value={order.net} why={{ of: 'order_sum', id: order.number, part: 'net' }} />,
    },
  ];
};

const Orders = ({ orders }: { readonly orders: readonly AdminOrderRow[] }) => {
  const words = useWords();
  const mayOpen = useMay('orders.read');
  return (
    <Section title={words('subscription.orders')} aside={<Quiet>{words('subscription.ordersHint')}</Quiet>}>
      <DataTable
        plain
        caption={words('subscription.orders')}
        columns={useOrderColumns()}
        rows={orders}
        keyOf={(order) => order.number}
        {...(mayOpen ? { linkOf: (order: AdminOrderRow) => to.order(order.number) } : {})}
      />
    </Section>
  );
};

/** One subscription with its payments and what happened to it. */
export const SubscriptionPage = () => {
  const words = useWords();
  const priceText = usePriceText();
  const { id = '' } = useParams();
  const query = useRead(readSubscription, { params: { id } });
  const one = query.data?.data;
  const subtitle = one ? `${one.email} · ${priceText(one)}` : query.error ? undefined : words('state.loading');
  return (
    <PageFrame
      title={one?.product ?? words('subscription.title')}
      {...(subtitle ? { subtitle } : {})}
      permission="subscriptions.read"
      up={{ label: words('subscriptions.title'), to: to.subscriptions() }}
      action={one ? <SubscriptionActions of={one} /> : null}
    >
      <Loaded query={query} skeleton={<Skeleton rows={4} height={160} />}>
        {({ data }) => (
          <TwoColumns>
            <Stack>
              <Overdue of={data} />
              <Paused of={data} />
              <PlannedChange of={data} />
              <Standing of={data} />
              <Orders orders={data.orders} />
            </Stack>
            <Stack>
              <Buyer of={data} />
              <Product of={data} />
              <Timeline subject={`subscription:${data.id}`} events={data.timeline} money={data.price} />
            </Stack>
          </TwoColumns>
        )}
      </Loaded>
    </PageFrame>
  );
};
