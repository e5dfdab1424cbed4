import { useParams, useSearchParams } from 'react-router-dom';
import type { ClickReceipt as Receipt, PartnerClickView } from '../../../contracts/clicks';
import type { Column } from '../data-table';
import { useDayRange } from '../day-range';
import { ExplanationSum } from '../explanation';
import { formatMoment, Loaded, PageHead, useSite, useStore, useStoreList } from '../kit';
import { RangedList } from '../ranged-list';
import { RowTitle } from '../row-title';
import { Status } from '../status';
import { ContestClick } from './contest';
import { LinkSaid, useAge, verdictTones } from './receipt';
import { useReason } from './referrals';

/** Chooses clicks of one own link or sub-id, by pressing it. */
function Narrow({ name, value, label }: { readonly name: 'link' | 'sub'; readonly value: string; readonly label: string }) {
  const { t } = useSite();
  const [, setSearch] = useSearchParams();
  const choose = () =>
    setSearch((search) => {
      search.delete('link');
      search.delete('sub');
      search.set(name, value);
      return search;
    });
  return (
    <button
      type="button"
      className="relative z-10 min-h-7 text-start text-13 underline decoration-line-strong underline-offset-4"
      aria-label={t('clicks.only', { value: label })}
      onClick={choose}
    >
      <bdi className="break-all">{label}</bdi>
    </button>
  );
}

function Said({ tags }: Pick<PartnerClickView, 'tags'>) {
  const { t } = useSite();
  if (tags === null) return <span className="text-muted">{t('traffic.bare')}</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {tags.link !== null && <Narrow name="link" value={tags.link} label={tags.linkName ?? tags.link} />}
      {tags.subId !== null && <Narrow name="sub" value={tags.subId} label={tags.subId} />}
      <LinkSaid tags={{ ...tags, link: null, linkName: null, subId: null }} />
    </span>
  );
}

function useColumns(): readonly Column<PartnerClickView>[] {
  const { t, locale } = useSite();
  return [
    { name: t('clicks.at'), cell: (row) => <RowTitle to={row.id} title={formatMoment(locale, row.at)} /> },
    {
      name: t('clicks.landing'),
      cell: (row) => (
        <bdi dir="ltr" className="break-all">
          {row.landing}
        </bdi>
      ),
    },
    { name: t('clicks.said'), cell: (row) => <Said tags={row.tags} /> },
    {
      name: t('paidEvents.program'),
      cell: (row) => (
        <span className="text-muted md:text-13" dir="auto">
          {row.program} · <bdi>{row.code}</bdi>
        </span>
      ),
    },
    {
      name: t('clicks.state'),
      cell: (row) => <Status tone={row.counted ? 'positive' : 'neutral'} word={t(row.counted ? 'clicks.counted' : 'clicks.repeat')} />,
    },
  ];
}

/** What the list is narrowed to, and the way out of it. */
function Narrowed({ value }: { readonly value: string }) {
  const { t } = useSite();
  const [, setSearch] = useSearchParams();
  const all = () =>
    setSearch((search) => {
      search.delete('link');
      search.delete('sub');
      return search;
    });
  return (
    <p>
      {t('clicks.narrowed')} <bdi className="font-medium">{value}</bdi>{' '}
      <button type="button" className="button ms-2" onClick={all}>
        {t('filter.all')}
      </button>
    </p>
  );
}

/** Every click that was kept one by one; each opens its receipt. */
export function Clicks() {
  const { t } = useSite();
  const range = useDayRange();
  const [search] = useSearchParams();
  const [link, subId] = [search.get('link') ?? undefined, search.get('sub') ?? undefined];
  const said = link === undefined ? { subId } : { link };
  const query = useStoreList(['clicks', range.from, range.to, link, subId], (client, cursor) =>
    client.partnerClicks.list({ query: { ...range, ...said, cursor } }),
  );
  const narrowed = link ?? subId;
  return (
    <RangedList
      title={t('clicks.title')}
      help={t('clicks.help')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      empty={
        narrowed === undefined
          ? { title: t('clicks.empty'), help: t('clicks.emptyHelp') }
          : { title: t('list.noMatch'), help: t('list.noMatchHelp') }
      }
      narrowed={narrowed !== undefined && <Narrowed value={narrowed} />}
    />
  );
}

function OrderLine({ order }: { readonly order: Receipt['orders'][number] }) {
  const { t } = useSite();
  const age = useAge();
  const reason = useReason();
  const letter = /^Affiliate ([A-Z]+)$/.exec(order.wonBy ?? '')?.[1];
  return (
    <li className="relative border-b border-line py-4">
      <RowTitle to={`/partner/referrals/${order.referral.id}`} title={order.referral.product} order={order.referral.orderNumber} />
      <p className="mt-1">
        <Status tone={verdictTones[order.verdict]} word={t(`touch.verdict.${order.verdict}`)} meaning={reason(order.reason)} />
      </p>
      <p className="text-13 text-muted">
        {t('touch.before', { age: age(order.ageSeconds) })}
        {letter !== undefined && ` · ${t('clicks.wonBy', { letter })}`}
      </p>
    </li>
  );
}

function Body({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useSite();
  const { click, orders, explanation } = receipt;
  return (
    <div className="mt-8 grid max-w-[60rem] gap-x-16 gap-y-12 lg:grid-cols-2">
      <div>
        <div className="border-y border-line py-5">
          <Status tone={click.counted ? 'positive' : 'neutral'} word={t(click.counted ? 'clicks.counted' : 'clicks.repeat')} />
          <p className="mt-1 text-18">
            {t(`clicks.kind.${click.kind}`)}{' '}
            <bdi dir="ltr" className="break-all text-muted">
              {click.landing}
            </bdi>
          </p>
          <LinkSaid tags={click.tags} />
          <p className="mt-2 text-13 text-muted" dir="auto">
            {click.program} · <bdi>{click.code}</bdi>
          </p>
        </div>
        <h2 className="mt-10 text-22">{t('clicks.orders')}</h2>
        {orders.length === 0 ? (
          <p className="mt-2 text-muted">{t('clicks.noOrders')}</p>
        ) : (
          <ol className="mt-4 border-t border-line">
            {orders.map((order) => (
              <OrderLine key={order.referral.id} order={order} />
            ))}
          </ol>
        )}
      </div>
      <div>
        <h2 className="text-22">{t('explain.decided')}</h2>
        <div className="mt-4">
          <ExplanationSum explanation={explanation} />
        </div>
      </div>
    </div>
  );
}

/** The receipt of one click: whether it counted, what it paid by itself, and which orders it was weighed for. */
export function ClickReceipt() {
  const { t, locale } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['click', id], (client) => client.partnerClicks.readReceipt({ params: { id } }));
  return (
    <>
      <PageHead
        title={t('clicks.of', { moment: query.data ? formatMoment(locale, query.data.click.at) : '…' })}
        back={{ to: '/partner/clicks', label: t('clicks.title') }}
        action={
          <div className="no-print flex flex-wrap gap-3">
            <button type="button" className="button" onClick={() => window.print()}>
              {t('receipt.print')}
            </button>
            {query.data && <ContestClick receipt={query.data} />}
          </div>
        }
      />
      <Loaded query={query}>{(receipt) => <Body receipt={receipt} />}</Loaded>
    </>
  );
}
