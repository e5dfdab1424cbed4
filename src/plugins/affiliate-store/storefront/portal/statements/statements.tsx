import { Link } from 'react-router-dom';
import type { StatementRow } from '../../../contracts/statements';
import { formatMonth } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { storePath, useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { LongList } from '../long-list';
import { PageHead } from '../page-head';
import { Empty } from '../states';
import { useStore, useStoreList } from '../use-store';

function useColumns(): readonly Column<StatementRow>[] {
  const { t, locale } = useSite();
  return [
    {
      name: t('statements.month'),
      cell: (row) => (
        <Link className="row-link font-medium" to={row.id}>
          {formatMonth(locale, row.month)}
        </Link>
      ),
    },
    { name: t('statements.currency'), cell: (row) => <bdi>{row.currency}</bdi> },
    { name: t('statements.opening'), numeric: true, cell: (row) => <Amount money={row.opening} /> },
    { name: t('statements.paidOut'), numeric: true, cell: (row) => <Amount money={row.paidOut} /> },
    { name: t('statements.closing'), numeric: true, cell: (row) => <Amount money={row.closing} /> },
  ];
}

/** What one was told about each month, newest first. */
export function Statements() {
  const { t, locale } = useSite();
  const query = useStoreList(['statements'], (client, cursor) => client.statements.listMine({ query: { cursor } }));
  const selfBilling = useStore(['self-billing'], (client) => client.selfBilling.readMine());
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('statements.title')} state={t('statements.help')} back={{ to: '/payouts', label: t('payouts.title') }} />
      <LongList
        query={query}
        caption={t('statements.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t('statements.empty')} help={t('statements.emptyHelp')} />}
      />
      {selfBilling.data && (selfBilling.data.offered || selfBilling.data.agreement) && (
        <p className="mt-8">
          <Link className="link" to="self-billing">
            {t('selfBilling.title')}
          </Link>
        </p>
      )}
      <p className="mt-8 text-muted">
        <a className="link" href={storePath(locale, '/check-statement')}>
          {t('statements.checkLink')}
        </a>
      </p>
    </>
  );
}
