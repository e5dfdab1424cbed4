import { useSearchParams } from 'react-router-dom';
import { couponState } from '../../../contracts/coupons';
import type { StudioCoupon } from '../../../contracts/studio';
import { FilterChips } from '../filter-chips';
import { Day, Empty, PageHead, useSite, useStoreList, type Column } from '../kit';
import { LongList } from '../long-list';
import { RowTitle } from '../row-title';
import { NewCoupon } from './coupon-form';
import { CouponState, TakenOff, useReductionText, useUsedText } from './coupon-words';

function useColumns(): readonly Column<StudioCoupon>[] {
  const { t } = useSite();
  const [reductionText, usedText] = [useReductionText(), useUsedText()];
  return [
    {
      name: t('ownCoupons.code'),
      cell: (one) => (
        <>
          <RowTitle to={one.id} title={one.code} />
          <span className="block text-13 font-normal text-muted" dir="auto">
            {one.products.map(({ name }) => name).join(', ')}
          </span>
        </>
      ),
    },
    { name: t('orders.state'), cell: (one) => <CouponState state={one.state} /> },
    { name: t('sales.affiliate'), cell: (one) => (one.affiliate ? <bdi>{one.affiliate.name}</bdi> : '') },
    {
      name: t('ownCoupons.lastDay'),
      cell: (one) => (one.endsAt === null ? '' : <Day at={new Date(Date.parse(one.endsAt) - 1).toISOString()} />),
    },
    { name: t('ownCoupons.takesOff'), cell: (one) => <bdi>{reductionText(one.reduction)}</bdi>, numeric: true },
    { name: t('ownCoupons.used'), cell: usedText, numeric: true },
    { name: t('ownCoupons.takenOff'), cell: (one) => <TakenOff discounts={one.discounts} />, numeric: true },
  ];
}

/** The codes by which one makes one's own products cheaper. */
export function StudioCoupons() {
  const { t } = useSite();
  const [search] = useSearchParams();
  const state = couponState.safeParse(search.get('state')).data;
  const query = useStoreList(['own-coupons', state], (client, cursor) => client.studioCoupons.list({ query: { state, cursor } }));
  return (
    <>
      <PageHead title={t('ownCoupons.title')} state={t('ownCoupons.help')} />
      <NewCoupon />
      <div className="mt-6">
        <FilterChips
          name="state"
          label={t('ownCoupons.which')}
          all={t('filter.all')}
          choices={couponState.options.map((value) => ({ value, label: t(`ownCoupons.state.${value}`) }))}
        />
      </div>
      <LongList
        query={query}
        caption={t('ownCoupons.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={
          state ? (
            <Empty title={t('list.noMatch')} help={t('sold.noMatchHelp')} />
          ) : (
            <Empty title={t('ownCoupons.empty')} help={t('ownCoupons.emptyHelp')} />
          )
        }
      />
    </>
  );
}
