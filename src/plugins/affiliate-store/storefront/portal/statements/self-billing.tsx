import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SelfBilledRow, SelfBillingView } from '../../../contracts/self-billing';
import { formatDay, formatMonth, formatRate } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { LongList } from '../long-list';
import { PageHead } from '../page-head';
import { saveFile } from '../save-file';
import { useSession } from '../session';
import { Empty, Failed, Loaded } from '../states';
import { useStore, useStoreList } from '../use-store';
import { SelfBillingForm } from './self-billing-form';

function Download({ row }: { readonly row: SelfBilledRow }) {
  const { client } = useSession();
  const paper = useMutation({ mutationFn: async () => saveFile(await client.selfBilling.downloadMine({ params: { id: row.id } })) });
  return (
    <>
      <button type="button" className="button button-small" disabled={paper.isPending} onClick={() => paper.mutate()}>
        PDF<span className="sr-only"> {row.number}</span>
      </button>
      {paper.isError && <Failed failure={paper.error} />}
    </>
  );
}

function useColumns(): readonly Column<SelfBilledRow>[] {
  const { t, locale } = useSite();
  return [
    { name: t('documents.number'), cell: (row) => <bdi className="font-medium proportional-nums">{row.number}</bdi> },
    { name: t('documents.kind'), cell: (row) => t(`documents.${row.kind}`) },
    { name: t('statements.month'), cell: (row) => formatMonth(locale, row.month) },
    { name: t('documents.tax'), cell: (row) => <Amount money={row.tax} />, numeric: true },
    { name: t('checkout.total'), cell: (row) => <Amount money={row.total} />, numeric: true },
    { name: t('documents.open'), cell: (row) => <Download row={row} /> },
  ];
}

/** What is in force, and how it is ended. */
function InForce({ view }: { readonly view: SelfBillingView }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const end = useMutation({ mutationFn: () => client.selfBilling.end(), onSuccess: () => queries.invalidateQueries() });
  if (!view.agreement) return null;
  const { since, version } = view.agreement;
  return (
    <div className={`note mt-6 ${view.obstacle ? 'note-danger' : 'note-positive'}`} role={view.obstacle ? 'alert' : 'status'}>
      <p className="font-bold">{t('selfBilling.agreed', { day: formatDay(locale, since), version })}</p>
      <p className="mt-1">{view.obstacle ? t(`selfBilling.obstacle.${view.obstacle}`) : t('selfBilling.agreedHelp')}</p>
      {view.rate !== null && <p className="mt-1">{t('selfBilling.rate', { rate: formatRate(locale, view.rate) })}</p>}
      <button type="button" className="button button-small mt-3" disabled={end.isPending} onClick={() => end.mutate()}>
        {t('selfBilling.end')}
      </button>
      {end.isError && <Failed failure={end.error} />}
    </div>
  );
}

/** Invoices the shop writes in the name of whoever is paid: whether they agree, with what data, and what was issued. */
export function SelfBilling() {
  const { t } = useSite();
  const query = useStore(['self-billing'], (client) => client.selfBilling.readMine());
  const papers = useStoreList(['self-billed'], (client, cursor) => client.selfBilling.listMine({ query: { cursor } }));
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('selfBilling.title')} state={t('selfBilling.help')} back={{ to: '/statements', label: t('statements.title') }} />
      <Loaded query={query}>
        {(view) => (
          <>
            <InForce view={view} />
            {view.offered ? (
              <SelfBillingForm key={view.agreement?.at ?? 'new'} view={view} />
            ) : (
              <p className="mt-6">{t('selfBilling.off')}</p>
            )}
          </>
        )}
      </Loaded>
      <h2 className="mt-12 text-22">{t('selfBilling.papers')}</h2>
      <LongList
        query={papers}
        caption={t('selfBilling.papers')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t('selfBilling.none')} help={t('selfBilling.noneHelp')} />}
      />
    </>
  );
}
