import { Widget } from '@strapi/strapi/admin';
import { QueryClientProvider } from '@tanstack/react-query';
import { styled } from 'styled-components';
import { readOverview } from '../../../contracts/admin';
import { Amount, queryClient, useRead, useWords } from '../shell/kit';
import { ClockProvider } from '../shell/clock';
import { useDays } from '../shell/day-range';
import { AttentionItems } from '../pages/overview/attention-list';
import { Sparkline } from '../pages/overview/sparkline';

const Layout = styled.div`
  display: grid;
  gap: 16px;
  width: 100%;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 32px;
  }
  dt {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    font-size: 2rem;
    font-weight: 600;
    line-height: 1.4;
  }
`;
const PERIOD = {};

const Revenue = () => {
  const words = useWords();
  const days = useDays(PERIOD, '30d');
  const { data, error } = useRead(readOverview, days ? { query: days } : {}, { refreshMs: 60_000 });
  if (error && !data) return <Widget.Error />;
  if (!data) return <Widget.Loading />;
  const { currencies } = data.data;
  const [first] = data.data.charts;
  return (
    <div>
      <dl>
        <div>
          <dt>{words('widget.net')}</dt>
          {currencies.length === 0 ? <dd>—</dd> : null}
          {currencies.map((one) => (
            <dd key={one.currency}>
              <Amount value={one.net.now} />
            </dd>
          ))}
        </div>
        <div>
          <dt>{words('figure.orders')}</dt>
          <dd>{data.data.orders.now}</dd>
        </div>
      </dl>
      {first ? <Sparkline values={first.days.map((day) => parseInt(day.net.amount, 10))} /> : null}
    </div>
  );
};

/** The store on Strapi's home page: thirty days of revenue, and what waits for a person. */
export const StoreWidget = () => (
  <QueryClientProvider client={queryClient}>
    <ClockProvider>
      <Layout>
        <Revenue />
        <AttentionItems />
      </Layout>
    </ClockProvider>
  </QueryClientProvider>
);
