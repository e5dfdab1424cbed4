import type { CreditBalance, CreditMovement } from '../../../contracts/credit';
import { formatMoney } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { Day } from '../day';
import { LongList } from '../long-list';
import { useStore, useStoreList } from '../use-store';

function useColumns(): readonly Column<CreditMovement>[] {
  const { t } = useSite();
  return [
    { name: t('payoutHistory.day'), cell: (row) => <Day at={row.at} /> },
    {
      name: t('storeCredit.why'),
      cell: (row) => t(`storeCredit.kind.${row.kind}`, { order: row.orderNumber ?? '', reason: `\u2068${row.reason ?? ''}\u2069` }),
    },
    { name: t('storeCredit.after'), numeric: true, cell: (row) => <Amount money={row.balanceAfter} /> },
    // Last, for a narrow page puts the last figure beside the day.
    { name: t('payoutHistory.amount'), numeric: true, cell: (row) => <Amount money={row.amount} /> },
  ];
}

/** One currency: how much there is, what is set aside, and why it is so much. */
function Balance({ balance }: { readonly balance: CreditBalance }) {
  const { t, locale } = useSite();
  const { currency, available, reserved } = balance;
  const columns = useColumns();
  const query = useStoreList(['credit', currency], (client, cursor) => client.payouts.listCredit({ query: { currency, cursor } }));
  return (
    <div className="mt-4">
      <p className="text-18 font-bold">{t('storeCredit.available', { amount: formatMoney(locale, available) })}</p>
      {reserved.amount !== '0' && (
        <p className="text-13 text-muted">{t('storeCredit.reserved', { amount: formatMoney(locale, reserved) })}</p>
      )}
      <LongList query={query} caption={t('storeCredit.title')} columns={columns} rowKey={(row) => row.id} empty={null} />
    </div>
  );
}

/** One's store credit with everything that moved it; nothing for whoever never had any. */
export function Credit() {
  const { t } = useSite();
  const { data } = useStore(['credit'], (client) => client.payouts.readCredit());
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-labelledby="credit" className="mt-14">
      <h2 id="credit" className="text-22">
        {t('storeCredit.title')}
      </h2>
      <p className="mt-1 text-muted">{t('storeCredit.help')}</p>
      {data.map((balance) => (
        <Balance key={balance.currency} balance={balance} />
      ))}
    </section>
  );
}
