import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { sourceDimension, type SourceReport } from '../../../contracts/links';
import { formatNumber, formatRate } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { DataTable } from '../data-table';
import { DayRangePicker, useDayRange } from '../day-range';
import { FilterChips } from '../filter-chips';
import { PageHead } from '../page-head';
import { saveFile } from '../save-file';
import { useSession } from '../session';
import { Empty, Failed, Loaded } from '../states';
import { useStore } from '../use-store';

type Row = SourceReport['rows'][number];
type By = SourceReport['by'];

function Value({ row, by }: { readonly row: Row; readonly by: By }) {
  const { t } = useSite();
  if (row.value === '') return <span className="text-muted">{t('traffic.bare')}</span>;
  if (row.value === '*') return <span className="text-muted">{t('traffic.beyond')}</span>;
  if (by === 'channel') return <>{t.maybe(`channel.${row.value}`) ?? row.value}</>;
  return row.name === null ? (
    <bdi className="break-all">{row.value}</bdi>
  ) : (
    <>
      <bdi>{row.name}</bdi>
      <span className="block text-13 text-muted">
        <bdi dir="ltr">{row.value}</bdi>
      </span>
    </>
  );
}

function useColumns(by: By): readonly Column<Row>[] {
  const { t, locale } = useSite();
  return [
    { name: t(`traffic.by.${by}`), cell: (row) => <Value row={row} by={by} /> },
    { name: t('traffic.clicks'), numeric: true, cell: (row) => formatNumber(locale, row.countedClicks) },
    { name: t('traffic.sales'), numeric: true, cell: (row) => formatNumber(locale, row.sales) },
    { name: t('traffic.conversion'), numeric: true, cell: (row) => formatRate(locale, row.conversionBasisPoints) },
    {
      name: t('traffic.refunded'),
      numeric: true,
      cell: (row) =>
        row.refunded === 0 ? (
          '–'
        ) : (
          <>
            {formatNumber(locale, row.refunded)} <span className="text-13 text-muted">{formatRate(locale, row.refundBasisPoints)}</span>
          </>
        ),
    },
    { name: t('traffic.reversed'), numeric: true, cell: (row) => <Amounts amounts={row.reversed} /> },
    // A phone shows the last figure beside the name.
    { name: t('traffic.earned'), numeric: true, cell: (row) => <Amounts amounts={row.earned} none="0" /> },
  ];
}

/** One sentence of all lines together. */
function Total({ total }: { readonly total: Row }) {
  const { t, locale } = useSite();
  return (
    <p className="mt-4">
      {t('traffic.total', {
        clicks: formatNumber(locale, total.countedClicks),
        sales: formatNumber(locale, total.sales),
      })}{' '}
      <Amounts amounts={total.earned} none="0" />
      {total.clicks > total.countedClicks && (
        <span className="block text-13 text-muted">
          {t('partner.notCounted', {
            count: total.clicks - total.countedClicks,
            shown: formatNumber(locale, total.clicks - total.countedClicks),
          })}
        </span>
      )}
    </p>
  );
}

/** The lines shown, as a file. */
function SaveButton({ query }: { readonly query: { readonly from: string; readonly to: string; readonly by: By } }) {
  const { t } = useSite();
  const { client } = useSession();
  const save = useMutation({ mutationFn: () => client.partnerTraffic.export({ query }), onSuccess: saveFile });
  return (
    <>
      <button type="button" className="button no-print mt-4" disabled={save.isPending} onClick={() => save.mutate()}>
        {t('traffic.csv')}
      </button>
      {save.isError && <Failed failure={save.error} />}
    </>
  );
}

/** What came from where: clicks, sales and earnings by what the links said of themselves. */
export function Traffic() {
  const { t } = useSite();
  const range = useDayRange();
  const [search] = useSearchParams();
  const by = sourceDimension.catch('link').parse(search.get('by'));
  const query = { ...range, by };
  const report = useStore(['traffic', range.from, range.to, by], (client) => client.partnerTraffic.read({ query }));
  const columns = useColumns(by);
  return (
    <>
      <PageHead title={t('traffic.title')} state={t('traffic.help')} />
      <div className="mt-8 space-y-2">
        <DayRangePicker />
        <FilterChips
          name="by"
          label={t('traffic.by')}
          all={t('traffic.by.link')}
          choices={sourceDimension.options.filter((one) => one !== 'link').map((one) => ({ value: one, label: t(`traffic.by.${one}`) }))}
        />
      </div>
      <Loaded query={report}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty title={t('traffic.empty')} help={t('traffic.emptyHelp')} />
          ) : (
            <>
              <Total total={total} />
              <DataTable caption={t('traffic.title')} columns={columns} rows={rows} rowKey={(row) => row.value} />
              <SaveButton query={query} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
