import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { readHighlights } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import {
  Amount,
  Amounts,
  DataTable,
  Loaded,
  Moment,
  Named,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  TwoColumns,
  useRead,
  useWords,
} from '../../shell/kit';
import type { DayRange } from '../../shell/day-range';

type Shown = Data<typeof readHighlights>;

const Ranking = styled.ol`
  display: grid;
  gap: 12px;
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 16px;
    align-items: start;
  }
  li > :last-child {
    text-align: end;
  }
  a {
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  a:hover {
    text-decoration: underline;
  }
`;

const LatestOrders = ({ orders }: { readonly orders: Shown['latestOrders'] }) => {
  const words = useWords();
  if (orders.length === 0) return <Quiet>{words('orders.empty')}</Quiet>;
  return (
    <DataTable
      plain
      caption={words('overview.latest')}
      rows={orders}
      keyOf={(order) => order.number}
      linkOf={(order) => to.order(order.number)}
      columns={[
        { key: 'number', label: words('field.number'), render: (order) => <Named name={order.number} note={order.products} /> },
        { key: 'state', label: words('field.state'), render: (order) => <StateChip of="order" state={order.state} /> },
        { key: 'placed', label: words('field.placed'), render: (order) => <Moment at={order.placedAt} /> },
        {
          key: 'total',
          label: words('field.total'),
          figure: true,
          render: (order) => <Amount value={order.total} why={{ of: 'order_sum', id: order.number, part: 'gross' }} />,
        },
      ]}
    />
  );
};

/** A figure of one product or one person over the days shown. */
const whyOfScope =
  ({ from, to: until }: Shown, figure: string, scope: string) =>
  (currency: string) => ({ of: 'figure' as const, id: figure, part: `${from}_${until}_${currency}_${scope}` });

/** The same in the main currency, where some of it is in another. */
const InMain = ({ value, why }: { readonly value: Shown['products'][number]['inMain']; readonly why: ReturnType<typeof whyOfScope> }) => {
  const words = useWords();
  if (!value) return null;
  return (
    <div>
      <Amount quiet value={value.amount} why={why('every')} />{' '}
      {value.unrated.length === 0 ? null : <Quiet>{words('overview.unrated', { currencies: value.unrated.join(', ') })}</Quiet>}
    </div>
  );
};

const TopProducts = ({ shown }: { readonly shown: Shown }) => {
  const { products } = shown;
  const words = useWords();
  return (
    <Section title={words('overview.topProducts')}>
      {products.length === 0 ? (
        <Quiet>{words('overview.nothingYet')}</Quiet>
      ) : (
        <Ranking>
          {products.map((product) => (
            <li key={product.id}>
              <div>
                <Link to={to.orders({ product: product.id })}>{product.name}</Link>
                <div>
                  <Quiet>{words('overview.ordersCount', { count: product.orders })}</Quiet>
                </div>
              </div>
              <div>
                <Amounts values={product.gross} why={whyOfScope(shown, 'gross', `product:${product.id}`)} />
                <InMain value={product.inMain} why={whyOfScope(shown, 'gross', `product:${product.id}`)} />
              </div>
            </li>
          ))}
        </Ranking>
      )}
    </Section>
  );
};

const TopAffiliates = ({ shown }: { readonly shown: Shown }) => {
  const { affiliates } = shown;
  const words = useWords();
  return (
    <Section title={words('overview.topAffiliates')}>
      {affiliates.length === 0 ? (
        <Quiet>{words('overview.nothingYet')}</Quiet>
      ) : (
        <Ranking>
          {affiliates.map((affiliate) => (
            <li key={affiliate.id}>
              <div>
                <Link to={to.orders({ affiliateCode: affiliate.code })}>{affiliate.name}</Link>
                <div>
                  <Quiet>
                    <bdi>{affiliate.code}</bdi> · {words('overview.ordersCount', { count: affiliate.orders })}
                  </Quiet>
                </div>
              </div>
              <div>
                <Amounts values={affiliate.commissions} why={whyOfScope(shown, 'commissions', `party:${affiliate.party}`)} />
                <InMain value={affiliate.inMain} why={whyOfScope(shown, 'commissions', `party:${affiliate.party}`)} />
              </div>
            </li>
          ))}
        </Ranking>
      )}
    </Section>
  );
};

/** What happened last, and what sells best. */
export const Highlights = ({ days, known }: { readonly days: DayRange | null; readonly known: string | undefined }) => {
  const words = useWords();
  const query = useRead(readHighlights, { query: { ...days, asKnownOn: known } }, { refreshMs: 60_000 });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <TwoColumns>
          <Section
            title={words('overview.latest')}
            aside={
              <LinkButton tag={Link} to={to.orders()} variant="ghost" size="S">
                {words('overview.allOrders')}
              </LinkButton>
            }
          >
            <LatestOrders orders={data.latestOrders} />
          </Section>
          <Stack>
            <TopProducts shown={data} />
            <TopAffiliates shown={data} />
          </Stack>
        </TwoColumns>
      )}
    </Loaded>
  );
};
