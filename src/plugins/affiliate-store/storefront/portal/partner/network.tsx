import type { NetworkView } from '../../../contracts/network';
import { formatMonth, formatNumber, formatRate } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { KnownOnPicker, useKnownOn } from '../known-on';
import { DataTable, Day, Empty, formatDay, Loaded, PageHead, useSite, useStore, type Column } from '../kit';
import { Status } from '../status';
import { CopyButton, Qr } from './link-box';

type Recruit = NetworkView['recruits'][number];
type Month = NetworkView['byMonth'][number];
type Change = NetworkView['changes'][number];

const TONE = { active: 'positive', pending: 'neutral', blocked: 'danger' } as const;

function Recruits({ place }: { readonly place: NetworkView }) {
  const { t, locale } = useSite();
  const columns: readonly Column<Recruit>[] = [
    { name: t('network.recruit'), cell: (row) => <bdi>{row.name}</bdi> },
    { name: t('network.state'), cell: (row) => <Status tone={TONE[row.state]} word={t(`network.state.${row.state}`)} /> },
    { name: t('network.since'), cell: (row) => <Day at={row.since} /> },
    { name: t('network.until'), cell: (row) => (row.until === null ? t('network.forGood') : <Day at={row.until} />) },
    { name: t('network.sales'), numeric: true, cell: (row) => formatNumber(locale, row.sales) },
    { name: t('network.earned'), numeric: true, cell: (row) => <Amounts amounts={row.earned} none="0" /> },
  ];
  return (
    <section className="mt-8">
      <h3 className="text-18">{t('network.recruits', { count: place.recruits.length })}</h3>
      {place.recruits.length === 0 ? (
        <p className="mt-1 text-muted">{t('network.nobody')}</p>
      ) : (
        <DataTable caption={t('network.title')} columns={columns} rows={place.recruits} rowKey={(row) => `${row.name} ${row.since}`} />
      )}
    </section>
  );
}

function Months({ place }: { readonly place: NetworkView }) {
  const { t, locale } = useSite();
  const columns: readonly Column<Month>[] = [
    { name: t('network.month'), cell: (row) => formatMonth(locale, row.month) },
    { name: t('network.sales'), numeric: true, cell: (row) => formatNumber(locale, row.sales) },
    { name: t('network.earned'), numeric: true, cell: (row) => <Amounts amounts={row.earned} none="0" /> },
  ];
  if (place.byMonth.length === 0) return null;
  // As known on a day these are the months before it.
  const title = place.asKnownOn === null ? t('network.byMonth') : t('network.byMonthThen', { day: formatDay(locale, place.asKnownOn) });
  return (
    <section className="mt-8">
      <h3 className="text-18">{title}</h3>
      <DataTable caption={title} columns={columns} rows={place.byMonth} rowKey={(row) => row.month} />
    </section>
  );
}

function Changes({ place }: { readonly place: NetworkView }) {
  const { t } = useSite();
  const columns: readonly Column<Change>[] = [
    { name: t('network.recruit'), cell: (row) => <bdi>{row.name}</bdi> },
    { name: t('network.changed'), cell: (row) => <Day at={row.at} /> },
    { name: t('network.what'), cell: (row) => t(`network.what.${row.what}`) },
    { name: t('network.reason'), cell: (row) => <bdi>{row.reason}</bdi> },
  ];
  if (place.changes.length === 0) return null;
  return (
    <section className="mt-8">
      <h3 className="text-18">{t('network.changes')}</h3>
      <DataTable caption={t('network.changes')} columns={columns} rows={place.changes} rowKey={(row) => `${row.at} ${row.name}`} />
    </section>
  );
}

/** The link that brings people in, or why there is none. */
function Recruiting({ place }: { readonly place: NetworkView }) {
  const { t } = useSite();
  const { url, qrSvg, closed, code } = place;
  if (url === null || qrSvg === null) return <p className="note note-warning mt-4">{t(`network.closed.${closed ?? 'not_listed'}`)}</p>;
  return (
    <div className="mt-4 flex flex-wrap items-start justify-between gap-x-10 gap-y-6">
      <div className="flex min-w-0 grow basis-80 flex-wrap gap-3">
        <input
          readOnly
          aria-label={t('network.link')}
          dir="ltr"
          value={url}
          className="input min-w-0 grow basis-64 bg-wash text-15"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={url} label={t('link.copy')} primary />
      </div>
      <Qr svg={qrSvg} code={code} />
    </div>
  );
}

/** How the second tier is reckoned, in one sentence, and how long it lasts. */
function Sentence({ place }: { readonly place: NetworkView }) {
  const { t, locale } = useSite();
  const { rateBasisPoints, base, commissionBase, months } = place;
  if (rateBasisPoints === 0) return null;
  const rate = formatRate(locale, rateBasisPoints);
  return (
    <p className="mt-1 max-w-text">
      {base === 'same' ? t('network.pays.same', { rate, base: t(`rates.base.${commissionBase}`) }) : t('network.pays.first_tier', { rate })}{' '}
      {months === null ? t('network.lasts.good') : t('network.lasts', { months })}
    </p>
  );
}

function Place({ place }: { readonly place: NetworkView }) {
  const { t, locale } = useSite();
  return (
    <article className="mt-8 border-t border-line pt-6">
      <h2 className="text-22" dir="auto">
        {place.program}
      </h2>
      <Sentence place={place} />
      <Recruiting place={place} />
      {place.asKnownOn !== null && (
        <p className="mt-6 max-w-text text-muted">{t('network.knownHelp', { day: formatDay(locale, place.asKnownOn) })}</p>
      )}
      <Recruits place={place} />
      <Months place={place} />
      <Changes place={place} />
    </article>
  );
}

/** Whom the affiliate brought into programs that pay for it, by which link, and what their sales bring. */
export function Network() {
  const { t } = useSite();
  const asKnownOn = useKnownOn();
  const query = useStore(['partner-network', asKnownOn ?? ''], (client) => client.partnerNetwork.read({ query: { asKnownOn } }));
  return (
    <>
      <PageHead title={t('network.title')} state={t('network.help')} />
      <div className="mt-8">
        <KnownOnPicker />
      </div>
      <Loaded query={query}>
        {(places) =>
          places.length === 0 ? (
            <Empty title={t('network.none')} help={t('network.noneHelp')} />
          ) : (
            <>
              {places.map((place) => (
                <Place key={place.id} place={place} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}
