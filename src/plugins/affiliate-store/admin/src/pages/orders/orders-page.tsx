import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { exportOrders, listOrders, readOrderTotals } from '../../../../contracts/admin';
import type { AdminOrderRow } from '../../../../contracts/admin';
import { ask } from '../../shell/api';
import { whyOfList } from '../../shell/explain';
import { ExportButton } from '../../shell/export-button';
import {
  Amount,
  Email,
  ListPage,
  Moment,
  Named,
  Quiet,
  StateChip,
  to,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { RecordSale } from './record-sale';
import { OrderFilterBar, OrderFilterChips, useOrderFilters } from './order-filters';

const BY_TIME = [
  { as: 'newest', way: 'descending' },
  { as: 'oldest', way: 'ascending' },
] as const;
const BY_SIZE = [
  { as: 'largest', way: 'descending' },
  { as: 'smallest', way: 'ascending' },
] as const;

/** How an order stands; `mixed` where real and test orders are on one page, so that each test order has to say so. */
const States = ({ order, mixed }: { readonly order: AdminOrderRow; readonly mixed: boolean }) => {
  const states = [order.state, ...(order.disputed ? ['disputed'] : []), ...(mixed && order.testMode ? ['test'] : [])];
  return (
    <Flex gap={1} wrap="wrap">
      {states.map((state) => (
        <StateChip key={state} of="order" state={state} />
      ))}
    </Flex>
  );
};

const useColumns = ({ mixed, oneCurrency }: { readonly mixed: boolean; readonly oneCurrency: boolean }): Column<AdminOrderRow>[] => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  return [
    { key: 'number', label: words('field.number'), render: (order) => <Named name={order.number} note={order.products} /> },
    {
      key: 'buyer',
      label: words('field.buyer'),
      render: (order) => (
        <>
          <Email address={order.email} />
          <div>
            <Quiet>{formatDisplayName(order.country, { type: 'region' }) ?? order.country}</Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'affiliate',
      label: words('field.affiliate'),
      render: (order) => (
        <>
          {order.affiliateCode ? <bdi>{order.affiliateCode}</bdi> : null}
          {order.otherAffiliateCode ? (
            <Quiet>
              {' '}
              + <bdi>{order.otherAffiliateCode}</bdi>
            </Quiet>
          ) : null}
        </>
      ),
    },
    {
      key: 'state',
      label: words('field.state'),
      render: (order) => <States order={order} mixed={mixed} />,
    },
    {
      key: 'placed',
      label: words('field.placed'),
      sorts: BY_TIME,
      render: (order) => <Moment at={order.placedAt} />,
    },
    {
      key: 'total',
      label: words('field.total'),
      figure: true,
      // Amounts of different currencies do not compare.
      ...(oneCurrency ? { sorts: BY_SIZE } : {}),
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

type Query = ReturnType<typeof useOrderFilters>['query'];

/** Totals of everything the filters match, one row per currency. */
const Totals = ({ query }: { readonly query: Query }) => {
  const words = useWords();
  const totals = useRead(readOrderTotals, { query }).data?.data ?? [];
  const why = whyOfList('orders', query);
  return (
    <>
      {totals.map((total) => (
        <tr key={total.currency} role="row">
          <td role="cell" colSpan={5}>
            {words('orders.totals', { count: total.orders, currency: total.currency })}
          </td>
          <td role="cell" className="figure">
            <Amount value={total.total} why={why('total', total.currency)} />
          </td>
          <td role="cell" className="figure">
            <Amount value={total.net} why={why('net', total.currency)} />
          </td>
        </tr>
      ))}
    </>
  );
};

/** Every order, found by number, address or the provider's id, and filtered by anything. */
export const OrdersPage = () => {
  const words = useWords();
  const filters = useOrderFilters();
  const mayExport = useMay('orders.export');
  const mayRecord = useMay('orders.record');
  const recordLink = useRowLink('record');
  const [recording, stopRecording] = usePanel('record');
  const query = useList(listOrders, { ...filters.query, sort: filters.sort });
  const mixed = new Set(query.data?.data.map(({ testMode }) => testMode)).size > 1;
  const columns = useColumns({ mixed, oneCurrency: filters.query.currency !== undefined });
  return (
    <ListPage
      hasOwnFile
      title={words('orders.title')}
      subtitle={words('orders.subtitle')}
      permission="orders.read"
      action={
        <Flex gap={2} wrap="wrap">
          {mayExport ? (
            <ExportButton
              label={words('orders.export')}
              read={() => ask(exportOrders, { query: filters.query })}
              said={({ rows }) => words('orders.exported', { count: rows })}
            />
          ) : null}
          {mayRecord ? (
            <LinkButton tag={Link} to={recordLink('true')} startIcon={<Plus />}>
              {words('recordSale.open')}
            </LinkButton>
          ) : null}
        </Flex>
      }
      controls={<OrderFilterBar filters={filters} />}
      above={<OrderFilterChips filters={filters} />}
      query={query}
      columns={columns}
      keyOf={(order) => order.number}
      linkOf={(order) => to.order(order.number)}
      sort={{ by: filters.sort, onSort: filters.resort }}
      foot={<Totals query={filters.query} />}
      empty={{ title: words('orders.empty'), hint: words('orders.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    >
      {recording && mayRecord ? <RecordSale onClose={stopRecording} /> : null}
    </ListPage>
  );
};
