import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { formatDay } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { DataTable } from '../data-table';
import { PageHead } from '../page-head';
import { useSession } from '../session';
import { Failed, Loaded } from '../states';
import { useStore } from '../use-store';
import { PayoutState } from './payout-state';

function TakeBack({ id }: { readonly id: string }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: () => client.payouts.cancelMine({ params: { id } }),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <div className="mt-6">
      <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate()}>
        {t('payout.takeBack')}
      </button>
      {take.isError && <Failed failure={take.error} />}
    </div>
  );
}

/** One payout: how far it came, and the sales it pays. */
export function Payout() {
  const { t, locale } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['payout', id], (client) => client.payouts.readMine({ params: { id } }));
  return (
    <>
      <PageHead
        title={query.data ? t('payout.title', { day: formatDay(locale, query.data.createdAt) }) : t('payouts.title')}
        back={{ to: '/payouts', label: t('payouts.title') }}
        state={query.data && <PayoutState payout={query.data} />}
      />
      <Loaded query={query}>
        {(payout) => (
          <>
            <p className="mt-6 text-28 font-bold">
              <Amount money={payout.amount} />
            </p>
            <p className="text-muted">
              {payout.method !== 'stripe' && t(`payoutMethod.${payout.method}`)}{' '}
              {payout.method !== 'credit' && <bdi>{payout.methodShown}</bdi>}
            </p>
            {payout.reference !== null && (
              <p className="text-13 text-muted">
                {t('payout.reference')} <bdi>{payout.reference}</bdi>
              </p>
            )}
            {payout.cancellable && <TakeBack id={payout.id} />}
            <h2 className="mt-12 text-22">{t('payout.items')}</h2>
            <DataTable
              caption={t('payout.items')}
              rows={payout.items}
              rowKey={(row) => `${row.orderNumber} ${row.product}`}
              columns={[
                { name: t('commissions.product'), cell: (row) => <span dir="auto">{row.product}</span> },
                { name: t('receipt.number'), cell: (row) => <bdi>{row.orderNumber}</bdi> },
                { name: t('payoutHistory.amount'), numeric: true, cell: (row) => <Amount money={row.amount} /> },
              ]}
            />
            {payout.rest.amount !== '0' && (
              <p className="mt-4 text-muted">
                {t('payout.rest')}: <Amount money={payout.rest} />
              </p>
            )}
            {payout.fee.amount !== '0' && (
              <p className="mt-1 text-muted">
                {t('payout.fee')}: <Amount money={payout.fee} />
              </p>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
