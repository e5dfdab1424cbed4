import { exportSubscriptions, listSubscriptions, readSubscriptionTotals } from '../../../../contracts/admin';
import type { SubscriptionRow } from '../../../../contracts/admin';
import { ask } from '../../shell/api';
import { whyOfList } from '../../shell/explain';
import { ExportButton } from '../../shell/export-button';
import { Amount, Day, Email, ListPage, Named, Quiet, to, useList, useMay, useRead, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { usePriceText } from './price-text';
import { SubscriptionFilterBar, SubscriptionFilterChips, useSubscriptionFilters } from './subscription-filters';
import { SubscriptionStates } from './subscription-state';

const useColumns = (mixed: boolean): Column<SubscriptionRow>[] => {
  const words = useWords();
  const priceText = usePriceText();
  return [
    { key: 'product', label: words('field.product'), render: (one) => <Named name={one.product} note={one.firstOrder} /> },
    { key: 'buyer', label: words('field.buyer'), render: (one) => <Email address={one.email} /> },
    { key: 'state', label: words('field.state'), render: (one) => <SubscriptionStates of={one} test={mixed} /> },
    { key: 'began', label: words('subscriptions.began'), render: (one) => <Day at={one.startedAt} /> },
    {
      key: 'next',
      label: words('subscriptions.next'),
      render: (one) => (one.nextPaymentAt ? <Day at={one.nextPaymentAt} /> : <Quiet>—</Quiet>),
    },
    {
      key: 'price',
      label: words('subscriptions.price'),
      figure: true,
      render: (one) => (
        <>
          <bdi>{priceText(one)}</bdi>
          {one.instalments && (
            <>
              <br />
              <Quiet>{words('subscriptions.ofPaid', { paid: one.instalments.paid, count: one.instalments.count })}</Quiet>
            </>
          )}
        </>
      ),
    },
  ];
};

type Query = ReturnType<typeof useSubscriptionFilters>['query'];

/** How many the filters match, and what those that go on come to in a month: one row per currency. */
const Totals = ({ query }: { readonly query: Query }) => {
  const words = useWords();
  const totals = useRead(readSubscriptionTotals, { query }).data?.data ?? [];
  const why = whyOfList('subscriptions', query);
  return (
    <>
      {totals.map((total) => (
        <tr key={total.currency} role="row">
          <td role="cell" colSpan={5}>
            {words('subscriptions.totals', { count: total.subscriptions, goingOn: total.goingOn, currency: total.currency })}
          </td>
          <td role="cell" className="figure">
            <Amount value={total.perMonth} why={why('perMonth', total.currency)} /> <Quiet>{words('subscriptions.perMonth')}</Quiet>
          </td>
        </tr>
      ))}
    </>
  );
};

/** What is paid again and again: who, for what, how it stands and when the next payment is due. */
export const SubscriptionsPage = () => {
  const words = useWords();
  const filters = useSubscriptionFilters();
  const mayExport = useMay('subscriptions.export');
  const query = useList(listSubscriptions, filters.query);
  const mixed = new Set(query.data?.data.map(({ testMode }) => testMode)).size > 1;
  return (
    <ListPage
      hasOwnFile
      title={words('subscriptions.title')}
      subtitle={words('subscriptions.subtitle')}
      permission="subscriptions.read"
      action={
        mayExport ? (
          <ExportButton
            label={words('subscriptions.export')}
            read={() => ask(exportSubscriptions, { query: filters.query })}
            said={({ rows }) => words('subscriptions.exported', { count: rows })}
          />
        ) : null
      }
      controls={<SubscriptionFilterBar filters={filters} />}
      above={<SubscriptionFilterChips filters={filters} />}
      query={query}
      columns={useColumns(mixed)}
      keyOf={(one) => one.id}
      linkOf={(one) => to.subscription(one.id)}
      foot={<Totals query={filters.query} />}
      empty={{ title: words('subscriptions.empty'), hint: words('subscriptions.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    />
  );
};
