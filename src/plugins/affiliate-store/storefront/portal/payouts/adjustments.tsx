import { formatDay } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { DataTable } from '../data-table';
import type { Data } from '../../../contracts/endpoint';
import type { listMyAdjustments } from '../../../contracts/payouts';
import { useStore } from '../use-store';

/** The amount; of a currency move with what it became, and at which rate. */
function Moved({ row: { amount, into } }: { readonly row: Data<typeof listMyAdjustments>[number] }) {
  const { t } = useSite();
  if (into === null) return <Amount money={amount} />;
  const { from, to, rate, source } = into.exchange;
  return (
    <>
      <Amount money={amount} />
      <br />
      <Amount money={into.amount} /> <span className="text-muted">{t('adjustments.atRate', { from, to, rate, source })}</span>
    </>
  );
}

/** Entries the shop made by hand; nothing where there is none. */
export function Adjustments() {
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
          { name: t('payoutHistory.amount'), numeric: true, cell: (row) => <Moved row={row} /> },
        ]}
      />
    </section>
  );
}
