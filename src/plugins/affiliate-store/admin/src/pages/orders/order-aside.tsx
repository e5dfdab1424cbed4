import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AdminOrder } from '../../../../contracts/admin';
import {
  Amount,
  Amounts,
  CopyButton,
  Day,
  Email,
  Facts,
  Moment,
  Mono,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  useCodeWords,
  useMay,
  useWords,
} from '../../shell/kit';
import { Quote } from '../../shell/exchange';
import { MethodsCard } from './methods-card';
import { OrderCompany } from './order-company';
import { OrderDocuments } from './order-documents';
import { RefundsOften } from './refunds-often';

const Items = styled.ul`
  display: grid;
  gap: 12px;
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    align-items: start;
  }
  li > :nth-child(even) {
    text-align: end;
  }
  .note {
    grid-column: 1 / -1;
    text-align: start;
  }
`;

const Buyer = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  const country = formatDisplayName(order.country, { type: 'region' }) ?? order.country;
  const language = formatDisplayName(order.language, { type: 'language' }) ?? order.language;
  return (
    <Section title={words('order.buyer')}>
      <Stack>
        <Facts
          facts={[
            [
              words('field.email'),
              <Link key="mail" to={to.orders({ search: order.customer.email })}>
                <Email address={order.customer.email} />
              </Link>,
            ],
            [words('field.country'), country],
            [words('field.language'), language],
            [words('order.buyerOrders'), order.customer.orders],
            [words('order.buyerRefunded'), order.customer.refundedOrders === 0 ? null : order.customer.refundedOrders],
            [
              words('order.buyerSpent'),
              <Amounts key="spent" values={order.customer.spent} why={(part) => ({ of: 'customer', id: order.number, part })} />,
            ],
            [words('order.guarantee'), order.guaranteeEndsAt ? <Day key="guarantee" at={order.guaranteeEndsAt} /> : null],
          ]}
        />
        <RefundsOften order={order} />
      </Stack>
    </Section>
  );
};

const Payments = ({ order }: { readonly order: AdminOrder }) => {
  const { payments } = order;
  const words = useWords();
  const say = useCodeWords();
  if (payments.length === 0)
    return (
      <Section title={words('order.payment')}>
        <Quiet>{words('order.notPaid')}</Quiet>
      </Section>
    );
  return (
    <Section title={words('order.payment')}>
      {payments.map((payment) => (
        <Facts
          key={payment.chargeId}
          facts={[
            [
              words('payment.amount'),
              <Amount key="amount" value={payment.amount} why={{ of: 'order_sum', id: order.number, part: 'gross' }} />,
            ],
            [
              words('payment.method'),
              [payment.method && say('paymentMethod', payment.method, payment.method), payment.last4 ? `•••• ${payment.last4}` : null]
                .filter(Boolean)
                .join(' '),
            ],
            [words('payment.paid'), <Moment key="paid" at={payment.paidAt} full />],
            [
              words('payment.charge'),
              <span key="charge">
                <Mono>{payment.chargeId}</Mono> <CopyButton text={payment.chargeId} label={words('controls.copy')} />
              </span>,
            ],
          ]}
        />
      ))}
    </Section>
  );
};

const ConvertedPrices = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  if (!order.exchange) return null;
  return (
    <Section title={words('order.converted')}>
      <Items>
        {order.items.map((item) => (
          <li key={item.line}>
            <span>{item.product}</span>
            {item.listPrice ? <Amount value={item.listPrice} why={{ of: 'order_sum', id: order.number, part: 'gross' }} /> : <span>—</span>}
          </li>
        ))}
      </Items>
      <Facts
        facts={[
          [words('currencies.rate'), <Quote key="rate" exchange={order.exchange} />],
          [words('currencies.source'), <bdi key="source">{order.exchange.source}</bdi>],
          [words('currencies.from'), <Moment key="from" at={order.exchange.validFrom} full />],
        ]}
      />
      <Quiet>{words('order.convertedNote', { currency: order.total.currency })}</Quiet>
    </Section>
  );
};

