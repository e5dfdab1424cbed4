import { Link } from 'react-router-dom';
import type { PayoutView } from '../../../contracts/payouts';
import { formatDay } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { LongList } from '../long-list';
import { SAVED_AT_ONCE, SaveList, type SavedList } from '../save-list';
import { Empty } from '../states';
import { useStoreList } from '../use-store';
import { Credit } from './credit';
import { PayoutState } from './payout-state';

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
    { name: t('payoutHistory.to'), cell: (row) => (row.method === 'credit' ? t('payoutMethod.credit') : <bdi>{row.methodShown}</bdi>) },
    { name: t('payoutHistory.amount'), numeric: true, cell: (row) => <Amount money={row.amount} /> },
  ];
}

const saved: SavedList = {
  name: 'payouts',
  page: (client, cursor) => client.payouts.listMine({ query: { cursor, pageSize: SAVED_AT_ONCE } }),
};

function List() {
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
      {(query.data?.pages[0]?.data.length ?? 0) > 0 && <SaveList list={saved} />}
    </section>
  );
}

/** What was paid so far, newest first, and what is left of it as store credit. */
export function History() {
  return (
    <>
      <Credit />
      <List />
    </>
  );
}
