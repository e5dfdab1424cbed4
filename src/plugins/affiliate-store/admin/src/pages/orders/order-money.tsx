import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AdminOrder } from '../../../../contracts/admin';
import { Amount, isZero, moneyText, Quiet, Section, to, useCodeWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

/** Why a person has to look at this order. */
export const OrderAttention = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const say = useCodeWords();
  const { locale } = useIntl();
  if (!order.attention && !order.disputed) return null;
  return (
    <Notice tone="warning" title={order.attention ? words('order.attention') : words('order.disputedTitle')}>
      {order.attention ? say('attentionReason', order.attention, order.attention) : words('order.disputedText')}{' '}
      {order.unplaced ? words('order.unplaced', { amount: moneyText(order.unplaced.left, locale) }) : null}
    </Notice>
  );
};

const Lines = styled.table`
  width: 100%;
  border-collapse: collapse;
  td {
    padding: 8px 0;
    vertical-align: top;
  }
  td:last-child {
    text-align: end;
    padding-inline-start: 16px;
  }
  tbody + tbody td {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  tbody + tbody tr + tr td {
    border: 0;
    padding-block-start: 0;
  }
  tr.total td {
    font-weight: 600;
    font-size: 1.6rem;
  }
`;

/** What was bought, and the order's money as a sum from top to bottom. */
export const OrderMoney = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const paid = { of: 'order_sum', id: order.number, part: 'gross' } as const;
  const rate = formatNumber(order.taxRateBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <Section title={words('order.items')}>
      <Lines>
        <tbody>
          {order.items.map((item) => (
            <tr key={item.line}>
              <td>
                <Link to={to.orders({ product: item.productId })}>{item.product}</Link>
                <div>
                  <Quiet>
                    {item.offer} · {words('order.soldBy', { seller: item.seller })}
                  </Quiet>
                </div>
              </td>
              <td>
                <Amount value={item.price} why={paid} />
              </td>
            </tr>
          ))}
        </tbody>
        {order.couponCode && !isZero(order.discount) ? (
          <tbody>
            <tr>
              <td>{words('order.coupon', { code: order.couponCode })}</td>
              <td>
                <Amount value={{ ...order.discount, amount: `-${order.discount.amount}` }} why={paid} />
              </td>
            </tr>
          </tbody>
        ) : null}
        <tbody>
          {order.sum
            .filter((row) => !isZero(row.amount) || row.part === 'gross' || row.part === 'net')
            .map((row) => (
              <tr key={row.part} className={row.part === 'net' ? 'total' : undefined}>
                <td>{row.part === 'tax' ? words('orderSum.tax', { rate }) : words(`orderSum.${row.part}`)}</td>
                <td>
                  <Amount value={row.amount} why={{ of: 'order_sum', id: order.number, part: row.part }} />
                </td>
              </tr>
            ))}
        </tbody>
      </Lines>
    </Section>
  );
};