const Access = ({ entitlements }: { readonly entitlements: AdminOrder['entitlements'] }) => {
  const words = useWords();
  return (
    <Section title={words('order.access')}>
      {entitlements.length === 0 ? (
        <Quiet>{words('order.noAccess')}</Quiet>
      ) : (
        <Items>
          {entitlements.map((one) => (
            <li key={one.productId}>
              <span>{one.product}</span>
              <StateChip of="access" state={one.state} />
              <Quiet className="note">
                {words('order.since')} <Moment at={one.changedAt} />
              </Quiet>
            </li>
          ))}
        </Items>
      )}
    </Section>
  );
};

const productsOf = ({ items }: AdminOrder, lines: ReadonlyArray<{ readonly line: number }>): string =>
  lines.map(({ line }) => items.find((item) => item.line === line)?.product ?? String(line)).join(', ');

const RefundsAndDisputes = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const say = useCodeWords();
  if (order.refunds.length + order.disputes.length === 0) return null;
  return (
    <Section title={words('order.refundsAndDisputes')}>
      <Items>
        {order.refunds.map((refund) => (
          <li key={refund.id}>
            <span>
              {words('order.refund')} <StateChip of="refund" state={refund.state} />
            </span>
            <Amount value={refund.amount} why={{ of: 'order_sum', id: order.number, part: 'refunded' }} />
            <Quiet className="note">
              <Moment at={refund.createdAt} full /> · {refund.requestedBy}
              {refund.lines ? ` · ${words('refund.forProducts', { products: productsOf(order, refund.lines) })}` : ''}
              {refund.reason ? ` · ${refund.reason}` : ''}
              {refund.failure ? ` · ${refund.failure}` : ''}
            </Quiet>
          </li>
        ))}
        {order.disputes.map((dispute) => (
          <li key={dispute.id}>
            <span>
              {words('order.dispute')} <StateChip of="dispute" state={dispute.state} />
            </span>
            <Amount value={dispute.amount} why={{ of: 'order_sum', id: order.number, part: 'disputed' }} />
            <Quiet className="note">
              {say('disputeReason', dispute.reason, dispute.reason.replaceAll('_', ' '))}
              {dispute.evidenceDueAt && !dispute.closedAt ? (
                <>
                  {' '}
                  · {words('order.evidenceDue')} <Day at={dispute.evidenceDueAt} />
                </>
              ) : null}
            </Quiet>
          </li>
        ))}
      </Items>
    </Section>
  );
};

const Mails = ({ mails }: { readonly mails: AdminOrder['mails'] }) => {
  const words = useWords();
  const say = useCodeWords();
  if (mails.length === 0) return null;
  return (
    <Section title={words('mails.title')}>
      <Items>
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link to={to.mails({ mail: mail.id })}>{say('mailKind', mail.kind, mail.subject)}</Link>
            <StateChip of="mail" state={mail.state} />
            <Quiet className="note">
              <Moment at={mail.createdAt} full />
            </Quiet>
          </li>
        ))}
      </Items>
    </Section>
  );
};

/** The subscription an order is a payment of. */
const OfSubscription = ({ subscription }: { readonly subscription: AdminOrder['subscription'] }) => {
  const words = useWords();
  const may = useMay('subscriptions.read');
  if (!subscription) return null;
  const said = words(subscription.first ? 'order.beganSubscription' : 'order.renewedSubscription');
  return (
    <Section title={words('order.subscription')}>
      <Facts
        facts={[
          [said, <StateChip key="state" of="subscription" state={subscription.state} />],
          ['', may ? <Link to={to.subscription(subscription.id)}>{words('order.openSubscription')}</Link> : null],
        ]}
      />
    </Section>
  );
};

/** Buyer, payment, access, refunds and mails of an order. */
export const OrderAside = ({ order }: { readonly order: AdminOrder }) => (
  <>
    <Buyer order={order} />
    <OrderCompany company={order.company} />
    <OfSubscription subscription={order.subscription} />
    <OrderDocuments order={order} />
    <Payments order={order} />
    <MethodsCard order={order} />
    <ConvertedPrices order={order} />
    <RefundsAndDisputes order={order} />
    <Access entitlements={order.entitlements} />
    <Mails mails={order.mails} />
  </>
);
