import type { TerritoryView } from '../../../contracts/territories';
import { countryName } from '../../i18n/format';
import { DataTable, Day, useSite, useStore, type Column } from '../kit';
import { Status } from '../status';

const TONE = { held: 'positive', coming: 'neutral', over: 'neutral' } as const;

/** The countries an affiliate holds, held, or will hold, and what that means for orders from there. Nothing where there never were any. */
export function Territories() {
  const { t, locale } = useSite();
  const rows = useStore(['partner-territories'], (client) => client.partnerTerritories.list({})).data ?? [];
  if (rows.length === 0) return null;
  const columns: readonly Column<TerritoryView>[] = [
    { name: t('territory.countries'), cell: (row) => row.countries.map((code) => countryName(locale, code)).join(', ') },
    { name: t('territory.program'), cell: (row) => <bdi>{row.program}</bdi> },
    {
      name: t('territory.means'),
      cell: (row) => (
        <>
          {t(row.exclusive ? 'territory.exclusive' : 'territory.open')}
          {row.rule === null ? null : <span className="block text-13 text-muted">{t(`territory.rule.${row.rule}`)}</span>}
          {row.endedBecause === null ? null : (
            <span className="block text-13 text-muted" dir="auto">
              {row.endedBecause}
            </span>
          )}
        </>
      ),
    },
    { name: t('territory.from'), cell: (row) => <Day at={row.from} /> },
    { name: t('territory.until'), cell: (row) => (row.until === null ? t('territory.forGood') : <Day at={row.until} />) },
    { name: t('territory.state'), cell: (row) => <Status tone={TONE[row.state]} word={t(`territory.state.${row.state}`)} /> },
  ];
  return (
    <section className="mt-8">
      <h2 className="text-22">{t('territory.title')}</h2>
      <DataTable caption={t('territory.title')} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </section>
  );
}
