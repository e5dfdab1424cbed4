import { Link } from 'react-router-dom';
import type { StoreClient } from '../../../client';
import { formatNumber } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { Balances } from '../balances';
import { DataTable } from '../data-table';
import { DayCharts } from '../day-charts';
import { DayRangePicker, rangeBefore, useDayRange, type DayRange } from '../day-range';
import { Figure, minorIn, useChange } from '../figure';
import { PageHead } from '../page-head';
import { Empty, Loaded, PageSkeleton } from '../states';
import { useStore } from '../use-store';

type Summary = Awaited<ReturnType<StoreClient['studio']['readSummary']>>;

function Figures({
  summary,
  before,
  range,
}: {
  readonly summary: Summary;
  readonly before: Summary | undefined;
  readonly range: DayRange;
}) {
  const { t, locale } = useSite();
  const change = useChange(range);
  const [gross, earned] = [summary.gross[0], summary.earned[0]];
  const sales = `sales?from=${range.from}&to=${range.to}`;
  return (
    <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-8 lg:grid-cols-4">
      <Figure
        label={t('studio.earned')}
        to={sales}
        change={earned ? change(BigInt(earned.amount), before && minorIn(before.earned, earned.currency)) : null}
      >
        <Amounts amounts={summary.earned} none="0" />
      </Figure>
      <Figure
        label={t('studio.gross')}
        to={sales}
        change={gross ? change(BigInt(gross.amount), before && minorIn(before.gross, gross.currency)) : null}
      >
        <Amounts amounts={summary.gross} none="0" />
      </Figure>
      <Figure label={t('studio.sales')} to={sales} change={change(summary.sales, before?.sales)}>
        {formatNumber(locale, summary.sales)}
      </Figure>
      <Figure label={t('studio.refunded')}>
        <Amounts amounts={summary.refunded.filter((money) => money.amount !== '0')} none="0" />
      </Figure>
    </dl>
  );
}

function Products({ products, range }: { readonly products: Summary['products']; readonly range: DayRange }) {
  const { t, locale } = useSite();
  const columns = [
    {
      name: t('commissions.product'),
      cell: (row: Summary['products'][number]) => (
        <Link
          className="row-link font-medium"
          dir="auto"
          to={`sales?product=${encodeURIComponent(row.id)}&from=${range.from}&to=${range.to}`}
        >
          {row.name}
        </Link>
      ),
    },
    { name: t('studio.sales'), cell: (row: Summary['products'][number]) => formatNumber(locale, row.sales), numeric: true as const },
    { name: t('studio.gross'), cell: (row: Summary['products'][number]) => <Amounts amounts={row.gross} />, numeric: true as const },
  ];
  return (
    <section aria-labelledby="products" className="mt-14">
      <h2 id="products" className="text-22">
        {t('studio.products')}
      </h2>
      {products.length === 0 ? (
        <Empty title={t('studio.noProducts')} help={t('studio.noProductsHelp')} />
      ) : (
        <DataTable caption={t('studio.products')} columns={columns} rows={products} rowKey={(row) => row.id} />
      )}
    </section>
  );
}

/** The creator's first page: what the products brought, and where the money stands. */
export function StudioOverview() {
  const { t } = useSite();
  const range = useDayRange();
  const summary = useStore(['studio', range.from, range.to], (client) => client.studio.readSummary({ query: range }));
  const before = useStore(['studio', 'before', range.from, range.to], (client) => client.studio.readSummary({ query: rangeBefore(range) }));
  return (
    <>
      <PageHead title={t('studio.title')} state={t('studio.help')} />
      <div className="mt-8">
        <DayRangePicker />
      </div>
      <Loaded query={summary} skeleton={<PageSkeleton />}>
        {(loaded) => (
          <>
            <Figures summary={loaded} before={before.data} range={range} />
            {loaded.chart.length > 0 && <DayCharts points={loaded.chart} title={t('studio.gross')} />}
            <Products products={loaded.products} range={range} />
            <Balances beyondDays balances={loaded.balances} />
          </>
        )}
      </Loaded>
    </>
  );
}
