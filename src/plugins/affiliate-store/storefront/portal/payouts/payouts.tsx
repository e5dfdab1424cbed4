import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { PayoutView, readPayoutOverview } from '../../../contracts/payouts';
import type { Data } from '../../../contracts/endpoint';
import { Amount, DataTable, Empty, formatDay, Loaded, PageHead, useSite, useStore, useStoreList, type Column } from '../kit';
import { Balances } from '../balances';
import { LongList } from '../long-list';
import { MethodForm } from './method-form';
import { PayoutState } from './payout-state';
import { Standing } from './standing';

type Overview = Data<typeof readPayoutOverview>;

function Method({ overview }: { readonly overview: Overview }) {
  const { t, locale } = useSite();
  const [open, setOpen] = useState(overview.method === null);
  const { method } = overview;
  return (
    <section aria-labelledby="method" className="mt-14">
      <h2 id="method" className="text-22">
        {t('payoutMethod.title')}
      </h2>
      <p className="mt-2">
        {method === null ? (
          t('payoutMethod.none')
        ) : (
          <>
            {t(`payoutMethod.${method.kind}`)} <bdi className="font-medium">{method.shown}</bdi>
          </>
        )}
      </p>
      {method?.cooling && <p className="text-13 text-muted">{t('payoutMethod.cooling', { day: formatDay(locale, method.usableFrom) })}</p>}
      {open ? (
        <MethodForm offered={overview.methodsOffered} coolingHours={overview.coolingHours} />
      ) : (
        <button type="button" className="button mt-4" onClick={() => setOpen(true)}>
          {t('payoutMethod.change')}
        </button>
      )}
    </section>
  );
}

function useColumns(): readonly Column<PayoutView>[] {
  const { t, locale } = useSite();
  return [
    {
      name: t('payoutHistory.day'),
      cell: (row) => (
        <Link className="row-link font-medium" to={row.id}>
          {formatDay(locale, row.createdAt)}
        </Link>
      ),
    },
    { name: t('payoutHistory.state'), cell: (row) => <PayoutState payout={row} /> },
    { name: t('payoutHistory.to'), cell: (row) => <bdi>{row.methodShown}</bdi> },
    { name: t('payoutHistory.amount'), numeric: true, cell: (row) => <Amount money={row.amount} /> },
  ];
}

function History() {
  const { t } = useSite();
  const query = useStoreList(['payouts'], (client, cursor) => client.payouts.listMine({ query: { cursor } }));
  const columns = useColumns();
  return (
    <section aria-labelledby="history" className="mt-14">
      <h2 id="history" className="text-22">
        {t('payoutHistory.title')}
      </h2>
      <LongList
        query={query}
        caption={t('payoutHistory.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t('payoutHistory.empty')} help={t('payoutHistory.emptyHelp')} />}
      />
    </section>
  );
}

/** Entries the shop made by hand; nothing where there is none. */
function Adjustments() {
  const { t, locale } = useSite();
  const { data } = useStore(['adjustments'], (client) => client.payouts.listAdjustments({ query: { pageSize: 100 } }));
  if (data === undefined || data.data.length === 0) return null;
  return (
    <section aria-labelledby="adjustments" className="mt-14">
      <h2 id="adjustments" className="text-22">
        {t('adjustments.title')}
      </h2>
      <p className="mt-1 text-muted">{t('adjustments.help')}</p>
      <DataTable
        caption={t('adjustments.title')}
        rows={data.data}
        rowKey={(row) => row.id}
        columns={[
          { name: t('payoutHistory.day'), cell: (row) => formatDay(locale, row.at) },
          { name: t('adjustments.kind'), cell: (row) => t(`adjustment.${row.kind}`) },
          { name: t('adjustments.reason'), cell: (row) => <span dir="auto">{row.reason}</span> },
          { name: t('payoutHistory.amount'), numeric: true, cell: (row) => <Amount money={row.amount} /> },
        ]}
      />
    </section>
  );
}

/** When one is paid, how much could be paid now or why not yet, how, and what was paid so far. */
export function Payouts() {
  const { t, locale } = useSite();
  const query = useStore(['payout-overview'], (client) => client.payouts.readOverview());
  const next = query.data?.nextTransferAt ?? null;
  return (
    <>
      <PageHead
        title={t('payouts.title')}
        state={
          query.data && (
            <>
              {t(`payouts.rhythm.${query.data.rhythm}`)} {next !== null && t('payouts.next', { day: formatDay(locale, next) })}
            </>
          )
        }
      />
      <Loaded query={query}>
        {(overview) => (
          <>
            <div className="mt-8 grid gap-8 md:grid-cols-2">
              {overview.standings.map((standing) => (
                <Standing key={standing.currency} standing={standing} />
              ))}
            </div>
            <Balances balances={overview.balances} />
            <Method key={overview.method?.changedAt ?? ''} overview={overview} />
            <History />
            <Adjustments />
          </>
        )}
      </Loaded>
    </>
  );
}
