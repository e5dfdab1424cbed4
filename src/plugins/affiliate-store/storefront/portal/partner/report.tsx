import { soldBy, type OwnFigures, type readOwnReport, type readSold } from '../../../contracts/partner-report';
import type { Data } from '../../../contracts/endpoint';
import { countryName, formatNumber, formatRate } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { DayRangePicker, useDayRange } from '../day-range';
import { KnownOnPicker, useKnownOn } from '../known-on';
import { SaveList } from '../save-list';
import { reportSheet, soldSheetRow } from './report-sheet';
import { DataTable, Empty, formatDay, Loaded, PageHead, useSite, useStore, type Column } from '../kit';

type OwnReport = Data<typeof readOwnReport>;
type Later = OwnReport['later'][number];
type Sold = Data<typeof readSold>;
type SoldLine = Sold['rows'][number];
type By = Sold['by'];

function Figures({ figures }: { readonly figures: OwnFigures }) {
  const { t, locale } = useSite();
  const shown = [
    ['traffic.clicks', formatNumber(locale, figures.countedClicks)],
    ['traffic.sales', formatNumber(locale, figures.sales)],
    ['traffic.conversion', formatRate(locale, figures.conversionBasisPoints)],
    ['traffic.dwell', figures.dwellSeconds === null ? '–' : t('traffic.seconds', { count: figures.dwellSeconds })],
    ['traffic.bounces', figures.bounceBasisPoints === null ? '–' : formatRate(locale, figures.bounceBasisPoints)],
    ['traffic.refunded', formatNumber(locale, figures.refundedSales)],
    ['traffic.earned', <Amounts key="earned" amounts={figures.earned} none="0" />],
    ['traffic.reversed', <Amounts key="reversed" amounts={figures.reversed} none="0" />],
    ['report.kept', <Amounts key="kept" amounts={figures.kept} none="0" />],
  ] as const;
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 tabular-nums">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt className="text-13 text-muted">{t(name)}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What was booked after the day asked of, about the same sales. */
function BookedLater({ later }: { readonly later: readonly Later[] }) {
  const { t, locale } = useSite();
  const columns: readonly Column<Later>[] = [
    { name: t('report.booked'), cell: (row) => formatDay(locale, row.booked) },
    { name: t('traffic.sales'), numeric: true, cell: (row) => formatNumber(locale, row.sales) },
    { name: t('traffic.refunded'), numeric: true, cell: (row) => formatNumber(locale, row.refundedSales) },
    { name: t('traffic.reversed'), numeric: true, cell: (row) => <Amounts amounts={row.reversed} /> },
    { name: t('traffic.earned'), numeric: true, cell: (row) => <Amounts amounts={row.earned} none="0" /> },
  ];
  return (
    <section className="mt-8">
      <h2 className="text-20">{t('report.later')}</h2>
      <p className="mt-1 text-muted">{t('report.laterHelp')}</p>
      {later.length === 0 ? (
        <p className="mt-3">{t('report.nothingLater')}</p>
      ) : (
        <DataTable caption={t('report.later')} columns={columns} rows={later} rowKey={(row) => row.booked} />
      )}
    </section>
  );
}

function Whole({ report }: { readonly report: OwnReport }) {
  const { t, locale } = useSite();
  const { asKnownOn, since, figures, now, later } = report;
  return (
    <>
      <section className="mt-8">
        <h2 className="text-20">{asKnownOn === null ? t('report.stands') : t('report.asKnown', { day: formatDay(locale, asKnownOn) })}</h2>
        {since === null ? null : <p className="mt-1 text-13 text-muted">{t('report.since', { day: formatDay(locale, since) })}</p>}
        <Figures figures={figures} />
      </section>
      {now && (
        <>
          <BookedLater later={later} />
          <section className="mt-8">
            <h2 className="text-20">{t('report.stands')}</h2>
            <Figures figures={now} />
          </section>
        </>
      )}
    </>
  );
}

function Lines({ by }: { readonly by: By }) {
  const { t, locale } = useSite();
  const range = useDayRange();
  const known = useKnownOn();
  const query = { ...range, by, asKnownOn: known };
  const sold = useStore(['sold', range.from, range.to, by, known ?? ''], (client) => client.partnerReport.readSold({ query }));
  const title = t(`report.by.${by}`);
  const nameOf = (row: SoldLine): string => {
    if (row.value === '*') return t('report.others');
    return by === 'country' ? countryName(locale, row.value) : (row.name ?? row.value);
  };
  const columns: readonly Column<SoldLine>[] = [
    { name: title, cell: (row) => <bdi>{nameOf(row)}</bdi> },
    { name: t('traffic.sales'), numeric: true, cell: (row) => formatNumber(locale, row.sales) },
    { name: t('traffic.refunded'), numeric: true, cell: (row) => formatNumber(locale, row.refunded) },
    { name: t('traffic.reversed'), numeric: true, cell: (row) => <Amounts amounts={row.reversed} /> },
    { name: t('traffic.earned'), numeric: true, cell: (row) => <Amounts amounts={row.earned} none="0" /> },
  ];
  return (
    <section className="mt-10">
      <h2 className="text-20">{title}</h2>
      <Loaded query={sold}>
        {({ rows, fewestBuyers, asKnownOn }) => (
          <>
            {asKnownOn !== null && <p className="mt-1 text-muted">{t('report.asKnown', { day: formatDay(locale, asKnownOn) })}</p>}
            {by === 'country' && <p className="mt-1 text-muted">{t('report.othersHelp', { count: formatNumber(locale, fewestBuyers) })}</p>}
            {rows.length === 0 ? (
              <Empty title={t('traffic.empty')} help={t('report.empty')} />
            ) : (
              <>
                <DataTable caption={title} columns={columns} rows={rows} rowKey={(row) => row.value} />
                <SaveList
                  list={{
                    name: `sold-by-${by}-${range.from}-${range.to}${known === undefined ? '' : `-known-${known}`}`,
                    page: async () => ({ data: rows.map(soldSheetRow), pagination: null }),
                  }}
                />
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** What one's own sales came to, as it stands or as it was known on a day, and by product and country. */
export function Report() {
  const { t } = useSite();
  const range = useDayRange();
  const known = useKnownOn();
  const query = { ...range, ...(known === undefined ? {} : { asKnownOn: known }) };
  const report = useStore(['own-report', range.from, range.to, known ?? ''], (client) => client.partnerReport.read({ query }));
  return (
    <>
      <PageHead title={t('report.title')} state={t('report.help')} />
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
        <DayRangePicker />
        <KnownOnPicker />
      </div>
      <Loaded query={report}>
        {(found) => (
          <>
            <Whole report={found} />
            <SaveList
              list={{
                name: `performance-${range.from}-${range.to}${known === undefined ? '' : `-known-${known}`}`,
                page: async () => ({ data: reportSheet(found), pagination: null }),
              }}
            />
          </>
        )}
      </Loaded>
      {soldBy.options.map((by) => (
        <Lines key={by} by={by} />
      ))}
    </>
  );
}
