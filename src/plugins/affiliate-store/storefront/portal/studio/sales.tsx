import { Link, useParams, useSearchParams } from 'react-router-dom';
import type { StoreClient } from '../../../client';
import { studioStanding, type StudioSale } from '../../../contracts/studio';
import { countryName } from '../../i18n/format';
import { Amount, DataTable, Day, formatMoment, Loaded, PageHead, useSite, useStore, useStoreList, type Column } from '../kit';
import { useDayRange } from '../day-range';
import { ListSheet } from '../list-sheet';
import { WhyAmount } from '../explanation';
import { OrderState } from '../order-state';
import { RangedList } from '../ranged-list';
import { RowTitle } from '../row-title';
import { GiveBack } from './give-back';

function useColumns(): readonly Column<StudioSale>[] {
  const { t } = useSite();
  return [
    {
      name: t('commissions.product'),
      cell: (row) => <RowTitle to={row.orderNumber} title={row.product} order={row.orderNumber} />,
    },
    { name: t('orders.day'), cell: (row) => <Day at={row.at} /> },
    {
      name: t('orders.state'),
      cell: (row) => (
        <>
          <OrderState state={row.state} />
          {row.disputed && <span className="block text-13 text-muted">{t('sales.disputed')}</span>}
        </>
      ),
    },
    { name: t('sales.affiliate'), cell: (row) => (row.affiliate === null ? '' : <bdi>{row.affiliate}</bdi>) },
    { name: t('sales.gross'), cell: (row) => <Amount money={row.gross} />, numeric: true },
    {
      name: t('sales.refunded'),
      cell: (row) => (row.refunded.amount === '0' ? '' : <Amount money={row.refunded} />),
      numeric: true,
    },
    { name: t('sales.held'), cell: (row) => (row.held.amount === '0' ? '' : <Amount money={row.held} />), numeric: true },
    { name: t('sales.yours'), cell: (row) => <Amount money={row.yours} className="font-medium" />, numeric: true },
  ];
}

export function StudioSales() {
  const { t } = useSite();
  const range = useDayRange();
  const [search] = useSearchParams();
  const product = search.get('product') ?? undefined;
  const standing = studioStanding.safeParse(search.get('standing')).data;
  const asked = { ...range, product, standing };
  const query = useStoreList(['sales', range.from, range.to, product, standing], (client, cursor) =>
    client.studio.listSales({ query: { ...asked, cursor } }),
  );
  return (
    <RangedList
      title={t('sales.title')}
      help={t('sales.help')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.orderNumber}
      empty={{ title: t('sales.empty'), help: t('sales.emptyHelp') }}
      filter={{
        name: 'standing',
        label: t('sales.standing'),
        choices: studioStanding.options.map((value) => ({ value, label: t(`sales.${value}`) })),
      }}
      narrowed={
        <>
          {product && (
            <p>
              <Link className="link" to={`?from=${range.from}&to=${range.to}`}>
                {t('sales.allProducts')}
              </Link>
            </p>
          )}
          <ListSheet name="sales" read={(client, cursor) => client.studio.listSales({ query: { ...asked, cursor, pageSize: 100 } })} />
        </>
      }
    />
  );
}

type Sale = Awaited<ReturnType<StoreClient['studio']['readSale']>>;
type SplitLine = Sale['split'][number];

/** A person and what they are in the sale; tax and the payment's fee are named for what they are. */
function Who({ line }: { readonly line: SplitLine }) {
  const { t, locale } = useSite();
  const impersonal = line.role === 'tax' || line.role === 'payment_fee';
  const below = line.role === 'tax' ? countryName(locale, line.who) : line.role === 'payment_fee' ? '' : t(`role.${line.role}`);
  return (
    <>
      <span className="font-medium" dir="auto">
        {impersonal ? t(`role.${line.role}`) : line.who}
      </span>
      {below && <span className="block text-13 font-normal text-muted">{below}</span>}
    </>
  );
}

function Split({ sale }: { readonly sale: Sale }) {
  const { t } = useSite();
  const columns: readonly Column<SplitLine>[] = [
    {
      name: t('split.who'),
      cell: (line) => <Who line={line} />,
    },
    ...(sale.split.some((line) => line.reversed.amount !== '0')
      ? [
          {
            name: t('split.reversed'),
            numeric: true as const,
            cell: (line: SplitLine) => (line.reversed.amount === '0' ? '' : <Amount money={line.reversed} />),
          },
        ]
      : []),
    {
      name: t('split.amount'),
      numeric: true,
      cell: (line) => (
        <WhyAmount
          money={line.amount}
          name={line.who}
          cacheKey={['split', sale.orderNumber, line.role, line.who]}
          ask={() => line.explanation}
        />
      ),
    },
  ];
  return (
    <div className="mt-8 max-w-text">
      <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <OrderState state={sale.state} />
        <span className="text-muted">{t('sales.buyer', { buyer: sale.buyer })}</span>
      </p>
      <h2 className="mt-10 text-22">{t('split.title')}</h2>
      <p className="mt-1 text-muted">{t('split.help')}</p>
      <DataTable caption={t('split.title')} columns={columns} rows={sale.split} rowKey={(line) => line.role + line.who} />
      <dl className="flex justify-between py-3 text-18 font-bold">
        <dt>{t('split.total')}</dt>
        <dd>
          <Amount money={sale.gross} />
        </dd>
      </dl>
      {sale.refunded.amount !== '0' && (
        <p className="text-muted">
          {t('receipt.refunded')} <Amount money={sale.refunded} />
        </p>
      )}
      <GiveBack sale={sale} />
    </div>
  );
}

/** One sale and every cent of it. */
export function StudioSaleDetail() {
  const { t, locale } = useSite();
  const { number = '' } = useParams();
  const query = useStore(['sale', number], (client) => client.studio.readSale({ params: { number } }));
  return (
    <>
      <PageHead
        title={t('order.title', { number })}
        code={number}
        back={{ to: '/studio/sales', label: t('sales.title') }}
        state={
          query.data && (
            <>
              <span dir="auto">{query.data.product}</span> · {formatMoment(locale, query.data.at)}
            </>
          )
        }
      />
      <Loaded query={query}>{(sale) => <Split sale={sale} />}</Loaded>
    </>
  );
}
